"""Who of those who could have been referred was, and who of the referred engaged."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.effect.equality import DIVISIONS, labels
from commonweal.evaluation.effect.groups import People
from commonweal.evaluation.statistics import share
from commonweal.exchange.results import Reach


def reach(eligible: Mapping[str, Mapping[str, int]], people: People) -> list[Reach]:
    """Compare groups by how many of them were reached.

    Parameters
    ----------
    eligible
        Division -> group -> people who could have been referred, the referred among them [people].
    people
        Matched people: treated, engaged, and sex, ethnicity, imd as far as they are known [people].

    Returns
    -------
    list
        A row for each group of each division by which the people can be told apart [rows].
    """
    mine = people["treated"].astype(bool) if "treated" in people else np.ones(len(people["person"]), bool)
    rows = []
    for by, groups in eligible.items():
        column = DIVISIONS.get(by)
        if column is None or column not in people:
            continue
        named, engaged = labels(by, people[column][mine]), people["engaged"][mine].astype(bool)
        rows += [_row(by, group, size, named == group, engaged) for group, size in groups.items()]
    return rows


def _row(by: str, group: str, eligible: int, here: NDArray[np.bool_], engaged: NDArray[np.bool_]) -> Reach:
    referred, joined = int(here.sum()), int((here & engaged).sum())
    reached, stayed = share(referred, eligible), share(joined, referred)
    return Reach(
        by=by,
        group=group,
        eligible=eligible,
        referred=referred,
        engaged=joined,
        referred_pct=reached.pct,
        low=reached.low,
        high=reached.high,
        engaged_pct=stayed.pct,
        engaged_low=stayed.low,
        engaged_high=stayed.high,
    )
