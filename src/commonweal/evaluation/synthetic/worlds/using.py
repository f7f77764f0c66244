"""What the people of a world might use: steady streams, flares on top of them, and in one world the last months."""

from dataclasses import dataclass

import numpy as np

from commonweal.evaluation.synthetic.assumed import YEAR, Period, assumed, by_age
from commonweal.evaluation.synthetic.effects import Effect
from commonweal.evaluation.synthetic.lives import drawing
from commonweal.evaluation.synthetic.lives.histories import (
    EMERGENCY,
    STREAMS,
    Events,
    History,
    People,
    Random,
    joined,
)

RAISED = (*EMERGENCY, "walk_in")


@dataclass(frozen=True)
class Spans:
    """Times during which somebody's use is raised.

    Parameters
    ----------
    person
        Whose [spans; places].
    starts, ends
        First day, and the day after the last [spans; days since 1 January 1970].
    times
        Rate during it over the rate outside [ratio].
    """

    person: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    times: float


def draw_flares(rng: Random, people: int, calendar: Period) -> Spans:
    """Draw when people are unwell, the same for everybody.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    people
        How many [people].
    calendar
        Hospital data of which days [period].

    Returns
    -------
    Spans
        The flares [spans].
    """
    rule = assumed()["worlds"]["flares"]
    shortest, longest = rule["days"]
    span = calendar.days + longest
    person = np.repeat(np.arange(people), rng.poisson(rule["a_year"] * span / YEAR, people))
    starts = calendar.first - longest + rng.integers(0, span, person.size)
    return Spans(person, starts, starts + rng.integers(shortest, longest + 1, person.size), rule["times"])


def last_months(people: People) -> Spans:
    """List the time before each death in which use rises where people are dying.

    Parameters
    ----------
    people
        The people [people].

    Returns
    -------
    Spans
        One a person [spans].
    """
    rule = assumed()["worlds"]["selection"]
    everybody, ends = np.arange(people.age.size), people.dies_on + 1
    return Spans(everybody, ends - rule["last_days"], ends, rule["last_times"])


def might_use(rng: Random, people: People, raised: list[Spans], calendar: Period, effect: Effect) -> History:
    """Draw all that people might use while the data run.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    people
        The people [people].
    raised
        Flares first, whose share of time is taken off the steady rate, then other times of more use [spans].
    calendar
        The calendar [period].
    effect
        The largest change of rates to be prepared for [ratio].

    Returns
    -------
    History
        People and streams [history].
    """
    boost = drawing.density(people, effect, by_age)
    streams = {}
    for name in STREAMS:
        rate = drawing.rates(people, name, by_age) * boost / (_mean_of_flares() if name in RAISED else 1.0)
        parts = [drawing.draw(rng, rate, people, calendar)]
        if name in RAISED:
            parts += [_during(rng, rate, spans, people, calendar) for spans in raised]
        streams[name] = joined(parts)
    streams["direct"] = drawing.with_last(rng, streams["direct"], people, calendar)
    return History(people, streams, boost)


def draw_unrelated(rng: Random, people: People, calendar: Period) -> Events:
    """Draw admissions that hang on age alone: no frailty, flare, referral or effect has a part in them.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    people
        The people [people].
    calendar
        Hospital data of which days [period].

    Returns
    -------
    Events
        Broken bones and appendicitis [events].
    """
    return drawing.draw(rng, by_age(assumed()["worlds"]["unrelated"], people.age), people, calendar)


def _mean_of_flares() -> float:
    rule = assumed()["worlds"]["flares"]
    return 1 + (rule["times"] - 1) * rule["a_year"] * np.mean(rule["days"]) / YEAR


def _during(rng: Random, rate: np.ndarray, spans: Spans, people: People, calendar: Period) -> Events:
    """Draw what comes on top of the steady stream."""
    inside = np.flatnonzero((spans.ends > calendar.first) & (spans.starts < calendar.first + calendar.days))
    length = (spans.ends - spans.starts)[inside]
    span = np.repeat(inside, rng.poisson((spans.times - 1) * rate[spans.person[inside]] * length / YEAR))
    person, starts = spans.person[span], spans.starts[span]
    days = starts + np.floor(rng.random(span.size) * (spans.ends[span] - starts)).astype(np.int64)
    drawn = Events(person, days, rng.random(span.size))
    last = np.minimum(people.dies_on[person], calendar.first + calendar.days - 1)
    return drawn.where((days >= calendar.first) & (days <= last))
