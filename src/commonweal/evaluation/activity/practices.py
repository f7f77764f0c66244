"""What everybody registered with a practice used, month by month of the calendar."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from commonweal.evaluation.activity.count import prepare_stays
from commonweal.evaluation.activity.queries import registered
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.plan import Plan

Rows = dict[str, np.ndarray]


def by_practice(engine: Engine, plan: Plan) -> Rows:
    """Count everybody in the population, referred or not.

    Parameters
    ----------
    engine
        Knows the store's tables by name [engine].
    plan
        Says which days the data cover, and which admissions and attendances count [plan].

    Returns
    -------
    dict
        practice, month (year * 12 + month of the year from 0), person_days (registered there and alive), referrals,
        and spells, ae and outpatient as far as the plan counts them; every practice has every month that the data
        cover, in that order [arrays of one length].
    """
    days = plan.cohort
    width = (days.data_to - days.data_from).days + 1
    eve = days.data_from - timedelta(days=1)
    engine.keep("enrolled", registered.ENROLLED, data_from=days.data_from, eve=eve, width=width)
    engine.keep("followed", registered.EVERYBODY)
    starts, stops = engine.run(registered.STARTS), engine.run(registered.STOPS)
    practices, (months, first) = np.unique(starts["practice"]), _calendar(days.data_from, width)
    # Whoever stops on a day is no longer there: running sums of starts less stops are the people of each day.
    there = np.cumsum(_daily(starts, practices, width) - _daily(stops, practices, width), axis=1)
    used = {
        outcome: _daily(engine.run(query, data_from=days.data_from), practices, width)
        for outcome, query in _queries(engine, plan)
    }
    return {
        "practice": np.repeat(practices, len(months)),
        "month": np.tile(months, len(practices)),
        **{name: np.add.reduceat(each, first, axis=1).ravel() for name, each in {"person_days": there, **used}.items()},
    }


def _queries(engine: Engine, plan: Plan) -> Iterator[tuple[str, str]]:
    prepare_stays(engine, plan.activity.admissions)
    queries = {"spells": registered.SPELLS, "ae": registered.AE[plan.activity.ae], "outpatient": registered.OUTPATIENT}
    yield from ((outcome, query) for outcome, query in queries.items() if outcome in plan.activity.outcomes)
    yield "referrals", registered.REFERRALS


def _calendar(data_from: date, width: int) -> tuple[np.ndarray, np.ndarray]:
    """The months that the data cover, and the place of the first day of each."""
    month = (np.datetime64(data_from, "D") + np.arange(width)).astype("datetime64[M]").astype(np.int64) + 1970 * 12
    return np.unique(month, return_index=True)


def _daily(rows: Rows, practices: np.ndarray, width: int) -> np.ndarray:
    """A row for each practice, a column for each day; what happens on the day after the last is not kept."""
    table = np.zeros((len(practices), width + 1), dtype=np.int64)
    table[np.searchsorted(practices, rows["practice"]), rows["day"]] = rows["used"]
    return table[:, :-1]
