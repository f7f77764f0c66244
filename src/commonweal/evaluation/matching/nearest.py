"""Greedy nearest neighbours without replacement, in rounds: the rule of MatchIt, ties included."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.domain.people import AGE_BANDS
from commonweal.evaluation.matching.pool import Pool

Places = NDArray[np.int64]
Scores = NDArray[np.float64]


@dataclass(frozen=True)
class Block:
    """The referred and the candidates of one month and one exact stratum.

    Parameters
    ----------
    referred
        Largest score first, equal ones in the order of the pool [places in the pool].
    candidates
        Smallest score first, equal ones in the order of the pool [places in the pool].
    """

    referred: Places
    candidates: Places


@dataclass(frozen=True)
class Pairs:
    """Who was matched with whom.

    Parameters
    ----------
    referred, control
        A pair each, sorted by referred and within a set in the order of the rounds [places in the pool].
    """

    referred: Places
    control: Places


def arranged(pool: Pool, score: Scores, strata: tuple[str, ...]) -> list[Block]:
    """Part a pool by month and exact strata, and sort each part for matching.

    Parameters
    ----------
    pool
        Everybody [pool].
    score
        One entry a unit; nan for who is not to be matched [logit].
    strata
        What must be the same: codes of `STRATA` [codes].

    Returns
    -------
    list
        The parts with anybody referred in them, months in calendar order [blocks].
    """
    part = parts(pool, strata)
    part[np.isnan(score)] = -1
    wanted = np.zeros(int(part.max(initial=-1)) + 2, dtype=bool)
    wanted[part[pool.treated & (part >= 0)]] = True
    inside = np.flatnonzero(wanted[part])
    inside = inside[np.argsort(part[inside], kind="stable")]
    cuts = np.flatnonzero(np.diff(part[inside])) + 1
    return [_block(pool, score, one) for one in np.split(inside, cuts) if len(one)]


def parts(pool: Pool, strata: tuple[str, ...]) -> Places:
    """Number the parts within which controls are looked for.

    Parameters
    ----------
    pool
        Everybody [pool].
    strata
        What must be the same: codes of `STRATA` [codes].

    Returns
    -------
    numpy.ndarray
        A number each, smaller in earlier months [whole numbers].
    """
    numbers = np.zeros(len(pool), dtype=np.int64)
    for column in (pool.month, *(stratum(pool, name) for name in strata)):
        low = int(column.min(initial=0))
        numbers *= int(column.max(initial=0)) - low + 1
        numbers += column
        numbers -= low
    found = np.unique(numbers) if len(numbers) else numbers
    return np.searchsorted(found, numbers)


def stratum(pool: Pool, name: str) -> NDArray[np.integer]:
    """Say in which part of an exact stratum each unit is.

    Parameters
    ----------
    pool
        Everybody [pool].
    name
        A code of `STRATA` [text].

    Returns
    -------
    numpy.ndarray
        A small number each [whole numbers].
    """
    if name == "age_band":
        return np.searchsorted([first for first, _, _ in AGE_BANDS], pool.age, side="right")
    if name == "old":
        return (pool.age >= AGE_BANDS[-1][0]).astype(np.int8)
    return pool.column(name)


def _block(pool: Pool, score: Scores, inside: Places) -> Block:
    referred, candidates = inside[pool.treated[inside]], inside[~pool.treated[inside]]
    return Block(
        referred[np.argsort(-score[referred], kind="stable")],
        candidates[np.argsort(score[candidates], kind="stable")],
    )


def paired(pool: Pool, score: Scores, blocks: list[Block], ratio: int, caliper: float) -> Pairs:
    """Match every block; whoever has been a control in one month is gone for the later ones.

    Parameters
    ----------
    pool
        Everybody [pool].
    score
        One entry a unit [logit].
    blocks
        The pool in parts, months in calendar order [blocks].
    ratio
        Controls wanted for each referred [people].
    caliper
        Widest difference allowed, infinite for no limit [logit].

    Returns
    -------
    Pairs
        Who has whom [pairs].
    """
    # The pool is sorted by person, so people are numbered by where a new one begins.
    who = np.cumsum(np.diff(pool.person, prepend=pool.person[:1]) != 0)
    gone = np.zeros(int(who[-1]) + 1 if len(who) else 0, dtype=bool)
    referred, control = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for block in blocks:
        free = block.candidates[~gone[who[block.candidates]]]
        taken = nearest(score[block.referred], score[free], ratio, caliper)
        place, round_ = np.nonzero(taken >= 0)
        referred.append(block.referred[place])
        control.append(free[taken[place, round_]])
        gone[who[control[-1]]] = True
    pairs = np.concatenate(referred), np.concatenate(control)
    order = np.argsort(pairs[0], kind="stable")
    return Pairs(pairs[0][order], pairs[1][order])


def nearest(referred: Scores, candidates: Scores, ratio: int, caliper: float) -> Places:
    """Give each referred the nearest free candidates, one a round.

    Each looks at the nearest free candidate at or above their own score (the first among equals) and at the nearest
    free one below it, and takes the nearer, on a tie the lower; unless that one is further than the caliper, when
    they take no more in any round.

    Parameters
    ----------
    referred
        Scores in the order of their turns, largest first [people; logit].
    candidates
        Scores, smallest first [people; logit].
    ratio
        Rounds [rounds].
    caliper
        Widest difference allowed, infinite for no limit [logit].

    Returns
    -------
    numpy.ndarray
        Place of the candidate taken in each round, -1 for none [people; rounds].

    References
    ----------
    Ho, Imai, King and Stuart (2011), MatchIt: nonparametric preprocessing for parametric causal inference,
    Journal of Statistical Software 42(8).
    """
    taken = np.full((len(referred), ratio), -1, dtype=np.int64)
    starts = np.searchsorted(candidates, referred, side="left").tolist()
    scores, above, below = referred.tolist(), _Free(1), _Free(-1)
    turns = list(range(len(scores)))
    for round_ in range(ratio):
        staying = []
        for turn in turns:
            start = starts[turn]
            place = _nearer(scores[turn], candidates, above.first(start), below.first(start - 1), caliper)
            if place < 0:
                continue
            taken[turn, round_] = place
            above.take(place)
            below.take(place)
            staying.append(turn)
        turns = staying
    return taken


def _nearer(score: float, candidates: Scores, above: int, below: int, caliper: float) -> int:
    """The nearer of the two places, -1 when there is none within the caliper."""
    up = float(candidates[above]) - score if above < len(candidates) else np.inf
    down = score - float(candidates[below]) if below >= 0 else np.inf
    place, distance = (below, down) if down <= up else (above, up)
    return place if distance <= caliper and distance < np.inf else -1


class _Free:
    """Finds the first free place in one direction: a disjoint-set forest of the places taken."""

    def __init__(self, step: int):
        self._step = step
        self._next: dict[int, int] = {}

    def first(self, place: int) -> int:
        path = []
        while place in self._next:
            path.append(place)
            place = self._next[place]
        for one in path:
            self._next[one] = place
        return place

    def take(self, place: int) -> None:
        self._next[place] = place + self._step
