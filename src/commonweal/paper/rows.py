"""What charts and pages need to know of each row: the results' rows fit as they are."""

from typing import Protocol


class Ranged(Protocol):
    """Something with an interval."""

    @property
    def low(self) -> float | None:
        """Lower end of its 95 % interval; empty when hidden or beyond all numbers [unit of the row]."""

    @property
    def high(self) -> float | None:
        """Upper end [unit of the row]."""


def clear(row: Ranged) -> bool:
    """Tell whether an interval leaves out 1, no change.

    Parameters
    ----------
    row
        A row whose interval is of a ratio [row].

    Returns
    -------
    bool
        Never of an interval with an open end [yes/no].
    """
    return row.low is not None and row.high is not None and not row.low <= 1 <= row.high


class ChangeRow(Ranged, Protocol):
    """Use of one kind of care by one group, before and after."""

    @property
    def group(self) -> str:
        """The group, in words [text]."""

    @property
    def association(self) -> bool:
        """Whether the group was chosen by something that goes with the outcome [yes/no]."""

    @property
    def name(self) -> str:
        """The kind of care, in words [text]."""

    @property
    def people(self) -> int | None:
        """How many; of an effect, how many have controls; empty when hidden [people]."""

    @property
    def rate_before(self) -> float | None:
        """Use before [events per person-year]."""

    @property
    def rate_after(self) -> float | None:
        """Use after [events per person-year]."""

    @property
    def ratio(self) -> float | None:
        """Rate after over rate before; of an effect, also over that of the controls [ratio]."""


class MovedRow(Ranged, Protocol):
    """Distance travelled on one measure by those who answered twice."""

    @property
    def name(self) -> str:
        """The measure, in words [text]."""

    @property
    def paired_n(self) -> int | None:
        """Those with both scores; empty when hidden [people]."""

    @property
    def paired_baseline_mean(self) -> float | None:
        """Their mean at baseline [points, 1-5]."""

    @property
    def paired_change(self) -> float | None:
        """Their mean change [points]."""


class ReturnRow(Protocol):
    """Return on investment under one scenario."""

    @property
    def years(self) -> int:
        """How long benefits are counted [years]."""

    @property
    def profile(self) -> str:
        """How benefits fade [text]."""

    @property
    def roi(self) -> float | None:
        """Benefit for each pound spent [ratio]."""

    @property
    def payback_years(self) -> float | None:
        """When the cost is paid back; empty when never [years]."""
