"""The hospital files and the bridge of some fictitious people."""

from typing import Any

import numpy as np

from commonweal.evaluation.synthetic.assumed import Period, assumed
from commonweal.evaluation.synthetic.columns import dates, ids, numbers, random_ids, table
from commonweal.evaluation.synthetic.hes import attendances, episodes, stays
from commonweal.evaluation.synthetic.lives.histories import Events, People, Random

KEYS_A_PART = 10_000_000
DATES = {"apc": "EPISTART", "ae": "ARRIVALDATE", "op": "APPTDATE"}


def hospital_tables(
    rng: Random,
    people: People,
    streams: dict[str, Events],
    hes_ids: np.ndarray,
    period: Period,
    part: int,
    stayed: stays.Stays | None = None,
) -> dict[str, Any]:
    """Make the hospital rows of some people.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    people
        The people [people].
    streams
        The events that happen [name -> events].
    hes_ids
        Identifier of each in the hospital files [people; text].
    period
        The calendar [period].
    part
        Which part of the whole this is, for the keys of the rows [whole number].
    stayed
        Their stays; drawn here when not given [stays].

    Returns
    -------
    dict
        File -> rows [mapping].
    """
    first_key = 1 + part * KEYS_A_PART
    stayed = stays.stay(rng, streams, people, period) if stayed is None else stayed
    files = {
        "apc": episodes.episodes(rng, stayed, hes_ids, period, first_key),
        "ae": attendances.attend(rng, streams, people, hes_ids, first_key),
        "op": attendances.appointments(rng, streams["outpatient"], hes_ids, first_key),
    }
    files = {name: attendances.within(rows, DATES[name], period) for name, rows in files.items()}
    dead = np.flatnonzero((people.dies_on >= period.first) & (people.dies_on < period.first + period.days))
    dead = dead[np.argsort(people.dies_on[dead], kind="stable")]
    return files | {"deaths": table(ENCRYPTED_HESID=ids(dead, hes_ids), DOD=dates(people.dies_on[dead]))}


def bridge(rng: Random, study_ids: Any, hes_ids: np.ndarray) -> Any:
    """Make the bridge of some people: a few are not found, and not every match is sure.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    study_ids
        Their identifiers in the study [people; Arrow text].
    hes_ids
        Their identifiers in the hospital files [people; text].

    Returns
    -------
    pyarrow.Table
        `exchange.tables.BRIDGE`, by study id [rows].
    """
    rule = assumed()["linkage"]
    found = np.flatnonzero(rng.random(len(study_ids)) < rule["found"])
    rank = 1 + rng.choice(len(rule["ranks"]), found.size, p=rule["ranks"])
    rows = table(study_id=study_ids.take(found), hes_id=ids(found, hes_ids), match_rank=numbers(rank))
    return rows.sort_by("study_id")


def hospital_ids(rng: Random, count: int) -> np.ndarray:
    """Make identifiers of people in the hospital files.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    count
        How many [people].

    Returns
    -------
    np.ndarray
        The identifiers [people; bytes of ASCII].
    """
    return random_ids(rng, count, 32)
