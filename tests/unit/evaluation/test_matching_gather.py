"""From the store to a pool: who stands in which month, and what is said when nobody does."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from commonweal.evaluation import matching
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import PlanError
from tests.support import register

MAY = date(2014, 5, 17)
ADA, BO, CY, DI = 1, 2, 3, 4


def given(**tables: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Four people of whom Ada is referred in May 2014."""
    usual = {"population": [{"person": person} for person in (ADA, BO, CY, DI)]}
    return {**usual, "referrals": [{"person": ADA, "referred_on": MAY}], **tables}


def changed(person: int, **columns: Any) -> list[dict[str, Any]]:
    return [{"person": one, **(columns if one == person else {})} for one in (ADA, BO, CY, DI)]


def pool(engine: Engine, tables: dict[str, list[dict[str, Any]]], **wanted: Any) -> matching.Pool:
    register.give(engine, tables)
    return matching.gather(engine, register.Cohort({ADA: MAY}), register.plan(**wanted))


def candidates(found: matching.Pool) -> list[int]:
    return found.person[~found.treated].tolist()


def test_the_referred_keep_their_own_day_and_candidates_have_one_of_the_month(duckdb: Engine) -> None:
    found = pool(duckdb, given())
    days = found.index_day.astype("datetime64[D]")
    assert days[found.treated].tolist() == [MAY]
    assert candidates(found) == [BO, CY, DI]
    assert {day.month for day in days.tolist()} == {5}


def test_somebody_referred_before_is_no_candidate(duckdb: Engine) -> None:
    told = [{"person": ADA, "referred_on": MAY}, {"person": BO, "referred_on": date(2013, 1, 1)}]
    assert candidates(pool(duckdb, given(referrals=told))) == [CY, DI]


def test_somebody_referred_later_stands_until_then_and_leaves_on_that_day(duckdb: Engine) -> None:
    told = [{"person": ADA, "referred_on": MAY}, {"person": BO, "referred_on": date(2014, 6, 3)}]
    found = pool(duckdb, given(referrals=told))
    assert candidates(found) == [BO, CY, DI]
    (bo,) = np.flatnonzero(found.person == BO)
    assert found.ends_on[bo] == (date(2014, 6, 3) - date(1970, 1, 1)).days
    assert found.later[bo]
    assert candidates(pool(duckdb, given(referrals=told), later_referred=False)) == [CY, DI]


def test_somebody_referred_in_the_same_month_is_no_candidate(duckdb: Engine) -> None:
    told = [{"person": ADA, "referred_on": MAY}, {"person": BO, "referred_on": date(2014, 5, 31)}]
    assert candidates(pool(duckdb, given(referrals=told))) == [CY, DI]


@pytest.mark.parametrize(
    "columns",
    [
        {"died_on": date(2014, 4, 30)},
        {"registered_to": date(2014, 5, 1)},
        {"registered_from": date(2012, 6, 1)},
        {"birth_month": date(1996, 6, 1)},
    ],
    ids=["dead", "moved away", "registered too late", "a child"],
)
def test_who_is_not_at_risk_is_no_candidate(duckdb: Engine, columns: dict[str, Any]) -> None:
    assert candidates(pool(duckdb, given(population=changed(BO, **columns)))) == [CY, DI]


def test_a_death_before_referral_is_a_step_of_the_flow(duckdb: Engine) -> None:
    found = pool(duckdb, given(population=changed(ADA, died_on=date(2014, 5, 16))))
    steps = {step.what: step.left_out for step in found.flow}
    assert steps["Alive on the index day, by every source"] == 1
    assert steps["In the population table"] == 0
    with pytest.raises(PlanError, match=r"^NOBODY_REFERRED"):
        matching.pair(found, register.plan().matching)


def test_data_too_short_for_the_look_back_is_a_step_of_the_flow(duckdb: Engine) -> None:
    register.give(duckdb, given())
    early = register.Cohort({ADA: date(2012, 5, 17)})
    found = matching.gather(duckdb, early, register.plan())
    assert found.flow[-1].what == "Hospital data for the 24 months before the index day"
    assert found.flow[-1].left_out == 1


def test_an_empty_population_is_said_and_not_matched_with(duckdb: Engine) -> None:
    found = pool(duckdb, given(population=[]))
    assert len(found) == 0
    with pytest.raises(PlanError, match=r"^NOBODY_REFERRED"):
        matching.pair(found, register.plan().matching)


def test_the_score_known_on_a_day_is_the_latest_of_that_day_or_before(duckdb: Engine) -> None:
    scores = [
        {"person": ADA, "scored_on": date(2014, 1, 1), "score": 100},
        {"person": ADA, "scored_on": MAY, "score": 200},
        {"person": ADA, "scored_on": date(2014, 5, 18), "score": 300},
        {"person": BO, "scored_on": date(2014, 6, 1), "score": 400},
    ]
    found = pool(duckdb, given(risk=scores))
    assert found.risk.tolist() == [200, -1, -1, -1]


def test_use_on_the_index_day_itself_is_not_before_it(duckdb: Engine) -> None:
    seen = [{"person": ADA, "used_on": day} for day in (MAY, date(2014, 5, 16), date(2014, 4, 16), date(2014, 4, 17))]
    found = pool(duckdb, given(arrivals=seen))
    assert found.counts["ae_0_1"][found.treated].tolist() == [2]
    assert found.counts["ae_1_3"][found.treated].tolist() == [1]


def test_with_a_year_of_look_back_nothing_earlier_is_counted(duckdb: Engine) -> None:
    found = pool(duckdb, given(), look_back_months=12)
    assert not [name for name in found.counts if name.endswith("12_24")]


def test_where_candidates_are_too_many_each_stands_in_some_months_only(duckdb: Engine) -> None:
    many = [{"person": person} for person in range(1, 401)]
    days = {1: MAY, 2: date(2014, 6, 17), 3: date(2014, 7, 17)}
    told = [{"person": person, "referred_on": day} for person, day in days.items()]
    register.give(duckdb, {"population": many, "referrals": told})
    found = matching.gather(duckdb, register.Cohort(days), register.plan(most_candidates=600))
    stands = found.person[~found.treated]
    assert len(stands) == 600
    # In one month or two and not the same people in all: half of them, were it all or nothing.
    assert len(np.unique(stands)) > 300
    assert sum(found.eligible["sex"].values()) == 400


@pytest.mark.spark
def test_every_engine_gathers_the_same(duckdb: Engine, spark: Engine) -> None:
    tables = given(
        population=changed(BO, conditions="diabetes|heart", practice="P2", died_on=date(2014, 9, 1)),
        risk=[{"person": CY, "scored_on": date(2014, month, 1), "score": month} for month in range(1, 12)],
        stays=[{"person": DI, "admitted_on": date(2013, 4, 1), "left_on": date(2013, 7, 1)}],
        arrivals=[{"person": BO, "used_on": date(2013, 12, 1)}],
        gp=[{"person": BO, "contacted_on": date(2014, 3, 1)}],
        prescriptions=[{"person": CY, "issued_on": date(2014, 3, 1), "items": 3}],
    )
    found = []
    for engine in (duckdb, spark):
        register.give(engine, tables)
        found.append(register.gathered(engine, {ADA: MAY}, register.plan()))
    assert found[0] == found[1]
