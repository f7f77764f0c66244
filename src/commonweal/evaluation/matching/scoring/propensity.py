"""The propensity score: the chance of being referred, by what was known on the index day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.evaluation.matching.pool import YesNo
from commonweal.evaluation.matching.scoring.collapse import Collapsed
from commonweal.evaluation.matching.scoring.newton import CHUNK, LOGISTIC, Endless, Family, Model, fit
from commonweal.evaluation.matching.scoring.terms import Term, sides, terms
from commonweal.evaluation.matching.words import LEVELS, column_words
from commonweal.evaluation.plan import PlanError

Floats = NDArray[np.float64]
DECIMALS = 8
"""What is kept of a score: enough to order people by, and the same on every machine."""
ONE_VALUE = "ONE_VALUE: left out of the score, because it is the same for everybody who could be compared: {names}."
SMALL = 8_000_000
"""Cells of a model that are kept in memory at once, 64 MB."""
MOST_LEFT_OUT = 10
ENDLESS = (
    "ENDLESS: left out of the score, because no finite weight of it fits best, as happens when few of the referred "
    "have it: {names}."
)
SEPARATED = (
    "SEPARATED: the {model} model has no best fit, since it can tell people apart perfectly, most of all by “{name}”. "
    "Take that out of [matching] covariates, or analyse a longer period with more people."
)
ASIDE = "NO_COUNTERPART: {people:,} {who} left out, because {none} shares this with them: {names}."


@dataclass(frozen=True)
class Scored:
    """Scores.

    Parameters
    ----------
    logit
        One entry a distinct row: logit of the chance of being referred, nan where nobody can be compared [logit].
    notes
        What a reader should know [texts].
    """

    logit: Floats
    notes: list[str]


def propensity(rows: Collapsed, wanted: list[str]) -> Scored:
    """Score everybody.

    Parameters
    ----------
    rows
        The distinct rows [rows].
    wanted
        Columns that the score is made of [codes].

    Returns
    -------
    Scored
        The scores [logit].

    Raises
    ------
    PlanError
        When the score would tell the referred from the candidates perfectly.
    """
    inside, notes = _comparable(rows, wanted)
    logit = np.full(len(inside), np.nan)
    if not (rows.referred[inside].any() and rows.candidates[inside].any()):
        return Scored(logit, notes)
    written = terms(rows, wanted, inside)
    if single := [column_words(term.column) for term in written if not term.names]:
        notes.append(ONE_VALUE.format(names="; ".join(single)))
    people = rows.referred + rows.candidates
    found, left_out = predicted(rows, written, inside, people, rows.referred, LOGISTIC)
    logit[inside] = np.round(found[inside], DECIMALS)
    return Scored(logit, [*notes, *([ENDLESS.format(names="; ".join(left_out))] if left_out else [])])


def predicted(
    rows: Collapsed, written: list[Term], modelled: YesNo, people: Floats, outcomes: Floats, family: Family
) -> tuple[Floats, list[str]]:
    """Fit a model on some rows and give its linear predictor for all.

    Parameters
    ----------
    rows
        The distinct rows [rows].
    written
        The covariates [terms].
    modelled
        Which rows the model is fitted on [yes/no].
    people, outcomes
        How many each row stands for, and the sum of their outcomes [rows; people, events].
    family
        Logistic or Poisson [family].

    Returns
    -------
    tuple
        One entry a row [logit, or log of the rate]; what was left out because no finite weight of it fits [texts].

    Raises
    ------
    PlanError
        When the model tells people apart perfectly, or by ever more of its parts.
    """
    names = ("the constant", *(name for term in written for name in term.names))
    parts = [(rows.columns[term.column], term) for term in written if term.names]

    def columns(places: NDArray[np.int64]) -> Floats:
        found = np.ones((len(places), len(names)))
        end = 1
        for column, term in parts:
            begin, end = end, end + len(term.names)
            found[:, begin:end] = term.table[column[places] - term.low]
        return found

    places = np.flatnonzero(modelled)
    # Written out once where that is small, chunk by chunk at every step where it is not.
    whole = columns(places) if len(places) * len(names) <= SMALL else None

    def model(chosen: NDArray[np.int64]) -> Model:
        def written_out(some: NDArray[np.int64]) -> Floats:
            found = columns(places[some]) if whole is None else whole[some]
            return found if len(chosen) == len(names) else found[:, chosen]

        listed = tuple(names[place] for place in chosen)
        return Model(written_out, listed, people[places], outcomes[places], family)

    coefficients, left_out = _fitted(model, names)
    every = np.arange(len(modelled))
    chunks = [columns(every[begin : begin + CHUNK]) @ coefficients for begin in range(0, len(every), CHUNK)]
    return np.concatenate(chunks), left_out


def _fitted(model: Callable[[NDArray[np.int64]], Model], names: tuple[str, ...]) -> tuple[Floats, list[str]]:
    """Fit, leaving out what has no finite weight; a model that tells everybody apart is no use to matching."""
    chosen, left_out = np.arange(len(names)), list[str]()
    while True:
        asked = model(chosen)
        try:
            coefficients = np.zeros(len(names))
            coefficients[chosen] = fit(asked)
            return coefficients, left_out
        except Endless as endless:
            name = asked.names[endless.column]
            if endless.complete or len(left_out) == MOST_LEFT_OUT:
                raise PlanError(SEPARATED.format(model=asked.family.model, name=name)) from None
            left_out.append(name)
            chosen = np.delete(chosen, endless.column)


def _comparable(rows: Collapsed, wanted: list[str]) -> tuple[YesNo, list[str]]:
    """Leave out who has a trait that nobody on the other side has: their score would be without end."""
    inside = rows.referred + rows.candidates > 0
    gone: dict[str, tuple[float, list[str]]] = {}
    left = 0
    # Leaving out somebody may leave somebody else without a counterpart.
    while left != int(inside.sum()):
        left = int(inside.sum())
        for name in wanted:
            for who, many, words in _lonely(rows, name, inside):
                told = gone.get(who, (0.0, []))
                gone[who] = (told[0] + many, [*told[1], words])
    none = {"referred": "no candidate", "candidates": "nobody referred"}
    units = {"referred": "referred are", "candidates": "candidate person-months are"}
    return inside, [
        ASIDE.format(people=int(many), who=units[who], none=none[who], names="; ".join(names))
        for who, (many, names) in sorted(gone.items())
    ]


def _lonely(rows: Collapsed, name: str, inside: YesNo) -> Iterator[tuple[str, float, str]]:
    """Which sides of a column's questions have only referred or only candidates; they are taken from `inside`."""
    column = rows.columns[name]
    low = int(column.min(initial=0))
    values = np.arange(low, int(column.max(initial=0)) + 1)
    counts = [
        np.bincount(column[inside] - low, weights=people[inside], minlength=len(values))
        for people in (rows.referred, rows.candidates)
    ]
    for words, holds in sides(rows, name, values):
        answers = [(holds, words)] if name in LEVELS else [(holds, words), (~holds, f"not “{words}”")]
        for side, answer in answers:
            referred, candidates = (float(count[side].sum()) for count in counts)
            if (referred > 0) != (candidates > 0):
                inside &= ~side[column - low]
                yield "referred" if referred else "candidates", referred + candidates, f"{column_words(name)}: {answer}"
                for count in counts:
                    count[side] = 0
