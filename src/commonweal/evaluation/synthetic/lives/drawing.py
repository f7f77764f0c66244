"""Drawing fictitious lives: who is frail, who dies, what they use, and what a referral changes of it."""

from collections.abc import Callable

import numpy as np

from commonweal.evaluation.synthetic.assumed import YEAR, Period, assumed, by_band
from commonweal.evaluation.synthetic.effects import Effect
from commonweal.evaluation.synthetic.lives.histories import EMERGENCY, STREAMS, Events, History, People, Random, joined

By = Callable[[dict[str, float], np.ndarray], np.ndarray]


def draw_people(rng: Random, age: np.ndarray, alive_until: np.ndarray | int) -> People:
    """Draw people of given ages.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    age
        Their ages [people; completed years].
    alive_until
        A day each is known to be alive [people or one; days since 1 January 1970].

    Returns
    -------
    People
        Them, with frailty and day of death [people].
    """
    shape = assumed()["population"]["frailty_shape"]
    return draw_deaths(rng, age, np.maximum(rng.gamma(shape, 1 / shape, age.size), 1e-6), alive_until)


def draw_deaths(
    rng: Random, age: np.ndarray, frailty: np.ndarray, alive_until: np.ndarray | int, by: By = by_band
) -> People:
    """Draw when people of given age and frailty die.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    age
        Their ages [people; completed years].
    frailty
        Their frailty [people; ratio, mean 1].
    alive_until
        A day each is known to be alive [people or one; days since 1 January 1970].
    by
        How rates follow age [callable].

    Returns
    -------
    People
        Them, with day of death [people].
    """
    hazard = _rate("death", age, frailty, by)
    days = np.minimum(YEAR * rng.exponential(size=age.size) / hazard, 1e8)
    return People(age, frailty, (alive_until + 1 + days).astype(np.int64))


def rates(people: People, name: str, by: By = by_band) -> np.ndarray:
    """Work out how often each person has events of one kind.

    Parameters
    ----------
    people
        The people [people].
    name
        A stream [name].
    by
        How rates follow age [callable].

    Returns
    -------
    np.ndarray
        The rate when nothing changes it [people; events per year].
    """
    share = assumed()["stays"]["through_ae"]
    kind = "emergency" if name in EMERGENCY else name
    part = {"through_ae": share, "direct": 1 - share}.get(name, 1.0)
    return part * _rate(kind, people.age, people.frailty, by)


def _rate(kind: str, age: np.ndarray, frailty: np.ndarray, by: By) -> np.ndarray:
    power = assumed()["frailty_power"][kind]
    return by({band: rate[kind] for band, rate in assumed()["rates"].items()}, age) * frailty**power


def draw_history(rng: Random, people: People, period: Period, effect: Effect, last_admissions: bool) -> History:
    """Draw all that people might use while the data run.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    people
        The people [people].
    period
        The calendar [period].
    effect
        The largest change of rates to be prepared for [ratio].
    last_admissions
        Whether some deaths are preceded by an emergency admission [yes/no].

    Returns
    -------
    History
        People and streams [history].
    """
    boost = density(people, effect)
    streams = {name: draw(rng, rates(people, name) * boost, people, period) for name in STREAMS}
    if last_admissions:
        streams["direct"] = with_last(rng, streams["direct"], people, period)
    return History(people, streams, boost)


def density(people: People, effect: Effect, by: By = by_band) -> float:
    """Say how dense streams must be drawn so that an effect can thicken them.

    Parameters
    ----------
    people
        The people [people].
    effect
        The largest change of rates to be prepared for [ratio].
    by
        How rates follow age [callable].

    Returns
    -------
    float
        Density over the unchanged rate, 1 or more [ratio].
    """
    ratios = _ratios(people, effect, by)
    return max(1.0, *(float(np.max(ratio, initial=1.0)) for ratio in ratios.values()))


def _ratios(people: People, effect: Effect, by: By) -> dict[str, np.ndarray]:
    walk_in = effect.walk_in(rates(people, "through_ae", by), rates(people, "walk_in", by))
    changed = {name: np.full(people.age.size, effect.spells) for name in EMERGENCY}
    return changed | {"walk_in": walk_in, "outpatient": np.full(people.age.size, effect.outpatient)}


def draw(rng: Random, rate: np.ndarray, people: People, period: Period) -> Events:
    """Draw a Poisson stream for each person, cut at death.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    rate
        How often each person has such an event [people; events per year].
    people
        The people [people].
    period
        The calendar [period].

    Returns
    -------
    Events
        The stream, person after person [events].
    """
    person = np.repeat(np.arange(rate.size), rng.poisson(rate * period.days / YEAR))
    days = period.first + rng.integers(0, period.days, person.size)
    drawn = Events(person, days, rng.random(person.size))
    return drawn.where(drawn.day <= people.dies_on[drawn.person])


def with_last(rng: Random, events: Events, people: People, period: Period) -> Events:
    """Add the admission that ends in death; its mark lets an effect prevent the admission, not the death.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    events
        The stream it is added to [events].
    people
        The people [people].
    period
        The calendar [period].

    Returns
    -------
    Events
        The stream with it [events].
    """
    last = period.first + period.days
    dying = np.flatnonzero((people.dies_on >= period.first) & (people.dies_on < last))
    dying = dying[rng.random(dying.size) < assumed()["population"]["ends_in_hospital"]]
    days = np.maximum(people.dies_on[dying] - rng.geometric(0.12, dying.size), period.first)
    return joined([events, Events(dying, days, rng.random(dying.size))])


def happen(history: History, referred_on: np.ndarray, effect: Effect, by: By = by_band) -> dict[str, Events]:
    """Let the events happen, thinned or thickened from the day of referral on.

    Parameters
    ----------
    history
        People and all they might use [history].
    referred_on
        Day of referral, `NEVER` for those not referred [people; days since 1 January 1970].
    effect
        The true effect [ratio].
    by
        How rates follow age [callable].

    Returns
    -------
    dict
        Stream -> the events that happen [mapping].
    """
    ratios = _ratios(history.people, effect, by)
    done = {}
    for name, events in history.streams.items():
        after = events.day >= referred_on[events.person]
        ratio = ratios[name][events.person] if name in ratios else 1.0
        done[name] = events.where(events.mark * history.boost < np.where(after, ratio, 1.0))
    return done
