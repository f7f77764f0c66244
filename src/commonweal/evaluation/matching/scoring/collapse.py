"""Equal rows put together, so that a model of millions is fitted on the few rows that differ."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.matching.pool import Pool, Whole

Floats = NDArray[np.float64]
# Odd, so that a product loses nothing; from the fraction of the golden ratio (Knuth).
ODD = 0x9E3779B97F4A7C15
MASK = 2**64 - 1


@dataclass(frozen=True)
class Collapsed:
    """The rows of a pool that differ in some columns.

    Parameters
    ----------
    columns
        Column -> its value in each distinct row [unit of the column].
    referred, candidates
        How many of each a distinct row stands for [people; person-months].
    of
        Which distinct row each unit of the pool is [places].
    names
        Codes behind places and bits, as in the pool [texts].
    """

    columns: dict[str, Whole]
    referred: Floats
    candidates: Floats
    of: NDArray[np.int64]
    names: dict[str, tuple[str, ...]]

    def sums(self, values: NDArray[np.generic]) -> Floats:
        """Add up a column over equal rows.

        Parameters
        ----------
        values
            One entry a unit [any unit].

        Returns
        -------
        numpy.ndarray
            One entry a distinct row [same unit].
        """
        return np.bincount(self.of, weights=values, minlength=len(self.referred)).astype(float)


def collapsed(pool: Pool, columns: list[str]) -> Collapsed:
    """Put units together that are equal in some columns.

    Parameters
    ----------
    pool
        Everybody [pool].
    columns
        Names of columns [codes].

    Returns
    -------
    Collapsed
        The distinct rows, in an order that hangs on their values alone [rows].
    """
    values = [pool.column(name) for name in columns]
    first, of = distinct(values)
    referred = np.bincount(of[pool.treated], minlength=len(first)).astype(float)
    candidates = np.bincount(of, minlength=len(first)) - referred
    kept = {name: column[first] for name, column in zip(columns, values, strict=True)}
    return Collapsed(kept, referred, candidates, of, pool.names)


def distinct(columns: list[Whole]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Find the rows that differ.

    Each row is hashed to one number, which sorts quicker than rows do; whether equal hashes were equal rows is
    looked at afterwards, so nothing is left to chance.

    Parameters
    ----------
    columns
        Whole numbers, one entry a row, all of one length [any unit].

    Returns
    -------
    tuple
        Where each distinct row was first seen [places], and which of them each row is [places among the distinct].

    Raises
    ------
    RuntimeError
        When no hash tells the rows apart; one hash fails once in ten thousand millions of millions of pairs.
    """
    for attempt in range(1, 5):
        _, first, of = np.unique(_hashed(columns, attempt), return_index=True, return_inverse=True)
        if all((column[first][of] == column).all() for column in columns):
            return first, of
    raise RuntimeError("Four hashes could not tell the rows apart.")


def _hashed(columns: list[Whole], attempt: int) -> NDArray[np.uint64]:
    found = np.full(len(columns[0]), attempt, dtype=np.uint64)
    for column in columns:
        found ^= found >> np.uint64(29)
        found *= np.uint64(ODD * (2 * attempt + 1) & MASK)
        found += column.astype(np.int64).view(np.uint64)
    found ^= found >> np.uint64(32)
    found *= np.uint64(ODD)
    return found
