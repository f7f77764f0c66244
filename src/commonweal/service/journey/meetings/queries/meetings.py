"""Meetings, who is asked to them, and whom they could talk about."""

from datetime import timedelta

from django.db.models import Count, Q

from commonweal.domain import journey
from commonweal.service.ground.accounts.models import Organisation, Role, User
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.meetings.models import Attendee, Case, Meeting
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people.models import Person

OVER = "This meeting was {state}. What it says stays as it is; plan another one for what is new."
LATELY = timedelta(days=35)
"""Who was referred or came to an end since about the last meeting is proposed for the next."""


def practices(user):
    """The practices whose meetings and reports this user has to do with, by name."""
    found = Organisation.objects.filter(kind=Organisation.Kind.PRACTICE).order_by("name")
    if user.role == Role.MANAGER:
        return found
    if user.role == Role.TEAM:
        return found.filter(served_by__team=user.organisation_id)
    if user.role == Role.PRACTICE:
        return found.filter(pk=user.organisation_id)
    return found.filter(pk__in=Referral.objects.visible_to(user).values("practice"))


def meetings(user):
    """The meetings this user may know of, with how many people and open tasks each has; the latest first."""
    counted = {
        "talked_about": Count("cases", distinct=True),
        "to_do": Count("tasks", filter=Q(tasks__done_on=None), distinct=True),
    }
    found = Meeting.objects.visible_to(user).select_related("practice", "held_by")
    return found.annotate(**counted).order_by("-on", "-created_at")


def attendees(meeting):
    return Attendee.objects.filter(meeting=meeting).select_related("user__organisation")


def colleagues(meeting):
    """Who could be asked: the practice, the teams that serve it, and the advisors of its people."""
    theirs = Q(organisation=meeting.practice_id) | Q(organisation__serves__practice=meeting.practice_id)
    advising = Q(role=Role.ADVISOR, caseload__practice=meeting.practice_id)
    working = User.objects.filter(theirs | advising | Q(pk=meeting.held_by_id), is_active=True)
    return working.filter(role__in=(Role.PRACTICE, Role.TEAM, Role.ADVISOR)).select_related("organisation").distinct()


def owners(meeting):
    """Who may take on a task: those asked who have an account."""
    return User.objects.filter(pk__in=meeting.attendees.filter(user__isnull=False).values("user")).order_by("name")


def cases(meeting, user=None):
    """Who is talked about; with a user, those of them that this user may know of."""
    known = Case.objects.visible_to(user) if user else Case.objects.all()
    found = known.filter(meeting=meeting).select_related("referral__person", "referral__advisor", "meeting")
    return found.prefetch_related("tasks__owner")


def following(case):
    """The next on the list of whom nothing was said yet, or None."""
    rest = cases(case.meeting).filter(discussed=False).exclude(pk=case.pk)
    return rest.filter(created_at__gt=case.created_at).first() or rest.first()


def earlier(case):
    """What was said of the same person at meetings before, the latest first."""
    before = Case.objects.filter(referral=case.referral_id, meeting__on__lt=case.meeting.on).exclude(note="")
    return before.select_related("meeting").order_by("-meeting__on")


def record_of(case, user):
    """The person whose record this user may open, or None: attending a meeting gives no wider sight."""
    return Person.objects.visible_to(user).filter(pk=case.referral.person_id).values_list("pk", flat=True).first()


def may_open(cases, user):
    """Which of these people's referrals this user may follow: attending a meeting gives no wider sight."""
    mine = Referral.objects.visible_to(user).filter(pk__in=[each.referral_id for each in cases])
    return set(mine.values_list("pk", flat=True))


def candidates(meeting, user):
    """Everybody of the practice whom this user could put on the list."""
    theirs = Referral.objects.visible_to(user).filter(practice=meeting.practice_id)
    return theirs.select_related("person", "advisor").order_by("person__family_name", "person__given_name")


def proposed(meeting, user):
    """Whom to talk about: everybody whose referral is open, and whose came to an end lately; with `.reason` for it."""
    since = meeting.on - LATELY
    found = candidates(meeting, user).filter(Q(state__in=journey.OPEN_STATES) | Q(closed_on__gte=since))
    found = list(found)
    for referral in found:
        referral.reason = _reason(referral, since)
    return found


def _reason(referral, since):
    if referral.closed_on:
        return journey.REFERRAL_STATES[referral.state]
    return "New" if referral.referred_on >= since else journey.REFERRAL_STATES[referral.state]


def refuse_over(meeting):
    if meeting.state != Meeting.State.PLANNED:
        raise ActionRefused(OVER.format(state=meeting.get_state_display().lower()))


def refuse_cancelled(meeting):
    if meeting.state == Meeting.State.CANCELLED:
        raise ActionRefused(OVER.format(state=meeting.get_state_display().lower()))
