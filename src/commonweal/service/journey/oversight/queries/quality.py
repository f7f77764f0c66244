"""What is missing, late or impossible in the record: each check finds the referrals it is about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q

from commonweal.domain import journey, people
from commonweal.service.journey.assessments.models import Scoring
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews.models import Review
from commonweal.service.journey.reviews.queries import OVERDUE
from commonweal.service.people.models import Consent

OLDEST = 110
"""Nobody in the borough is likely to be older [years]."""
UNENDED = timedelta(days=30)
"""How long after the last funded day it should be known what came next."""
MISSING, LATE, IMPOSSIBLE = "Missing", "Late", "Impossible"


@dataclass(frozen=True)
class Check:
    """One thing that may be wrong, why it matters, and which of these referrals it is wrong with."""

    code: str
    kind: str
    title: str
    why: str
    find: Callable


def found(check, user, today):
    """The referrals with this fault that the user may see, open ones only unless the fault is impossible."""
    referrals = Referral.objects.visible_to(user)
    if check.kind != IMPOSSIBLE:
        referrals = referrals.open()
    return check.find(referrals, today).select_related("person", "advisor", "practice").order_by("referred_on", "pk")


def board(user, today):
    """Every check with how many referrals it finds."""
    return [(check, found(check, user, today).count()) for check in CHECKS]


def _without(**empty):
    return lambda referrals, today: referrals.filter(**{f"person__{name}": value for name, value in empty.items()})


def _never_asked(referrals, today):
    asked = Consent.objects.filter(person=OuterRef("person"), kind=Consent.Kind.EVALUATION)
    assessed = referrals.filter(assessment__completed_on__isnull=False)
    return assessed.exclude(Exists(asked))


def _no_outcome(referrals, today):
    planned = Contact.objects.planned().filter(referral=OuterRef("pk"), on__lt=today)
    return referrals.filter(Exists(planned))


def _no_review(referrals, today):
    settled = Review.objects.filter(referral=OuterRef("pk")).exclude(done_on=None)
    return referrals.filter(~Exists(settled), assessment__completed_on__lte=today - OVERDUE)


def _no_next_step(referrals, today):
    ended = Onward.objects.filter(referral=OuterRef("pk"), funded_until__lt=today - UNENDED, next_step="")
    return referrals.filter(Exists(ended.exclude(state=journey.REFUSED)))


def _unborn(referrals, today):
    return referrals.filter(person__born_on__gt=F("referred_on"))


def _too_old(referrals, today):
    return referrals.filter(person__born_on__lt=today - timedelta(days=OLDEST * 365.25), person__died_on=None)


def _already_dead(referrals, today):
    return referrals.filter(person__died_on__lt=F("referred_on"))


def _reached_after_death(referrals, today):
    after = Contact.objects.filter(referral=OuterRef("pk"), outcome="reached", on__gt=OuterRef("person__died_on"))
    return referrals.filter(Exists(after))


def _reached_before_referral(referrals, today):
    before = Contact.objects.filter(referral=OuterRef("pk"), on__lt=OuterRef("referred_on")).exclude(outcome="")
    return referrals.filter(Exists(before))


def _followed_before_baseline(referrals, today):
    baseline = Scoring.objects.filter(
        referral=OuterRef("referral"), point="baseline", scored_on__gt=OuterRef("scored_on")
    )
    early = Scoring.objects.filter(Exists(baseline), referral=OuterRef("pk"), point="follow_up")
    return referrals.filter(Exists(early))


def _ended_before_start(referrals, today):
    turned = Onward.objects.filter(referral=OuterRef("pk")).filter(
        Q(ended_on__lt=F("started_on")) | Q(funded_until__lt=F("started_on"))
    )
    return referrals.filter(Exists(turned))


def _open_though_dead(referrals, today):
    return referrals.open().filter(person__died_on__lt=today - UNENDED)


CHECKS = (
    Check(
        "nhs_number", MISSING, "No NHS number", "Without it, hospital records are harder to link.",
        _without(nhs_number=None),
    ),
    Check(
        "ethnic_group", MISSING, "Ethnic group not known", "Without it, nobody can tell whom the service misses.",
        _without(ethnic_group__in=people.UNSTATED),
    ),
    Check("sex", MISSING, "Sex not known", "Results by sex leave these people out.", _without(sex="X")),
    Check("postcode", MISSING, "No postcode", "Services near the person cannot be found.", _without(postcode="")),
    Check("phone", MISSING, "No phone number", "The advisor can only write or knock.", _without(phone="")),
    Check(
        "evaluation", MISSING, "Never asked about evaluation", "Those not asked are left out of the evaluation.",
        _never_asked,
    ),
    Check(
        "outcome", LATE, "Planned contact without an outcome", "Nobody can tell whether the person was reached.",
        _no_outcome,
    ),
    Check("review", LATE, "Review overdue", "Without a review there is nothing to compare.", _no_review),
    Check(
        "next_step", LATE, "Funded place over, next step not known",
        f"{UNENDED.days} days after the last funded day, nobody has said whether the person goes on.", _no_next_step,
    ),
    Check("dead", LATE, "Person died, referral still open", "Somebody might call or write.", _open_though_dead),
    Check("unborn", IMPOSSIBLE, "Referred before birth", "One of the two dates is wrong.", _unborn),
    Check("old", IMPOSSIBLE, f"Older than {OLDEST}", "The date of birth is likely to be wrong.", _too_old),
    Check("after_death", IMPOSSIBLE, "Referred after death", "A date is wrong, or the person.", _already_dead),
    Check(
        "reached_dead", IMPOSSIBLE, "Reached after death", "A date is wrong, or the person.", _reached_after_death
    ),
    Check(
        "early_contact", IMPOSSIBLE, "Contact before the referral", "One of the two dates is wrong.",
        _reached_before_referral,
    ),
    Check(
        "early_score", IMPOSSIBLE, "Follow-up scores before the baseline", "Progress would be counted backwards.",
        _followed_before_baseline,
    ),
    Check(
        "turned", IMPOSSIBLE, "Ended before it started", "One of the two dates is wrong.", _ended_before_start
    ),
)  # fmt: skip
BY_CODE = {check.code: check for check in CHECKS}
