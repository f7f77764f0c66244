"""What matching gives: sets of the referred with their controls, and everybody who is in any of them."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from commonweal.exchange import results


@dataclass(frozen=True)
class Sets:
    """One way to set people side by side.

    Parameters
    ----------
    kind
        What was varied: primary, caliper, ratio, exact, weights or sample [text].
    words
        This way in words [text].
    place
        Each member's place among the people of `Matched` [places].
    of
        Place of the referred whose set it is; somebody in no set has their own place [places].
    treated
        Whether the member was referred [yes/no].
    weight
        1 for the referred and 1/k for each of their k controls; or the weight that takes its place [weight].
    """

    kind: str
    words: str
    place: NDArray[np.int64]
    of: NDArray[np.int64]
    treated: NDArray[np.bool_]
    weight: NDArray[np.float64]


@dataclass(frozen=True)
class Matched:
    """The referred, their controls, and how alike they are.

    Parameters
    ----------
    people
        Everybody in any of the sets, sorted by unit: unit, person, treated, month, practice [text], age [years],
        sex [code], imd [1-5, 0 unknown], ethnicity [code], risk [tenths of a per cent, -1 unknown], logit (nan when
        there was no score), index_on, starts_on and ends_on (first day followed, and first day no longer), before_from,
        after_to (first day outside), days_before, days_after, died
        (within the window after), instances (emergency stays and unplanned A&E in the 365 days before), engaged,
        continuing, funded [arrays of one length].
    sets
        The plan's own [sets].
    others
        The same people set side by side in other ways [list].
    found
        What is told of it [matching].
    flow
        From everybody analysed to those with a control [steps].
    eligible
        Division (sex, ethnicity, deprivation, age) -> group -> people who could have been referred in at least one
        month, the referred among them [people].
    notes
        What a reader should know, each beginning with a named code [texts].
    """

    people: dict[str, NDArray[np.generic]]
    sets: Sets
    others: list[Sets]
    found: results.Matching
    flow: list[results.Step] = field(default_factory=list)
    eligible: dict[str, dict[str, int]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
