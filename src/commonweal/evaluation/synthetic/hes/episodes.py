"""The rows of HES admitted patient care: stays cut into consultant episodes, finished and unfinished."""

from datetime import date
from typing import Any

import numpy as np

from commonweal.evaluation.synthetic.assumed import Period, assumed, day
from commonweal.evaluation.synthetic.columns import coded, dates, ids, numbers, table
from commonweal.evaluation.synthetic.hes.stays import (
    DEAD,
    DESTINATIONS,
    DIAGNOSES,
    DISCHARGES,
    METHODS,
    NOT_YET,
    PROVIDERS,
    SOURCES,
    Stays,
)  # fmt: skip
from commonweal.evaluation.synthetic.lives.histories import Random

FINISHED, UNFINISHED = np.array(["3"]), np.array(["1"])
DISCHARGED, DIED, NOT_APPLICABLE = 0, 1, 2


def episodes(rng: Random, stays: Stays, hes_ids: np.ndarray, period: Period, first_key: int) -> Any:
    """Write stays as HES rows, with the unfinished rows that appear at each year's end.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    stays
        The stays [stays].
    hes_ids
        Identifier of each person in the hospital files [people; text].
    period
        The calendar [period].
    first_key
        The first EPIKEY [whole number].

    Returns
    -------
    pyarrow.Table
        HES APC rows by start of episode [rows].
    """
    cut = _cut(rng, stays)
    whole = _rows(stays, cut)
    rows = _unfinished(whole, period)
    order = np.argsort(rows["starts"], kind="stable")
    rows = {name: values[order] for name, values in rows.items()}
    return _table(rows, hes_ids, first_key)


def _cut(rng: Random, stays: Stays) -> dict[str, np.ndarray]:
    """Cut each stay into episodes at random days: the place of the stay, the order, first and last day."""
    rule, nights = assumed()["stays"], stays.ends - stays.starts
    more = rng.poisson(rule["more_episodes"] + rule["more_episodes_a_night"] * nights)
    count = 1 + np.where(stays.klass == 2, 0, np.minimum(more, rule["most_episodes"] - 1))
    place = np.repeat(np.arange(stays.person.size), count)
    order = np.arange(place.size) - np.repeat(np.cumsum(count) - count, count) + 1
    share = np.where(order == 1, 0.0, rng.random(place.size))
    share = share[np.lexsort((share, place))]
    starts = stays.starts[place] + np.floor(share * nights[place]).astype(np.int64)
    is_last = order == count[place]
    ends = np.where(is_last, stays.ends[place], np.roll(starts, -1))
    return {"place": place, "order": order, "starts": starts, "ends": ends, "is_last": is_last}


def _rows(stays: Stays, cut: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    place, is_last = cut["place"], cut["is_last"]
    rows = {
        name: getattr(stays, name)[place] for name in ("person", "method", "provider", "klass", "source", "diagnosis")
    }
    destination = np.where(is_last, stays.destination[place], NOT_YET)
    died = np.where(destination == DEAD, DIED, DISCHARGED)
    spell = {"admitted": stays.starts[place], "discharged": stays.ends[place], "destination": destination}
    return rows | cut | spell | {"leaving": np.where(is_last, died, NOT_APPLICABLE)}


def _unfinished(rows: dict[str, np.ndarray], period: Period) -> dict[str, np.ndarray]:
    """Add an unfinished copy of each episode that is open on 31 March; at the end of the data there is only that."""
    last = day(period.data_to)
    finished = rows | {"open": np.zeros(rows["person"].size, dtype=bool)}
    kept = _where(finished, rows["ends"] <= last)
    ends_of_year = [day(date(year, 3, 31)) for year in range(period.data_from.year, period.data_to.year + 1)]
    open_days = sorted({end for end in ends_of_year if day(period.data_from) <= end <= last} | {last})
    parts = [kept]
    for end in open_days:
        running = _where(finished, (rows["starts"] <= end) & (rows["ends"] > end))
        parts.append(running | {"open": np.ones(running["person"].size, dtype=bool)})
    return {name: np.concatenate([part[name] for part in parts]) for name in kept}


def _where(rows: dict[str, np.ndarray], keep: np.ndarray) -> dict[str, np.ndarray]:
    return {name: values[keep] for name, values in rows.items()}


def _table(rows: dict[str, np.ndarray], hes_ids: np.ndarray, first_key: int) -> Any:
    running, final = rows["open"], rows["is_last"] & ~rows["open"]
    leaving = np.where(running, NOT_APPLICABLE, rows["leaving"])
    return table(
        ENCRYPTED_HESID=ids(rows["person"], hes_ids),
        EPIKEY=numbers(first_key + np.arange(rows["person"].size)),
        PROCODE3=coded(rows["provider"], PROVIDERS),
        EPISTART=dates(rows["starts"]),
        EPIEND=dates(rows["ends"], running),
        EPIORDER=numbers(rows["order"]),
        EPISTAT=coded(running.astype(int), np.concatenate([FINISHED, UNFINISHED])),
        EPITYPE=coded(np.zeros(running.size, dtype=int), np.array(["1"])),
        ADMIDATE=dates(rows["admitted"]),
        ADMIMETH=coded(rows["method"], METHODS),
        ADMISORC=coded(rows["source"], SOURCES),
        DISDATE=dates(rows["discharged"], ~final),
        DISMETH=coded(leaving, DISCHARGES),
        DISDEST=coded(np.where(running, NOT_YET, rows["destination"]), DESTINATIONS),
        CLASSPAT=coded(rows["klass"] - 1, np.array(["1", "2"])),
        EPIDUR=numbers(rows["ends"] - rows["starts"], running),
        DIAG_01=coded(rows["diagnosis"], DIAGNOSES),
        SPELDUR=numbers(rows["discharged"] - rows["admitted"], ~final),
    )
