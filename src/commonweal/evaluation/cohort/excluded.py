"""Who was left out before the study tables were made: only counts, since nothing else of them may leave the service."""

from collections.abc import Mapping

import numpy as np

from commonweal.exchange.results import Step
from commonweal.exchange.tables import EXCLUDED

STILL_THERE = frozenset({"merged"})
"""A record that was merged is left out, its person is not."""


def before(excluded: Mapping[str, np.ndarray], people: int) -> list[Step]:
    """Say how everybody referred became the people of the study tables.

    Parameters
    ----------
    excluded
        The table of who was left out: reason, people [arrays of one length].
    people
        How many are in the study tables [people].

    Returns
    -------
    list
        The first steps of the flow; none when nobody was left out [steps].
    """
    counts = {str(reason): int(many) for reason, many in zip(excluded["reason"], excluded["people"], strict=True)}
    gone = [(reason, counts[reason]) for reason in EXCLUDED.column("reason").codes if counts.get(reason)]
    gone = [(reason, many) for reason, many in gone if reason not in STILL_THERE]
    if not gone:
        return []
    left = people + sum(many for _, many in gone)
    steps = [Step("Referred to the service", 0, left)]
    for reason, many in gone:
        left -= many
        steps.append(Step(f"Left out at the extract: {EXCLUDED.column('reason').codes[reason]}", many, left))
    return steps
