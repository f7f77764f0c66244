"""How complete the follow-up of people is, and the progress that those made who were scored twice.

The seeds' report had follow-up scores of about a third of those with a baseline. People who see outcomes shared record
them more often, so whoever works with people is shown how theirs stand.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from commonweal.domain import measures
from commonweal.domain.disclosure import HES, is_small
from commonweal.service.journey.assessments.models import Score, Scoring
from commonweal.service.journey.reviews.models import Review
from commonweal.service.journey.reviews.queries import DUE

SPAN = timedelta(days=365)
"""How far back: what was long ago says little about how people work now."""


@dataclass(frozen=True)
class Moved:
    """One measure among people scored at both points: how many went up, stayed, went down."""

    measure: measures.Measure
    up: int
    same: int
    down: int

    @property
    def both(self):
        return self.up + self.same + self.down


@dataclass(frozen=True)
class Standing:
    """What became of people whose review came due in the last year: how many had one, and what it showed.

    `due` is everybody whose review came due in that time, whatever their state is now; the others are parts of it.
    `scored` had scores at both points in at least one measure; `better` of them went up in at least one.
    """

    due: int
    reviewed: int
    unable: int
    scored: int
    better: int
    moved: tuple[Moved, ...] = ()

    @property
    def outstanding(self):
        return self.due - self.reviewed - self.unable

    @property
    def is_hidden(self):
        """Whether so few were scored that their progress would point at somebody."""
        return is_small(self.scored, HES)


class Rows:
    """The referrals whose review came due in the last year, read once, and grouped as often as one likes."""

    def __init__(self, referrals, today=None):
        today = today or timezone.localdate()
        span = (today - DUE - SPAN, today - DUE)
        due = referrals.order_by().filter(assessment__completed_on__gt=span[0], assessment__completed_on__lte=span[1])
        self.rows = list(_told(due))
        self.pairs = _pairs(self.rows, due)

    def standing(self):
        return _standing(self.rows, self.pairs)

    def by(self, name):
        """The standing of each group: {key of the advisor or practice: standing}."""
        groups = defaultdict(list)
        for row in self.rows:
            groups[row[name]].append(row)
        return {key: _standing(members, self.pairs) for key, members in groups.items()}


def standing(referrals, today=None):
    """How the follow-up of these referrals stands."""
    return Rows(referrals, today).standing()


def _told(due):
    done = Review.objects.filter(referral=OuterRef("pk"), outcome=Review.Outcome.DONE)
    unable = Review.objects.filter(referral=OuterRef("pk"), outcome=Review.Outcome.UNABLE)
    found = due.annotate(
        is_reviewed=Exists(done), is_unable=Exists(unable), first=_latest("baseline"), last=_latest("follow_up")
    )
    return found.values("pk", "advisor", "practice", "is_reviewed", "is_unable", "first", "last")


def _latest(point):
    scorings = Scoring.objects.filter(referral=OuterRef("pk"), point=point).order_by("-scored_on", "-created_at")
    return Subquery(scorings.values("pk")[:1])


def _pairs(rows, due):
    """Scores at either point of those with both: {referral: {measure: (before, after)}}."""
    both = {row["pk"]: (row["first"], row["last"]) for row in rows if row["first"] and row["last"]}
    wanted = {scoring for pair in both.values() for scoring in pair}
    values = defaultdict(dict)
    scores = Score.objects.filter(scoring__referral__in=due.values("pk"), value__isnull=False)
    for scoring, measure, value in scores.values_list("scoring", "measure", "value").iterator():
        if scoring in wanted:
            values[scoring][measure] = value
    return {
        pk: {code: (values[first][code], values[last][code]) for code in values[first].keys() & values[last].keys()}
        for pk, (first, last) in both.items()
    }


def _standing(rows, pairs):
    theirs = [pairs[row["pk"]] for row in rows if pairs.get(row["pk"])]
    return Standing(
        due=len(rows),
        reviewed=sum(row["is_reviewed"] for row in rows),
        unable=sum(row["is_unable"] and not row["is_reviewed"] for row in rows),
        scored=len(theirs),
        better=sum(any(after > before for before, after in scores.values()) for scores in theirs),
        moved=tuple(_moved(measure, theirs) for measure in measures.MEASURES),
    )


def _moved(measure, people):
    """Direction of each person's change in one measure, counted."""
    ways = Counter()
    for scores in people:
        if measure.code in scores:
            before, after = scores[measure.code]
            ways[(after > before) - (after < before)] += 1
    return Moved(measure, ways[1], ways[0], ways[-1])
