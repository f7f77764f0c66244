"""What a change is called in plain words, and what it must not be taken for."""

from collections.abc import Sequence

from commonweal.domain.money import rounded
from commonweal.evaluation.statistics import Ratio
from commonweal.exchange.results import Step

SIGNIFICANT = 0.05

CHANGE = "A change from before to after referral is not an effect of the service."
CHANGE_NOT_EFFECT = (
    f"{CHANGE} People are referred when they have been "
    "using much care, and many of them would have used less afterwards without any help (regression to the mean); "
    "others grow older and iller. Only a comparison with similar people who were not referred can tell these apart."
)
ASSOCIATION = (
    "Association only: this group was chosen by something that itself goes with how well people were or how much care "
    "they used. Its change says nothing about what the service did."
)

NOBODY = "Nobody is in this group."
WHERE_TO_LOOK = (
    "Check referred_from and referred_to, the bridge and match_rank_up_to, and data_from, data_to, months and after in "
    "the plan."
)


def nobody(flow: Sequence[Step]) -> str:
    """Say at which step the last people were left out, and what to look at.

    Parameters
    ----------
    flow
        From everybody in the tables to nobody analysed [steps].

    Returns
    -------
    str
        Two or three sentences [text].
    """
    last = next((step for step in reversed(flow) if step.left_out), None)
    where = f" The last of them were left out at this step: {last.what}." if last else ""
    return f"Nobody was analysed.{where} {WHERE_TO_LOOK}"


def sentence(found: Ratio, rate_before: float | None, rate_after: float | None, later: int) -> str:
    """Say a finding in a sentence.

    Parameters
    ----------
    found
        The ratio with what is known of its sureness [ratio].
    rate_before, rate_after
        Use per person and year on either side [events per person-year].
    later
        How much was used after referral [events].

    Returns
    -------
    str
        The sentence [text].
    """
    if rate_before is None or rate_after is None:
        return "No change can be worked out: nobody was at risk on one of the sides."
    if found.ratio is None:
        return (
            "Nothing was used before referral, so no change in per cent can be worked out." if later else "None used."
        )
    rates = f"{rounded(rate_before, 2)} a year before, {rounded(rate_after, 2)} after"
    if found.p is None:
        return f"{_direction(found.ratio)}: {rates}; too few people to say how sure this is."
    sure = f"(rate ratio {rounded(found.ratio, 2)}{_interval(found)}, p {probability(found.p)})"
    if found.p >= SIGNIFICANT:
        return f"No statistically significant change: {rates} {sure}."
    return f"{_direction(found.ratio)}: {rates} {sure}."


def probability(p: float) -> str:
    """Print a p value with its sign of equality.

    Parameters
    ----------
    p
        The p value [0-1].

    Returns
    -------
    str
        Such as `= 0.03` or `< 0.001` [text].
    """
    if p < 0.001:
        return "< 0.001"
    places = 3 if p < 0.1 else 2
    return f"= {rounded(p, places)}"


def _direction(ratio: float) -> str:
    per_cent = rounded(abs(100 * (ratio - 1)))
    if per_cent == 0:
        return "Hardly changed"
    return f"{'Fell' if ratio < 1 else 'Rose'} by {per_cent} %"


def _interval(found: Ratio) -> str:
    if found.low is None or found.high is None:
        return ""
    return f", 95 % interval {rounded(found.low, 2)} to {rounded(found.high, 2)}"
