"""A map of places as a drawing of its own: numbered points, where distances begin, rings of kilometres."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from commonweal.paper.charts.svg import BLUE, FONT, GREY, INK, WHITE, tell

__all__ = ["NARROW", "WIDE", "Point", "area", "key"]

WIDE, NARROW = 900, 290
RINGS = (500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
MARGIN, TEXT, LINE = 34, 15, 18
LEAST, TALLEST = 1_000, 480
IN_A_LINE = 4
RINGS_AT_MOST = 3


@dataclass(frozen=True)
class Point:
    """A place.

    Parameters
    ----------
    label
        Its number in the list, or its name [text].
    east, north
        Where it is [m].
    """

    label: str
    east: float
    north: float


@dataclass(frozen=True)
class _Box:
    """Numbers that stand in one place of the drawing."""

    labels: tuple[str, ...]
    x: float
    y: float

    @property
    def lines(self) -> list[str]:
        return [", ".join(self.labels[at : at + IN_A_LINE]) for at in range(0, len(self.labels), IN_A_LINE)]

    @property
    def width(self) -> float:
        return 12 + 8.4 * max(map(len, self.lines))

    @property
    def height(self) -> float:
        return 6 + LINE * len(self.lines)

    def touches(self, other: "_Box") -> bool:
        return (
            abs(self.x - other.x) * 2 < self.width + other.width
            and abs(self.y - other.y) * 2 < self.height + other.height
        )

    def with_(self, other: "_Box") -> "_Box":
        mine, theirs = len(self.labels), len(other.labels)
        x, y = ((a * mine + b * theirs) / (mine + theirs) for a, b in ((self.x, other.x), (self.y, other.y)))
        return _Box(tuple(sorted({*self.labels, *other.labels}, key=_number)), x, y)


@dataclass(frozen=True)
class _View:
    """From metres to pixels, north upwards."""

    west: float
    north: float
    scale: float
    width: float
    height: float

    def at(self, east: float, north: float) -> tuple[float, float]:
        return MARGIN + (east - self.west) * self.scale, MARGIN + (self.north - north) * self.scale

    def with_room_for(self, box: _Box) -> _Box:
        """The box, moved in from the edge if it would be cut."""
        x = min(max(box.x, box.width / 2 + 2), self.width - box.width / 2 - 2)
        y = min(max(box.y, box.height / 2 + 2), self.height - box.height / 2 - 2)
        return _Box(box.labels, x, y)

    def holds(self, x: float, y: float) -> bool:
        return 0 <= x <= self.width and 0 <= y <= self.height


def area(
    points: Sequence[Point],
    *,
    name: str,
    width: int = WIDE,
    start: tuple[float, float] | None = None,
    is_exact: bool = True,
    practices: Sequence[Point] = (),
) -> str:
    """Draw places by their numbers, with rings of kilometres round the place where distances begin.

    Parameters
    ----------
    points
        The places, labelled with their numbers in the list that stands beside the map; at least one [m].
    name
        A name for the map, unlike that of any other drawing of the page [letters, digits, dashes].
    width
        Width of the drawing [px].
    start
        Where distances begin, east and north; empty for no rings [m].
    is_exact
        False when the start is only the middle of a district [yes/no].
    practices
        Where practices are, labelled with their names [m].

    Returns
    -------
    str
        An `<svg>` element whose points are told by the list beside it, numbers that touch standing in one box [text].
    """
    view = _view([(each.east, each.north) for each in points] + ([start] if start else []), width)
    boxes = _boxes([_Box((each.label,), *view.at(each.east, each.north)) for each in points])
    boxes = [view.with_room_for(each) for each in boxes]
    crosses = [_Box(("+",), *view.at(each.east, each.north)) for each in practices]
    parts = [
        _rings(view, start, boxes + crosses) if start else _bar(view),
        *(_practice(view, each) for each in practices),
        _home(*view.at(*start), is_exact) if start else "",
        *map(_drawn, boxes),
    ]
    size = f'width="{view.width:g}" height="{view.height:g}"'
    drawn = f'<svg {size}><g font-family="{FONT}" font-size="{TEXT}">{"".join(parts)}</g></svg>'
    title = "Map of the services in the list, by their numbers"
    return tell(drawn, name=name, title=title, description=_said(points, start, is_exact, practices))


def _view(places: Sequence[tuple[float, float]], width: int) -> _View:
    """As near as holds every place, and no nearer than a kilometre across."""
    (west, east), (south, north) = ((min(side), max(side)) for side in zip(*places, strict=True))
    across, up = max(east - west, LEAST), max(north - south, LEAST / 2)
    inner = width - 2 * MARGIN
    scale = min(inner / across, TALLEST / up)
    height = max(up * scale, min(inner / 2, TALLEST)) + 2 * MARGIN
    middle = (west + east) / 2, (south + north) / 2
    corner = middle[0] - inner / 2 / scale, middle[1] + (height - 2 * MARGIN) / 2 / scale
    return _View(*corner, scale, width, round(height))


def _boxes(boxes: list[_Box]) -> list[_Box]:
    """Join those that touch until none does: every number stays readable."""
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            if one.touches(other):
                return _boxes([one.with_(other), *(each for each in boxes if each not in (one, other))])
    return boxes


def _drawn(box: _Box) -> str:
    left, top = box.x - box.width / 2, box.y - box.height / 2
    frame = f'<rect x="{left:.1f}" y="{top:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="4"'
    lines = (_text(text, box.x, top + LINE * at + 18, WHITE, bold=True) for at, text in enumerate(box.lines))
    return f'{frame} fill="{BLUE}" stroke="{WHITE}" stroke-width="2"/>{"".join(lines)}'


def _rings(view: _View, start: tuple[float, float], boxes: list[_Box]) -> str:
    """Up to three rings that show, each with its kilometres."""
    x, y = view.at(*start)
    far = max(math.hypot(x - a, y - b) for a in (0, view.width) for b in (0, view.height))
    shown = [each for each in RINGS if 34 < each * view.scale < far * 0.95][-RINGS_AT_MOST:]
    return "".join(_ring(view, x, y, metres, boxes) for metres in shown)


def _ring(view: _View, x: float, y: float, metres: float, boxes: list[_Box]) -> str:
    """A ring and its label, where that is on the drawing and hides no number: above, below, to the right or left."""
    radius = metres * view.scale
    sides = ((x, y - radius), (x, y + radius), (x + radius, y), (x - radius, y))
    place = next((side for side in sides if _has_room(view, *side, boxes)), None)
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="none" stroke="{GREY}" stroke-dasharray="4 4"/>'
    if place is None:
        return ring
    back = f'<rect x="{place[0] - 26:.1f}" y="{place[1] - 10:.1f}" width="52" height="20" fill="{WHITE}"/>'
    return ring + back + _text(_kilometres(metres), place[0], place[1] + 5, INK)


def _has_room(view: _View, x: float, y: float, boxes: list[_Box]) -> bool:
    label = _Box(("500 m",), x, y)
    return view.with_room_for(label) == label and not any(label.touches(each) for each in boxes)


def _bar(view: _View) -> str:
    """A bar of so many kilometres, where no ring tells how far things are."""
    metres = max((each for each in RINGS if each * view.scale < view.width / 3), default=RINGS[0])
    end, y = 10 + metres * view.scale, view.height - 10
    line = f'<path d="M10,{y - 6:.1f}V{y:.1f}H{end:.1f}V{y - 6:.1f}" fill="none" stroke="{INK}" stroke-width="2"/>'
    return line + _text(_kilometres(metres), (10 + end) / 2, y - 5, INK)


def _home(x: float, y: float, is_exact: bool) -> str:
    """A house where somebody lives; an open ring for no more than the middle of a district."""
    if not is_exact:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" fill="{WHITE}" stroke="{INK}" stroke-width="4"/>'
    roof = f"M{x - 13:.1f},{y:.1f}L{x:.1f},{y - 13:.1f}L{x + 13:.1f},{y:.1f}h-4v10h-18v-10Z"
    return f'<path d="{roof}" fill="{INK}" stroke="{WHITE}" stroke-width="2"/>'


def _practice(view: _View, point: Point) -> str:
    x, y = view.at(point.east, point.north)
    if not view.holds(x, y):
        return ""
    cross = f"M{x - 6:.1f},{y:.1f}h12M{x:.1f},{y - 6:.1f}v12"
    return f'<path d="{cross}" stroke="{GREY}" stroke-width="4"/><title>{escape(point.label)}</title>'


def _text(text: str, x: float, y: float, fill: str, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" fill="{fill}"{weight}>{escape(text)}</text>'


def _kilometres(metres: float) -> str:
    return f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"


def _number(label: str) -> tuple[int, str]:
    return (int(label) if label.isdecimal() else 0, label)


def key(start: tuple[float, float] | None, is_exact: bool, practices: Sequence[Point]) -> str:
    """Say what the marks of a map mean.

    Parameters
    ----------
    start
        Where distances begin, east and north; empty for nowhere [m].
    is_exact
        False when the start is only the middle of a district [yes/no].
    practices
        Where practices are [m].

    Returns
    -------
    str
        A sentence for each mark there is; empty when there are only numbers [text].
    """
    home = "The house is where the person lives." if is_exact else "The open ring is the middle of the district."
    return " ".join(filter(None, (home if start else "", "Crosses are practices." if practices else "")))


def _said(
    points: Sequence[Point], start: tuple[float, float] | None, is_exact: bool, practices: Sequence[Point]
) -> str:
    """What is on the map; the list beside it tells each service and how far it is."""
    numbers = ", ".join(sorted({each.label for each in points}, key=_number))
    return f"Services {numbers}, each told in the list. {key(start, is_exact, practices)}".strip()
