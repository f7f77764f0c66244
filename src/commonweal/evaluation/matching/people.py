"""Everybody who is in any of the sets, with the days that are counted for them."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.matching.found import Sets
from commonweal.evaluation.matching.pool import Pool
from commonweal.evaluation.matching.scoring.prognosis import in_the_year

Places = NDArray[np.int64]


def gathered(pool: Pool, logit: NDArray[np.float64], sets: list[Sets]) -> tuple[dict[str, np.ndarray], list[Sets]]:
    """Take the people of some sets out of a pool, each once, and let the sets point at them.

    Parameters
    ----------
    pool
        Everybody [pool].
    logit
        One entry a unit [logit].
    sets
        With places in the pool [sets].

    Returns
    -------
    tuple
        The people as `Matched` describes them [arrays of one length], and the sets with places among them [sets].
    """
    places = np.unique(np.concatenate([one.place for one in sets]))
    pointed = [
        replace(one, place=np.searchsorted(places, one.place), of=np.searchsorted(places, one.of)) for one in sets
    ]
    return {**_traits(pool, logit, places), **_windows(pool, places)}, pointed


def _traits(pool: Pool, logit: NDArray[np.float64], places: Places) -> dict[str, np.ndarray]:
    taken = {name: getattr(pool, name)[places].astype(np.int64) for name in ("unit", "person", "month", "age", "imd")}
    named = {name: _named(pool, name, places) for name in ("sex", "practice", "ethnicity")}
    return {
        **taken,
        **named,
        "treated": pool.treated[places],
        "risk": pool.risk[places].astype(np.int64),
        "logit": logit[places],
        "instances": (in_the_year(pool, "spells") + in_the_year(pool, "ae"))[places].astype(np.int64),
    }


def _named(pool: Pool, column: str, places: Places) -> np.ndarray:
    return np.array(pool.names[column], dtype=str)[pool.column(column)[places]]


def _windows(pool: Pool, places: Places) -> dict[str, np.ndarray]:
    """The days on both sides that are counted: those of the plan's windows on which somebody is followed."""
    index, starts, ends = (column[places].astype(np.int64) for column in (pool.index_day, pool.starts_on, pool.ends_on))
    before_from = np.minimum(np.maximum(index - pool.window_days, starts), index)
    after_to = np.maximum(np.minimum(index + pool.window_days, ends), index)
    dies = pool.dies[places] if pool.dies is not None else np.zeros(len(places), dtype=bool)
    return {
        "index_on": index.astype("datetime64[D]"),
        "starts_on": starts.astype("datetime64[D]"),
        "ends_on": ends.astype("datetime64[D]"),
        "before_from": before_from.astype("datetime64[D]"),
        "after_to": after_to.astype("datetime64[D]"),
        "days_before": index - before_from,
        "days_after": after_to - index,
        "died": dies & (ends <= index + pool.window_days),
    }
