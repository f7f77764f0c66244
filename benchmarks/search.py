"""How long a search for one of 100,000 people takes, spelt rightly and wrongly: `python -m benchmarks.search`.

The people are fictitious and their names made of syllables, some common and most rare, as names are. They live in a
database of their own that is gone at the end. The figures go to results/search.md.
"""

import os
import random
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from benchmarks.measuring import machine

PEOPLE, SURNAMES, FIRST_NAMES, SEARCHES = 100_000, 14_000, 2_500, 100
CASELOAD, REGISTERED = 250, 3_000
LIMITS = {"median": 150, "p95": 300}  # [ms]
RESULTS = Path(__file__).parent / "results" / "search.md"
SYLLABLES = [first + vowel + last for first in "bcdfghlmnprstw" for vowel in "aeiou" for last in "lmnrst"]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATABASE_URL": f"sqlite:///{folder}/people.sqlite3", "COMMONWEAL_OUT": folder}
        os.environ["DJANGO_SETTINGS_MODULE"] = "commonweal.service.config.settings"
        began = machine()
        searchers = _fill(random.Random(20141))
        rows = [row for who, user in searchers.items() for row in _measure(who, user, random.Random(7))]
    text = "\n".join([_head(began), *rows, ""])
    RESULTS.write_text(text, "utf-8")
    print(text)


def _fill(rng):
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    from commonweal.service.ground.accounts.models import Organisation, User
    from commonweal.service.people.models import Person, Relationship

    call_command("migrate", verbosity=0)
    places = {kind: Organisation.objects.create(kind=kind, name=kind, code=kind) for kind in ("practice", "gateway")}
    users = {
        role: User.objects.create(email=f"{role}@example.test", name=role, role=role, organisation=places[where])
        for role, where in (("manager", "gateway"), ("advisor", "gateway"), ("practice", "practice"))
    }
    surnames, first_names = names(rng, SURNAMES, 3), names(rng, FIRST_NAMES, 2)
    people = [_person(rng, surnames, first_names, places["practice"], Person) for _ in range(PEOPLE)]
    today = date.today()
    with transaction.atomic():
        Person.objects.bulk_create(people, batch_size=2_000)
        theirs = [Relationship(person=each, user=users["advisor"], why="advisor", since=today) for each in people]
        ours = [
            Relationship(person=each, organisation=places["practice"], why="registered", since=today) for each in people
        ]
        Relationship.objects.bulk_create([*theirs[:CASELOAD], *ours[:REGISTERED]], batch_size=2_000)
    return users


def names(rng, many, syllables):
    """Names with how common each is: the n-th is borne in proportion to 1/(n + 20)."""
    found = set()
    while len(found) < many:
        found.add("".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, syllables))).title())
    return sorted(found), [1 / (place + 20) for place in range(many)]


def _person(rng, surnames, first_names, practice, model):
    return model(
        given_name=rng.choices(*first_names)[0] if rng.random() < 0.3 else rng.choice(first_names[0]),
        family_name=rng.choices(*surnames)[0],
        born_on=date(1920, 1, 1) + timedelta(days=rng.randrange(29_000)),
        postcode=f"ZZ{rng.randrange(1, 100)} {rng.randrange(1, 10)}AA",
        practice=practice,
    )


def _measure(who, user, rng):
    from commonweal.service.people.models import Person
    from commonweal.service.people.queries import search

    seen = list(Person.objects.visible_to(user).order_by("pk")[:5_000])
    for what, typed in KINDS.items():
        asked = [(person, typed(rng, person)) for person in rng.choices(seen, k=SEARCHES)]
        yield _timed(who, what, asked, lambda text: search(text, user=user))
    slips = [(person, _misheard(rng, person)) for person in rng.choices(seen, k=SEARCHES)]
    yield _timed(who, "likely duplicates of a misspelt entry", slips, _alike)


def _alike(told):
    from commonweal.service.people.queries import likely_duplicates

    return [person for person, _, _ in likely_duplicates(nhs_number=None, **told)]


def _timed(who, what, asked, find):
    """Each question asked once: the time on the wall, the time of the processor, and whether it found its person."""
    walls, busy, hits = [], [], 0
    for person, told in asked:
        wall, cpu = time.perf_counter(), time.process_time()
        found = find(told)
        walls.append(1000 * (time.perf_counter() - wall))
        busy.append(1000 * (time.process_time() - cpu))
        hits += person in found
    return _row(who, what, walls, busy, hits)


def _misheard(rng, person):
    names = {"given_name": person.given_name, "family_name": _slip(rng, person.family_name)}
    return {**names, "born_on": person.born_on, "postcode": person.postcode}


def _slip(rng, name):
    """Two letters exchanged, one left out, one doubled, or one mistaken."""
    at = rng.randrange(1, len(name) - 1)
    before, letter, following, after = name[:at], name[at], name[at + 1], name[at + 2 :]
    return rng.choice(
        [
            before + following + letter + after,
            before + following + after,
            before + letter * 2 + following + after,
            before + rng.choice("aeinrst") + following + after,
        ]
    )


KINDS = {
    "given name and family name": lambda rng, person: person.name,
    "family name": lambda rng, person: person.family_name,
    "beginnings of both names": lambda rng, person: f"{person.given_name[:3]} {person.family_name[:4]}",
    "two letters": lambda rng, person: person.family_name[:2],
    "family name misspelt": lambda rng, person: _slip(rng, person.family_name),
    "both names misspelt": lambda rng, person: f"{_slip(rng, person.given_name)} {_slip(rng, person.family_name)}",
    "date of birth": lambda rng, person: f"{person.born_on:%d/%m/%Y}",
}


def _row(who, what, times, busy, hits):
    median, p95 = statistics.median(times), statistics.quantiles(times, n=20)[18]
    kept = median <= LIMITS["median"] and p95 <= LIMITS["p95"]
    share, said = 100 * hits / len(times), "yes" if kept else "**no**"
    return f"| {who} | {what} | {median:.0f} | {p95:.0f} | {statistics.median(busy):.0f} | {share:.0f} % | {said} |"


def _head(began):
    return f"""# Search among {PEOPLE:,} people

Measured with {began}.

{SEARCHES} searches of each kind on SQLite, one after the other, no page drawn. "Found" is the share of searches whose
person was among the (at most 50) found: who bears a common name and is asked for by that alone is one of many.
"Processor" is the median of the time spent working, which others who want the machine lengthen little.
The limits are {LIMITS["median"]} ms at the median and {LIMITS["p95"]} ms at the 95th percentile.

| who | typed | median, ms | p95, ms | processor, ms | found | within limits |
|---|---|---:|---:|---:|---:|---|"""


if __name__ == "__main__":
    main()
