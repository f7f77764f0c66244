"""Charts as SVG text, for pages and for the report."""

from commonweal.paper.charts.boxes import flow
from commonweal.paper.charts.compared import THAN_CONTROLS, love, specifications
from commonweal.paper.charts.control import control
from commonweal.paper.charts.figures import LESS_MORE, bars, changes, forest, ladder, travelled
from commonweal.paper.charts.histogram import overlap
from commonweal.paper.charts.lines import NARROW, WIDE
from commonweal.paper.charts.months import curve, series

__all__ = [
    "LESS_MORE", "NARROW", "THAN_CONTROLS", "WIDE", "bars", "changes", "control", "curve", "flow", "forest", "ladder",
    "love", "overlap", "series", "specifications", "travelled",
]  # fmt: skip
