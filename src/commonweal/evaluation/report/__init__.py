"""The evaluation's report: one page that says what was found, for whom, and how sure that is."""

from commonweal.evaluation.report.writing import render, write

__all__ = ["render", "write"]
