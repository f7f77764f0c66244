"""The change of the referred beside the change of their controls, sure as far as whole sets differ."""

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.statistics.comparison.exact import exact
from commonweal.evaluation.statistics.comparison.members import Members
from commonweal.evaluation.statistics.conditional import score, solved
from commonweal.evaluation.statistics.rates import ALIKE, FEW_EVENTS, FEW_PEOPLE, Ratio, from_error
from commonweal.evaluation.statistics.rates import exact as exact_rates
from commonweal.evaluation.statistics.steady import steady

Floats = NDArray[np.float64]

CHANGES = (
    "Difference in differences: Poisson model with an effect for each person and one for the time after, offset by "
    "days at risk, controls weighted so that each set counts once; 95 % interval and p robust to whatever events of "
    "one set share (sandwich over sets, t with one degree of freedom fewer than the sets with events)"
)
AFTER = (
    "Rates after referral alone, controls weighted so that each set counts once; 95 % interval and p robust to "
    "whatever the events of one set share (sandwich over sets)"
)
FEW_AFTER = (
    "Rates after referral alone, each control counted once; exact conditional (Clopper-Pearson) interval and p, "
    f"because the robust form needs {FEW_PEOPLE} people with events on either hand"
)
ONE_ARM = "Poisson model with an effect for each person, weighted; 95 % interval robust to events that come in clusters"
NO_TIME = "No ratio: nobody was at risk on both sides"
NO_CONTROLS = "No ratio: there are no controls at risk on both sides"
NONE_BEFORE = "No ratio: the referred used nothing before"
NONE_BY_CONTROLS = "No ratio: the controls used nothing before or nothing after"
NONE_AT_ALL = "No ratio: nothing was used"
FEW = (
    f"No interval: the robust form needs {FEW_PEOPLE} people with use and {FEW_EVENTS} events on either hand, and some "
    "difference between sets, and there is no exact form for this"
)


def ratio_of_changes(members: Members, *, bundled: bool = False) -> Ratio:
    """Estimate how many times the rate of the referred changed beside that of their controls.

    Parameters
    ----------
    members
        Referred and controls; those not at risk on both sides are left aside [members].
    bundled
        True when no exact form exists: units that come in bundles, or weights other than 1/k [yes/no].

    Returns
    -------
    Ratio
        Ratio of the two rate ratios with interval and p, or none of them and the reason [ratio].

    References
    ----------
    Wooldridge (1999), Distribution-free estimation of some nonlinear panel data models, Journal of Econometrics 90.
    Liang and Zeger (1986), Longitudinal data analysis using generalized linear models, Biometrika 73.
    """
    members = members.where((members.days_before > 0) & (members.days_after > 0))
    used = members.where(members.before + members.after > 0)
    reason = _missing(members, used)
    if reason:
        return Ratio(None, None, None, None, reason)
    if _enough(used):
        logs, parts = zip(*(_change(used, arm) for arm in (True, False)), strict=True)
        found = _over_sets(logs[0] - logs[1], parts[0] - parts[1], used.of, CHANGES)
        if found is not None:
            return found
    return _few(members) if bundled else exact(members)


def ratio_after(members: Members) -> Ratio:
    """Compare the rates after referral alone.

    Parameters
    ----------
    members
        Referred and controls; what they used before is not looked at [members].

    Returns
    -------
    Ratio
        Rate of the referred divided by that of their controls, with interval and p where there is enough [ratio].
    """
    members = members.where(members.days_after > 0)
    arms = [members.where(members.treated == arm) for arm in (True, False)]
    if any(len(arm.of) == 0 for arm in arms):
        return Ratio(None, None, None, None, NO_CONTROLS)
    events = [float(arm.weight @ arm.after) for arm in arms]
    if events[1] == 0:
        return Ratio(None, None, None, None, NONE_BY_CONTROLS if events[0] else NONE_AT_ALL)
    rates = [total / float(arm.weight @ arm.days_after) for total, arm in zip(events, arms, strict=True)]
    if min(int((arm.after > 0).sum()) for arm in arms) < FEW_PEOPLE:
        return exact_rates(arms[1].after, arms[0].after, arms[1].days_after, arms[0].days_after, FEW_AFTER)
    sign = np.where(members.treated, 1.0, -1.0)
    rate, total = (np.where(members.treated, *pair) for pair in (rates, events))
    parts = sign * members.weight * (members.after - rate * members.days_after) / total
    found = _over_sets(float(np.log(rates[0] / rates[1])), parts, members.of, AFTER)
    return found or Ratio(steady(rates[0] / rates[1]), None, None, None, FEW)


def ratio_of_one(members: Members) -> Ratio:
    """Estimate how the rate of one arm changed, with weights.

    Parameters
    ----------
    members
        The people; whether they were referred is not looked at [members].

    Returns
    -------
    Ratio
        Rate after divided by rate before, with an interval where there is enough [ratio].
    """
    members = members.where((members.days_before > 0) & (members.days_after > 0) & (members.weight > 0))
    used = members.where(members.before + members.after > 0)
    if not used.before.sum():
        return Ratio(None, None, None, None, NONE_AT_ALL if len(members.of) else NO_TIME)
    if used.after.sum() and len(used.of) >= FEW_PEOPLE and used.before.sum() + used.after.sum() >= FEW_EVENTS:
        log_ratio, parts = _solve(used, np.ones(len(used.of), bool))
        found = _over_sets(log_ratio, parts, used.of, ONE_ARM)
        if found is not None:
            return found
    earlier, later, days_before, days_after = (members.weight @ column for column in members.columns())
    return Ratio(steady(float(later / days_after / (earlier / days_before))), None, None, None, FEW)


def _missing(members: Members, used: Members) -> str:
    """Why there can be no ratio; empty when there can."""
    if not members.treated.any():
        return NO_TIME
    if members.treated.all():
        return NO_CONTROLS
    referred, controls = used.where(used.treated), used.where(~used.treated)
    if not len(used.of):
        return NONE_AT_ALL
    if not referred.before.sum():
        return NONE_BEFORE
    return "" if controls.before.sum() and controls.after.sum() else NONE_BY_CONTROLS


def _enough(used: Members) -> bool:
    arms = [used.where(used.treated == arm) for arm in (True, False)]
    return bool(
        arms[0].after.sum()
        and all(len(arm.of) >= FEW_PEOPLE and arm.before.sum() + arm.after.sum() >= FEW_EVENTS for arm in arms)
    )


def _change(used: Members, arm: bool) -> tuple[float, Floats]:
    return _solve(used, used.treated == arm)


def _solve(used: Members, mine: NDArray[np.bool_]) -> tuple[float, Floats]:
    """Log rate ratio of an arm, and how far each member moves it; nought for those of the other arm."""
    arm = used.where(mine)
    columns = arm.columns()
    log_ratio = solved(columns, arm.weight)
    scores, slopes = score(log_ratio, columns)
    parts = np.zeros(len(used.of))
    parts[mine] = arm.weight * scores / (arm.weight @ slopes)
    return log_ratio, parts


def _over_sets(log_ratio: float, parts: Floats, of: NDArray[np.int64], method: str) -> Ratio | None:
    """What each set moves gives the error; none when no set moves it, which leaves no spread to judge by."""
    numbers, place = np.unique(of, return_inverse=True)
    sets = len(numbers)
    if sets < 2:
        return None
    error = float(np.sqrt(sets / (sets - 1) * (np.bincount(place, parts) ** 2).sum()))
    return None if error < ALIKE else from_error(log_ratio, error, sets - 1, method)


def _few(members: Members) -> Ratio:
    """The quotient of the crude rates, without a word on how sure it is."""
    rates = []
    for arm in (members.where(members.treated), members.where(~members.treated)):
        earlier, later, days_before, days_after = (arm.weight @ column for column in arm.columns())
        rates.append(later / days_after / (earlier / days_before))
    return Ratio(steady(float(rates[0] / rates[1])), None, None, None, FEW)
