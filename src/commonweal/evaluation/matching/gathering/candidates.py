"""Who could have been referred in a month and was not: each candidate in each such month, from a day of it."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.matching.pool import UNIT, Whole, YesNo
from commonweal.evaluation.plan import Matching, Plan

Places = NDArray[np.int64]
ADULT = 18
NEVER = np.int32(2**30)
"""A day after all others, for what has not happened."""
PRIME = 2**31 - 1


@dataclass(frozen=True)
class Register:
    """Everybody registered, one entry a person, sorted by turn.

    Parameters
    ----------
    person
        Who [whole numbers].
    turn
        An order among everybody that does not know who was referred: of equals, whoever comes first by it
        [whole numbers].
    born
        Month of birth, counted from year 0 [months].
    registered_from, registered_to, died_on, referred_on
        First day registered, first day no longer, day of death and of the first referral; `NEVER` for what has not
        happened [days since 1970].
    traits
        sex, practice, ethnicity, imd, conditions as in a pool [places, fifths, bits].
    names
        Codes behind places and bits [texts].
    """

    person: Whole
    turn: Whole
    born: Whole
    registered_from: Whole
    registered_to: Whole
    died_on: Whole
    referred_on: Whole
    traits: dict[str, Whole]
    names: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Chosen:
    """Units before their use is counted.

    Parameters
    ----------
    place
        Place of the person in the register [places].
    index_day
        From which day they are looked at [days since 1970].
    ever
        Who of the register could have been referred in at least one month [yes/no].
    """

    place: Places
    index_day: Whole
    ever: YesNo


def month_of(days: Whole) -> Whole:
    """Say in which month days are.

    Parameters
    ----------
    days
        Days since 1970 [days].

    Returns
    -------
    numpy.ndarray
        Year * 12 + month of the year from 0 [months].
    """
    months: Whole = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int32) + 1970 * 12
    return months


def day_number(day: date) -> int:
    """Count a day.

    Parameters
    ----------
    day
        The day [date].

    Returns
    -------
    int
        Days since 1970 [days].
    """
    return (day - date(1970, 1, 1)).days


def index_days(turn: Whole, month: int, seed: int) -> Whole:
    """Give people a day of a month, the same in every run.

    Parameters
    ----------
    turn
        Whose [whole numbers].
    month
        Year * 12 + month of the year from 0 [month].
    seed
        The plan's [whole number].

    Returns
    -------
    numpy.ndarray
        One entry a person [days since 1970].
    """
    ends = (np.array([month, month + 1]) - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    drawn = (turn.astype(np.int64) * 48271 + month * 69621 + seed) % PRIME % (ends[1] - ends[0])
    return (ends[0] + drawn).astype(np.int32)


def at_risk(register: Register, day: Whole, plan: Plan) -> YesNo:
    """Say who could have been compared on a day of theirs, their own referral aside.

    Parameters
    ----------
    register
        Everybody, or some of them [register].
    day
        The day of each [days since 1970].
    plan
        The plan [plan].

    Returns
    -------
    numpy.ndarray
        Adult, alive, registered for the whole look-back and still, with data for it [yes/no].
    """
    return np.logical_and.reduce([passes for _, passes in conditions(register, day, plan)])


def conditions(register: Register, day: Whole, plan: Plan) -> list[tuple[str, YesNo]]:
    """List what must hold of somebody on their index day.

    Parameters
    ----------
    register
        Everybody, or some of them [register].
    day
        The day of each [days since 1970].
    plan
        The plan [plan].

    Returns
    -------
    list
        In words, and who passes [texts; yes/no].
    """
    wanted, data = plan.matching or Matching(), plan.cohort
    looked_from, months = day - wanted.look_back_days, wanted.look_back_months
    covered = (looked_from >= day_number(data.data_from)) & (day <= day_number(data.data_to))
    stayed = (register.registered_from <= looked_from) & (register.registered_to > day)
    return [
        (f"Aged {ADULT} or over on the index day", month_of(day) - register.born >= ADULT * 12),
        ("Alive on the index day, by every source", register.died_on >= day),
        (f"Registered for the {months} months before the index day, and still", stayed),
        (f"Hospital data for the {months} months before the index day", covered),
    ]


def candidates(register: Register, months: Whole, plan: Plan) -> Chosen:
    """Find the candidates of some months.

    Where they are more than the plan allows, each stands only in some of the months, by a hash of person and month.

    Parameters
    ----------
    register
        Everybody [register].
    months
        The months in which anybody was referred, ascending [months].
    plan
        The plan [plan].

    Returns
    -------
    Chosen
        Who stands in which month [units].
    """
    wanted = plan.matching or Matching()
    referred_in = np.where(register.referred_on < NEVER, month_of(np.minimum(register.referred_on, 10**6)), NEVER)
    ever = np.zeros(len(register.person), dtype=bool)
    places: list[Places] = [np.zeros(0, np.int64)]
    days: list[Whole] = [np.zeros(0, np.int32)]
    for month in months.tolist():
        day = index_days(register.turn, month, plan.seed)
        free = referred_in > month if wanted.later_referred else referred_in == NEVER
        place = np.flatnonzero(free & at_risk(register, day, plan))
        ever[place] = True
        places.append(place)
        days.append(day[place])
    place, day = np.concatenate(places), np.concatenate(days)
    kept = _some(register.turn[place].astype(np.int64) * UNIT + month_of(day), wanted.most_candidates, plan.seed)
    return Chosen(place[kept], day[kept], ever)


def _some(units: Places, most: int, seed: int) -> Places:
    """Places of so many units at most: those of the smallest hash (SplitMix64)."""
    if len(units) <= most:
        return np.arange(len(units))
    mixed = units.astype(np.uint64) + np.uint64(seed)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed ^= mixed >> np.uint64(shift)
        mixed *= np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    return np.flatnonzero(mixed < np.partition(mixed, most)[most])
