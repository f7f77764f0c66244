"""Find people by number, by date of birth, and by what somebody typed of their names.

A record that was merged is found by what it says, and leads to the one that was kept.
"""

from datetime import date

from django.db.models import Q
from rapidfuzz import process
from rapidfuzz.distance import OSA

from commonweal.service.people.models import Person

FOUND = 50
LOOKED_AT = 400
"""So many people are ranked by how near their names are to what was typed."""
NAMES = ("family_name", "given_name", "known_as")
MOST_NAMES = 100
"""So many different names are looked up for one word that was typed; of more, only the beginning is asked for."""


def kept(pk):
    """The key of the record that stands for this one now: old links lead to it."""
    return Person.objects.filter(pk=pk).values_list("merged_into", flat=True).first() or pk


def search(text, *, user):
    """People this user may see, by NHS number, date of birth, or names; forgives spelling."""
    seen = Person.objects.seen_by(user)
    number = "".join(text.split()).replace("-", "")
    if number.isdigit() and len(number) == 10:
        return _people(seen.filter(nhs_number=number))
    words = text.replace(",", " ").split()
    days, words = [day for day in map(_date, words) if day], [word for word in words if not _date(word)]
    for day in days:
        seen = seen.filter(born_on=day)
    if words:
        return _named(seen, [word.lower() for word in words])
    return _people(seen) if days else []


def _date(text):
    parts = text.replace("-", "/").replace(".", "/").split("/")
    try:
        day, month, year = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None


def _people(found):
    """The people these records stand for, each once."""
    found = found.select_related("practice", "merged_into__practice")
    return list(dict.fromkeys(each.kept for each in found[:FOUND]))


def _named(seen, words):
    """Those whose names begin with every word; failing that, those whose names are nearly the words."""
    names = _Names()
    begin = _people(_with(seen, [_any_begins(word, names.beginning(word)) for word in words]))
    return begin or _nearest(_with(seen, [_any_is(names.near(word)) for word in words]), words)


def _with(seen, questions):
    for question in questions:
        seen = seen.filter(question)
    return seen


def _any_is(names):
    """Names are asked for whole, as the index holds them; nothing in it can look for a beginning or a likeness."""
    asked = Q(pk__in=[])
    for field in NAMES:
        asked |= Q(**{f"{field}__in": names})
    return asked


def _any_begins(word, names):
    if len(names) <= MOST_NAMES:
        return _any_is(names)
    asked = Q()
    for field in NAMES:
        asked |= Q(**{f"{field}__istartswith": word})
    return asked


class _Names:
    """Every different name there is: some ten thousand, however many people bear them."""

    def __init__(self):
        self.spelt = {}
        for field in NAMES:
            # In the order of the index, so that the index alone is read.
            for name in Person.objects.order_by(field).values_list(field, flat=True).distinct():
                self._add(name)

    def _add(self, name):
        lower = name.lower()
        for part in {lower, *lower.replace("-", " ").split()} - {""}:
            self.spelt.setdefault(part, []).append(name)

    def beginning(self, word):
        return self._as_written(part for part in self.spelt if part.startswith(word))

    def near(self, word):
        slips = _slips(word)
        found = process.extract(word, list(self.spelt), scorer=OSA.distance, score_cutoff=slips, limit=MOST_NAMES)
        names = self.beginning(word)
        return self._as_written(part for part, _, _ in found) + (names if len(names) <= MOST_NAMES else [])

    def _as_written(self, parts):
        return list({name for part in parts for name in self.spelt[part]})


def _slips(word):
    """How many slips of the finger a word may hold: a letter too many or too few, another, or two exchanged."""
    return 1 if len(word) < 6 else 2


def _nearest(seen, words):
    """Ranked by how near their names come to the words, the nearest first."""
    found = seen.order_by().select_related("practice", "merged_into__practice")[:LOOKED_AT]
    ranked = sorted(found, key=lambda each: (_distance(each, words), each.name))
    return list(dict.fromkeys(each.kept for each in ranked))[:FOUND]


def _distance(person, words):
    names = f"{person.given_name} {person.family_name} {person.known_as}".lower().replace("-", " ").split()
    return sum(min(OSA.distance(word, name) for name in names) for word in words)
