"""Negative controls: what the service cannot have changed, so that a difference in it is a sign of hidden bias."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from commonweal.domain.money import rounded
from commonweal.evaluation.effect.comparison.words import interval
from commonweal.evaluation.effect.months import MONTHS, days_in
from commonweal.evaluation.effect.sentences import SIGNIFICANT, probability
from commonweal.evaluation.effect.side import Counts, Matched, members, whole
from commonweal.evaluation.plan import OUTCOMES
from commonweal.evaluation.statistics import DAYS_A_YEAR, Members, Ratio, ratio_after, ratio_of_changes, steady
from commonweal.exchange.results import NegativeControl

NAMES = {
    "deaths": "Deaths in the window after",
    "unrelated_after": "Admissions for what the service cannot change, after",
    "unrelated": "Admissions for what the service cannot change, change from before to after",
}
EARLIER = "change before referral, from months −24 to −13 to months −12 to −1"
MORE = "More often among the referred than among their controls"
LESS = "Less often among the referred than among their controls"
BIAS = (
    "The service can hardly have done this: it speaks for people who differ in a way that no record shows, and against "
    "believing the effects."
)
FELL = "Even before referral use went down beside that of the controls"
ROSE = "Even before referral use went up beside that of the controls"
APART = (
    "The two were not on the same way, so what came after may go on from there, or turn back from it, without any "
    "service."
)
TOGETHER = "Before referral the two ran together, as far as these numbers can show."
NONE = "Too few of these happened, referred and controls together, to compare."
CLEAR = "No sign of hidden bias here; with so few events that is no proof that there is none."


def negative(
    matched: Matched, unrelated: Counts | None, monthly: Mapping[str, NDArray[np.int64]] | None = None
) -> list[NegativeControl]:
    """Look where no effect can be.

    Parameters
    ----------
    matched
        The referred with their controls; `died` within the window after [matched people].
    unrelated
        Stays before and after for diagnoses that the service cannot change, aligned with the people; none when
        diagnoses are not known [people; stays].
    monthly
        Outcome -> use by month, column k is month k - 24; none to leave out the years before [people by 48; events].

    Returns
    -------
    list
        Deaths; unrelated stays after referral, and their change; use as it changed before referral [rows].
    """
    people, sets = matched.people, matched.sets
    died = people["died"].astype(np.int64)
    deaths = members(sets, people, (np.zeros_like(died), died))
    rows = [_row("deaths", deaths, ratio_after(deaths))]
    if unrelated is not None:
        stays = members(sets, people, unrelated)
        rows.append(_row("unrelated_after", stays, ratio_after(stays)))
        rows.append(_row("unrelated", stays, ratio_of_changes(stays)))
    return [*rows, *_earlier(matched, monthly or {})]


def _earlier(matched: Matched, monthly: Mapping[str, NDArray[np.int64]]) -> Iterator[NegativeControl]:
    """The same comparison a year before anybody was referred, among those followed so long."""
    days = days_in(matched.people)
    first, second = slice(0, MONTHS // 2), slice(MONTHS // 2, MONTHS)
    times = days[:, first].sum(axis=1), days[:, second].sum(axis=1)
    for code in (code for code in monthly if code in OUTCOMES):
        used = monthly[code][:, first].sum(axis=1), monthly[code][:, second].sum(axis=1)
        found = members(matched.sets, matched.people, used, times)
        found = whole(found.where(found.days_before > 0))
        if len(found.of):
            yield _row(f"earlier_{code}", found, ratio_of_changes(found))


def _row(outcome: str, found: Members, sure: Ratio) -> NegativeControl:
    arms = found.where(found.treated), found.where(~found.treated)
    rates = [_rate(arm) for arm in arms]
    return NegativeControl(
        outcome=outcome,
        name=NAMES.get(outcome) or f"{OUTCOMES[outcome.removeprefix('earlier_')]}: {EARLIER}",
        people=len(arms[0].of),
        controls=len(arms[1].of),
        rate=rates[0],
        control=rates[1],
        ratio=sure.ratio,
        low=sure.low,
        high=sure.high,
        p=sure.p,
        words=_words(sure, earlier=outcome not in NAMES),
        events=int(arms[0].after.sum()),
        control_events=int(arms[1].after.sum()),
    )


def _rate(arm: Members) -> float | None:
    days = float(arm.weight @ arm.days_after)
    return steady(float(arm.weight @ arm.after) * DAYS_A_YEAR / days) if days > 0 else None


def _words(sure: Ratio, *, earlier: bool) -> str:
    if sure.ratio is None:
        return NONE
    if sure.p is None:
        return f"Ratio {rounded(sure.ratio, 2)}, from too few events to judge by."
    told = f"(ratio {rounded(sure.ratio, 2)}{interval(sure)}, p {probability(sure.p)})"
    if sure.p >= SIGNIFICANT:
        return f"No difference seen {told}. {TOGETHER if earlier else CLEAR}"
    if earlier:
        return f"{FELL if sure.ratio < 1 else ROSE} {told}. {APART}"
    return f"{LESS if sure.ratio < 1 else MORE} {told}. {BIAS}"
