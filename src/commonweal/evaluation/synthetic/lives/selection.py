"""Who is referred: the frail by their recent use, as risk stratification picks them, or by frailty alone."""

import numpy as np

from commonweal.domain.borough import marginals
from commonweal.evaluation.synthetic.assumed import BAND_EDGES, Period, assumed, day
from commonweal.evaluation.synthetic.lives.histories import EMERGENCY, NEVER, History, Random, counted

RECENT_USE, NONE = "recent_use", "none"
SELECTIONS = (RECENT_USE, NONE)


def ages(rng: Random, people: int, shares: dict[str, float] | None = None) -> np.ndarray:
    """Draw the ages of the borough's people.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    people
        How many [people].
    shares
        Of the age bands; those of people with hospital records when not said [share].

    Returns
    -------
    np.ndarray
        Ages at the time of referral, if they are referred [people; completed years].
    """
    shares = shares or assumed()["population"]
    cuts = np.cumsum([shares["under_60"], shares["aged_60_to_79"]])
    band = np.searchsorted(cuts, rng.random(people), side="right")
    young = 18 + np.floor(42 * np.sqrt(rng.random(people)))
    middle = rng.integers(60, 80, people)
    old = 80 + np.minimum(rng.geometric(0.16, people) - 1, 24)
    return np.choose(band, [young, middle, old]).astype(np.int64)


def instances(history: History, on: np.ndarray) -> np.ndarray:
    """Count what risk stratification looks at: non-elective spells and A&E attendances of the year before.

    Parameters
    ----------
    history
        People and what they might use [history].
    on
        The day looked back from [people; days since 1 January 1970].

    Returns
    -------
    np.ndarray
        How many instances [people; events].
    """
    seen = history.unchanged((*EMERGENCY, "through_ae", "walk_in"))
    return counted([seen], on - 365, on)


def _log_weight(history: History, on: np.ndarray, selection: str) -> np.ndarray:
    rule = assumed()["selection"]
    lasting = np.log(history.people.frailty)
    if selection == NONE:
        return rule["frailty_alone"] * lasting
    return rule["judgement"] * lasting + rule["pull"] * np.minimum(instances(history, on), rule["most"])


def _by_chance(rng: Random, log_weight: np.ndarray) -> np.ndarray:
    """Turn weights into an order of draws without replacement (Gumbel's trick)."""
    return log_weight + rng.gumbel(size=log_weight.size)


def refer(rng: Random, history: History, period: Period, wanted: int, selection: str) -> np.ndarray:
    """Pick whom to refer and when, so that the ages of the referred are those published.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    history
        The people to pick from [history].
    period
        The calendar [period].
    wanted
        How many to refer [people].
    selection
        `recent_use`, which brings regression to the mean, or `none`, which does not [text].

    Returns
    -------
    np.ndarray
        Day of referral, `NEVER` for those not picked [people; days since 1 January 1970].

    Raises
    ------
    ValueError
        When an age band has too few people alive for the referrals wanted.
    """
    first, last = day(period.referred_from), day(period.referred_to)
    on = rng.integers(first, last + 1, history.people.age.size)
    order = np.where(history.people.dies_on > on, _by_chance(rng, _log_weight(history, on, selection)), -np.inf)
    band = np.searchsorted(BAND_EDGES, history.people.age, side="right")
    picked = [_top(order, band == place, count) for place, count in enumerate(quotas(wanted))]
    chosen = np.concatenate(picked)
    referred_on = np.full(on.size, NEVER)
    referred_on[chosen] = on[chosen]
    return referred_on


def quotas(wanted: int) -> tuple[int, int, int]:
    """Share referrals out over the age bands as published.

    Parameters
    ----------
    wanted
        How many are referred [people].

    Returns
    -------
    tuple
        Under 60, 60 to 79, 80 and over [people].
    """
    shares = marginals()["people"]
    young, old = round(wanted * shares["aged_under_60"]), round(wanted * shares["aged_80_and_over"])
    return young, wanted - young - old, old


def _top(order: np.ndarray, band: np.ndarray, count: int) -> np.ndarray:
    alive = np.flatnonzero(band & np.isfinite(order))
    if alive.size < count:
        raise ValueError(
            f"{count} people of one age band are to be referred and only {alive.size} live: "
            "make the borough larger or refer fewer."
        )
    return alive[np.argsort(-order[alive], kind="stable")[:count]]
