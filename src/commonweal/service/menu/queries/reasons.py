"""Why a service stands where it stands in a list, in words."""

from commonweal.domain import dates, provision
from commonweal.domain.journey import REASONS
from commonweal.paper.words import counted
from commonweal.service.menu.queries import words


def why(hit, wish, start, service):
    """What speaks for a service, and what to know before it is chosen."""
    told = (
        _needs(hit),
        distance(hit, start),
        _room(hit, service),
        _days(hit.entry),
        _access(hit.entry, wish),
        _language(hit.entry, wish),
        "For carers" if hit.for_carer else "",
        hit.unsuited,
        stale(service) if hit.is_stale else "",
    )
    return [each for each in told if each]


def _needs(hit):
    return f"Meets: {'; '.join(REASONS[code].lower() for code in hit.met)}" if hit.met else ""


def distance(hit, start):
    """How far, in words that say what it is measured from when that is not the very postcode."""
    if hit.entry.at_home:
        return "Comes to the home"
    if hit.distance_m is not None:
        return metres(hit.distance_m) + ("" if start.is_exact else f" from the middle of {start.district}")
    if start.district and hit.entry.districts:
        if start.district in hit.entry.districts:
            return f"In the same postcode district, {start.district}; distance not known"
        return f"In postcode district {', '.join(sorted(hit.entry.districts))}; distance not known"
    return "Distance not known" if start.district else ""


def metres(distance_m):
    """A distance in the unit people use for it."""
    if distance_m < 950:
        return f"About {max(100, round(distance_m, -2))} m away"
    return f"About {distance_m / 1000:.1f} km away"


def _room(hit, service):
    is_plain = service.places_left is None and service.capacity == provision.TAKING
    return "" if is_plain else room(service, service.places_left)


def room(service, places_left):
    """Whether there is room, as last told and as counted."""
    if service.capacity != provision.TAKING:
        return words.capacity(service)
    if places_left is None:
        return "Taking people"
    return f"{counted(places_left, 'place')} left" if places_left else "No places left"


def _days(entry):
    return ", ".join(f"{provision.WEEKDAYS[each]}s" for each in sorted(entry.days))


def _access(entry, wish):
    return ", ".join(provision.ACCESS[code] for code in wish.access if code in entry.access)


def _language(entry, wish):
    spoken = {code for code in entry.languages if code != "en"}
    wanted = {wish.spoken} | {
        code for code, name in provision.LANGUAGES.items() if name == wish.language.strip().title()
    }
    return ", ".join(f"{provision.LANGUAGES[code]} spoken" for code in sorted(spoken & wanted))


def unsuited(entry, wish):
    """What about the person does not go with whom a service is for; information, never an exclusion."""
    youngest, oldest = entry.ages
    if wish.age is not None and youngest is not None and wish.age < youngest:
        return f"For people aged {youngest} and over"
    if wish.age is not None and oldest is not None and wish.age > oldest:
        return f"For people up to {oldest}"
    return "For carers" if wish.carer is False and entry.for_carers else ""


def stale(service):
    return f"Not checked since {dates.said(service.checked_on)}" if service.checked_on else "Never checked"
