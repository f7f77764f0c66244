"""Exact maximum likelihood of a logistic or a Poisson model, by Newton's method in chunks of rows."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
CHUNK = 8192
"""Rows whose model columns are written out at once: a few MiB, which a processor keeps at hand."""
STEPS, CLOSE, ALIKE, MANY = 25, 1e-7, 1e-9, 200_000
NOTHING_LEFT = 0.001
"""Of the uncertainty without covariates: below it people are told apart perfectly."""
NO_GAIN, A_STRIDE = 1e-7, 0.5
"""A step so long that makes the fit better by so little leads nowhere: the best weight is not finite."""


class Endless(ArithmeticError):
    """A coefficient grows without end; the message is empty, for the caller knows what the columns mean."""

    def __init__(self, column: int, complete: bool):
        """Remember which column grows most, and whether the model tells everybody apart."""
        super().__init__()
        self.column, self.complete = column, complete


def _chance(eta: Floats) -> Floats:
    return 1 / (1 + np.exp(-eta))


@dataclass(frozen=True)
class Family:
    """What kind of outcome is modelled.

    Parameters
    ----------
    model
        Its name in messages [text].
    mean, slope, total
        Of the linear predictor: the expected outcome of one person, how fast it rises, and what each person takes
        away from the log likelihood [functions].
    """

    model: str
    mean: Callable[[Floats], Floats]
    slope: Callable[[Floats], Floats]
    total: Callable[[Floats], Floats]


LOGISTIC = Family("propensity", _chance, lambda eta: _chance(eta) * _chance(-eta), lambda eta: np.logaddexp(0.0, eta))
POISSON = Family("prognosis", np.exp, np.exp, np.exp)


@dataclass(frozen=True)
class Model:
    """What is to be fitted.

    Parameters
    ----------
    rows
        Gives the model's columns, the constant first, of the rows at some places [function of places].
    names
        Those columns in words [texts].
    people, outcomes
        How many people each row stands for, and the sum of their outcomes [rows; people, events].
    family
        Logistic or Poisson [family].
    """

    rows: Callable[[NDArray[np.int64]], Floats]
    names: tuple[str, ...]
    people: Floats
    outcomes: Floats
    family: Family


def fit(model: Model) -> Floats:
    """Find the coefficients of greatest likelihood.

    Parameters
    ----------
    model
        What is to be fitted [model].

    Returns
    -------
    numpy.ndarray
        One for each column; nought for a column that says nothing which those before it do not [log].

    Raises
    ------
    Endless
        When a coefficient grows without end, so that none is the best.

    References
    ----------
    Albert and Anderson (1984), On the existence of maximum likelihood estimates in logistic regression models,
    Biometrika 71.
    """
    share = model.outcomes.sum() / model.people.sum()
    start = np.zeros(len(model.names))
    start[0] = np.log(share / (1 - share)) if model.family is LOGISTIC else np.log(share)
    every = np.arange(len(model.people))
    apart = len(every) // MANY + 1
    if apart > 1:
        # Where to begin: the fit of all rows with an outcome and of every so manieth of the others.
        has = model.outcomes > 0 if model.family is LOGISTIC else np.zeros(len(every), bool)
        places = np.flatnonzero(has | (every % apart == 0))
        # A part may be told apart by what does not tell all apart.
        with suppress(Endless):
            start = _climbed(model, places, np.where(has[places], 1.0, apart), start)
    return _climbed(model, every, np.ones(len(every)), start)


def _climbed(model: Model, places: NDArray[np.int64], weights: Floats, start: Floats) -> Floats:
    """Newton's steps from a start, each halved while it leads down, until they are too short to matter."""
    found, change, reached = start.copy(), np.zeros_like(start), -np.inf
    kept = scale = first = None
    for _ in range(STEPS):
        height, rise, bend = _summed(model, places, weights, found)
        first = height if first is None else first
        if not height >= reached - abs(reached) * ALIKE:
            change /= 2
            found -= change
            continue
        gain, reached = height - reached, height
        if kept is None or scale is None:
            kept, scale = _independent(bend), np.sqrt(np.diag(bend) / bend[0, 0])
        change = np.zeros_like(start)
        try:
            change[kept] = np.linalg.solve(bend[np.ix_(kept, kept)], rise[kept])
        except np.linalg.LinAlgError:
            break
        found += change
        if np.abs(change * scale).max() < CLOSE:
            return found
        if gain < abs(reached) * NO_GAIN and np.abs(change[1:]).max(initial=0.0) > A_STRIDE:
            break
    growing = np.abs(change if change.any() else found) * (scale if scale is not None else 1.0)
    complete = model.family is LOGISTIC and first is not None and reached > first * NOTHING_LEFT
    raise Endless(int(growing[1:].argmax()) + 1, complete)


def _summed(
    model: Model, places: NDArray[np.int64], weights: Floats, coefficients: Floats
) -> tuple[float, Floats, Floats]:
    """Log likelihood, its gradient and its curvature, added up chunk by chunk."""
    height, rise = 0.0, np.zeros(len(coefficients))
    bend = np.zeros((len(coefficients),) * 2)
    for begin in range(0, len(places), CHUNK):
        here, weight = places[begin : begin + CHUNK], weights[begin : begin + CHUNK]
        columns = model.rows(here)
        eta = columns @ coefficients
        people, outcomes = model.people[here] * weight, model.outcomes[here] * weight
        with np.errstate(over="ignore", invalid="ignore"):
            height += float(outcomes @ eta - people @ model.family.total(eta))
            rise += (outcomes - people * model.family.mean(eta)) @ columns
            columns *= np.sqrt(people * model.family.slope(eta))[:, None]
        bend += columns.T @ columns
    return height, rise, bend


def _independent(bend: Floats) -> NDArray[np.int64]:
    """Which columns say something that those before them do not: Cholesky's steps, leaving out what is used up."""
    size = np.sqrt(np.where(np.diag(bend) > 0, np.diag(bend), np.inf))
    left = bend / size / size[:, None]
    kept = []
    for place in range(len(bend)):
        if left[place, place] < ALIKE:
            continue
        kept.append(place)
        row = left[place] / np.sqrt(left[place, place])
        left -= np.outer(row, row)
    return np.array(kept)
