"""The visits as lists, and one visit with the least that is needed of the person."""

from django.urls import reverse
from django.utils import timezone

from commonweal.domain import outcomes
from commonweal.service.ground.ui.presenters.words import clock, day, yes_no

COMING_HEAD = ("When", "Who", "Phone", "Where", "Service")
PAST_HEAD = ("When", "Who", "Service", "What happened")


def coming(visits):
    """Visits to come, and those to write up."""
    return [[_linked(each), _who(each), _phone(each), each.meet, each.onward.service.name] for each in visits]


def past(visits):
    return [[_linked(each), _name(each), each.onward.service.name, each.get_state_display()] for each in visits]


def _person(visit):
    return visit.onward.referral.person


def _phone(visit):
    number = _person(visit).phone
    return {"text": number, "href": f"tel:{number.replace(' ', '')}"} if number else ""


def _name(visit):
    person = _person(visit)
    return f"{person.name} ({person.known_as})" if person.known_as else person.name


def _who(visit):
    """The name, and that there is something to heed, on paper as well."""
    return f"{_name(visit)}: risks to staff" if visit.onward.referral.risk_to_staff else _name(visit)


def when(visit):
    return f"{day(visit.on)}, {clock(visit.at_time)}" if visit.at_time else day(visit.on)


def _linked(visit):
    return {"text": when(visit), "href": reverse("enabler:visit", args=[visit.pk])}


def page(visit):
    """What an enabler sees of a person: how to reach and welcome them, and what staff must know."""
    person, referral, service = _person(visit), visit.onward.referral, visit.onward.service
    return {
        "name": _name(visit),
        "died_on": person.died_on,
        "risk": referral.risk_to_staff,
        "needs": person.access_needs,
        "facts": [
            ("Phone", person.phone),
            ("Language", person.language),
            ("When", when(visit)),
            ("Where you meet", visit.meet),
            ("Service", f"{service.name} ({service.provider.name})"),
            ("What to do", visit.ask),
            ("Advisor", referral.advisor.name if referral.advisor else ""),
        ],
        "happened": _happened(visit),
        "may_record": visit.state != outcomes.CANCELLED and visit.on <= timezone.localdate(),
    }


def _happened(visit):
    if visit.state == outcomes.PLANNED:
        return []
    told = [("What happened", visit.get_state_display())]
    if visit.state == outcomes.WENT:
        told += [("Took part", yes_no(visit.went_in)), ("Wants to go again", yes_no(visit.goes_again))]
    return [*told, ("For the advisor", visit.note)]


def initial(visit):
    """What was written before, to be put right."""
    if visit.state == outcomes.PLANNED:
        return {}
    return {name: getattr(visit, name) for name in ("state", "went_in", "goes_again", "note")}
