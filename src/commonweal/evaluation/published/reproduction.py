"""Each printed figure beside ours, with a verdict and its reason."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from commonweal.evaluation.published import evaluated
from commonweal.evaluation.published.cells import DIFFERS, WITHIN, Cell
from commonweal.evaluation.published.cells import SAME as CELL_SAME
from commonweal.evaluation.published.figures import SEPARATOR, Figure, figures
from commonweal.evaluation.published.recomputed import recomputed
from commonweal.exchange.results import Results

SAME = "same"
WITHIN_ROUNDING = "within rounding"
CONTRADICTS = "the record contradicts itself"
CANNOT = "cannot be reconstructed"
UNEXPLAINED = "UNEXPLAINED"
VERDICTS = (SAME, WITHIN_ROUNDING, CONTRADICTS, CANNOT, UNEXPLAINED)


@dataclass(frozen=True)
class Row:
    """One printed figure and what became of it.

    Parameters
    ----------
    id, seed, what, published
        The figure, as in the record [text].
    ours
        What we find, in brackets what is taken as printed; empty when nothing can be found [text].
    verdict
        One of `VERDICTS` [text].
    reason
        Why, or how ours is made [text].
    """

    id: str
    seed: str
    what: str
    published: str
    ours: str
    verdict: str
    reason: str


def reproduce(say: Callable[[str], None] = print, folder: Path | None = None) -> list[Row]:
    """Recompute every printed figure that can be recomputed.

    Parameters
    ----------
    say
        Told of each step as it begins [function of text].
    folder
        Where the made-up studies are written and kept; none for a folder that is thrown away [path].

    Returns
    -------
    list
        A row for each figure, in the record's order [rows].
    """
    if folder is None:
        with TemporaryDirectory() as scratch:
            return reproduce(say, Path(scratch))
    evaluated.write(folder)
    return compare(evaluated.evaluate(folder, say))


def compare(runs: dict[str, Results]) -> list[Row]:
    """Set what the runs found beside what is printed.

    Parameters
    ----------
    runs
        Each made-up study's results [results].

    Returns
    -------
    list
        A row for each figure, in the record's order [rows].
    """
    ours = recomputed(runs)
    return [_row(figure, ours.get(figure.id, [])) for figure in figures()]


def unexplained(rows: list[Row]) -> list[Row]:
    """Find the rows that nothing explains.

    Parameters
    ----------
    rows
        Every row [rows].

    Returns
    -------
    list
        Those that neither agree nor have a reason [rows].
    """
    return [row for row in rows if row.verdict == UNEXPLAINED]


def explained(rows: list[Row]) -> bool:
    """Say whether every row agrees or has a reason.

    Parameters
    ----------
    rows
        Every row [rows].

    Returns
    -------
    bool
        True when nothing is left unexplained [yes/no].
    """
    return not unexplained(rows)


def tally(rows: list[Row]) -> dict[str, int]:
    """Count the rows by verdict.

    Parameters
    ----------
    rows
        Every row [rows].

    Returns
    -------
    dict
        Verdict -> how many [figures].
    """
    counted = Counter(row.verdict for row in rows)
    return {verdict: counted[verdict] for verdict in VERDICTS}


def verdict(figure: Figure, cells: list[Cell]) -> str:
    """Judge a figure by comparing our cells with the printed ones.

    Parameters
    ----------
    figure
        The figure as printed [figure].
    cells
        What we find, none when nothing can be found [cells].

    Returns
    -------
    str
        One of `VERDICTS` [text].
    """
    if not cells:
        return CANNOT if figure.cannot else CONTRADICTS if figure.contradiction else UNEXPLAINED
    if len(cells) != len(figure.cells):
        return UNEXPLAINED
    found = {cell.nearness(printed) for cell, printed in zip(cells, figure.cells, strict=True)}
    if DIFFERS in found:
        return CONTRADICTS if figure.contradiction else UNEXPLAINED
    if figure.contradiction or not found & {CELL_SAME, WITHIN}:
        # A contradiction that no longer shows, or a row of which nothing was worked out, is not explained either.
        return UNEXPLAINED
    return WITHIN_ROUNDING if WITHIN in found else SAME


def _row(figure: Figure, cells: list[Cell]) -> Row:
    judged = verdict(figure, cells)
    reason = {CANNOT: figure.cannot, CONTRADICTS: figure.contradiction}.get(judged, figure.note)
    ours = SEPARATOR.join(str(cell) for cell in cells)
    return Row(figure.id, figure.seed, figure.what, figure.published, ours, judged, reason)
