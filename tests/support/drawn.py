"""Made-up rows for property tests: few people, days close together and few codes, so that what is drawn meets."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as some

from tests.spec import runners, tables

Row = dict[str, Any]
FIRST = date(2013, 1, 1)
PERSON = some.integers(1, 3)
DAY = some.integers(0, 120).map(lambda days: FIRST + timedelta(days=days))
# Half of the stays lie in three weeks, so that they follow on one another.
NEAR = some.one_of(DAY, some.integers(50, 70).map(lambda days: FIRST + timedelta(days=days)))
MAYBE_DAY = some.one_of(some.none(), DAY)
WINDOWS = {
    "index_on": FIRST + timedelta(days=60),
    "before_from": FIRST + timedelta(days=20),
    "after_to": FIRST + timedelta(days=100),
}


@some.composite
def episodes(draw: some.DrawFn) -> Row:
    starts = draw(NEAR)
    ends = starts + timedelta(days=draw(some.integers(0, 12)))
    return {
        "person": draw(PERSON),
        "provider": draw(some.sampled_from(["RFR", "RHQ"])),
        "epistart": starts,
        "epiend": ends,
        "epiorder": draw(some.integers(1, 3)),
        "admidate": draw(some.sampled_from([None, starts, starts - timedelta(days=2)])),
        "admimeth": draw(some.sampled_from(["11", "13", "21", "2A", "2B", "31", "81", ""])),
        "admisorc": draw(some.sampled_from(["19", "51", ""])),
        "disdate": draw(some.sampled_from([None, ends, ends + timedelta(days=1)])),
        "dismeth": draw(some.sampled_from(["1", "4", "8", "9", ""])),
        "transit": draw(some.integers(0, 3)),
        "diagnosis": draw(some.sampled_from(["", "S720", "K359", "J189"])),
    }


@some.composite
def spells_of_care(draw: some.DrawFn) -> Row:
    starts = draw(DAY)
    return {
        "person": draw(PERSON),
        "kind": draw(some.sampled_from(["home_care", "day_care", "direct_payment", "residential", "nursing"])),
        "starts_on": starts,
        "ends_on": draw(some.one_of(some.none(), some.integers(0, 30).map(lambda days: starts + timedelta(days=days)))),
    }


def numbered(rows: list[Row]) -> list[Row]:
    """Episodes have keys of their own."""
    return [{**row, "epikey": place} for place, row in enumerate(rows, start=1)]


ARRIVAL = some.fixed_dictionaries({
    "person": PERSON, "arrived_on": DAY, "category": some.sampled_from("1239"),
    "disposal": some.sampled_from(["01", "12", "13", "99"]),
})  # fmt: skip
APPOINTMENT = some.fixed_dictionaries(
    {"person": PERSON, "appointment_on": DAY, "attended": some.sampled_from("023456")}
)
CONTACT = some.fixed_dictionaries({
    "person": PERSON, "contacted_on": DAY,
    "mode": some.sampled_from(["face_to_face", "home", "telephone", "online", "other"]),
})  # fmt: skip
ISSUE = some.fixed_dictionaries({"person": PERSON, "issued_on": DAY, "items": some.integers(1, 4)})


def hospital(least: int = 0) -> dict[str, some.SearchStrategy[list[Row]]]:
    """Hospital tables of so many rows at least."""
    return {
        "apc": some.lists(episodes(), min_size=least, max_size=12).map(numbered),
        "ae": some.lists(ARRIVAL, min_size=least, max_size=8),
        "op": some.lists(APPOINTMENT, min_size=least, max_size=8),
    }


def use(least: int = 0) -> dict[str, some.SearchStrategy[list[Row]]]:
    """Everything that is counted, in tables of so many rows at least."""
    return {
        **hospital(least),
        "gp": some.lists(CONTACT, min_size=least, max_size=8),
        "prescriptions": some.lists(ISSUE, min_size=least, max_size=8),
        "care": some.lists(spells_of_care(), min_size=least, max_size=8),
    }


ADMISSIONS = some.sampled_from(["non_elective", "not_elective", "all"])
ARRIVALS = some.sampled_from(["unplanned", "all"])


@some.composite
def units(draw: some.DrawFn, least: int = 0) -> list[Row]:
    """People looked at from one index day or several, with windows cut here and there."""
    return [_unit(draw, number) for number in range(draw(some.integers(least, 5)))]


def _unit(draw: some.DrawFn, number: int) -> Row:
    index, far = draw(DAY), draw(some.sampled_from([5, 40, 365]))
    return runners.whole({
        # Neither in order nor without gaps, as nothing may hang on either.
        "unit": (number * 7 + 3) % 11,
        "person": draw(PERSON),
        "index_on": index,
        "before_from": index - timedelta(days=far),
        "after_to": index + timedelta(days=draw(some.integers(0, far))),
        "starts_on": draw(some.sampled_from([None, index - timedelta(days=20)])),
        "ends_on": draw(some.sampled_from([None, index, index + timedelta(days=20)])),
        "died": draw(some.booleans()),
    })  # fmt: skip


@some.composite
def registered(draw: some.DrawFn, person: int) -> Row:
    starts = draw(some.one_of(some.just(date(2000, 1, 1)), DAY))
    return {
        "person": person,
        "practice": draw(some.sampled_from(["C87001", "C87002", ""])),
        "registered_from": starts,
        "registered_to": draw(some.one_of(some.none(), DAY)),
        "died_on": draw(some.one_of(some.none(), some.none(), DAY)),
    }


def complete(given: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Rows with what is usual in the columns that were not drawn."""
    usual = {
        name: {column: default for column, (_, default) in columns.items()} for name, columns in tables.STORE.items()
    }
    return {name: [{**usual[name], **row} for row in given.get(name, [])] for name in tables.STORE}
