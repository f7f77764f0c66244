"""Whatever the register, an engine gathers the candidates, and of each what the plainest Python knows of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from commonweal.evaluation import engines
from commonweal.evaluation.engines.base import Engine
from tests.reference import gathering as plain
from tests.support import register

PEOPLE, TURNS = (3, 5, 8, 11), (1, 4, 6, 9)
# Around the edges of what counts: two years and less before the months of referral.
DAY = some.integers(0, 1100).map(lambda days: date(2012, 1, 1) + timedelta(days=days))
SELDOM = some.one_of(some.none(), some.none(), DAY)
LISTED = some.fixed_dictionaries({
    "birth_month": some.sampled_from([date(1930, 2, 1), date(1996, 3, 1), date(1996, 5, 1)]),
    "registered_from": some.sampled_from([date(2000, 1, 1), date(2000, 1, 1), date(2012, 3, 10)]),
    "registered_to": SELDOM, "died_on": SELDOM, "conditions": some.sampled_from(["", "diabetes|heart"]),
})  # fmt: skip


def several(most: int, **columns: Any) -> some.SearchStrategy[list[dict[str, Any]]]:
    return some.lists(some.fixed_dictionaries({"person": some.sampled_from(PEOPLE), **columns}), max_size=most)


def stay(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "left_on": row["admitted_on"] + timedelta(days=row["left_on"])}


REGISTER = some.fixed_dictionaries({
    "population": some.tuples(some.lists(LISTED, min_size=4, max_size=4), some.permutations(TURNS)).map(
        lambda drawn: [
            {"person": person, "turn": turn, **row} for person, row, turn in zip(PEOPLE, *drawn, strict=True)
        ]
    ),
    "risk": several(6, scored_on=DAY, score=some.integers(0, 1000)).map(
        lambda rows: list({(row["person"], row["scored_on"]): row for row in rows}.values())
    ),
    "referrals": several(2, referred_on=DAY),
    "deaths_told": several(1, died_on=DAY),
    "stays": several(
        8, admitted_on=DAY, left_on=some.sampled_from([0, 3, 40, 400]), admimeth=some.sampled_from(["21", "2A", "11"])
    ).map(lambda rows: [stay(row) for row in rows]),
    "arrivals": several(8, used_on=DAY),
    "seen": several(8, used_on=DAY),
    "gp": several(5, contacted_on=DAY),
    "prescriptions": several(5, issued_on=DAY, items=some.integers(1, 5)),
})  # fmt: skip
REFERRED = some.dictionaries(
    some.sampled_from(PEOPLE),
    some.sampled_from([date(2014, 3, 1), date(2014, 3, 31), date(2014, 5, 17)]),
    min_size=1,
    max_size=2,
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    started = engines.start("duckdb", tmp_path_factory.mktemp("scratch"))
    yield started
    started.close()


def both(
    engine: Engine, tables: dict[str, Any], referred: dict[int, date], later: bool, months: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    asked = register.plan(later_referred=later, look_back_months=months)
    known = [{"person": person, "referred_on": day} for person, day in referred.items()]
    told = register.give(engine, {**tables, "referrals": [*tables["referrals"], *known]})
    plainly = plain.units(referred, told, asked.cohort, asked.matching, asked.seed)
    found = register.gathered(engine, referred, asked)
    if found:
        plainly = [{name: row[name] for name in found[0]} for row in plainly]
    return found, plainly


@given(tables=REGISTER, referred=REFERRED, later=some.booleans(), months=some.sampled_from([12, 24]))
def test_an_engine_gathers_what_the_plainest_python_gathers(
    engine: Engine, tables: dict[str, Any], referred: dict[int, date], later: bool, months: int
) -> None:
    found, plainly = both(engine, tables, referred, later, months)
    assert found == plainly
