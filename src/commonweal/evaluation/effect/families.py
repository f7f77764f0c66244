"""P values corrected within their family: everybody's rows, which the study is about, and the rows of all groups."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from commonweal.evaluation.statistics import benjamini_hochberg, holm
from commonweal.exchange.results import Change, Effect

EVERYBODY = "all"
Row = TypeVar("Row", Change, Effect)


def corrected(rows: Sequence[Row]) -> list[Row]:
    """Correct p for how many there are of its kind.

    What is asked first is whether everybody changed, outcome by outcome; that must not drown in the groups, which are
    there to be explored.

    Parameters
    ----------
    rows
        All that are printed together [changes or effects].

    Returns
    -------
    list
        The same with p by Holm and by Benjamini and Hochberg, everybody's rows apart from those of groups [rows].
    """
    found = list(rows)
    for main in (True, False):
        places = [place for place, row in enumerate(found) if (row.by == EVERYBODY) == main]
        ps = [found[place].p for place in places]
        for place, strict, milder in zip(places, holm(ps), benjamini_hochberg(ps), strict=True):
            found[place] = replace(found[place], p_holm=strict, p_bh=milder)
    return found
