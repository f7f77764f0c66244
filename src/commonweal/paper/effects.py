"""The effect beside matched controls, row by row and in a sentence: said once, for the report and the pages alike."""

from collections.abc import Sequence
from typing import Protocol

from commonweal.paper import words
from commonweal.paper.charts.matched import MonthRow, SpecificationRow
from commonweal.paper.rows import ChangeRow

HOLDS = (
    "An effect is what is left of the change of the people referred once the change of their matched controls is taken "
    "off. It holds if both would have changed alike without the service. Controls are alike in what the record shows; "
    "in what it does not show they may differ."
)
HEAD = (
    "Referred before", "Referred after", "Controls before", "Controls after", "Effect, ratio", "95% interval", "p",
    "Effect, a person and year", "Its 95% interval",
)  # fmt: skip
KEY = (
    "Left of 1: use of the referred fell further, or rose less, than that of their controls. A hollow dot means that "
    "the interval holds no effect."
)
KINDS = {
    "primary": "The main finding",
    "estimator": "Worked out differently",
    "weights": "Weighted instead of matched",
    "caliper": "Closer or looser matches",
    "ratio": "Fewer or more controls each",
    "exact": "What controls must share exactly",
    "window": "Other stretches of time",
    "practice": "Leaving out one practice at a time",
    "benchmark": "For comparison only: nobody matched",
}
WAYS_HEAD = ("How it was worked out", "What differs", "People", "Ratio", "95% interval")
WAYS_KEY = (
    "The diamond is the main finding, fixed in the plan, and the tinted stretch its interval. Hollow: the interval "
    "holds 1, no effect. The last lines, for comparison only, are what evaluations without matched controls print."
)
MONTHS_HEAD = ("Month", "Referred", "95% interval", "Controls", "Their 95% interval")
MONTHS_KEY = (
    "Before referral the two lines should lie together: where they do not, the controls are not alike. The tint is the "
    "95% interval of each."
)
MORE_IS_WORSE = frozenset({"spells", "fces", "cips", "bed_days", "ae", "residential"})
"""Kinds of care of which more is worse: more contacts with a GP or a carer may be what was wanted."""
VERDICTS = {
    "better": "less use than the controls",
    "worse": "worse, more use than the controls",
    "less": "less use than the controls",
    "more": "more use than the controls",
    "unclear": "no clear effect",
    "unknown": "too few to tell",
}


class EffectRow(ChangeRow, Protocol):
    """The effect on one kind of care in one group: attributes as in `exchange.results.Effect`."""

    @property
    def outcome(self) -> str:
        """Code of the kind of care [text]."""

    @property
    def controls(self) -> int | None:
        """Their controls [people]."""

    @property
    def control_before(self) -> float | None:
        """Use of the controls before [events per person-year]."""

    @property
    def control_after(self) -> float | None:
        """And after [events per person-year]."""

    @property
    def p(self) -> float | None:
        """p against 1 [0-1]."""

    @property
    def difference(self) -> float | None:
        """Change of the referred less that of the controls [events per person-year]."""

    @property
    def difference_low(self) -> float | None:
        """Lower end of its 95 % interval [events per person-year]."""

    @property
    def difference_high(self) -> float | None:
        """Upper end [events per person-year]."""

    @property
    def e_value(self) -> float | None:
        """How strong something unrecorded would have to be [ratio]."""

    @property
    def e_value_limit(self) -> float | None:
        """And to move the near limit to 1 [ratio]."""

    @property
    def gamma(self) -> float | None:
        """By how much odds of referral may have differed [ratio]."""


def verdict(row: EffectRow) -> str:
    """Judge an effect by its interval alone.

    Parameters
    ----------
    row
        The effect [row].

    Returns
    -------
    str
        `better` when the whole interval lies below 1 and `worse` when above, or `less` and `more` where more is not
        worse; `unknown` without an interval, else `unclear` [text].
    """
    if row.ratio is None or (row.low is None and row.high is None):
        return "unknown"
    harm = row.outcome in MORE_IS_WORSE
    if row.high is not None and row.high < 1:
        return "better" if harm else "less"
    if row.low is not None and row.low > 1:
        return "worse" if harm else "more"
    return "unclear"


def cells(row: EffectRow) -> tuple[str, ...]:
    """Print an effect, as `HEAD` heads it.

    Parameters
    ----------
    row
        The effect [row].

    Returns
    -------
    tuple
        Its cells [texts].
    """
    rates = (row.rate_before, row.rate_after, row.control_before, row.control_after)
    return (
        *map(words.decimal, rates), words.decimal(row.ratio),
        words.between(words.decimal(row.low), words.decimal(row.high)), words.chance(row.p),
        words.decimal(row.difference, sign=True),
        words.between(words.decimal(row.difference_low, sign=True), words.decimal(row.difference_high, sign=True)),
    )  # fmt: skip


def doubt(row: EffectRow) -> str:
    """Say how little something unrecorded would have to do to explain the effect away.

    Parameters
    ----------
    row
        The effect [row].

    Returns
    -------
    str
        A sentence; nothing without a clear effect [text].

    References
    ----------
    VanderWeele and Ding (2017), Sensitivity analysis in observational research, Annals of Internal Medicine 167.
    """
    if verdict(row) in ("unclear", "unknown") or row.e_value_limit is None:
        return ""
    return (
        f"{row.name}: something the record does not hold, that goes with both referral and use by a ratio of "
        f"{words.decimal(row.e_value)} each, could explain this away; {words.decimal(row.e_value_limit)} each would be "
        "enough for the interval to hold no effect."
    )


def odds(row: EffectRow) -> str:
    """Say by how much referral may have hung on something unrecorded for the finding to stand.

    Parameters
    ----------
    row
        The effect [row].

    Returns
    -------
    str
        A sentence; nothing without a clear effect [text].

    References
    ----------
    Rosenbaum (2002), Observational Studies, second edition, chapter 4.
    """
    if verdict(row) in ("unclear", "unknown") or row.gamma is None:
        return ""
    if row.gamma <= 1:
        return (
            f"{row.name}: by the ranks of people's changes, which a few very large changes cannot sway, this could be "
            "chance even with nothing hidden (Rosenbaum's gamma is 1)."
        )
    return (
        f"{row.name}: it could be chance if, of people alike in the record, some had {words.decimal(row.gamma)} times "
        "the odds of others of being referred, through something that goes with their use (Rosenbaum's gamma)."
    )


def way(row: SpecificationRow, people: int | None) -> tuple[str, ...]:
    """Print one way of working the effect out, as `WAYS_HEAD` heads it.

    Parameters
    ----------
    row
        The way [row].
    people
        How many referred it rests on; empty when hidden [people].

    Returns
    -------
    tuple
        Its cells [texts].
    """
    interval = words.between(words.decimal(row.low), words.decimal(row.high))
    return row.words, KINDS.get(row.kind, row.kind), words.count(people), words.decimal(row.ratio), interval


def month(row: MonthRow) -> tuple[str, ...]:
    """Print one month around referral, as `MONTHS_HEAD` heads it.

    Parameters
    ----------
    row
        The month [row].

    Returns
    -------
    tuple
        Its cells [texts].
    """
    return (
        words.decimal(row.month, 0), words.decimal(row.rate),
        words.between(words.decimal(row.low), words.decimal(row.high)), words.decimal(row.control),
        words.between(words.decimal(row.control_low), words.decimal(row.control_high)),
    )  # fmt: skip


def agreement(rows: Sequence[SpecificationRow]) -> str:
    """Say how far the ways of working an effect out agree.

    Parameters
    ----------
    rows
        Every way of one kind of care [rows].

    Returns
    -------
    str
        A sentence; nothing when there is nothing to compare [text].
    """
    known = [row.ratio for row in rows if row.ratio is not None and row.kind != "benchmark"]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    said = f"Worked out in {len(known)} ways, the ratio lies between {words.decimal(low)} and {words.decimal(high)}"
    return f"{said}: some ways find less use than the controls', some more." if low < 1 < high else f"{said}."
