"""What the demonstration's own users find on the morning it is opened, whatever chance has put there."""

from datetime import timedelta

from commonweal.domain import journey
from commonweal.service.demo import afterwards, plans
from commonweal.service.demo.support import refer_to
from commonweal.service.ground.accounts.models import Role
from commonweal.service.journey.onward import actions as onwards


def waiting(walk):
    """Nobody has taken the person up yet."""


def listed(walk):
    """Came in a list from the risk tool: nobody has asked them, and risks to staff are not told."""


def new(walk):
    """On the advisor's caseload since this morning."""
    walk.allocate()


def visit_today(walk):
    """The advisor's first visit is today."""
    walk.allocate()
    walk.plan_visit(walk.today)


def visit_ahead(walk):
    """The first visit is in some days."""
    walk.allocate()
    walk.plan_visit(walk.today + timedelta(days=4))


def visit_not_written_up(walk):
    """A visit was planned for a day that has passed, and nothing was written of it."""
    walk.allocate()
    walk.plan_visit(walk.today - timedelta(days=2))
    plans.half_typed(walk)


def review_due(walk):
    """The assessment was a review's time ago."""
    _assessed(walk, days_ago=journey.REVIEW_DUE_DAYS + 3)


def review_late(walk):
    """The review should have been some weeks ago."""
    _assessed(walk, days_ago=journey.REVIEW_OVERDUE_DAYS + 9)


def asked(walk):
    """The provider has not answered yet."""
    _referred(walk)


def accepted(walk):
    """The provider says yes, and has not begun."""
    _answered(walk, onwards.accept)


def put_on_a_list(walk):
    """The provider says later."""
    _answered(walk, onwards.waitlist)


def refused(walk):
    """The provider says no."""
    _answered(walk, onwards.refuse, reason="not_suitable", note="The stairs are too steep for her.")


def taking_part(walk):
    """The person goes to the service and is on its register."""
    onward = _answered(walk, onwards.accept)
    if onward:
        worker = _worker(walk)
        walk.day += timedelta(days=5)
        onwards.start(onward=onward, on=walk.day, by=worker, version=onward.version)
        onwards.attend(onward=onward, on=walk.day, attended=True, by=worker)


def together(walk):
    """An enabler goes along to the first visit, tomorrow."""
    onward = _answered(walk, onwards.accept)
    if onward:
        tomorrow = walk.today + timedelta(days=1)
        afterwards.asked_along(walk, onward, walk.borough.users[Role.ENABLER], tomorrow)


def withdrawn(walk):
    """The person no longer agrees to sharing: what was sent is taken back."""
    if _referred(walk):
        walk.day += timedelta(days=3)
        onwards.decide(person=walk.referral.person, kind="sharing", given=False, by=walk.advisor)


def closed(walk):
    """The practice has a message it has not read."""
    before = _assessed(walk, days_ago=journey.REVIEW_DUE_DAYS + 12)
    walk.day = walk.today - timedelta(days=6)
    walk.review(before, [])
    walk.day = walk.today - timedelta(days=1)
    walk.close("goals_met")


def _assessed(walk, *, days_ago):
    walk.allocate()
    walk.day = walk.today - timedelta(days=days_ago)
    return walk.assess()


def _referred(walk):
    """Assessed ten days ago and referred on to the demonstration's own provider two days later."""
    _assessed(walk, days_ago=10)
    walk.day += timedelta(days=2)
    home = walk.borough.users[Role.PROVIDER].organisation_id
    return refer_to(walk, walk.rng.choice([each for each in walk.borough.services if each.provider_id == home]))


def _answered(walk, answer, **details):
    onward = _referred(walk)
    walk.day += timedelta(days=1)
    return onward and answer(onward=onward, by=_worker(walk), version=onward.version, **details)


def _worker(walk):
    return walk.borough.users[Role.PROVIDER]


# Each with the days since the practice referred.
STORIES = (
    *((waiting, days) for days in (0, 0, 1, 1, 2, 5)),
    *((listed, days) for days in (1, 1)),
    (new, 2),
    *((visit_today, days) for days in (6, 8, 9)),
    (visit_ahead, 4),
    (visit_not_written_up, 12),
    *((review_due, days) for days in (120, 124)),
    *((review_late, days) for days in (140, 146)),
    *((story, 18) for story in (asked, asked, accepted, put_on_a_list, refused)),
    (taking_part, 20),
    (together, 20),
    (withdrawn, 20),
    *((closed, days) for days in (128, 131)),
)
