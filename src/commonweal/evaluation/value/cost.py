"""What the service cost for the people analysed."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from commonweal.domain.dates import said
from commonweal.domain.money import pounds
from commonweal.evaluation.plan import Plan

Costs = Mapping[str, NDArray]

GIVEN = "{cost}, as the plan says: the cost of the service for the {people:,} people analysed."
SHARED = (
    "{cost} = {total} (all amounts of the costs table that fall between {starts} and {ends}, by days) × {people:,} "
    "people analysed ÷ {referred:,} people referred in that time: everybody referred bears the same share."
)
UNKNOWN = (
    "No cost is known: the plan gives none and the costs table has no amount in the period, so there is no return."
)


def cost(costs: Costs, people: int, referred: int, plan: Plan) -> tuple[float, str]:
    """Work out the cost of the service for the people analysed.

    Parameters
    ----------
    costs
        The costs table: starts_on, ends_on (days), amount (pence) [costs].
    people
        How many are analysed [people].
    referred
        How many were referred in the period [people].
    plan
        The evaluation's plan [plan].

    Returns
    -------
    tuple
        The cost [GBP], and how it was worked out [text].
    """
    if plan.value is not None and plan.value.cost is not None:
        return plan.value.cost, GIVEN.format(cost=pounds(plan.value.cost), people=people)
    total = spent(costs, np.datetime64(plan.cohort.referred_from), np.datetime64(plan.cohort.referred_to))
    if total <= 0 or referred <= 0:
        return 0.0, UNKNOWN
    share = round(total * people / referred, 2)
    return share, SHARED.format(
        cost=pounds(share),
        total=pounds(total),
        starts=said(plan.cohort.referred_from),
        ends=said(plan.cohort.referred_to),
        people=people,
        referred=referred,
    )


def spent(costs: Costs, starts_on: np.datetime64, ends_on: np.datetime64) -> float:
    """Add what falls in a period, an amount spread evenly over its own days.

    Parameters
    ----------
    costs
        The costs table [costs].
    starts_on, ends_on
        First and last day of the period [days].

    Returns
    -------
    float
        The sum [GBP].
    """
    if len(costs["amount"]) == 0:
        return 0.0
    first = np.maximum(costs["starts_on"].astype("datetime64[D]"), starts_on)
    last = np.minimum(costs["ends_on"].astype("datetime64[D]"), ends_on)
    inside = np.clip(_days(first, last), 0, None)
    whole = _days(costs["starts_on"].astype("datetime64[D]"), costs["ends_on"].astype("datetime64[D]"))
    return round(float(np.sort(costs["amount"] * inside / whole).sum()) / 100, 2)


def _days(first: NDArray, last: NDArray) -> NDArray[np.int64]:
    return (last - first).astype(np.int64) + 1
