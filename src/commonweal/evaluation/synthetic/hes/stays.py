"""Inpatient stays as HES has them: spells of one or more episodes, transfers, day cases, deaths, unfinished stays."""

from dataclasses import dataclass, fields

import numpy as np

from commonweal.evaluation.synthetic.assumed import Period, assumed, by_band, day
from commonweal.evaluation.synthetic.lives.histories import EMERGENCY, Events, People, Random

PROVIDERS = np.array(["ZR1", "ZR2", "ZR3"])  # fictitious: no trust has a code that begins so
PROVIDER_SHARES = (0.82, 0.12, 0.06)
METHODS = np.array(["11", "12", "13", "21", "22", "23", "24", "28", "2A", "2B", "81"])
ELECTIVE_SHARES, DIRECT_SHARES = (0.55, 0.30, 0.15), (0.50, 0.08, 0.17, 0.10, 0.08, 0.07)
SOURCES, DESTINATIONS = np.array(["19", "51", "54"]), np.array(["19", "51", "54", "79", "98"])
DISCHARGES = np.array(["1", "4", "8", "2"])
DIAGNOSES = np.array([
    "J189", "J440", "N390", "I500", "R074", "R55X", "A419", "I219", "K922", "E111",
    "H259", "M170", "K409", "N400", "K802", "D126", "C509", "Z511",
    "S720", "S525", "S626", "K358",
])  # fmt: skip
DIAGNOSED = {"elective": (10, 18), "unrelated": (18, 22)}  # places; emergencies have those before
HOME, TRANSFERRED, CARE_HOME, DEAD, NOT_YET = range(5)
TRANSFER_IN, VIA_AE, OTHER_AE = 10, 3, 8
ADMISSIONS = (*EMERGENCY, "elective", "unrelated")


@dataclass
class Stays:
    """Stays, one to a place.

    Parameters
    ----------
    person
        Place of the person [stays; places].
    starts, ends
        Day of admission and of discharge [stays; days since 1 January 1970].
    method, provider, klass, source, destination, diagnosis
        Places in `METHODS` and `PROVIDERS`, class of patient, places in `SOURCES`, `DESTINATIONS` and `DIAGNOSES`
        [stays; places].
    """

    person: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    method: np.ndarray
    provider: np.ndarray
    klass: np.ndarray
    source: np.ndarray
    destination: np.ndarray
    diagnosis: np.ndarray

    def where(self, keep: np.ndarray) -> "Stays":
        """Keep or reorder stays.

        Parameters
        ----------
        keep
            Which [stays; yes/no or places].

        Returns
        -------
        Stays
            Those [stays].
        """
        return Stays(*(getattr(self, part.name)[keep] for part in fields(self)))


def joined(parts: list[Stays]) -> Stays:
    """Put stays one after the other.

    Parameters
    ----------
    parts
        What to join [stays].

    Returns
    -------
    Stays
        All of them [stays].
    """
    return Stays(*(np.concatenate([getattr(part, name.name) for part in parts]) for name in fields(Stays)))


def stay(rng: Random, streams: dict[str, Events], people: People, period: Period) -> Stays:
    """Turn admissions into stays of plausible length that do not overlap.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    streams
        The events that happen [name -> events].
    people
        The people [people].
    period
        The calendar [period].

    Returns
    -------
    Stays
        By person and day of admission [stays].
    """
    admitted = [_admit(rng, streams[name], people, name) for name in ADMISSIONS if name in streams]
    stays = _in_turn(joined(admitted))
    died = stays.ends >= people.dies_on[stays.person]
    stays.ends[died] = people.dies_on[stays.person[died]]
    stays.destination[died] = DEAD
    return _with_transfers(rng, stays, day(period.data_to))


def providers(events: Events) -> np.ndarray:
    """Say where each event happened, the same for an attendance and the admission it ends in.

    Parameters
    ----------
    events
        Events [events].

    Returns
    -------
    np.ndarray
        Places in `PROVIDERS` [events; places].
    """
    # Digits of the mark far behind those that an effect looks at.
    return np.searchsorted(np.cumsum(PROVIDER_SHARES)[:-1], events.mark * 8191 % 1)


def _admit(rng: Random, events: Events, people: People, name: str) -> Stays:
    count, elective = events.person.size, name == "elective"
    method = _method(rng, count, name)
    nights = _elective_nights(rng, count) if elective else _emergency_nights(rng, people.age[events.person])
    day_case = elective & (nights == 0)
    provider = providers(events)
    to_home = np.where(rng.random(count) < np.where(people.age[events.person] >= 80, 0.1, 0.01), CARE_HOME, HOME)
    klass = np.where(day_case, 2, 1)
    from_home = np.where((rng.random(count) < 0.03) & (not elective), 2, 0)
    first, after = DIAGNOSED.get(name, (0, 10))
    # Digits of the mark far behind those that an effect looks at.
    diagnosis = first + np.floor(events.mark * 524287 % 1 * (after - first)).astype(np.int64)
    return Stays(events.person, events.day, events.day + nights, method, provider, klass, from_home, to_home, diagnosis)


def _method(rng: Random, count: int, name: str) -> np.ndarray:
    """Draw methods of admission; the unrelated ones came by way of another hospital's A&E."""
    if name == "elective":
        return rng.choice(3, count, p=ELECTIVE_SHARES)
    if name == "direct":
        return 4 + rng.choice(6, count, p=DIRECT_SHARES)
    return np.full(count, VIA_AE if name == "through_ae" else OTHER_AE)


def _emergency_nights(rng: Random, age: np.ndarray) -> np.ndarray:
    rule = assumed()["stays"]
    nights = np.ceil(rng.lognormal(np.log(by_band(rule["nights_median"], age)), rule["nights_spread"]))
    return np.where(rng.random(age.size) < rule["same_day"], 0, np.minimum(nights, 200)).astype(np.int64)


def _elective_nights(rng: Random, count: int) -> np.ndarray:
    rule = assumed()["stays"]
    nights = np.ceil(rng.lognormal(np.log(rule["elective_nights_median"]), 0.7, count))
    return np.where(rng.random(count) < rule["elective_day_case"], 0, np.minimum(nights, 90)).astype(np.int64)


def _in_turn(stays: Stays) -> Stays:
    """Sort by person and day, one admission a day, and let each stay end before the next begins."""
    stays = stays.where(np.lexsort((stays.method, stays.starts, stays.person)))
    same = np.zeros(stays.person.size, dtype=bool)
    same[1:] = (stays.person[1:] == stays.person[:-1]) & (stays.starts[1:] == stays.starts[:-1])
    stays = stays.where(~same)
    follows = np.flatnonzero(stays.person[1:] == stays.person[:-1])
    stays.ends[follows] = np.minimum(stays.ends[follows], stays.starts[follows + 1] - 1)
    return stays


def _with_transfers(rng: Random, stays: Stays, last: int) -> Stays:
    """Let a few long emergency stays go on in another hospital, as a spell of its own."""
    able = (stays.method >= VIA_AE) & (stays.ends - stays.starts >= 4) & (stays.ends <= last)
    moved = np.flatnonzero(able & (rng.random(stays.person.size) < 2 * assumed()["stays"]["transfer"]))
    onward = stays.where(moved)
    halfway = (onward.starts + onward.ends) // 2
    onward.starts, onward.method = halfway, np.full(moved.size, TRANSFER_IN)
    onward.provider, onward.source = (onward.provider + 1) % len(PROVIDERS), np.full(moved.size, 1)
    stays.ends[moved], stays.destination[moved] = halfway, TRANSFERRED
    whole = joined([stays, onward])
    return whole.where(np.lexsort((whole.method, whole.starts, whole.person)))
