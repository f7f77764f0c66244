"""What a comparison with controls says, in plain words: a fall, a rise, no effect seen, or too few to tell."""

from commonweal.domain.money import rounded
from commonweal.evaluation.effect.groups import Group
from commonweal.evaluation.effect.sentences import SIGNIFICANT, probability
from commonweal.evaluation.statistics import Ratio, detectable

TELLING = 0.8
"""Numbers that could not have found a fall of a fifth are too few to tell [ratio]."""
NOBODY = "Nobody in this group has a control."
WORSE = frozenset({"spells", "fces", "cips", "bed_days", "ae", "residential"})
"""Outcomes of which more is worse; more contacts with a GP or carer may be what was wanted."""
NOTES = {
    "prior_use": " Chosen by use before referral, and so were the controls: both fall by regression to the mean.",
    "association": " An association, not an effect: the group was chosen by what happened after referral.",
}


def finding(part: Group, outcome: str, found: Ratio, people: int) -> str:
    """Say an effect in a sentence or two.

    Parameters
    ----------
    part
        Whose it is [group].
    outcome
        Code of the outcome [text].
    found
        Ratio of the two rate ratios with what is known of its sureness [ratio].
    people
        How many referred it rests on [people].

    Returns
    -------
    str
        The words [text].
    """
    if not people:
        return NOBODY
    note = NOTES.get("association" if part.association else part.by, "")
    return f"{said(found, worse=outcome in WORSE)}{note}"


def said(found: Ratio, *, worse: bool) -> str:
    """Say what a ratio of rate ratios means.

    Parameters
    ----------
    found
        The ratio [ratio].
    worse
        Whether more of it is worse [yes/no].

    Returns
    -------
    str
        A sentence or two [text].
    """
    if found.ratio is None:
        return f"{found.method}."
    if found.p is None:
        return f"{_size(found.ratio)}, but too few to say how sure this is."
    sure = f"(ratio {rounded(found.ratio, 2)}{interval(found)}, p {probability(found.p)})"
    if found.p >= SIGNIFICANT:
        return _unseen(found, sure)
    if found.ratio > 1:
        return f"{'Worse: use' if worse else 'Use'} went {_per_cent(found.ratio)} % above that of the controls {sure}."
    return f"{_size(found.ratio)} {sure}."


def interval(found: Ratio) -> str:
    """Print an interval, with what leads to it.

    Parameters
    ----------
    found
        The ratio [ratio].

    Returns
    -------
    str
        Such as `, 95 % interval 0.80 to 1.10`; empty without one [text].
    """
    if found.low is None:
        return ""
    if found.high is None:
        return f", 95 % interval {rounded(found.low, 2)} and up"
    return f", 95 % interval {rounded(found.low, 2)} to {rounded(found.high, 2)}"


def _unseen(found: Ratio, sure: str) -> str:
    least = detectable(found)
    if least is None:
        return f"Too few to tell {sure}."
    reach = f"a fall to {rounded(least, 2)} of what was to be expected, or lower, would probably have been seen."
    if least < TELLING:
        return f"Too few to tell {sure}: only {reach}"
    return f"No effect seen {sure}: {reach}"


def _size(ratio: float) -> str:
    per_cent = _per_cent(ratio)
    if not per_cent:
        return "Use changed as that of the controls did"
    return f"Use went {per_cent} % {'below' if ratio < 1 else 'above'} that of the controls"


def _per_cent(ratio: float) -> int:
    return int(rounded(abs(100 * (ratio - 1))))
