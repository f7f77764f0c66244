"""The figures that the record prints, and their reproduction."""

from commonweal.evaluation.published.rendering import render
from commonweal.evaluation.published.reproduction import Row, compare, explained, reproduce, tally, unexplained

__all__ = ["Row", "compare", "explained", "render", "reproduce", "tally", "unexplained"]
