"""Charts as SVG text, for pages and for the report."""

from commonweal.paper.charts.control import control
from commonweal.paper.charts.figures import bars, changes, forest, ladder, travelled
from commonweal.paper.charts.lines import NARROW, WIDE

__all__ = ["NARROW", "WIDE", "bars", "changes", "control", "forest", "ladder", "travelled"]
