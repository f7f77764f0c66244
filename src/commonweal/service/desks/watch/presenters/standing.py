"""How complete follow-up is and what it showed, in sentences and rows; small numbers hidden from providers."""

from commonweal.domain.disclosure import HES, HIDDEN, is_small
from commonweal.domain.measures import PILOT_FIRST, PILOT_SECOND
from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.ui.presenters.words import counted

HEAD = ["", "Reviews come due", "Done", "Could not be reached", "Outstanding", "Scored twice", "Better in something"]
MOVED_HEAD = ["Measure", "Scored twice", "Went up", "Stayed", "Went down"]
PUBLISHED = (
    f"In the published evaluation of the Rotherham pilot, {PILOT_SECOND} of {PILOT_FIRST} people with first scores had"
    f" second ones: {PILOT_SECOND / PILOT_FIRST:.0%} (Dayson and Bashir, 2014, Table 2)."
)
WHOSE = {
    Role.ADVISOR: "people on your caseload, now or before",
    Role.PRACTICE: "people referred by your practice",
    Role.TEAM: "people referred by your team",
    Role.PROVIDER: "people you have supported",
}
TOO_FEW = "Too few reviews have come due to say how they stand without pointing at somebody."
FEW = "Too few people were scored twice to show what changed without pointing at somebody."


def told(standing, role=Role.MANAGER):
    """The findings, and the table of the eight measures unless it would point at somebody."""
    is_few = role == Role.PROVIDER and _points(standing.reviewed, standing.unable, standing.outstanding)
    hidden = is_few or (role == Role.PROVIDER and _points(standing.better, standing.scored - standing.better))
    return {
        "whose": WHOSE.get(role, "people the service has assessed"),
        "standing": standing,
        "complete": TOO_FEW if is_few else _complete(standing),
        "progress": FEW if hidden else _progress(standing),
        "published": PUBLISHED,
        "head": MOVED_HEAD,
        "moved": [] if hidden or not standing.scored else [_moved(each, role) for each in standing.moved],
    }


def _points(*parts):
    """Whether one of the parts of a whole is so small that it points at somebody."""
    return any(is_small(part, HES) for part in parts)


def rows(named):
    return [[name, *_cells(each)] for name, each in named]


def _cells(each):
    return [
        each.due,
        _of(each.reviewed, each.due),
        _of(each.unable, each.due),
        _of(each.outstanding, each.due),
        _of(each.scored, each.due),
        _of(each.better, each.scored),
    ]


def _moved(each, role):
    if role == Role.PROVIDER and _points(each.up, each.same, each.down):
        return [each.measure.name, each.both, HIDDEN, HIDDEN, HIDDEN]
    return [each.measure.name, each.both, _of(each.up, each.both), _of(each.same, each.both), _of(each.down, each.both)]


def _of(part, whole):
    return f"{part} ({part / whole:.0%})" if whole else "–"


def _complete(standing):
    if not standing.due:
        return "No review has come due in the last twelve months."
    reviewed, unable, outstanding = (
        _of(part, standing.due) for part in (standing.reviewed, standing.unable, standing.outstanding)
    )
    people = counted(standing.due, "person", "people")
    return (
        f"Of {people} whose review came due in the last twelve months, {reviewed} had one, {unable} could not be"
        f" reached and {outstanding} are outstanding or left before."
    )


def _progress(standing):
    if not standing.scored:
        return "Nobody has been scored twice yet."
    return (
        f"Of {counted(standing.scored, 'person', 'people')} scored at the start and at a review,"
        f" {_of(standing.better, standing.scored)} went up in at least one of the eight measures."
    )
