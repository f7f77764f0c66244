"""What the changes of use are worth, set against what the service cost."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.parameters import named
from commonweal.evaluation.plan import INPATIENT, OUTCOMES, Plan
from commonweal.evaluation.statistics import DAYS_A_YEAR, DRAWS, Difference, rate_difference, steady
from commonweal.evaluation.value.cost import Costs, cost
from commonweal.evaluation.value.model import ReturnModel
from commonweal.evaluation.value.prices import Price, Used, prices
from commonweal.exchange.results import Return, Saving, Value

HORIZONS = (1, 3, 5)
SKEWED = ("bed_days",)
"""Outcomes of which few people use very many."""
APRIL = 4
SCOPE = (
    " The benefit is hospital care avoided in the first year after referral, at average prices, by {people:,} people "
    "({years:.0f} person-years alive). Fewer events free cash only in part, and the change before to after is "
    "not an effect of the service alone."
)

NOT_ONE_YEAR = (
    " Care is priced in pounds of {prices}, the cost is in pounds of the years in which it was spent, and neither is "
    "brought to the other's year: where prices have risen between, the return comes out too high."
)
NOT_ALIKE = " Inpatient care is priced as non-elective, though the plan counts other admissions too."

People = Mapping[str, NDArray]


def appraise(people: People, used: Used, costs: Costs, referred: int, plan: Plan) -> Value | None:
    """Price the changes of use and set them against the cost.

    Parameters
    ----------
    people
        The people analysed: person, days_before, days_after, died [people].
    used
        Outcome -> use before and after, aligned with the people [people; events].
    costs
        The costs table: starts_on, ends_on, item, amount (pence) [costs].
    referred
        How many people were referred in the period [people].
    plan
        The evaluation's plan [plan].

    Returns
    -------
    Value or None
        Costs avoided and returns; none when the plan asks for no value or nobody was analysed [GBP].

    Raises
    ------
    ParameterError
        When an outcome has no price.
    """
    if plan.value is None or not people["days_before"].sum() or not people["days_after"].sum():
        return None
    lived = person_years(people, plan.cohort.window_days)
    found = prices(plan.value, used, plan.folder)
    savings = [_saving(outcome, price, people, used, lived, plan.seed) for outcome, price in found.items()]
    saved = _all(found, people, used, lived, plan.seed)
    paid, words = cost(costs, len(people["person"]), referred, plan)
    discount = named("discounts")[plan.value.discount]
    return Value(
        price_year=", ".join(dict.fromkeys(price.year for price in found.values() if price.year)),
        discount=discount.description,
        people=len(people["person"]),
        cost=paid,
        cost_words=words + SCOPE.format(people=len(people["person"]), years=lived) + _cautions(plan, found),
        savings=savings,
        saved=saved.avoided,
        returns=list(scenarios(saved, paid, plan.value.discount)),
        low=saved.low,
        high=saved.high,
    )


def person_years(people: People, window_days: int) -> float:
    """Add the time that people lived in their first year.

    Parameters
    ----------
    people
        days_after and died of each [people].
    window_days
        Length of the window after referral [days].

    Returns
    -------
    float
        A year for everybody, for the dead the part they lived [person-years].
    """
    year = min(window_days, DAYS_A_YEAR)
    alive = np.clip(people["days_after"], 0, year)
    return float(np.where(people["died"].astype(bool), alive, year).sum()) / year


def scenarios(saved: Difference, paid: float, discount: str) -> Iterator[Return]:
    """Work out the return for each horizon and each way in which benefits fade.

    Parameters
    ----------
    saved
        Costs avoided in the first year, with their interval [GBP].
    paid
        What the service cost [GBP].
    discount
        Name of the way of discounting [text].

    Yields
    ------
    Return
        One for each horizon and profile [GBP].
    """
    rate = named("discounts")[discount]
    for years in HORIZONS:
        for profile in named("drop_off").parameters.values():
            model = ReturnModel(saved.avoided, paid, profile.numbers, rate.form, rate.number)
            yield Return(
                years=years,
                profile=profile.description,
                multiplier=steady(model.multiplier(years)) or 0.0,
                benefit=steady(model.benefit(years)) or 0.0,
                cost=paid,
                roi=steady(model.roi(years)),
                payback_years=steady(model.payback(years)),
                roi_low=_roi(model, saved.low, years),
                roi_high=_roi(model, saved.high, years),
            )


def _roi(model: ReturnModel, saving: float | None, years: int) -> float | None:
    return None if saving is None else steady(replace(model, saving=saving).roi(years))


def _all(found: Mapping[str, Price], people: People, used: Used, lived: float, seed: int) -> Difference:
    """All that is priced, person by person, so that the interval knows which kinds of care go together."""
    pairs, each = [used[outcome] for outcome in found], [price.pounds for price in found.values()]
    year = rate_difference(pairs, people["days_before"], people["days_after"], prices=each, draws=DRAWS, seed=seed)
    low, high = (None if end is None else steady(end * lived) for end in (year.low, year.high))
    return Difference(steady(year.avoided * lived) or 0.0, low, high)


def _cautions(plan: Plan, found: Mapping[str, Price]) -> str:
    mixed = plan.activity.admissions != "non_elective" and set(INPATIENT) & set(found)
    return _years(plan, found) + (NOT_ALIKE if mixed else "")


def _years(plan: Plan, found: Mapping[str, Price]) -> str:
    """Own up to prices of another financial year than those in which people were referred."""
    spent = [day.year - (day.month < APRIL) for day in (plan.cohort.referred_from, plan.cohort.referred_to)]
    priced = dict.fromkeys(price.year for price in found.values() if price.year)
    elsewhere = [year for year in priced if not (year[:4].isdigit() and spent[0] <= int(year[:4]) <= spent[1])]
    return NOT_ONE_YEAR.format(prices=", ".join(elsewhere)) if elsewhere else ""


def _saving(outcome: str, price: Price, people: People, used: Used, lived: float, seed: int) -> Saving:
    days, draws = (people["days_before"], people["days_after"]), DRAWS if outcome in SKEWED else 0
    found = rate_difference([used[outcome]], *days, prices=[1.0], draws=draws, seed=seed)
    return Saving(
        outcome=outcome,
        name=OUTCOMES[outcome],
        unit_cost=steady(price.pounds) or 0.0,
        avoided=found.avoided,
        low=found.low,
        high=found.high,
        saved=steady(found.avoided * lived * price.pounds) or 0.0,
        source=price.source,
    )
