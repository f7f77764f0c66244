"""How a first year's saving becomes a return over several years."""

from dataclasses import dataclass

SIMPLE, COMPOUND = "simple", "compound"


@dataclass(frozen=True)
class ReturnModel:
    """A saving that fades, later years discounted, against a cost paid at the start.

    The benefit of year k, counted from 0, is the saving times the share that is left times the worth of a pound of
    that year: 1 - r k when discounting is simple, 1 / (1 + r)^k when it is compound. The first year is whole.

    Parameters
    ----------
    saving
        Costs avoided in the first year; negative when costs rose [GBP].
    cost
        What the service cost [GBP].
    shares
        How much of the first year's saving is left in each year [years; ratio].
    discount
        `simple` or `compound` [text].
    rate
        Discount rate [share a year].

    Raises
    ------
    ValueError
        When the way of discounting is neither.

    References
    ----------
    Simple: solved from the 18 printed cells of the 2015 presentation and the figures of Dayson and Bashir (2014).
    Compound: HM Treasury, The Green Book.
    """

    saving: float
    cost: float
    shares: tuple[float, ...] = (1.0, 1.0, 1.0, 1.0, 1.0)
    discount: str = COMPOUND
    rate: float = 0.035

    def __post_init__(self) -> None:
        if self.discount not in (SIMPLE, COMPOUND):
            raise ValueError(f"Discounting is {SIMPLE} or {COMPOUND}, not {self.discount!r}.")

    def worth(self, year: int) -> float:
        """What a pound of a later year counts.

        Parameters
        ----------
        year
            Years after the first [years, from 0].

        Returns
        -------
        float
            Its worth in pounds of the first year, never below nought [ratio].
        """
        return max(0.0, 1 - self.rate * year) if self.discount == SIMPLE else (1 + self.rate) ** -year

    def multiplier(self, years: int) -> float:
        """How many first years' savings all years are worth.

        Parameters
        ----------
        years
            How long benefits are counted [years].

        Returns
        -------
        float
            Discounted benefit for each pound of the first year's saving [ratio].
        """
        return sum(share * self.worth(year) for year, share in enumerate(self.shares[:years]))

    def benefit(self, years: int) -> float:
        """Add the benefits of all years.

        Parameters
        ----------
        years
            How long benefits are counted [years].

        Returns
        -------
        float
            Discounted costs avoided [GBP].
        """
        return self.saving * self.multiplier(years)

    def roi(self, years: int) -> float | None:
        """Set the benefits against the cost.

        Parameters
        ----------
        years
            How long benefits are counted [years].

        Returns
        -------
        float or None
            Benefit for each pound of cost, none without a cost [ratio].
        """
        return self.benefit(years) / self.cost if self.cost > 0 else None

    def payback(self, years: int) -> float | None:
        """Find when the benefits have paid the cost, benefits spread evenly over each year.

        Parameters
        ----------
        years
            How long benefits are counted [years].

        Returns
        -------
        float or None
            The moment, none when not within these years or when there is no cost [years].
        """
        paid = 0.0
        for year, share in enumerate(self.shares[:years]):
            gain = self.saving * share * self.worth(year)
            if gain > 0 and paid + gain >= self.cost > 0:
                return year + (self.cost - paid) / gain
            paid += gain
        return None

    def break_even(self, years: int) -> float:
        """Find the first year's saving that would just pay the cost.

        Parameters
        ----------
        years
            How long benefits are counted [years].

        Returns
        -------
        float
            The saving needed [GBP].
        """
        return self.cost / self.multiplier(years)
