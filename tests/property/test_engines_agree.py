"""Whatever the data, an engine counts what the plainest Python counts."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from commonweal.evaluation import activity, engines
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import Activity
from tests.reference import activity as plain_activity
from tests.reference import cohort as plain_cohort
from tests.spec import runners
from tests.support import drawn
from tests.support.drawn import ADMISSIONS, ARRIVALS, DAY, FIRST, MAYBE_DAY, PERSON, WINDOWS, Row, complete

HOSPITAL = some.fixed_dictionaries(drawn.hospital())

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
        service_type=some.sampled_from(["", "advocacy", "befriending"]),
    ),
    "attendance": several(8, onward_id=ONWARD_ID, attended_on=SOON, attended=some.sampled_from([True, True, False])),
    "continuing": several(4, onward_id=ONWARD_ID, asked_on=DAY, answer=some.sampled_from(["yes", "no"])),
    "contacts": several(10, contacted_on=SOON, outcome=some.sampled_from(["reached", "carer_reached", "no_answer"])),
    "deaths": several(1, died_on=DAY),
})  # fmt: skip
RULES = {"engaged_contacts": 1, "engaged_within_days": 30, "continuing_after_days": 5, "continuing_within_days": 40,
         "landmark_days": 8, "landmark_continuing_days": 45}  # fmt: skip
PERIOD = {
    "referred_from": FIRST + timedelta(days=30), "referred_to": FIRST + timedelta(days=90),
    "data_from": FIRST - timedelta(days=130), "data_to": FIRST + timedelta(days=240), "months": 6,
}  # fmt: skip


THREE = [runners.whole({"person": person, **WINDOWS}) for person in (1, 2, 3)]
WHOLE_TIME = [runners.whole({"person": person, "index_on": FIRST + timedelta(days=60)}) for person in (1, 2, 3)]
# Longer than a month and across several, so that people come, go and die within and without.
DATA = {"data_from": FIRST + timedelta(days=10), "data_to": FIRST + timedelta(days=100)}
EVERYBODY = some.fixed_dictionaries({
    "population": some.tuples(*map(drawn.registered, (1, 2, 3))).map(list),
    "referrals": several(3, referred_on=DAY),
})  # fmt: skip


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    started = engines.start("duckdb", tmp_path_factory.mktemp("scratch"))
    yield started
    started.close()


def used(engine: Engine, rows: dict[str, list[Row]], people: list[Row], counted: Activity) -> list[Row]:
    runners.give(engine, rows)
    return runners.counted(engine, people, runners.plan({"admissions": counted.admissions, "ae": counted.ae}))


@given(use=some.fixed_dictionaries(drawn.use()), people=drawn.units(), admissions=ADMISSIONS, ae=ARRIVALS)
def test_an_engine_counts_what_the_plainest_python_counts(
    engine: Engine, use: dict[str, list[Row]], people: list[Row], admissions: str, ae: str
) -> None:
    rows = complete(use)
    plainly = plain_activity.count(people, rows, admissions, ae)
    assert used(engine, rows, people, Activity(admissions, ae)) == runners.by_unit(people, plainly)


@given(use=some.fixed_dictionaries(drawn.hospital()), people=drawn.units(), admissions=ADMISSIONS, ae=ARRIVALS)
def test_an_engine_counts_of_the_end_of_life_what_the_plainest_python_counts(
    engine: Engine, use: dict[str, list[Row]], people: list[Row], admissions: str, ae: str
) -> None:
    rows = complete(use)
    plainly = plain_activity.dying(people, rows, admissions, ae)
    runners.give(engine, rows)
    found = runners.dying(engine, people, runners.plan({"admissions": admissions, "ae": ae}))
    assert found == runners.by_unit(people, plainly)


@given(use=some.fixed_dictionaries(drawn.hospital()), people=drawn.units(), admissions=ADMISSIONS, ae=ARRIVALS)
def test_an_engine_counts_month_by_month_what_the_plainest_python_counts(
    engine: Engine, use: dict[str, list[Row]], people: list[Row], admissions: str, ae: str
) -> None:
    rows = complete(use)
    plainly = plain_activity.monthly(people, rows, admissions, ae)
    runners.give(engine, rows)
    found = runners.by_months(engine, people, runners.plan({"admissions": admissions, "ae": ae}))
    assert found == runners.by_month(people, plainly)


@given(use=some.fixed_dictionaries(drawn.hospital()), everybody=EVERYBODY, admissions=ADMISSIONS, ae=ARRIVALS)
def test_an_engine_counts_of_practices_what_the_plainest_python_counts(
    engine: Engine, use: dict[str, list[Row]], everybody: dict[str, list[Row]], admissions: str, ae: str
) -> None:
    rows = complete(use | everybody)
    settings = runners.plan({**DATA, "admissions": admissions, "ae": ae})
    plainly = plain_activity.by_practice(rows, DATA["data_from"], DATA["data_to"], admissions, ae)
    runners.give(engine, rows)
    assert runners.answered(engine, "by_practice", None, settings) == plainly


@given(use=some.fixed_dictionaries(drawn.hospital()), index=DAY)
def test_twelve_months_are_the_windows_of_a_year(engine: Engine, use: dict[str, list[Row]], index: date) -> None:
    people = [runners.whole({"person": person, "index_on": index}) for person in (1, 2, 3)]
    runners.give(engine, complete(use))
    chosen, settings = runners.Analysed(people), runners.plan({})
    windows, months = activity.count(engine, chosen, settings), activity.monthly(engine, chosen, settings)
    for outcome in ("spells", "ae", "outpatient"):
        sides = months[outcome][:, 12:24].sum(axis=1), months[outcome][:, 24:36].sum(axis=1)
        assert [side.tolist() for side in sides] == [side.tolist() for side in windows[outcome]]


@given(use=some.fixed_dictionaries(drawn.hospital()), admissions=ADMISSIONS)
def test_nobody_has_more_continuous_spells_than_spells_of_any_kind(
    engine: Engine, use: dict[str, list[Row]], admissions: str
) -> None:
    rows = complete(use)
    every = [sum(row["spells"]) for row in used(engine, rows, WHOLE_TIME, Activity("all"))]
    joined = [sum(row["cips"]) for row in used(engine, rows, WHOLE_TIME, Activity(admissions))]
    assert all(many >= few for many, few in zip(every, joined, strict=True))


@given(hospital=HOSPITAL, random=some.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(engine: Engine, hospital: dict[str, list[Row]], random: Any) -> None:
    rows = complete(hospital)
    first = used(engine, rows, THREE, Activity())
    for table in rows.values():
        random.shuffle(table)
    assert used(engine, rows, THREE, Activity()) == first


@given(hospital=HOSPITAL, admissions=ADMISSIONS)
def test_nobody_has_more_spells_than_episodes(engine: Engine, hospital: dict[str, list[Row]], admissions: str) -> None:
    rows = complete(hospital)
    for row in used(engine, rows, THREE, Activity(admissions)):
        mine = [episode for episode in rows["apc"] if episode["person"] == row["person"]]
        assert sum(row["spells"]) <= len(mine)


@given(study=STUDY, hospital=HOSPITAL, after=some.sampled_from(["full", "partial"]), rank=some.integers(1, 8))
def test_an_engine_chooses_whom_the_plainest_python_chooses(
    engine: Engine, study: dict[str, list[Row]], hospital: dict[str, list[Row]], after: str, rank: int
) -> None:
    rows = complete({**study, "apc": hospital["apc"][:2]})
    changes = {**PERIOD, **RULES, "after": after, "match_rank_up_to": rank}
    settings = runners.plan(changes)
    plainly = plain_cohort.select(rows, settings.cohort, settings.rules, settings.landmarks)
    runners.give(engine, rows)
    found = runners.selected(engine, settings)
    names = list(plainly[0]) if plainly else ["person"]
    assert [[runners.words(row[name]) for name in names] for row in found] == [
        [runners.words(row[name]) for name in names] for row in plainly
    ]
