"""Find people: by number, by what somebody typed, and those who may be the same person."""

from datetime import date

from django.db.models import Q
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from commonweal.service.people.models import Consent, Person

LIKELY = 70
FOUND = 50
LOOKED_THROUGH = 5_000
SPELT_ALIKE = 75


def consent(person, kind):
    """What a person last decided: True, False, or None when never asked."""
    return Consent.objects.filter(person=person, kind=kind).values_list("given", flat=True).first()


def consents(person):
    """What a person last decided, for every kind, in one look: kind -> decision or None."""
    latest = {}
    for decision in Consent.objects.filter(person=person).select_related("taken_by"):
        latest.setdefault(decision.kind, decision)
    return {kind: latest.get(kind) for kind in Consent.Kind.values}


def search(text, *, user):
    """People this user may see, by NHS number, date of birth, or the beginnings of names; forgives spelling."""
    mine = Person.objects.visible_to(user).select_related("practice")
    number = "".join(text.split())
    if number.isdigit() and len(number) == 10:
        return list(mine.filter(nhs_number=number))
    born_on = _date(text)
    if born_on:
        return list(mine.filter(born_on=born_on)[:FOUND])
    words = text.replace(",", " ").split()
    return (_begin_with(mine, words) or _spelt_like(mine, words)) if words else []


def _date(text):
    parts = text.replace("-", "/").replace(".", "/").split("/")
    try:
        day, month, year = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None


def _begin_with(mine, words):
    for word in words:
        mine = mine.filter(
            Q(family_name__istartswith=word) | Q(given_name__istartswith=word) | Q(known_as__istartswith=word)
        )
    return list(mine[:FOUND])


def _spelt_like(mine, words):
    firsts = Q()
    for word in words:
        firsts |= Q(family_name__istartswith=word[0]) | Q(given_name__istartswith=word[0])
    names = {
        pk: f"{given} {family}".lower()
        for pk, given, family in mine.filter(firsts).values_list("pk", "given_name", "family_name")[:LOOKED_THROUGH]
    }
    typed = " ".join(words).lower()
    scorer = fuzz.token_sort_ratio if len(words) > 1 else _best_word
    alike = process.extract(typed, names, scorer=scorer, limit=FOUND, score_cutoff=SPELT_ALIKE)
    found = mine.in_bulk([pk for _, _, pk in alike])
    return [found[pk] for _, _, pk in alike]


def _best_word(typed, name, *, score_cutoff=0):
    return max(fuzz.ratio(typed, word) for word in name.split())


def likely_duplicates(*, nhs_number, given_name, family_name, born_on, postcode):
    """People who may be this one, the likeliest first: (person, score from 0 to 100, why)."""
    wanted = Person(
        nhs_number=nhs_number or None,
        given_name=given_name,
        family_name=family_name,
        born_on=born_on,
        postcode=postcode or "",
    )
    scored = [(person, *_likeness(wanted, person)) for person in _block(wanted)]
    return sorted((each for each in scored if each[1] >= LIKELY), key=lambda each: (-each[1], each[0].name))


def _block(wanted):
    """The few worth comparing: same number, day of birth either way round, family name, or postcode."""
    names = {wanted.family_name, wanted.family_name.title(), wanted.family_name.upper(), wanted.given_name}
    near = Q(born_on__in=[wanted.born_on, *_swapped(wanted.born_on)]) | Q(family_name__in=names)
    if wanted.postcode:
        near |= Q(postcode=wanted.postcode)
    if wanted.nhs_number:
        near |= Q(nhs_number=wanted.nhs_number)
    return Person.objects.filter(near, merged_into=None).select_related("practice")


def _swapped(day):
    """The same date with day and month exchanged, where there is such a date."""
    return [date(day.year, day.day, day.month)] if day.day <= 12 and day.day != day.month else []


def _likeness(wanted, person):
    if wanted.nhs_number and wanted.nhs_number == person.nhs_number:
        return 100, "Same NHS number"
    name, name_why = _name_likeness(wanted, person)
    born, born_why = _birth_likeness(wanted.born_on, person.born_on)
    home, home_why = _home_likeness(wanted.postcode, person.postcode)
    # Two numbers that are both known and differ speak against it, but one of them may be mistyped.
    differ = 15 if wanted.nhs_number and person.nhs_number else 0
    why = ", ".join(filter(None, (name_why, born_why, home_why, "different NHS number" if differ else "")))
    return max(0, round(50 * name + 35 * born + 15 * home) - differ), why[:1].upper() + why[1:]


def _name_likeness(wanted, person):
    """Both names must be alike: twins share all but one."""
    given, family = wanted.given_name.lower(), wanted.family_name.lower()
    theirs = [each.lower() for each in (person.given_name, person.known_as) if each]
    straight = max(_alike(given, each) for each in theirs) * _alike(family, person.family_name.lower())
    crossed = _alike(given, person.family_name.lower()) * _alike(family, person.given_name.lower())
    if straight == 1:
        return 1, "same name"
    best = max(straight, 0.95 * crossed)
    words = "names the other way round" if crossed > straight else "similar name"
    return best, words if best > 0.6 else ""


def _alike(one, other):
    return fuzz.ratio(one, other) / 100


def _birth_likeness(typed, known):
    if typed == known:
        return 1, "same date of birth"
    if known in _swapped(typed):
        return 0.9, "day and month of birth the other way round"
    if OSA.distance(typed.isoformat(), known.isoformat()) == 1:
        return 0.8, "date of birth differs in one place"
    return 0, ""


def _home_likeness(typed, known):
    if not typed or not known:
        return 0.5, ""
    return (1, "same postcode") if typed == known else (0, "")
