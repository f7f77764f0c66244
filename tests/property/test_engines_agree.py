"""Whatever the data, an engine counts what the plainest Python counts."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from commonweal.evaluation import engines
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import Activity
from tests.reference import activity as plain_activity
from tests.reference import cohort as plain_cohort
from tests.spec import runners, tables

FIRST = date(2013, 1, 1)
PERSON = some.integers(1, 3)
DAY = some.integers(0, 120).map(lambda days: FIRST + timedelta(days=days))
MAYBE_DAY = some.one_of(some.none(), DAY)
WINDOWS = {
    "index_on": FIRST + timedelta(days=60),
    "before_from": FIRST + timedelta(days=20),
    "after_to": FIRST + timedelta(days=100),
}
Row = dict[str, Any]


@some.composite
def episodes(draw: some.DrawFn) -> Row:
    starts = draw(DAY)
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
    }


def numbered(rows: list[Row]) -> list[Row]:
    """Episodes have keys of their own, as text."""
    return [{**row, "epikey": f"{place:03}"} for place, row in enumerate(rows)]


ARRIVAL = some.fixed_dictionaries({
    "person": PERSON, "arrived_on": DAY, "category": some.sampled_from("1239"),
    "disposal": some.sampled_from(["01", "12", "13", "99"]),
})  # fmt: skip
APPOINTMENT = some.fixed_dictionaries(
    {"person": PERSON, "appointment_on": DAY, "attended": some.sampled_from("023456")}
)
HOSPITAL = some.fixed_dictionaries({
    "apc": some.lists(episodes(), max_size=12).map(numbered),
    "ae": some.lists(ARRIVAL, max_size=8),
    "op": some.lists(APPOINTMENT, max_size=8),
})  # fmt: skip
ADMISSIONS = some.sampled_from(["non_elective", "not_elective", "all"])
ARRIVALS = some.sampled_from(["unplanned", "all"])

# Dates that lie close together and people few, so that what is drawn meets; deaths seldom, or nobody would be left.
SOON = some.integers(30, 75).map(lambda days: FIRST + timedelta(days=days))
SELDOM = some.one_of(*[some.none()] * 7, DAY)
ONWARD_ID = some.sampled_from(["o1", "o2"])


def each(**columns: some.SearchStrategy[Any]) -> some.SearchStrategy[list[Row]]:
    """One row for each of the three people."""
    rows = [some.fixed_dictionaries({"person": some.just(person), **columns}) for person in (1, 2, 3)]
    return some.tuples(*rows).map(list)


def several(most: int, **columns: some.SearchStrategy[Any]) -> some.SearchStrategy[list[Row]]:
    return some.lists(some.fixed_dictionaries({"person": PERSON, **columns}), max_size=most)


def with_ids(rows: list[Row]) -> list[Row]:
    return [{**row, "referral_id": f"r{place}"} for place, row in enumerate(rows)]


STUDY = some.fixed_dictionaries({
    "people": each(died_on=SELDOM),
    "bridge": each(match_rank=some.integers(1, 8)),
    "referrals": some.tuples(
        each(referred_on=SOON, age=some.integers(18, 100)), several(2, referred_on=DAY, age=some.just(70))
    ).map(lambda both: with_ids(both[0] + both[1])),
    "onward": several(
        6, onward_id=ONWARD_ID, made_on=SOON, funded_until=MAYBE_DAY,
        kind=some.sampled_from(["funded_vcs", "funded_vcs", "signpost"]),
    ),
    "attendance": several(8, onward_id=ONWARD_ID, attended_on=SOON, attended=some.sampled_from([True, True, False])),
    "continuing": several(4, onward_id=ONWARD_ID, asked_on=DAY, answer=some.sampled_from(["yes", "no"])),
    "contacts": several(10, contacted_on=SOON, outcome=some.sampled_from(["reached", "carer_reached", "no_answer"])),
    "deaths": several(1, died_on=DAY),
})  # fmt: skip
RULES = {"engaged_contacts": 1, "engaged_within_days": 30, "continuing_after_days": 5, "continuing_within_days": 40}
PERIOD = {
    "referred_from": FIRST + timedelta(days=30), "referred_to": FIRST + timedelta(days=90),
    "data_from": FIRST - timedelta(days=130), "data_to": FIRST + timedelta(days=240), "months": 6,
}  # fmt: skip


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    started = engines.start("duckdb", tmp_path_factory.mktemp("scratch"))
    yield started
    started.close()


def complete(given_tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Rows with what is usual in the columns that were not drawn."""
    usual = {
        name: {column: default for column, (_, default) in columns.items()} for name, columns in tables.STORE.items()
    }
    return {name: [{**usual[name], **row} for row in given_tables.get(name, [])] for name in tables.STORE}


def people() -> list[Row]:
    return [runners.whole({"person": person, **WINDOWS}) for person in (1, 2, 3)]


def used(engine: Engine, rows: dict[str, list[Row]], activity: Activity) -> list[Row]:
    runners.give(engine, rows)
    return runners.counted(engine, people(), runners.plan({"admissions": activity.admissions, "ae": activity.ae}))


@given(hospital=HOSPITAL, admissions=ADMISSIONS, ae=ARRIVALS)
def test_an_engine_counts_what_the_plainest_python_counts(
    engine: Engine, hospital: dict[str, list[Row]], admissions: str, ae: str
) -> None:
    rows = complete(hospital)
    plainly = plain_activity.count(people(), rows, admissions, ae)
    assert used(engine, rows, Activity(admissions, ae)) == runners.by_unit(people(), plainly)


@given(hospital=HOSPITAL, random=some.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(engine: Engine, hospital: dict[str, list[Row]], random: Any) -> None:
    rows = complete(hospital)
    first = used(engine, rows, Activity())
    for table in rows.values():
        random.shuffle(table)
    assert used(engine, rows, Activity()) == first


@given(hospital=HOSPITAL, admissions=ADMISSIONS)
def test_nobody_has_more_spells_than_episodes(engine: Engine, hospital: dict[str, list[Row]], admissions: str) -> None:
    rows = complete(hospital)
    for row in used(engine, rows, Activity(admissions)):
        mine = [episode for episode in rows["apc"] if episode["person"] == row["person"]]
        assert sum(row["spells"]) <= len(mine)


@given(study=STUDY, hospital=HOSPITAL, after=some.sampled_from(["full", "partial"]), rank=some.integers(1, 8))
def test_an_engine_chooses_whom_the_plainest_python_chooses(
    engine: Engine, study: dict[str, list[Row]], hospital: dict[str, list[Row]], after: str, rank: int
) -> None:
    rows = complete({**study, "apc": hospital["apc"][:2]})
    changes = {**PERIOD, **RULES, "after": after, "match_rank_up_to": rank}
    settings = runners.plan(changes)
    plainly = plain_cohort.select(rows, settings.cohort, settings.rules)
    runners.give(engine, rows)
    found = runners.selected(engine, settings)
    names = list(plainly[0]) if plainly else ["person"]
    assert [[runners.words(row[name]) for name in names] for row in found] == [
        [runners.words(row[name]) for name in names] for row in plainly
    ]
