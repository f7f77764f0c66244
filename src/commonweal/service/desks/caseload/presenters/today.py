"""The day in one screen: each section's count is the length of its whole list, of which the first are shown."""

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.urls import reverse

from commonweal.service.desks.caseload.presenters import lines

SHOWN = 20


@dataclass(frozen=True)
class Section:
    """A list under a heading, with the words for when it is empty."""

    key: str
    title: str
    empty: str
    count: int
    rows: list[lines.Row] = field(default_factory=list)
    more: tuple[str, str] = ()

    @property
    def href(self):
        """Where its tile leads: to the list on the page, or to the whole of it when that is longer."""
        return f"#{self.key}" if self.count == len(self.rows) else self.whole

    @property
    def whole(self):
        return reverse("caseload:listed", args=[self.key])


def sections(work, today):
    """The lists of the day, the first of each."""
    return [section(key, found, today) for key, found in work.items()]


def section(key, found, today):
    """One list: all that was found is counted, and as much as a screen bears is shown."""
    first = list(found[: SHOWN + 1])
    count = len(first) if len(first) <= SHOWN else counted(found)
    return whole(key, first[:SHOWN], today, count)


def counted(found):
    """How many there are, without fetching those that are not fetched yet."""
    return found.count() if isinstance(found, QuerySet) else len(found)


def whole(key, found, today, count):
    """A list, or a page of it, under its heading and its count."""
    title, empty, rows, more = SECTIONS[key]
    return Section(key, title, empty, count, rows(found, today), more() if more else ())


def reviews_page():
    """Where to go when nobody can be reached."""
    return "All reviews, and what to do when nobody can be reached", reverse("caseload:reviews")


def ending_page():
    return "All whose funded time ends, and what is agreed", reverse("caseload:ending")


def continuing_page():
    return "All to ask, those who could not be reached, and how complete it is", reverse("caseload:continuing")


# Key of the list: heading, words for when it is empty, what makes its rows, where else to go.
SECTIONS = {
    "visits": ("Today's visits and calls", "Nothing planned for today.", lines.visits, None),
    "late": ("Planned contacts without an outcome", "Every contact has an outcome.", lines.late, None),
    "overdue": ("Reviews overdue", "No review is overdue.", lines.reviews, reviews_page),
    "due": ("Reviews due", "No review is due.", lines.reviews, reviews_page),
    "replies": ("Replies from providers", "No new replies.", lines.replies, None),
    "ending": ("Funded time ending", "Everybody whose funded time ends knows what is next.", lines.ending, ending_page),
    "asking": ("Ask whether they still go", "Nobody is to be asked now.", lines.asking, continuing_page),
    "tasks": ("Tasks from meetings", "Nothing left to do.", lines.tasks, None),
    "new": ("New on your caseload", "Nobody new.", lines.new, None),
    "later": ("Coming up", "Nothing planned after today.", lines.later, None),
}
