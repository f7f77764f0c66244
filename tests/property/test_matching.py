"""Whatever the scores, controls are those that the plainest Python chooses."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from commonweal.evaluation.matching.nearest import arranged, paired
from tests.reference import matching as plain
from tests.support.pools import pool

Row = dict[str, Any]
# Few values and wide steps, so that scores are often the same and distances often equal.
SCORE = some.one_of(some.integers(-4, 4).map(float), some.integers(-40, 40).map(lambda tenths: tenths / 8))
ROW = some.fixed_dictionaries({
    "person": some.integers(1, 25), "month": some.integers(24_150, 24_153), "score": SCORE,
    "treated": some.sampled_from([True, False, False]), "sex": some.integers(0, 1), "age": some.sampled_from([50, 80]),
})  # fmt: skip
CALIPER = some.sampled_from([0.0, 0.125, 0.5, 1.0, 3.0, float("inf")])


def kept(rows: list[Row]) -> list[Row]:
    """A unit once, a referred person once and no candidate from then on; sex and age as first told."""
    first, units = {}, {}
    for row in rows:
        told = first.setdefault(row["person"], row)
        units.setdefault((row["person"], row["month"]), {**row, "sex": told["sex"], "age": told["age"]})
    own = {}
    for row in sorted(units.values(), key=lambda row: row["month"]):
        if row["treated"]:
            own.setdefault(row["person"], row["month"])
    return [
        {**row, "unit": row["person"] * 100_000 + row["month"], "old": row["age"] >= 80}
        for row in sorted(units.values(), key=lambda row: (row["person"], row["month"]))
        if row["month"] < own.get(row["person"], 10**6) or row["month"] == own[row["person"]]
    ]


ROWS = some.lists(ROW, min_size=1, max_size=60).map(kept)
STRATA = some.sampled_from([[], ["sex"], ["old"], ["sex", "old"]])


def as_matched(rows: list[Row], strata: list[str], ratio: int, caliper: float) -> list[tuple[int, int]]:
    everybody = pool(**{name: [row[name] for row in rows] for name in ("person", "month", "treated", "sex", "age")})
    score = np.array([row["score"] for row in rows])
    found = paired(everybody, score, arranged(everybody, score, tuple(strata)), ratio, caliper)
    units = [row["unit"] for row in rows]
    return [(units[one], units[other]) for one, other in zip(found.referred, found.control, strict=True)]


@given(rows=ROWS, strata=STRATA, ratio=some.integers(1, 5), caliper=CALIPER)
def test_controls_are_those_that_the_plainest_python_chooses(
    rows: list[Row], strata: list[str], ratio: int, caliper: float
) -> None:
    plainly = plain.pairs(rows, strata, ratio, caliper)
    found = as_matched(rows, strata, ratio, caliper)
    assert sorted(found) == sorted(plainly)
    # Within a set controls stand in the order of their rounds.
    assert found == sorted(plainly, key=lambda pair: pair[0])


@given(rows=ROWS, strata=STRATA, ratio=some.integers(1, 5), caliper=CALIPER)
def test_nobody_is_a_control_twice_nor_further_than_the_caliper(
    rows: list[Row], strata: list[str], ratio: int, caliper: float
) -> None:
    score = {row["unit"]: row["score"] for row in rows}
    found = as_matched(rows, strata, ratio, caliper)
    people = [control // 100_000 for _, control in found]
    assert len(people) == len(set(people))
    assert all(abs(score[one] - score[other]) <= caliper for one, other in found)
    assert all(one % 100_000 == other % 100_000 for one, other in found)


@given(rows=ROWS, caliper=CALIPER)
def test_one_control_more_takes_none_away(rows: list[Row], caliper: float) -> None:
    """Rounds: the first controls of a month stay the same when more are wanted, if months do not meet."""
    here = [row for row in rows if row["month"] == 24_150]
    if here:
        assert set(as_matched(here, [], 1, caliper)) <= set(as_matched(here, [], 3, caliper))
