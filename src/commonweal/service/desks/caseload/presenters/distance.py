"""Distance travelled by one person: a chart, and the same numbers as a table."""

from commonweal.paper.charts.lines import NARROW, WIDE, Line, draw
from commonweal.paper.charts.scales import Scale
from commonweal.paper.charts.svg import tell
from commonweal.service.desks.caseload.presenters.words import points
from commonweal.service.ground.ui.presenters.words import counted

HEAD = ["Measure", "Baseline", "Follow-up", "Change"]
SCALE = Scale(1, 5, (1, 2, 3, 4, 5), "Score: ○ baseline, ● follow-up")


def travelled(distance):
    """The finding in a sentence, the chart wide and narrow, and its rows."""
    title = finding(distance)
    lines = tuple(_line(measure.name, before, after) for measure, before, after in distance)
    told = "; ".join(f"{line.label}: {line.note}" for line in lines)
    charts = {
        size: tell(draw(lines, SCALE, width), name=f"distance-{size}", title=title, description=told)
        for size, width in (("wide", WIDE), ("narrow", NARROW))
    }
    rows = [
        [measure.name, points(before), points(after), _change(before, after)] for measure, before, after in distance
    ]
    return {"title": title, "charts": charts, "head": HEAD, "rows": rows}


def finding(distance):
    """What happened to the scores, in words."""
    pairs = [(before, after) for _, before, after in distance if before is not None and after is not None]
    if not pairs:
        return "No measure was scored at both points"
    higher, lower = sum(after > before for before, after in pairs), sum(after < before for before, after in pairs)
    return f"Of {counted(len(pairs), 'measure')} scored twice, {higher} went up, {lower} went down"


def _line(name, before, after):
    if before is None or after is None:
        return Line(name, _skipped(before, after), before if after is None else after, firm=False)
    return Line(name, f"{before} → {after} ({_change(before, after)})", after, start=before)


def _skipped(before, after):
    if before is None and after is None:
        return "not scored"
    return "scored at follow-up only" if before is None else "scored at baseline only"


def _change(before, after):
    if before is None or after is None:
        return "–"
    difference = after - before
    return "No change" if difference == 0 else f"Up {difference}" if difference > 0 else f"Down {-difference}"
