"""What the charts of a comparison need to know of each row: the results' rows fit as they are."""

from typing import Protocol

from commonweal.paper.rows import Ranged


class StepRow(Protocol):
    """A step of the flow from everybody to those analysed."""

    @property
    def what(self) -> str:
        """What was asked at this step [text]."""

    @property
    def left_out(self) -> int | None:
        """How many left here; empty when hidden [people]."""

    @property
    def people(self) -> int | None:
        """How many remain [people]."""


class BalanceRow(Protocol):
    """How alike the referred and their controls are in one thing."""

    @property
    def name(self) -> str:
        """It in words [text]."""

    @property
    def smd(self) -> float | None:
        """Standardized difference before matching [standard deviations]."""

    @property
    def matched_smd(self) -> float | None:
        """The same after matching [standard deviations]."""


class OverlapRow(Protocol):
    """One bar of the histogram of scores."""

    @property
    def low(self) -> float:
        """Where it begins [logit]."""

    @property
    def high(self) -> float:
        """Where it ends [logit]."""

    @property
    def referred(self) -> int | None:
        """How many of the referred; empty when hidden [people]."""

    @property
    def candidates(self) -> int | None:
        """How many candidates [person-months]."""

    @property
    def controls(self) -> int | None:
        """How many controls [people]."""


class MonthRow(Ranged, Protocol):
    """Use in one month counted from referral."""

    @property
    def month(self) -> int:
        """0 begins on the day of referral [months]."""

    @property
    def rate(self) -> float | None:
        """The referred; empty when hidden [events per person-year]."""

    @property
    def control(self) -> float | None:
        """The controls [events per person-year]."""

    @property
    def control_low(self) -> float | None:
        """Lower end of its 95 % interval [events per person-year]."""

    @property
    def control_high(self) -> float | None:
        """Upper end [events per person-year]."""


class SpecificationRow(Ranged, Protocol):
    """The effect worked out in one way."""

    @property
    def kind(self) -> str:
        """What was varied [text]."""

    @property
    def words(self) -> str:
        """This way in words [text]."""

    @property
    def ratio(self) -> float | None:
        """What it found [ratio]."""


class SeriesRow(Protocol):
    """One month of a series of practices."""

    @property
    def group(self) -> str:
        """`referring` or `control` practices [text]."""

    @property
    def month(self) -> int:
        """Months from the first referral [months]."""

    @property
    def rate(self) -> float | None:
        """What was seen; empty when hidden [events per 1,000 person-months]."""

    @property
    def fitted(self) -> float | None:
        """The fitted line [events per 1,000 person-months]."""

    @property
    def expected(self) -> float | None:
        """What the line says without the service [events per 1,000 person-months]."""
