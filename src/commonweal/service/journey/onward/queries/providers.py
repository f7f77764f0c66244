"""Which of the four a service is, what its provider will see, and what waits for whom."""

import json
import re
from datetime import timedelta
from hashlib import sha256

from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from commonweal.domain import journey
from commonweal.domain.dates import said
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.onward.models import Onward

LIVE = (journey.SENT, journey.WAITLISTED, journey.ACCEPTED, journey.STARTED)
ANSWERS = (journey.ACCEPTED, journey.WAITLISTED, journey.REFUSED)
NEWS_DAYS = 14
SEPARATORS = re.compile(r"[\s.\-–—]")
GIVES_AWAY = "“{}” holds the NHS number, which the provider may not have. Have it taken out there, then refer on."


def kind_of(service):
    """What a referral to this service is: funded voluntary, other voluntary, or statutory."""
    if service.sector == "statutory":
        return journey.STATUTORY
    return journey.FUNDED_VCS if service.funded else journey.OTHER_VCS


def preview(referral, service, ask):
    """Exactly what the provider will see: enough to reach and welcome the person, and nothing of their health."""
    person = referral.person
    lines = [
        ["Name", person.name],
        ["Likes to be called", person.known_as],
        ["Phone", person.phone],
        ["E-mail", person.email],
        # A provider that comes to the home must know where it is; nobody else does.
        ["Address", person.shared_address if service.at_home else ""],
        ["Language", person.language],
        ["Access and communication needs", person.access_needs],
        ["What we ask of you", ask.strip()],
        ["Risks to staff", referral.staff_risk_text or referral.get_staff_risk_display()],
        ["Advisor", referral.advisor.name if referral.advisor else ""],
    ]
    return [line for line in lines if line[1]]


def giving_away(lines, number):
    """Under which heading the provider would be told an NHS number, which it does not need; empty if it is not."""
    bare = ((heading, SEPARATORS.sub("", words)) for heading, words in lines)
    return next((heading for heading, words in bare if number and number in words), "")


def digest(lines):
    """A mark of a preview: the same for the same lines, so that what was shown is what is sent."""
    return sha256(json.dumps(lines, sort_keys=True).encode()).hexdigest()[:32]


def refuse_outside(day, first, what):
    """Refuse a day that has not come, or that is before what it must follow."""
    if day > timezone.localdate():
        raise ActionRefused(f"The day of {what} is in the future. Enter today or an earlier day.")
    if day < first:
        raise ActionRefused(f"The day of {what} is too early: it cannot be before {said(first)}.")


def live_with(person, provider):
    """Referrals of a person to a provider that are not over."""
    return Onward.objects.filter(referral__person=person, service__provider=provider, state__in=LIVE)


def replies(user):
    """What providers answered or wrote in the last two weeks and the advisor has not read, the newest first.

    Each has `.answered_at`, and `.wrote_at` when it is a note.
    """
    mine = Onward.objects.visible_to(user).filter(referral__state__in=journey.OPEN_STATES)
    answered, wrote = Max("history__at", filter=Q(state__in=ANSWERS)), Max("notes__created_at")
    newest = Coalesce(Greatest("moved_at", "wrote_at"), "moved_at", "wrote_at")
    told = mine.annotate(moved_at=answered, wrote_at=wrote).annotate(answered_at=newest)
    unread = Q(reply_read_at=None) | Q(reply_read_at__lt=F("answered_at"))
    told = told.filter(unread, answered_at__gte=timezone.now() - timedelta(days=NEWS_DAYS))
    return told.select_related("service__provider", "referral__person").order_by("-answered_at")


def inbox(organisation):
    """What a provider has in hand, the longest waiting first; nothing of the person but what was shared."""
    theirs = Onward.objects.filter(service__provider=organisation, state__in=LIVE).exclude(kind=journey.SIGNPOST)
    return theirs.select_related("service", "block").order_by("made_on", "created_at")
