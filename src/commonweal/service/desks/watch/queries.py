"""Whose supervision, and whose people."""

from django.core.paginator import Paginator
from django.db.models import Count, F, Max, Q

from commonweal.service.ground.accounts import queries as accounts
from commonweal.service.ground.accounts.models import Role
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.oversight.models import Note
from commonweal.service.journey.oversight.queries import completeness, quality
from commonweal.service.journey.referrals.models import Referral

ROWS = 50


def people_of(user):
    """The referrals whose progress is this user's to see: a provider's are those it supported."""
    if user.role == Role.PROVIDER:
        supported = Onward.objects.visible_to(user).filter(started_on__isnull=False)
        return Referral.objects.filter(pk__in=supported.values("referral"))
    return Referral.objects.visible_to(user)


def standing(user):
    return completeness.standing(people_of(user))


def teams(user):
    """How follow-up stands for all, for each advisor and for each practice, by name."""
    referrals = Referral.objects.visible_to(user)
    rows = completeness.Rows(referrals)
    names = dict(accounts.users().filter(role=Role.ADVISOR).values_list("pk", "name"))
    practices = dict(accounts.organisations("practice").values_list("pk", "name"))
    return rows.standing(), _named(rows.by("advisor"), names), _named(rows.by("practice"), practices)


def _named(found, names):
    return sorted(((names.get(pk, "Nobody yet"), each) for pk, each in found.items()), key=lambda pair: pair[0])


def fault_page(check, user, today, number):
    return Paginator(quality.found(check, user, today), ROWS).get_page(number)


def advisors():
    return accounts.advisors()


def supervised():
    """Every advisor with what waits for a manager, and when something was last said."""
    waiting = Q(supervision__seen_at=None, supervision__by=F("pk"))
    return advisors().annotate(waiting=Count("supervision", filter=waiting), last_at=Max("supervision__said_at"))


def said(advisor, user):
    """What was said in an advisor's supervision, the newest first."""
    return Note.objects.visible_to(user).filter(advisor=advisor).select_related("by", "seen_by", "referral__person")


def cases(advisor):
    """The open cases an advisor may be spoken to about: [(key, words)]."""
    found = Referral.objects.open().filter(advisor=advisor).select_related("person")
    return [(str(each.pk), each) for each in found.order_by("person__family_name", "person__given_name")]
