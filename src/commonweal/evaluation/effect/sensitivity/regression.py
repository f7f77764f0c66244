"""Regression to the mean: what a group's use would have done without any service, beside what it did."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from commonweal.domain.money import rounded
from commonweal.domain.people import AGE_BANDS
from commonweal.evaluation.effect.comparison.against import divided
from commonweal.evaluation.effect.groups import Group
from commonweal.evaluation.effect.months import EDGES, MONTHS, days_in
from commonweal.evaluation.effect.side import Counts, Matched, YesNo, members, single, whole, within
from commonweal.evaluation.plan import OUTCOMES, Plan
from commonweal.evaluation.statistics import Members, Ratio, ratio_of_one
from commonweal.exchange.results import Change, Regression

INSTANCE = (
    "An instance is a stay that began with an emergency admission, or an unplanned A&E attendance; an admission by way "
    "of A&E makes two."
)
CONTROLS = "their matched controls, who were not referred"
SAMPLE = "people not referred whom the same rule selects, made as old as the group"
EARLIER = "the group's own earlier year: those the same rule selects in months −24 to −13, seen in months −12 to −1"
YEAR = 12


def regression(
    matched: Matched,
    used: Mapping[str, Counts],
    monthly: Mapping[str, NDArray[np.int64]],
    changes: Sequence[Change],
    plan: Plan,
) -> list[Regression]:
    """Work out the change to be expected without any service, beside each raw change.

    Parameters
    ----------
    matched
        The referred with their controls, and a sample of candidates [matched people].
    used
        Outcome -> use before and after, aligned with the matched people [people; events or bed days].
    monthly
        Outcome -> use by month, `instances` among them; column k is month k - 24 [people by 48; events].
    changes
        The raw changes of the cohort [changes].
    plan
        The evaluation's plan [plan].

    Returns
    -------
    list
        For each group and outcome what its controls did; for groups by prior use also what the same rule finds in
        people not referred and in the cohort's own earlier years [rows].

    References
    ----------
    Roland and Abel (2012), Reducing emergency admissions: are we on the right track?, BMJ 345:e6017.
    """
    raw = {(row.by, row.group, row.outcome): row.ratio for row in changes}
    rows = []
    for part in divided(matched.people, plan.subgroups):
        for source, code, found in _expected(matched, used, monthly, part, plan):
            if (part.by, part.words, code) in raw:
                rows.append(_row(part, code, source, raw[part.by, part.words, code], found))
    return rows


def _expected(
    matched: Matched,
    used: Mapping[str, Counts],
    monthly: Mapping[str, NDArray[np.int64]],
    part: Group,
    plan: Plan,
) -> Iterator[tuple[str, str, Members]]:
    outcomes = [code for code in plan.activity.outcomes if code in used]
    for code in outcomes:
        yield CONTROLS, code, _controls(matched, used[code], part)
    if part.by != "prior_use":
        return
    sample = next((each for each in matched.others if single(each) and each.kind == "sample"), None)
    if sample is not None:
        weight = _as_old(sample.place, part, matched)
        for code in outcomes:
            found = members(sample, matched.people, used[code])
            yield SAMPLE, code, _weighed(found, weight)
    yield from _earlier(matched, monthly, part, outcomes, plan)


def _controls(matched: Matched, used: Counts, part: Group) -> Members:
    found = members(matched.sets, matched.people, used).where(within(matched.sets, part))
    found = whole(found) if part.both else found
    return found.where(~found.treated)


def _as_old(place: NDArray[np.int64], part: Group, matched: Matched) -> NDArray[np.float64]:
    """Weights that give the sample's people in the group the ages of the referred in it; nought for all others."""
    people = matched.people
    band = np.searchsorted([first for first, _, _ in AGE_BANDS], people["age"], side="right")
    here, referred = part.members & ~people["treated"], part.members & people["treated"]
    wanted = np.bincount(band[referred], minlength=len(AGE_BANDS) + 1)
    there = np.bincount(band[place][here[place]], minlength=len(AGE_BANDS) + 1)
    share = np.where(there > 0, wanted / np.maximum(there, 1), 0.0)
    weights: NDArray[np.float64] = np.where(here, share[band], 0.0)[place]
    return weights


def _weighed(found: Members, weight: NDArray[np.float64]) -> Members:
    columns = (found.before, found.after, found.days_before, found.days_after)
    return Members(found.of, found.treated, weight, *columns).where(weight > 0)


def _earlier(
    matched: Matched, monthly: Mapping[str, NDArray[np.int64]], part: Group, outcomes: list[str], plan: Plan
) -> Iterator[tuple[str, str, Members]]:
    """The same rule a year earlier, where the record reaches so far."""
    if "instances" not in monthly:
        return
    days = days_in(matched.people)
    first, second = slice(MONTHS - 2 * YEAR, MONTHS - YEAR), slice(MONTHS - YEAR, MONTHS)
    times = days[:, first].sum(axis=1), days[:, second].sum(axis=1)
    least = plan.subgroups.prior_use
    many = monthly["instances"][:, first].sum(axis=1) >= least
    chosen = _selected(matched, part, many, least) & (times[0] == EDGES[-1] // 2)
    size = int(chosen.sum())
    for code in (code for code in outcomes if code in monthly):
        used = [monthly[code][:, year].sum(axis=1) for year in (first, second)]
        columns = [column[chosen].astype(np.int64) for column in (*used, *times)]
        yield EARLIER, code, Members(matched.people["person"][chosen], np.ones(size, bool), np.ones(size), *columns)


def _selected(matched: Matched, part: Group, many: YesNo, least: int) -> YesNo:
    referred: YesNo = matched.people["treated"].astype(bool)
    is_many = bool((part.members == (matched.people["instances"] >= least)).all())
    return referred & (many if is_many else ~many)


def _row(part: Group, code: str, source: str, raw: float | None, found: Members) -> Regression:
    sure = ratio_of_one(found)
    return Regression(
        by=part.by,
        group=part.words,
        outcome=code,
        name=OUTCOMES[code],
        source=source,
        definition=INSTANCE if part.by == "prior_use" else "",
        people=len(found.of),
        raw=raw,
        ratio=sure.ratio,
        low=sure.low,
        high=sure.high,
        words=_words(raw, sure),
        before=int(found.before.sum()),
        after=int(found.after.sum()),
    )


def _words(raw: float | None, sure: Ratio) -> str:
    if sure.ratio is None or raw is None:
        return "What was to be expected without the service cannot be worked out."
    sides = f"Without the service, {_moved(sure.ratio)} was to be expected; seen was {_moved(raw)}."
    if sure.low is None or sure.high is None:
        return f"{sides} Too few people to say how sure that is."
    if sure.low <= raw <= sure.high:
        return f"{sides} That is no more than was to be expected."
    return sides


def _moved(ratio: float) -> str:
    per_cent = rounded(abs(100 * (ratio - 1)))
    if not per_cent:
        return "no change"
    return f"{'a fall' if ratio < 1 else 'a rise'} of {per_cent} %"
