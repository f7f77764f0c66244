"""Draw a chart as SVG that may stand in a page: the same bytes each time, told to screen readers, ids of its own."""

import json
import re
from collections.abc import Sequence
from html import escape
from typing import Any

FONT = "Arial, Helvetica, sans-serif"
INK, GREY, PALE, BLUE, ORANGE, WHITE = "#212b32", "#4c6272", "#d8dde0", "#003d78", "#b35900", "#ffffff"

_DECORATION = re.compile(r' (?:role|aria-[a-z]+|class|pointer-events)="[^"]*"')
_NOTHING = re.compile(r'<path(?: d="(?:M0,0h0v0h0Z)?"| display="none")+/>')


def draw(chart: Any) -> str:
    """Draw a chart.

    Parameters
    ----------
    chart
        An Altair chart [chart].

    Returns
    -------
    str
        The drawing as it comes from the library, the same bytes for the same chart [SVG].
    """
    import vl_convert

    configured = chart.configure(font=FONT, background="transparent").configure_view(stroke=None, fill=None)
    # Our own charts need no check against the schema of all charts, which takes ten times as long as drawing.
    spec = json.dumps(configured.to_dict(validate=False), sort_keys=True)
    drawn: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return drawn


def tell(drawn: str, *, name: str, title: str, description: str) -> str:
    """Make a drawing fit to stand in a page, and told to those who do not see it.

    Parameters
    ----------
    drawn
        The drawing as it comes from the library [SVG].
    name
        A name unlike that of any other chart of the page: every id begins with it [letters, digits, dashes].
    title
        What the chart shows, for those who do not see it [text].
    description
        What it says, for those who do not see it [text].

    Returns
    -------
    str
        An `<svg>` element without style attributes, script or reference to anything outside [text].

    Raises
    ------
    ValueError
        When the name cannot begin an id.
    """
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name):
        raise ValueError(f"{name!r} cannot name a chart: use small letters, digits and dashes.")
    return _told(_named(_plain(drawn), name), name, title, description)


def said(parts: Sequence[str]) -> str:
    """Read a chart out.

    Parameters
    ----------
    parts
        What each of its rows or lines says [texts].

    Returns
    -------
    str
        One sentence, for those who do not see it [text].
    """
    return f"{'; '.join(parts)}." if parts else "Nothing to show."


def _plain(drawn: str) -> str:
    """Leave out what only says "graphics": the title and the description tell more."""
    bare = _DECORATION.sub("", drawn)
    while bare != (bare := _NOTHING.sub("", bare).replace("<g></g>", "")):
        pass
    return bare


def _named(drawn: str, name: str) -> str:
    """Begin every id, and whatever points to it, with the chart's name."""
    drawn = re.sub(r' id="([^"]+)"', rf' id="{name}-\1"', drawn)
    drawn = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", drawn)
    return re.sub(r'href="#([^"]+)"', rf'href="#{name}-\1"', drawn)


def _told(drawn: str, name: str, title: str, description: str) -> str:
    opening, rest = drawn.split(">", 1)
    size = re.search(r'width="([\d.]+)" height="([\d.]+)"', opening)
    if size is None:
        raise ValueError("The drawing has no size: the drawing library has changed its form.")
    width, height = size.groups()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-title {name}-desc"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>{rest}'
    )
