"""The rows of HES A&E and outpatients: attendances, planned returns, those who left unseen, appointments missed."""

from typing import Any

import numpy as np

from commonweal.evaluation.synthetic.assumed import Period, assumed, day
from commonweal.evaluation.synthetic.columns import coded, dates, ids, numbers, table
from commonweal.evaluation.synthetic.hes.stays import PROVIDERS, providers
from commonweal.evaluation.synthetic.lives.histories import Events, People, Random

DISPOSALS = np.array(["01", "02", "03", "04", "06", "07", "12", "13"])
ADMITTED, LEFT = 0, 6
SENT_HOME_SHARES = (0.30, 0.52, 0.04, 0.08, 0.06)
CATEGORIES = np.array(["1", "2", "3"])
FIRST, PLANNED, UNPLANNED = range(3)
DEPARTMENTS = np.array(["01", "02", "03", "04"])
OUTCOMES = np.array(["5", "6", "2", "3", "4", "7"])
SPECIALTIES = np.array(["100", "101", "110", "130", "300", "301", "320", "330", "340", "410", "430", "502"])
DIAGNOSES = np.array([f"{code:02}" for code in range(1, 39)])
HOURS = np.array([12, 10, 8, 7, 6, 6, 7, 12, 22, 34, 42, 44, 43, 42, 41, 40, 40, 41, 42, 40, 36, 30, 23, 16])


def attend(rng: Random, streams: dict[str, Events], people: People, hes_ids: np.ndarray, first_key: int) -> Any:
    """Write A&E attendances as HES rows.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    streams
        The events that happen [name -> events].
    people
        The people [people].
    hes_ids
        Identifier of each person in the hospital files [people; text].
    first_key
        The first AEKEY [whole number].

    Returns
    -------
    pyarrow.Table
        HES A&E rows by arrival [rows].
    """
    admitted, walked = streams["through_ae"], streams["walk_in"]
    back = _return(rng, walked, people)
    person, days = (
        np.concatenate([getattr(part, name) for part in (admitted, walked, back)]) for name in ("person", "day")
    )
    provider = np.concatenate([providers(part) for part in (admitted, walked, back)])
    disposal = np.concatenate([
        np.full(admitted.person.size, ADMITTED), _disposal(rng, walked.person.size), np.full(back.person.size, 2)
    ])  # fmt: skip
    category = np.where(rng.random(person.size) < 0.02, UNPLANNED, FIRST)
    category[person.size - back.person.size :] = PLANNED
    minutes = 60 * rng.choice(24, person.size, p=HOURS / HOURS.sum()) + rng.integers(0, 60, person.size)
    department = np.where(disposal == ADMITTED, 0, rng.choice(4, person.size, p=(0.70, 0.03, 0.22, 0.05)))
    order = np.lexsort((minutes, days))
    return table(
        ENCRYPTED_HESID=ids(person[order], hes_ids),
        AEKEY=numbers(first_key + np.arange(person.size)),
        PROCODE3=coded(provider[order], PROVIDERS),
        ARRIVALDATE=dates(days[order]),
        ARRIVALTIME=coded(minutes[order], _clock()),
        AEATTENDCAT=coded(category[order], CATEGORIES),
        AEDEPTTYPE=coded(department[order], DEPARTMENTS),
        AEATTENDDISP=coded(disposal[order], DISPOSALS),
        DIAG_01=coded(rng.integers(0, DIAGNOSES.size, person.size), DIAGNOSES),
    )


def _clock() -> np.ndarray:
    return np.array([f"{minute // 60:02}{minute % 60:02}" for minute in range(24 * 60)])


def _disposal(rng: Random, count: int) -> np.ndarray:
    left = rng.random(count) < assumed()["stays"]["not_seen"]
    home = 1 + rng.choice(5, count, p=SENT_HOME_SHARES)
    return np.where(left, LEFT + rng.integers(0, 2, count), home)


def _return(rng: Random, walked: Events, people: People) -> Events:
    """Planned returns within two weeks, which are not counted as unplanned attendances."""
    some = walked.where(rng.random(walked.person.size) < assumed()["stays"]["planned_return"])
    back = Events(some.person, some.day + rng.integers(2, 15, some.person.size), some.mark)
    return back.where(back.day <= people.dies_on[back.person])


def within(rows: Any, heading: str, period: Period) -> Any:
    """Leave out rows after the end of the data.

    Parameters
    ----------
    rows
        A table [rows].
    heading
        Its date column [heading].
    period
        The calendar [period].

    Returns
    -------
    pyarrow.Table
        The rows the data cover [rows].
    """
    import pyarrow.compute

    last = np.asarray(day(period.data_to), dtype="datetime64[D]").item()
    return rows.filter(pyarrow.compute.less_equal(rows[heading], last))


def appointments(rng: Random, events: Events, hes_ids: np.ndarray, first_key: int) -> Any:
    """Write outpatient appointments, kept and missed, as HES rows.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    events
        Appointments made [events].
    hes_ids
        Identifier of each person in the hospital files [people; text].
    first_key
        The first ATTENDKEY [whole number].

    Returns
    -------
    pyarrow.Table
        HES outpatient rows by day [rows].
    """
    count, attended = events.person.size, assumed()["stays"]["attended"]
    missed = np.array([0.32, 0.36, 0.30, 0.02]) * (1 - attended)
    outcome = rng.choice(len(OUTCOMES), count, p=[attended * 0.97, attended * 0.03, *missed])
    order = np.argsort(events.day, kind="stable")
    return table(
        ENCRYPTED_HESID=ids(events.person[order], hes_ids),
        ATTENDKEY=numbers(first_key + np.arange(count)),
        PROCODE3=coded(providers(events)[order], PROVIDERS),
        APPTDATE=dates(events.day[order]),
        ATTENDED=coded(outcome, OUTCOMES),
        FIRSTATT=coded((rng.random(count) < 0.70).astype(int), np.array(["1", "2"])),
        MAINSPEF=coded(rng.integers(0, len(SPECIALTIES), count), SPECIALTIES),
        TRETSPEF=coded(rng.integers(0, len(SPECIALTIES), count), SPECIALTIES),
    )
