"""One fictitious borough, judged by the method and by a plain before and after."""

from dataclasses import dataclass

import numpy as np

from benchmarks.truth.pools import YEAR, Counter, followed_to, pool
from commonweal.evaluation import matching
from commonweal.evaluation.plan import Matching
from commonweal.evaluation.statistics import Ratio, e_value, rate_ratio
from commonweal.evaluation.statistics.comparison import Members, ratio_after, ratio_of_changes
from commonweal.evaluation.synthetic.worlds import world

OUTCOMES = ("spells", "ae", "outpatient")
NAIVE, OURS = "before and after", "matched controls"
STAY, AFTER = "matched, controls stay", "matched, after only"
DEATHS, EARLIER = "deaths", "the year before that"
PLAN = Matching(
    covariates=("age", "sex", "imd", "ethnicity", "conditions", "risk", "spells", "elective", "ae", "outpatient")
)
"""The plan's own defaults, but for bed days, which arrays of admissions do not have."""
SHARE = 0.25
"""Of its months in which each candidate stands, as in a borough too large for all of them."""


@dataclass(frozen=True)
class Finding:
    """What one way found of one outcome in one borough."""

    world: str
    truth: float
    seed: int
    outcome: str
    way: str
    ratio: float | None
    low: float | None
    high: float | None
    p: float | None
    e_value: float | None = None
    people: int = 0


def findings(name: str, truth: float, seed: int, *, people: int, referred: int) -> list[Finding]:
    """Draw a borough, choose controls, and compare."""
    drawn = world(people, referred, name=name, seed=seed, effect=truth)
    counter = Counter.of(drawn)
    matched = matching.pair(pool(drawn, counter, seed=seed, share=SHARE), PLAN)
    person, on, until = _windows(matched)
    stays = np.where(matched.sets.treated, until, followed_to(drawn, person, on))
    found = {}
    for outcome in OUTCOMES:
        members = _members(matched, counter, outcome, until)
        found |= {
            (outcome, NAIVE): _naive(members),
            (outcome, OURS): ratio_of_changes(members),
            (outcome, STAY): ratio_of_changes(_members(matched, counter, outcome, stays)),
            (outcome, AFTER): ratio_after(members),
            (outcome, EARLIER): ratio_of_changes(_a_year_earlier(matched, counter, outcome, members)),
        }
    found[DEATHS, OURS] = ratio_after(_deaths(matched))
    size = int(matched.sets.treated.sum())
    return [_finding(name, truth, seed, outcome, way, ratio, size) for (outcome, way), ratio in found.items()]


def _finding(name: str, truth: float, seed: int, outcome: str, way: str, found: Ratio, size: int) -> Finding:
    unseen = e_value(found.ratio) if found.ratio else None
    return Finding(name, truth, seed, outcome, way, found.ratio, found.low, found.high, found.p, unseen, size)


def _windows(matched: matching.Matched) -> tuple[np.ndarray, ...]:
    """Person, index day and first day no longer followed of every member of a set."""
    columns = (matched.people[name][matched.sets.place] for name in ("person", "index_on", "after_to"))
    person, *days = columns
    return person, *(column.astype("datetime64[D]").astype(np.int64) for column in days)


def _members(matched: matching.Matched, counter: Counter, outcome: str, until: np.ndarray) -> Members:
    sets, (person, on, _) = matched.sets, _windows(matched)
    return Members(
        of=sets.of,
        treated=sets.treated,
        weight=sets.weight,
        before=counter.count(outcome, person, on - YEAR, on),
        after=counter.count(outcome, person, on, until),
        days_before=np.full(on.size, YEAR),
        days_after=until - on,
    )


def _naive(members: Members) -> Ratio:
    """What the seeds did: the referred alone."""
    own = members.where(members.treated)
    return rate_ratio(own.before, own.after, own.days_before, own.days_after)


def _a_year_earlier(matched: matching.Matched, counter: Counter, outcome: str, members: Members) -> Members:
    """The same comparison before anybody was referred: it should find nothing."""
    person, on, _ = _windows(matched)
    year = np.full(on.size, YEAR)
    earlier = counter.count(outcome, person, on - 2 * YEAR, on - YEAR)
    return Members(members.of, members.treated, members.weight, earlier, members.before, year, year)


def _deaths(matched: matching.Matched) -> Members:
    sets, people = matched.sets, matched.people
    died, days = people["died"][sets.place].astype(np.int64), people["days_after"][sets.place]
    return Members(sets.of, sets.treated, sets.weight, died, died, days, days)
