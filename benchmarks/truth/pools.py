"""From a fictitious world to what matching reads, without files and without an engine: the second, plainer way."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from commonweal.domain import people
from commonweal.evaluation.matching import Pool
from commonweal.evaluation.matching.pool import COUNTED, PERIODS, UNIT, YEARS
from commonweal.evaluation.synthetic.lives.histories import EMERGENCY, NEVER
from commonweal.evaluation.synthetic.worlds import World
from commonweal.evaluation.synthetic.worlds.months import first_days, of_days

USED = {
    "spells": EMERGENCY, "ae": ("through_ae", "walk_in"), "outpatient": ("outpatient",), "elective": ("elective",),
}  # fmt: skip
"""What is counted -> the streams of a world that are counted."""
ADULT, YEAR, SPREAD = 18, 365, 2**31 - 1
SPAN = 2**20
"""More days than any calendar has, so that a person and a day make one whole number."""


@dataclass(frozen=True)
class Counter:
    """Events by person and day in one sorted row of whole numbers, so that counting is looking up two places."""

    keys: Mapping[str, np.ndarray]

    @classmethod
    def of(cls, world: World) -> "Counter":
        streams = {name: [world.streams[part] for part in parts] for name, parts in USED.items()}
        return cls(
            {
                name: np.sort(np.concatenate([events.person * SPAN + events.day for events in parts]))
                for name, parts in streams.items()
            }
        )

    def count(self, name: str, person: np.ndarray, from_day: np.ndarray, to_day: np.ndarray) -> np.ndarray:
        """How many events each had from one day on and before another."""
        keys, start = self.keys[name], person * SPAN
        return np.searchsorted(keys, start + np.maximum(to_day, from_day)) - np.searchsorted(keys, start + from_day)


def index_days(person: np.ndarray, months: np.ndarray, seed: int) -> np.ndarray:
    """The day of the month from which a candidate is looked at, as the engines draw it."""
    first = first_days(months)
    length = first_days(months + 1) - first
    return first + (person * 48271 + months * 69621 + seed) % SPREAD % length


def pool(world: World, counter: Counter, *, seed: int, share: float = 1.0, keys: np.ndarray | None = None) -> Pool:
    """Everybody referred in the world, and everybody at risk in the months of referral.

    A `share` below 1 lets candidates stand in that share of the months only; `keys` are the numbers by which people go
    elsewhere, on which the days of candidates hang.
    """
    keys = np.arange(world.people.age.size) if keys is None else keys
    person, month, treated, on = _units(world, seed, share, keys)
    kept = _at_risk(world, person, treated, on)
    kept &= treated | (of_days(world.referred_on[person]) > month)
    order = np.argsort((keys[person] * UNIT + month)[kept], kind="stable")
    person, month, treated, on = (column[kept][order] for column in (person, month, treated, on))
    register, covered_to = world.register, world.calendar.first + world.calendar.days
    referred_later = np.where(treated, NEVER, world.referred_on[person])
    dies = world.people.dies_on[person] + 1
    others = np.minimum.reduce([register.registered_to[person], referred_later, np.full(on.size, covered_to)])
    return Pool(
        unit=keys[person] * UNIT + month,
        person=keys[person],
        month=month,
        treated=treated,
        index_day=on,
        age=(month - register.birth_month[person]) // 12,
        sex=register.sex[person],
        practice=register.practice[person],
        imd=register.imd[person],
        ethnicity=register.ethnicity[person],
        conditions=register.conditions[person],
        risk=_risk(world, person, on),
        starts_on=np.full(on.size, world.calendar.first),
        ends_on=np.minimum(dies, others),
        counts=_counts(counter, person, on),
        names=names(world),
        dies=dies <= others,
        later=~treated & (referred_later < NEVER),
    )


def followed_to(world: World, person: np.ndarray, on: np.ndarray, window: int = YEAR) -> np.ndarray:
    """First day no longer followed of somebody who is followed on although referred later."""
    covered_to = world.calendar.first + world.calendar.days
    ends = np.minimum(world.people.dies_on[person] + 1, world.register.registered_to[person])
    return np.minimum.reduce([ends, on + window, np.full(on.size, covered_to)])


def names(world: World) -> dict[str, tuple[str, ...]]:
    """The codes behind the places and bits of a world's register."""
    from commonweal.evaluation.synthetic.referrals.people import CONDITIONS, ETHNIC_GROUPS

    return {
        "sex": tuple(people.SEXES),
        "practice": tuple(map(str, world.practices.codes)),
        "ethnicity": tuple(map(str, ETHNIC_GROUPS)),
        "conditions": tuple(map(str, CONDITIONS)),
    }


def _units(world: World, seed: int, share: float, keys: np.ndarray) -> tuple[np.ndarray, ...]:
    own = np.flatnonzero(world.referred_on < NEVER)
    months, everybody = np.unique(of_days(world.referred_on[own])), np.arange(world.people.age.size)
    person, month = np.repeat(everybody, months.size), np.tile(months, everybody.size)
    if share < 1:
        stands = (person * 69621 + month * 16807 + seed) % SPREAD % 1000 < 1000 * share
        person, month = person[stands], month[stands]
    treated = np.repeat([False, True], [person.size, own.size])
    on = np.concatenate([index_days(keys[person], month, seed), world.referred_on[own]])
    return np.concatenate([person, own]), np.concatenate([month, of_days(world.referred_on[own])]), treated, on


def _at_risk(world: World, person: np.ndarray, treated: np.ndarray, on: np.ndarray) -> np.ndarray:
    """Adults, alive, and registered through the whole look-back."""
    register = world.register
    age = (of_days(on) - register.birth_month[person]) // 12
    listed = (register.registered_from[person] <= on - 2 * YEAR) & (on < register.registered_to[person])
    return (age >= ADULT) & (world.people.dies_on[person] >= on) & listed


def _risk(world: World, person: np.ndarray, on: np.ndarray) -> np.ndarray:
    """The score as known on the index day."""
    return world.scores.known[person, np.minimum(of_days(on) - world.scores.months[0], world.scores.months.size - 1)]


def _counts(counter: Counter, person: np.ndarray, on: np.ndarray) -> dict[str, np.ndarray]:
    found = {}
    for name in USED:
        for period in COUNTED[name]:
            near, far = (PERIODS | YEARS)[period]
            found[f"{name}_{period}"] = counter.count(name, person, on - far, on - near)
    return found
