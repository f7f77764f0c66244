"""Who is referred, month by month: by what the record shows on the day, or by more than it shows."""

from dataclasses import dataclass

import numpy as np

from commonweal.evaluation.synthetic.assumed import BAND_EDGES, Period, assumed, day
from commonweal.evaluation.synthetic.lives.histories import EMERGENCY, NEVER, Events, History, Random
from commonweal.evaluation.synthetic.lives.selection import quotas
from commonweal.evaluation.synthetic.worlds.months import first_days, referral_months
from commonweal.evaluation.synthetic.worlds.practices import Practices
from commonweal.evaluation.synthetic.worlds.register import Register
from commonweal.evaluation.synthetic.worlds.scores import Scores
from commonweal.evaluation.synthetic.worlds.using import Spans

RECORD, UNMEASURED, ADMISSION, DYING = "record", "unmeasured", "admission", "dying"
WORLDS = (RECORD, UNMEASURED, ADMISSION, DYING)
SEEN = (*EMERGENCY, "through_ae", "walk_in")  # an instance is a non-elective spell or an A&E attendance
QUARTER, YEAR_BACK = 91, 365


@dataclass(frozen=True)
class Eligible:
    """Everything a referrer could look at, and what no record shows.

    Parameters
    ----------
    history
        People and what they use when nobody is referred [history].
    register
        Their entries [people].
    scores
        Their risk scores [scores].
    flares
        When they are unwell [spans].
    practices
        Their practices [practices].
    """

    history: History
    register: Register
    scores: Scores
    flares: Spans
    practices: Practices


def refer(rng: Random, eligible: Eligible, calendar: Period, wanted: int, name: str) -> np.ndarray:
    """Pick whom to refer in each month, so that the ages of the referred are those published.

    Each month everybody has a day of their own. In each age band as many as are wanted are drawn, without
    replacement, with weights that in the world `record` hang on nothing but what the record shows on that day.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    eligible
        Whom to pick from [people].
    calendar
        Referrals and hospital data of which days [period].
    wanted
        How many to refer [people].
    name
        One of `WORLDS` [text].

    Returns
    -------
    np.ndarray
        Day of referral, `NEVER` for those not picked [people; days since 1 January 1970].

    Raises
    ------
    ValueError
        When an age band has too few people in a month for the referrals wanted.
    """
    months = referral_months(calendar)
    seen = by_day(eligible.history.unchanged(SEEN))
    admitted = by_day(eligible.history.unchanged(EMERGENCY)) if name == ADMISSION else None
    referred_on = np.full(eligible.history.people.age.size, NEVER)
    for month, counts in zip(months, _shared_out(wanted, eligible.practices.list_share(months)), strict=True):
        on, called = _days_of(rng, month, calendar, referred_on.size, admitted)
        weight = by_record(eligible, on, seen) + _beyond(eligible, on, called, name)
        order = weight + rng.gumbel(size=on.size)
        order[~_at_risk(eligible, month, on, referred_on)] = -np.inf
        chosen = _top(order, eligible.register.ages(month), counts)
        referred_on[chosen] = on[chosen]
    return referred_on


def by_day(events: Events) -> Events:
    """Put events in order of day.

    Parameters
    ----------
    events
        Events [events].

    Returns
    -------
    Events
        The same, in order [events].
    """
    return events.where(np.argsort(events.day, kind="stable"))


def _between(events: Events, first: int, last: int) -> Events:
    """Keep the days from `first` to `last` of events that are in order of day."""
    place = slice(*np.searchsorted(events.day, [first, last + 1]))
    return Events(events.person[place], events.day[place], events.mark[place])


def _shared_out(wanted: int, weight: np.ndarray) -> list[np.ndarray]:
    """Share referrals out over months and age bands in whole numbers [months x bands; people]."""
    until = np.concatenate([[0.0], np.cumsum(weight) / weight.sum()])
    return list(np.diff(np.rint(until[:, None] * np.array(quotas(wanted))), axis=0).astype(np.int64))


def _days_of(
    rng: Random, month: int, calendar: Period, people: int, admitted: Events | None
) -> tuple[np.ndarray, np.ndarray]:
    """Draw everybody's day of a month, and say whom an admission has brought to the referrer's eye."""
    first, after = first_days(np.array([month, month + 1]))
    first, last = max(first, day(calendar.referred_from)), min(after - 1, day(calendar.referred_to))
    on = first + np.floor(rng.random(people) * (last - first + 1)).astype(np.int64)
    if admitted is None:
        return on, np.zeros(people, dtype=bool)
    within = assumed()["worlds"]["selection"]["within_days"]
    recent = _between(admitted, first - within, last - 1)
    # Digits of the mark far behind those that an effect looks at.
    call = recent.day + 1 + np.floor(recent.mark * 65537 % 1 * within).astype(np.int64)
    inside = (call >= first) & (call <= last)
    called_on = np.full(people, NEVER)
    np.minimum.at(called_on, recent.person[inside], call[inside])
    return np.minimum(called_on, np.where(called_on < NEVER, called_on, on)), called_on < NEVER


def by_record(eligible: Eligible, on: np.ndarray, seen: Events) -> np.ndarray:
    """Weigh what the record shows on a day of each person's own: score, recent use, conditions, age.

    Parameters
    ----------
    eligible
        Whose records [people].
    on
        The day looked at and back from [people; days since 1 January 1970].
    seen
        Instances of use in order of day [events].

    Returns
    -------
    np.ndarray
        Logarithm of the weight [people; logarithm].
    """
    rule = assumed()["worlds"]["selection"]
    recent = _between(seen, int(on.min()) - YEAR_BACK, int(on.max()) - 1)
    back = on[recent.person] - recent.day
    quarter = np.bincount(recent.person[(back >= 1) & (back <= QUARTER)], minlength=on.size)
    earlier = np.bincount(recent.person[(back > QUARTER) & (back <= YEAR_BACK)], minlength=on.size)
    return (
        rule["risk"] / 10 * eligible.scores.on(on)
        + rule["use_0_3"] * np.log1p(quarter)
        + rule["use_3_12"] * np.log1p(earlier)
        + rule["condition"] * eligible.register.condition_count
        + rule["age"] * eligible.register.ages_on(on)
    )


def _beyond(eligible: Eligible, on: np.ndarray, called: np.ndarray, name: str) -> np.ndarray:
    """Weigh what no record shows, in the worlds where it counts [people; logarithm]."""
    rule, people = assumed()["worlds"]["selection"], eligible.history.people
    if name == UNMEASURED:
        soon = (eligible.flares.starts > on[eligible.flares.person]) & (
            eligible.flares.starts <= on[eligible.flares.person] + rule["coming_within"]
        )
        coming = np.bincount(eligible.flares.person[soon], minlength=on.size) > 0
        most = assumed()["worlds"]["conditions"]["most"]
        lasting = np.log(np.clip(people.frailty, 1 / most, most))
        return rule["hidden_frailty"] * lasting + rule["coming_flare"] * coming
    if name == ADMISSION:
        return rule["after_admission"] * called
    if name == DYING:
        return rule["dying"] * (people.dies_on <= on + rule["dying_within"])
    return np.zeros(on.size)


def _at_risk(eligible: Eligible, month: int, on: np.ndarray, referred_on: np.ndarray) -> np.ndarray:
    begun = eligible.practices.begins[eligible.register.practice] <= month
    alive = eligible.history.people.dies_on > on
    return begun & alive & (referred_on == NEVER) & eligible.register.registered(on)


def _top(order: np.ndarray, age: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Take the first of each age band in the order drawn."""
    band = np.searchsorted(BAND_EDGES, age, side="right")
    chosen = []
    for place, count in enumerate(counts):
        there = np.flatnonzero((band == place) & np.isfinite(order))
        if there.size < count:
            raise ValueError(
                f"{count} people of one age band are to be referred in a month and only {there.size} can be: "
                "make the borough larger or refer fewer."
            )
        chosen.append(there[np.argsort(-order[there], kind="stable")[:count]])
    return np.concatenate(chosen)
