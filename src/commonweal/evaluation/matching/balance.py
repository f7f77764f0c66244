"""How alike the referred and their controls are, in each covariate, its square and its products with age."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from commonweal.domain.people import AGE_BANDS
from commonweal.evaluation.matching.scoring.collapse import Collapsed
from commonweal.evaluation.matching.scoring.terms import CURVED, UNKNOWN, sides
from commonweal.evaluation.matching.words import LEVELS, column_words
from commonweal.evaluation.statistics import steady
from commonweal.exchange.results import Balance

Floats = NDArray[np.float64]
OLD = AGE_BANDS[-1][0]
ALIKE, DECIMALS = 1e-12, 12
"""What is a smaller share of a mean, or stands further behind the point, is left of rounding."""
Measured = tuple[float | None, float | None, float | None, float | None, float | None]
"""Both means, the difference by a given spread, the ratio of variances, the distance of the distributions."""


def balance(rows: Collapsed, wanted: list[str], matched: Floats, controls: Floats) -> list[Balance]:
    """Measure how alike the two sides are, before and after matching.

    Parameters
    ----------
    rows
        The distinct rows; age is one of their columns [rows].
    wanted
        Columns to be compared [codes].
    matched, controls
        How many matched referred each row stands for, and the weight of their controls [rows; people].

    Returns
    -------
    list
        A row for each covariate, square and product [list].

    References
    ----------
    Stuart (2010), Matching methods for causal inference, Statistical Science 25.
    """
    weights = (rows.referred, rows.candidates, matched, controls)
    found: list[Balance] = []
    for column in dict.fromkeys(("age", *wanted)):
        for code, words, values, ages, tallies in _covariates(rows, column, weights):
            found += _with_products(code, words, values, ages, tallies)
    return found


def _covariates(
    rows: Collapsed, column: str, weights: tuple[Floats, ...]
) -> Iterator[tuple[str, str, Floats, Floats, Floats]]:
    """Code, words, values and ages of each filled cell, and what each group has in it [groups; cells]."""
    entries, ages = rows.columns[column], rows.columns["age"]
    low, least = int(entries.min()), int(ages.min())
    wide = int(ages.max()) - least + 1
    cells = (entries.astype(np.int64) - low) * wide + (ages - least)
    tallies = np.stack([np.bincount(cells, weights=one).astype(float) for one in weights])
    filled = np.flatnonzero(tallies[:2].sum(axis=0) > 0)
    value, age = filled // wide + low, (filled % wide + least).astype(float)
    tallies, words = tallies[:, filled], column_words(column)
    distinct, of = np.unique(value, return_inverse=True)
    if column not in LEVELS and column != "conditions":
        known = np.where(value == UNKNOWN, 0, value) / 10 if column == "risk" else value
        yield column, words, known.astype(float), age, tallies
    if column == "age":
        yield "old", f"Aged {OLD} and over", (age >= OLD).astype(float), age, tallies
    for number, (side, holds) in enumerate(sides(rows, column, distinct)):
        if column not in CURVED and holds.any():
            yield f"{column}:{number}", f"{words}: {side}", holds[of].astype(float), age, tallies


def _with_products(code: str, words: str, values: Floats, ages: Floats, tallies: Floats) -> Iterator[Balance]:
    yield _row(code, words, values, tallies)
    if not _is_share(values):
        yield _row(f"{code}^2", f"{words}, squared", values**2, tallies)
    if code not in ("age", "old"):
        yield _row(f"{code}*age", f"{words} × age", values * ages, tallies)
    if code != "old":
        yield _row(f"{code}*old", f"{words} × aged {OLD} and over", values * (ages >= OLD), tallies)


def _row(code: str, words: str, values: Floats, tallies: Floats) -> Balance:
    distinct, of = np.unique(values, return_inverse=True)
    referred, candidates, matched, controls = (np.bincount(of, one, len(distinct)).astype(float) for one in tallies)
    # What none of the referred has, or all, has no spread among them: then that of the candidates is the yardstick.
    spread = _spread(distinct, referred) or _spread(distinct, candidates)
    before = _measured(distinct, referred, candidates, spread)
    after = _measured(distinct, matched, controls, spread)
    return Balance(code, words, *before, *after)


def _measured(values: Floats, first: Floats, second: Floats, spread: float | None) -> Measured:
    if not (first.sum() > 0 and second.sum() > 0):
        return (None,) * 5
    means = [float(one @ values / one.sum()) for one in (first, second)]
    gap = means[0] - means[1]
    if abs(gap) <= ALIKE * max(abs(means[0]), abs(means[1])):
        gap = 0.0
    smd = gap / spread if spread else (0.0 if gap == 0 else None)
    ks = round(float(np.abs(np.cumsum(first) / first.sum() - np.cumsum(second) / second.sum()).max()), DECIMALS)
    wide, narrow = _spread(values, first), _spread(values, second)
    ratio = (wide / narrow) ** 2 if wide and narrow and not _is_share(values) else None
    return (steady(means[0]), steady(means[1]), steady(smd), steady(ratio), steady(ks))


def _spread(values: Floats, weights: Floats) -> float | None:
    if not weights.sum() > 0:
        return None
    mean = float(weights @ values / weights.sum())
    spread = float(np.sqrt(weights @ (values - mean) ** 2 / weights.sum()))
    return spread if spread > ALIKE * abs(mean) else 0.0


def _is_share(values: Floats) -> bool:
    return bool(np.isin(values, (0.0, 1.0)).all())


def alike(rows: list[Balance], limit: float) -> bool:
    """Say whether the two sides are alike in every covariate; squares and products are there to be looked at.

    Parameters
    ----------
    rows
        The balance [list].
    limit
        Largest standardized difference that counts as alike [standard deviations].

    Returns
    -------
    bool
        True when every standardized difference after matching is known and below the limit [yes/no].
    """
    plain = [row.matched_smd for row in rows if not set(row.covariate) & set("^*")]
    return all(found is not None and abs(found) < limit for found in plain)
