"""A practice's month as a document: what is read on the screen is what is printed."""

from collections import Counter
from itertools import chain
from statistics import fmean

from commonweal.domain import journey, measures
from commonweal.domain.dates import said
from commonweal.paper.charts.lines import NARROW, WIDE, Line, draw
from commonweal.paper.charts.scales import Scale
from commonweal.paper.charts.svg import tell
from commonweal.paper.documents import Chart, Document, Facts, Heading, Points, Table, Text
from commonweal.paper.words import counted
from commonweal.service.journey.meetings.queries import told

PEOPLE_HEAD = ("Person", "Why, and where it stands", "This month", "What is next")
PEOPLE_SHARES = (20, 26, 32, 22)
FEWEST_MOVED = 3
"""A mean of one or two people is no finding: what moved for each stands in their row."""
SCALE = Scale(1, 5, (1, 2, 3, 4, 5), "Mean score: ○ first, ● latest")


def document(pack):
    """The whole report."""
    period = pack.period
    return Document(
        f"Social prescribing: {pack.practice.name}",
        tuple(chain(_glance(pack), _well_being(pack), _people(pack), _agreed(pack), _menu(pack))),
        subtitle=f"{period.month.said}, as things stood on {said(period.until)}",
        footer=f"Confidential: about named people. {pack.practice.name}, {period.month.said}",
    )


def _glance(pack):
    yield Heading("At a glance")
    yield Facts(tuple(totals(pack)))
    if pack.elsewhere:
        others = counted(pack.elsewhere, "more person", "more people")
        where = f"{others} of {pack.practice.name} had a referral open in the month."
        yield Text(f"Only people you have to do with are in this report. {where}")


def totals(pack):
    """The counts on top; each is the length of what it counts below."""
    contacts = list(chain.from_iterable(each.contacts for each in pack.entries))
    reached = sum(contact.outcome in journey.REACHED for contact in contacts)
    arranged = Counter(each.kind for each in chain.from_iterable(entry.arranged for entry in pack.entries))
    kinds = "; ".join(f"{journey.ONWARD_KINDS[kind].lower()}: {count}" for kind, count in sorted(arranged.items()))
    yield "People in this report", str(len(pack.entries))
    yield "New in the month", str(len(pack.new))
    yield "Waiting for an advisor", str(len(pack.waiting))
    yield "With an advisor", str(len(pack.going_on))
    yield "Ended in the month", str(len(pack.ended))
    yield "Visits, calls and letters", f"{len(contacts)}, of which {reached} reached the person or their family"
    yield "Support arranged", f"{arranged.total()} ({kinds})" if kinds else "0"
    yield "Reviews done", str(sum(len(each.reviewed) for each in pack.entries))
    yield "Reviews due by the end of the month", str(sum(_is_due(each) for each in pack.entries))


def _is_due(entry):
    return entry.review_due_on is not None and entry.review_due_on <= entry.period.until


def moved(pack):
    """The mean of each measure over those who were scored twice, when any was: [(measure, people, before, after)]."""
    pairs = [(measure, before, after) for entry in pack.entries for measure, before, after in entry.distance]
    for measure in measures.MEASURES:
        theirs = [(before, after) for each, before, after in pairs if each == measure]
        if theirs:
            yield measure, len(theirs), fmean(pair[0] for pair in theirs), fmean(pair[1] for pair in theirs)


def _well_being(pack):
    people = sum(bool(each.distance) for each in pack.entries)
    if people < FEWEST_MOVED:
        return
    found = list(moved(pack))
    yield Heading("Well-being of those scored twice")
    yield Text(f"{counted(people, 'person', 'people')}. Scores go from 1 to 5; higher is better.")
    rows = tuple((each.name, str(number), f"{before:.1f}", f"{after:.1f}") for each, number, before, after in found)
    words = "; ".join(f"{name}: {before} to {after}" for name, _, before, after in rows)
    lines = tuple(
        Line(each.name, f"{before:.1f} → {after:.1f}", after, start=before) for each, _, before, after in found
    )
    wide, narrow = (
        tell(draw(lines, SCALE, width), name=f"moved-{width}", title="Mean scores before and after", description=words)
        for width in (WIDE, NARROW)
    )
    yield Chart(wide, f"Mean scores before and after. {words}.", width=60, narrow=narrow)
    head = ("Measure", "People", "First", "Latest")
    yield Table("Mean scores", head, rows, numeric=(1, 2, 3), shares=(40, 20, 20, 20))


def _people(pack):
    yield Heading("People")
    yield _table("Waiting for an advisor", pack.waiting, "Nobody is waiting.")
    yield _table("With an advisor", pack.going_on, "Nobody is with an advisor.")
    yield _table("Ended in the month", pack.ended, "No referral ended in the month.")


def _table(caption, entries, empty):
    rows = tuple((told.who(each), told.stands(each), told.happened(each), told.following(each)) for each in entries)
    about = tuple(str(each.referral.pk) for each in entries)
    caption = f"{caption}: {len(entries)}"
    return Table(caption, PEOPLE_HEAD, rows, shares=PEOPLE_SHARES, empty=empty, about=about)


def _agreed(pack):
    yield Heading("Meetings and tasks")
    yield Points(tuple(told.meeting(each) for each in pack.meetings) or ("No meeting in the month.",))
    rows = tuple((each.what, told.about(each), each.owner.name, told.when(each, pack.period)) for each in pack.tasks)
    head = ("What", "About", "Who", "By when")
    yield Table(f"Tasks: {len(rows)}", head, rows, shares=(40, 20, 20, 20), empty="Nothing is to be done.")


def _menu(pack):
    yield Heading("What changed on the menu")
    yield Points(tuple(each.sentence for each in pack.changes) or ("Nothing changed in the month.",))
