"""An uploaded list as it is looked over before anybody is referred."""

from django.urls import reverse

from commonweal.domain import journey
from commonweal.domain.identifiers import spaced
from commonweal.service.desks.practice.queries import listed
from commonweal.service.ground.ui.presenters.words import counted, day

PROBLEM_HEAD = ("Person", "Line", "What to put right")
LEFT_OUT_HEAD = ("Person", "Line", "Why")


def choices(answers):
    return [(str(row["line"]), _who(row)) for row in listed.sendable(answers)]


def hints(answers):
    """Below each name: where it stands, what is known of them, and what of the row was not understood."""
    return {str(row["line"]): " ".join(_hint(row)) for row in listed.sendable(answers)}


def _who(row):
    said = listed.values(row)
    number = f", NHS number {spaced(said['nhs_number'])}" if said["nhs_number"] else ", no NHS number"
    return f"{listed.name(row)}, born {day(said['born_on'])}{number}"


def _hint(row):
    yield f"Line {row['line']}."
    if row["standing"] == listed.KNOWN:
        yield "Known already: the record that is there is used."
    said = listed.values(row)
    if said["risk_score"] is not None:
        yield f"Risk score {said['risk_score'].normalize():f}."
    if said["conditions"]:
        yield f"{', '.join(journey.CONDITIONS[code] for code in said['conditions'])}."
    yield from row["notes"]


def left_out(answers, standing):
    return [[listed.name(row), row["line"], row["why"]] for row in listed.of(answers, standing)]


def problems(answers):
    return [
        [name or "No name", line, " ".join(f"{heading}: {reason}" for heading, reason in wrong)]
        for line, name, wrong in answers["rejected"]
    ]


def repeated(answers):
    return [[name, line, f"Named in line {first} already"] for line, name, first in answers["repeated"]]


def counts(answers):
    """How many there are of each kind; together, every row of the list."""
    return [
        (len(listed.sendable(answers)), "can be referred"),
        (len(listed.of(answers, listed.ALONE)), "to be referred by themselves"),
        (len(listed.of(answers, listed.CANNOT)), "cannot be referred"),
        (len(answers["rejected"]), "to be put right"),
        (len(answers["repeated"]), "named twice"),
    ]


def tiles(answers):
    return [{"count": count, "text": words} for count, words in counts(answers) if count]


def whole(answers):
    return counted(sum(count for count, _ in counts(answers)), "row")


def names(answers):
    return [_who(row) for row in listed.ticked(answers)]


def sent(made, answers):
    left = sum(count for count, _ in counts(answers)) - made
    rest = f" {counted(left, 'row was', 'rows were')} left out." if left else ""
    return f"{counted(made, 'person was', 'people were')} referred.{rest}"


def begun_rows(drafts):
    return [
        {"href": reverse("practice:list", args=[each.about]), "begun": each.about, "at": each.saved_at}
        for each in drafts
    ]
