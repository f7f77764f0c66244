"""What a score is made of: each covariate as a table of what each of its values counts in the model."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.matching.pool import COUNTED, Pool, YesNo
from commonweal.evaluation.matching.scoring.collapse import Collapsed
from commonweal.evaluation.matching.words import LEVELS, column_words, value_words

Values = NDArray[np.int64]
Part = tuple[str, NDArray[np.float64]]
KNOTS = (0.05, 0.35, 0.65, 0.95)
UNKNOWN = -1
CURVED = ("age", "prognosis")


@dataclass(frozen=True)
class Term:
    """One covariate of a model.

    Parameters
    ----------
    column
        The column it reads [code].
    low
        Smallest value of it, which is the first row of the table [unit of the column].
    table
        What each value from `low` on counts in each column of the model [values; columns].
    names
        The columns in words [texts].
    """

    column: str
    low: int
    table: NDArray[np.float64]
    names: tuple[str, ...]


def columns(pool: Pool, covariates: tuple[str, ...]) -> list[str]:
    """List the pool's columns behind the covariates of a plan.

    Parameters
    ----------
    pool
        Everybody [pool].
    covariates
        Codes of `KNOWN` [codes].

    Returns
    -------
    list
        Names of columns; a period that the pool does not reach back to is not among them [codes].
    """
    found: list[str] = []
    for name in covariates:
        listed = [f"{name}_{period}" for period in COUNTED.get(name, ())] or [name]
        found += [column for column in listed if name not in COUNTED or column in pool.counts]
    return found


def terms(rows: Collapsed, wanted: list[str], inside: YesNo) -> list[Term]:
    """Write the covariates of a model.

    Parameters
    ----------
    rows
        The distinct rows [rows].
    wanted
        Columns [codes].
    inside
        Which rows are modelled [yes/no].

    Returns
    -------
    list
        A term for each column; one that has a single value there has no columns in the model [terms].
    """
    return [_term(rows, name, inside) for name in wanted]


def _term(rows: Collapsed, name: str, inside: YesNo) -> Term:
    column = rows.columns[name]
    low = int(column.min(initial=0))
    values = np.arange(low, int(column.max(initial=0)) + 1)
    seen = np.bincount(column[inside] - low, minlength=len(values)) > 0
    referred = np.bincount(column[inside] - low, weights=rows.referred[inside], minlength=len(values)).astype(float)
    parts = list(_parts(rows, name, values, seen, referred)) if seen.sum() > 1 else []
    table = np.stack([part for _, part in parts], axis=1) if parts else np.zeros((len(values), 0))
    return Term(name, low, np.ascontiguousarray(table), tuple(words for words, _ in parts))


def _parts(rows: Collapsed, name: str, values: Values, seen: YesNo, referred: NDArray[np.float64]) -> Iterator[Part]:
    """The columns of the model that a covariate makes."""
    words = column_words(name)
    if name in CURVED:
        yield from _spline(words, values, referred)
        return
    for side, holds in list(sides(rows, name, values))[1 if name in LEVELS else 0 :]:
        if holds[seen].any() and not holds[seen].all():
            yield f"{words}: {side}", holds.astype(float)
    if name == "risk":
        known = np.where(values == UNKNOWN, 0, values) / 10
        yield words, known
        yield f"{words}, logarithm of one more", np.log1p(known)
    elif name not in LEVELS and name != "conditions":
        yield f"{words}, logarithm of one more", np.log1p(values)


def sides(rows: Collapsed, name: str, values: Values) -> Iterator[tuple[str, YesNo]]:
    """Say by which yes-or-no questions a column divides people.

    Parameters
    ----------
    rows
        The distinct rows, for the names of values [rows].
    name
        A column [code].
    values
        All its values [unit of the column].

    Yields
    ------
    tuple
        The question in words [text], and for which values it is answered with yes [yes/no].
    """
    if name == "conditions":
        for bit in range(len(rows.names[name])):
            yield value_words(name, bit, rows.names), (values >> bit & 1).astype(bool)
    elif name in LEVELS:
        for value in values[np.isin(values, rows.columns[name])]:
            yield value_words(name, int(value), rows.names), values == value
    elif name == "risk":
        yield "not known", values == UNKNOWN
    elif name not in CURVED:
        yield "any", values > 0


def _spline(words: str, values: Values, weights: NDArray[np.float64]) -> Iterator[Part]:
    """A restricted cubic spline with knots at quantiles of the referred, straight outside them (Harrell)."""
    yield words, values.astype(float)
    share = np.cumsum(weights) / max(weights.sum(), 1)
    places = [min(int(np.searchsorted(share, one)), len(values) - 1) for one in KNOTS]
    knots = np.unique(values[places]).astype(float)
    if len(knots) < 3:
        return
    *inner, before, last = knots
    for place, knot in enumerate(inner, start=1):
        first, second, third = (np.clip(values - one, 0, None) ** 3 for one in (knot, before, last))
        bent = first - second * (last - knot) / (last - before) + third * (before - knot) / (last - before)
        yield f"{words}, bend {place}", bent / (last - knots[0]) ** 2
