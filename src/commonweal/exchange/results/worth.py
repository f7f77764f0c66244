"""What the changes were worth."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Saving:
    """Costs avoided for one outcome in the first year.

    Parameters
    ----------
    outcome, name
        Code and words of the outcome [text].
    unit_cost
        Price of one event [GBP, price year of the appraisal].
    avoided, low, high
        Events avoided per person and year with their 95 % interval, each person compared with themselves; negative
        when use rose [events per person-year].
    saved
        Costs avoided over all people analysed [GBP, price year of the appraisal].
    source
        Source of the price, with its year and licence [text].
    """

    outcome: str
    name: str
    unit_cost: float
    avoided: float | None
    low: float | None
    high: float | None
    saved: float | None
    source: str


@dataclass(frozen=True)
class Return:
    """Return on investment under one scenario.

    Parameters
    ----------
    years
        How long benefits are counted [years].
    profile
        Name of the way benefits fade: full, 20 % a year, 33 % a year [text].
    multiplier
        Discounted benefit of all years for each pound of the first [ratio].
    benefit
        Discounted costs avoided [GBP].
    cost
        What the service cost for these people [GBP].
    roi
        Benefit for each pound invested [ratio].
    payback_years
        When benefits have paid the cost, empty when never within the years [years].
    roi_low, roi_high
        95 % interval of `roi`, the cost, the prices and the fading taken as given [ratio].
    """

    years: int
    profile: str
    multiplier: float
    benefit: float | None
    cost: float
    roi: float | None
    payback_years: float | None
    roi_low: float | None = None
    roi_high: float | None = None


@dataclass(frozen=True)
class Value:
    """Costs avoided and return on investment, with what they rest on.

    Parameters
    ----------
    price_year
        Prices of which year [text].
    discount
        Name and formula of the discounting [text].
    people
        People analysed [people].
    cost
        What the service cost for them, and how that was worked out [GBP].
    cost_words
        Numerator, denominator and scope of the cost [text].
    savings
        By outcome [list].
    saved
        Sum of the priced outcomes in the first year [GBP].
    returns
        By scenario [list].
    low, high
        95 % interval of `saved`, the prices taken as given [GBP].
    """

    price_year: str
    discount: str
    people: int | None
    cost: float
    cost_words: str
    savings: list[Saving]
    saved: float | None
    returns: list[Return]
    low: float | None = None
    high: float | None = None
