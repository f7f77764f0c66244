"""Whose use is counted, on which days: the table `windows`, and counts in the order of the people."""

from typing import Protocol

import numpy as np
import pyarrow

from commonweal.evaluation.activity.queries import events
from commonweal.evaluation.engines.base import Engine

Counts = tuple[np.ndarray, np.ndarray]


class Chosen(Protocol):
    """Whose use is counted: a cohort, or the referred with their controls."""

    @property
    def people(self) -> dict[str, np.ndarray]:
        """The people.

        Returns
        -------
        dict
            person, index_on, before_from, after_to among others; unit too where somebody may stand in several months,
            otherwise the person is the unit [arrays of one length].
        """


def units(chosen: Chosen) -> np.ndarray:
    """Find what each entry is known by.

    Parameters
    ----------
    chosen
        Whose use is counted [cohort or matched people].

    Returns
    -------
    numpy.ndarray
        One whole number an entry, none twice [units].
    """
    return chosen.people.get("unit", chosen.people["person"])


def give(engine: Engine, chosen: Chosen) -> None:
    """Tell an engine whom to count and when: `windows`, and `followed` with each person once.

    Parameters
    ----------
    engine
        Will know both tables by name [engine].
    chosen
        Whose use is counted [cohort or matched people].
    """
    people = chosen.people
    columns = {
        "unit": np.tile(units(chosen), 2),
        "person": np.tile(people["person"], 2),
        "side": np.repeat(np.arange(2), len(people["person"])),
        "starts": np.concatenate([people["before_from"], people["index_on"]]),
        "ends": np.concatenate([people["index_on"], people["after_to"]]),
    }
    engine.register("windows", pyarrow.table({name: pyarrow.array(values) for name, values in columns.items()}))
    engine.keep("followed", events.FOLLOWED)


def places(chosen: Chosen, found: np.ndarray) -> np.ndarray:
    """Find where units stand among the people.

    Parameters
    ----------
    chosen
        Whose use is counted [cohort or matched people].
    found
        Units, each one of theirs [units].

    Returns
    -------
    numpy.ndarray
        A place for each of the units found [places].
    """
    known = units(chosen)
    order = np.argsort(known)
    return order[np.searchsorted(known[order], found)]


def aligned(engine: Engine, query: str, chosen: Chosen) -> Counts:
    """Count by side, in the order of the people.

    Parameters
    ----------
    engine
        Knows the windows [engine].
    query
        Gives unit, side and used [common SQL].
    chosen
        Whose use is counted [cohort or matched people].

    Returns
    -------
    tuple
        Before and after, 0 where the query has no row [two arrays, one entry a unit].
    """
    rows = engine.run(query)
    sides = np.zeros((2, len(units(chosen))), dtype=np.int64)
    sides[rows["side"], places(chosen, rows["unit"])] = rows["used"]
    return sides[0], sides[1]
