"""Costs avoided and returns, row by row and in a sentence: said once, for the report and the pages alike."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from commonweal.paper import words
from commonweal.paper.rows import ReturnRow

SAVINGS_HEAD = (
    "Kind of care", "Price of one", "Avoided, a person and year", "95% interval", "Costs avoided", "Price from",
)  # fmt: skip
RETURNS_HEAD = (
    "Counted over", "Benefits", "Multiplier", "Costs avoided", "Cost", "For each £1", "95% interval", "Paid back after",
)  # fmt: skip
KEY = "The line at 1 is breaking even. Filled bars pay the cost back, pale ones do not."
GIVEN = (
    "Intervals are of the change of use alone: prices, the cost and the way benefits fade are taken as given. That of "
    "all costs comes from drawing the people again, because few people cost very much."
)


class SavingRow(Protocol):
    """Costs avoided for one kind of care: attributes as in `exchange.results.Saving`."""

    @property
    def name(self) -> str:
        """What is priced, in words [text]."""

    @property
    def unit_cost(self) -> float:
        """Price of one event [GBP]."""

    @property
    def avoided(self) -> float | None:
        """Events avoided a person and year [events per person-year]."""

    @property
    def low(self) -> float | None:
        """Lower end of its 95 % interval [events per person-year]."""

    @property
    def high(self) -> float | None:
        """Upper end of its 95 % interval [events per person-year]."""

    @property
    def saved(self) -> float | None:
        """Costs avoided [GBP]."""

    @property
    def source(self) -> str:
        """Where the price is from [text]."""


class Scenario(ReturnRow, Protocol):
    """A return under one scenario: attributes as in `exchange.results.Return`."""

    @property
    def multiplier(self) -> float:
        """Discounted benefit of all years for each pound of the first [ratio]."""

    @property
    def benefit(self) -> float | None:
        """Discounted costs avoided [GBP]."""

    @property
    def cost(self) -> float:
        """What the service cost [GBP]."""

    @property
    def roi_low(self) -> float | None:
        """Lower end of the return's 95 % interval [ratio]."""

    @property
    def roi_high(self) -> float | None:
        """Upper end of the return's 95 % interval [ratio]."""


AScenario = TypeVar("AScenario", bound=Scenario)


def saving(row: SavingRow) -> tuple[str, ...]:
    """Print costs avoided for one kind of care, as `SAVINGS_HEAD` heads them.

    Parameters
    ----------
    row
        The saving [row].

    Returns
    -------
    tuple
        Its cells [texts].
    """
    interval = words.between(words.decimal(row.low, sign=True), words.decimal(row.high, sign=True))
    avoided = words.decimal(row.avoided, sign=True)
    return row.name, words.money(row.unit_cost, 2), avoided, interval, words.money(row.saved), row.source


def total(saved: float | None, low: float | None, high: float | None) -> tuple[str, ...]:
    """Print the sum of the savings, as `SAVINGS_HEAD` heads them.

    Parameters
    ----------
    saved, low, high
        The sum and its 95 % interval [GBP].

    Returns
    -------
    tuple
        The cells of the last row [texts].
    """
    sure = words.between(words.money(low), words.money(high))
    return "All that is priced", words.UNKNOWN, words.UNKNOWN, sure, words.money(saved), ""


def scenarios(returns: Iterable[AScenario]) -> list[AScenario]:
    """Drop scenarios that say the same: in the first year benefits have not yet begun to fade.

    Parameters
    ----------
    returns
        Every scenario [rows].

    Returns
    -------
    list
        One for each horizon and multiplier, in their order [rows].
    """
    kept: dict[tuple[int, float], AScenario] = {}
    for row in returns:
        kept.setdefault((row.years, round(row.multiplier, 9)), row)
    return list(kept.values())


def scenario(row: Scenario) -> tuple[str, ...]:
    """Print one scenario, as `RETURNS_HEAD` heads it.

    Parameters
    ----------
    row
        The scenario [row].

    Returns
    -------
    tuple
        Its cells [texts].
    """
    back = "not within the years" if row.payback_years is None else f"{words.decimal(row.payback_years, 1)} years"
    back = back if row.cost else words.UNKNOWN
    return (
        f"{row.years} year{'' if row.years == 1 else 's'}", words.fading(row.profile), words.decimal(row.multiplier, 3),
        words.money(row.benefit), cost(row.cost), words.money(row.roi, 2), interval(row), back,
    )  # fmt: skip


def cost(paid: float) -> str:
    """Print what the service cost.

    Parameters
    ----------
    paid
        What it cost; nought where no cost is known, since no service costs nothing [GBP].

    Returns
    -------
    str
        The amount, or words that it is not known [text].
    """
    return words.money(paid) if paid else "not known"


def interval(row: Scenario) -> str:
    """Print how sure a return is.

    Parameters
    ----------
    row
        The scenario [row].

    Returns
    -------
    str
        Both ends, or a dash when they are not known [text].
    """
    return words.between(words.money(row.roi_low, 2), words.money(row.roi_high, 2))


def judged(known: Sequence[Scenario]) -> str:
    """Judge the returns: better only when every interval lies above the cost, worse only when every one lies below.

    Parameters
    ----------
    known
        The scenarios whose return is known [rows].

    Returns
    -------
    str
        `better`, `worse` or `unclear` [text].
    """
    surely, never = _sure(known)
    if known and surely == len(known):
        return "better"
    if known and (never == len(known) or max(_rois(known)) < 0):
        return "worse"
    return "unclear"


def headline(known: Sequence[Scenario]) -> str:
    """Say in how many scenarios the cost would come back.

    Parameters
    ----------
    known
        The scenarios whose return is known, at least one [rows].

    Returns
    -------
    str
        A few words [text].
    """
    back = sum(roi >= 1 for roi in _rois(known))
    return f"the cost would be paid back in {back} of {len(known)} scenarios"


def told(known: Sequence[Scenario]) -> str:
    """Say the returns from the least to the most, and how sure that is.

    Parameters
    ----------
    known
        The scenarios whose return is known, at least one [rows].

    Returns
    -------
    str
        One or two sentences [text].
    """
    years, rois = [row.years for row in known], _rois(known)
    return (
        f"Over {min(years)} to {max(years)} years, and by how benefits fade, hospital costs avoided lie between "
        f"{words.money(min(rois), 2)} and {words.money(max(rois), 2)} for each £1 spent, if the whole change were the "
        f"service's doing.{_sureness(known)}"
    )


def _sureness(known: Sequence[Scenario]) -> str:
    if any(row.roi_low is None or row.roi_high is None for row in known):
        return ""
    surely, never = _sure(known)
    if not surely and not never:
        return " Each 95% interval reaches from less than the cost to more: whether it is paid back is not known."
    return f" The whole 95% interval lies above the cost in {surely} of them and below it in {never}."


def _sure(known: Sequence[Scenario]) -> tuple[int, int]:
    """In how many scenarios the whole interval lies above the cost, and in how many below."""
    surely = sum(row.roi_low is not None and row.roi_low >= 1 for row in known)
    return surely, sum(row.roi_high is not None and row.roi_high < 1 for row in known)


def _rois(known: Sequence[Scenario]) -> list[float]:
    return [row.roi for row in known if row.roi is not None]
