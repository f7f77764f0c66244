"""Records that may be of one person: found by number, birth and home, each perhaps mistyped."""

from datetime import date

from django.db.models import Case, IntegerField, Q, Value, When
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from commonweal.service.people.models import Alike, Person

LIKELY = 70
MOST_COMPARED = 500
"""So many records are compared with what was typed: the nearest birth dates first."""


def likely_duplicates(*, nhs_number, given_name, family_name, born_on, postcode):
    """People who may be this one, the likeliest first: (person, score from 0 to 100, why)."""
    named = {"given_name": given_name, "family_name": family_name, "born_on": born_on}
    wanted = Person(nhs_number=nhs_number or None, postcode=postcode or "", **named)
    likeliest = {}
    for score, why, person in sorted(_scored(wanted), key=lambda each: (-each[0], each[2].name)):
        likeliest.setdefault(person.kept, (person.kept, score, why))
    return list(likeliest.values())


def compared(one, other):
    """How alike two records are: (score from 0 to 100, why)."""
    return _likeness(one, other)


def pairs():
    """Records that may be one person, and that nobody has decided about: those somebody asked about first."""
    asked = Case(When(asked_by=None, then=Value(1)), default=Value(0), output_field=IntegerField())
    return Alike.objects.open().select_related("one", "other", "asked_by").order_by(asked, "-score", "created_at", "pk")


def merged_ones():
    """Records that were merged, the latest first."""
    found = Person.objects.exclude(merged_into=None).select_related("merged_into", "merged_by")
    return found.order_by("-merged_at", "pk")


def _scored(wanted):
    for person in _block(wanted):
        score, why = _likeness(wanted, person)
        if score >= LIKELY:
            yield score, why, person


def _block(wanted):
    """The few worth comparing: same number, a birth date that is one slip away, same postcode. Each is in an index."""
    near = Q(born_on__in=[wanted.born_on, *_swapped(wanted.born_on), *_mistyped(wanted.born_on)])
    if wanted.postcode:
        near |= Q(postcode=wanted.postcode)
    if wanted.nhs_number:
        near |= Q(nhs_number=wanted.nhs_number)
    found = Person.objects.filter(near).select_related("practice", "merged_into__practice")
    return found.order_by(_worth_comparing(wanted))[:MOST_COMPARED]


def _worth_comparing(wanted):
    first = Q(born_on__in=[wanted.born_on, *_swapped(wanted.born_on)])
    if wanted.nhs_number:
        first |= Q(nhs_number=wanted.nhs_number)
    return Case(When(first, then=Value(0)), default=Value(1), output_field=IntegerField())


def _swapped(day):
    """The same date with day and month exchanged, where there is such a date."""
    return [date(day.year, day.day, day.month)] if day.day <= 12 and day.day != day.month else []


def _mistyped(day):
    """Every date that differs in one digit, or by two neighbouring digits exchanged."""
    digits = f"{day:%Y%m%d}"
    spelt = {digits[:at] + digit + digits[at + 1 :] for at in range(8) for digit in "0123456789"}
    spelt |= {digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(7)}
    return [found for found in map(_read, sorted(spelt - {digits})) if found]


def _read(digits):
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


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
    if OSA.distance(f"{typed:%Y%m%d}", f"{known:%Y%m%d}") == 1:
        return 0.8, "date of birth differs in one place"
    # Enough for a namesake at the same postcode, and for nobody else.
    return (0.33, "same year of birth") if typed.year == known.year else (0, "")


def _home_likeness(typed, known):
    if not typed or not known:
        return 0.5, ""
    return (1, "same postcode") if typed == known else (0, "")
