"""What we find for each printed figure, out of the pipeline, the model or a check of arithmetic."""

from collections.abc import Callable

from commonweal.evaluation.published.cells import Cell
from commonweal.evaluation.published.recomputed import contradictions, economics, hospital, process, wellbeing
from commonweal.exchange.results import Results

Runs = dict[str, Results]
SOURCES: tuple[Callable[[Runs], dict[str, list[Cell]]], ...] = (
    process.cells,
    hospital.cells,
    wellbeing.cells,
    economics.cells,
    contradictions.cells,
)


def recomputed(runs: Runs) -> dict[str, list[Cell]]:
    """Find what we can of the printed figures.

    Parameters
    ----------
    runs
        Each made-up study's results [results].

    Returns
    -------
    dict
        Figure -> our cells, in the order of the printed ones [cells].
    """
    return {figure: cells for source in SOURCES for figure, cells in source(runs).items()}


__all__ = ["recomputed"]
