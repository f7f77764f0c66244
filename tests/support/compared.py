"""Matched people made by hand, for tests of the comparison."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np

from commonweal.evaluation import plan

YEAR = 365
SOURCES = {
    "study": "study", "bridge": "bridge.csv", "apc": "apc.csv", "ae": "ae.csv", "op": "op.csv",
    "population": "population.csv", "risk": "risk.csv",
}  # fmt: skip


@dataclass(frozen=True)
class MadeSets:
    """Who stands beside whom."""

    place: np.ndarray
    of: np.ndarray
    treated: np.ndarray
    weight: np.ndarray
    kind: str = "primary"
    words: str = "The plan's own"


@dataclass(frozen=True)
class MadeMatched:
    """The referred with their controls."""

    people: dict
    sets: MadeSets
    others: list = field(default_factory=list)


def a_plan(**sections):
    """A plan with controls."""
    content = {
        "title": "A study",
        "sources": SOURCES,
        "cohort": {
            "referred_from": date(2012, 9, 1),
            "referred_to": date(2013, 12, 31),
            "data_from": date(2010, 9, 1),
            "data_to": date(2015, 12, 31),
        },
    }
    return plan.build(content | sections, Path())


def some_sets(sets, each, first=0):
    """Sets of one referred and `each` controls: the referred stand first, then the controls, set by set."""
    count = sets * (each + 1)
    of = np.concatenate([np.arange(sets), np.repeat(np.arange(sets), each)])
    treated = np.arange(count) < sets
    return MadeSets(np.arange(count) + first, of + first, treated, np.where(treated, 1.0, 1 / each))


def some_people(sets, each, seed=1, dying=0.1):
    """People for such sets, with everything that the comparison asks of them."""
    draw = np.random.default_rng(seed)
    count = sets * (each + 1)
    treated = np.arange(count) < sets
    set_of = np.concatenate([np.arange(sets), np.repeat(np.arange(sets), each)])
    index = np.datetime64("2013-01-15") + set_of % 300
    days_after = np.where(draw.random(count) < dying, draw.integers(1, YEAR, count), YEAR)
    return {
        "unit": np.arange(count),
        "person": np.arange(count),
        "treated": treated,
        "practice": np.array(["P1", "P2", "P3"])[set_of % 3],
        "age": 60 + (set_of * 7) % 35,
        "sex": np.array(["1", "2"])[set_of % 2],
        "imd": 1 + set_of % 5,
        "ethnicity": np.array(["A", "M", "J"])[set_of % 3],
        "risk": draw.integers(0, 500, count),
        "index_on": index,
        "before_from": index - YEAR,
        "after_to": index + days_after,
        "starts_on": index - 2 * YEAR,
        "ends_on": index + np.where(days_after < YEAR, days_after, 2 * YEAR),
        "days_before": np.full(count, YEAR),
        "days_after": days_after,
        "died": days_after < YEAR,
        "instances": draw.poisson(2.5, count),
        "engaged": treated & (set_of % 3 == 0),
        "continuing": treated & (set_of % 4 == 0),
        "funded": treated & (set_of % 5 == 0),
    }


def some_use(people, effect=1.0, seed=2, rate=1.5):
    """Gamma-Poisson use before and after; the referred use `effect` times as much after."""
    draw = np.random.default_rng(seed)
    count = len(people["person"])
    frailty = rate * draw.gamma(0.7, 1 / 0.7, count)
    times = np.where(people["treated"], effect, 1.0)
    return draw.poisson(frailty), draw.poisson(frailty * times * people["days_after"] / YEAR)


def some_months(people, effect=1.0, seed=3, rate=1.5):
    """The same month by month, two years either side, nothing outside the days followed."""
    draw = np.random.default_rng(seed)
    count = len(people["person"])
    frailty = rate * draw.gamma(0.7, 1 / 0.7, (count, 1)) / 12
    after = np.arange(-24, 24) >= 0
    means = frailty * np.where(people["treated"][:, None] & after, effect, 1.0)
    followed = (people["ends_on"] - people["index_on"]).astype(int)[:, None]
    firsts = -(-(np.arange(-24, 24) * YEAR) // 12)
    return np.where(firsts < followed, draw.poisson(means), 0)


def some_matched(sets=300, each=3, dying=0.1):
    """The whole."""
    return MadeMatched(some_people(sets, each, dying=dying), some_sets(sets, each))


def everybody_alone(people, kind="sample"):
    """The same people without sets."""
    places = np.arange(len(people["person"]))
    return MadeSets(places, places, people["treated"], np.ones(len(places)), kind, "Nobody matched")
