"""The message back to the practice as a letter: what was said, what was tried, what helped, and the codes to record."""

from itertools import chain

from django.db.models import Prefetch
from django.utils import timezone

from commonweal.domain import journey
from commonweal.domain.dates import Month, said
from commonweal.domain.identifiers import spaced
from commonweal.domain.referring import snomed
from commonweal.paper.documents import Codes, Document, Facts, Heading, Letterhead, Points, Table, Text
from commonweal.service.ground.audit.models import Entry as Trail
from commonweal.service.journey.assessments.models import Scoring
from commonweal.service.journey.meetings.queries import told
from commonweal.service.journey.meetings.queries.entry import AFTER, BEFORE, Entry, Period
from commonweal.service.journey.onward.models import Attendance, Onward
from commonweal.service.journey.referrals.models import Referral

PENDING = {journey.SENT, journey.ACCEPTED, journey.WAITLISTED}
SAID_NO = {"declined", "no_consent"}


def letter(feedback):
    """The whole letter. It tells how things stood on the day it was sent, and never changes."""
    entry = entry_of(feedback)
    return Document(
        f"{feedback.subject}: {entry.referral.person.name}",
        tuple(chain([_head(feedback)], facts(entry), body(feedback), tried(entry), scores(entry), codes(entry))),
        footer=f"Confidential. Social prescribing, reference {entry.referral.reference}",
        titled=False,
    )


def entry_of(feedback):
    """The referral as it stood at the end of the day of the message."""
    sent_on = timezone.localtime(feedback.sent_at).date()
    sessions = Attendance.objects.filter(on__lte=sent_on, attended=True)
    onwards = Onward.objects.filter(made_on__lte=sent_on).select_related("service__provider").order_by("made_on")
    onwards = onwards.prefetch_related("history", "continuing", Prefetch("attendance", sessions))
    scorings = Scoring.objects.filter(scored_on__lte=sent_on).order_by("scored_on", "created_at")
    parts = ("history", Prefetch("onwards", onwards), Prefetch("scorings", scorings.prefetch_related("scores")))
    found = Referral.objects.select_related("person", "practice", "advisor").prefetch_related(*parts)
    return Entry(found.get(pk=feedback.referral_id), Period(Month.of(sent_on), sent_on))


def read_by(feedback):
    """Who opened the message first, and when: the entry of the trail, or None."""
    return Trail.objects.filter(event="FEEDBACK_READ", subject=feedback.pk).select_related("by").first()


def _head(feedback):
    sent_on = timezone.localtime(feedback.sent_at).date()
    sender = (feedback.by.name, feedback.by.organisation.name)
    return Letterhead(sender, (feedback.practice.name,), said(sent_on))


def facts(entry):
    referral, person = entry.referral, entry.referral.person
    rows = [
        ("About", person.name),
        ("Born", said(person.born_on)),
        ("NHS number", spaced(person.nhs_number) if person.nhs_number else "Not known"),
        ("Referred", f"{said(referral.referred_on)}, reference {referral.reference}"),
        ("What might help", ", ".join(journey.REASONS[each] for each in referral.reasons)),
        ("State", told.state(entry)),
    ]
    yield Facts(tuple(rows))


def body(feedback):
    yield Heading(feedback.subject)
    yield Text(feedback.body)


def tried(entry):
    """What was arranged, by what came of it: also what did not work is told."""
    for title, lines in groups(entry):
        if lines:
            yield Heading(title, 2)
            yield Points(lines)


def groups(entry):
    """Support by what came of it, as headings with lines."""
    took = [each for each in entry.support if _took_up(*each) or _goes(each[0], entry.period)]
    waits = [each for each in entry.support if each[1] in PENDING and each not in took]
    given = [each for each in entry.support if each[1] == journey.GIVEN and each not in took]
    rest = [each for each in entry.support if each not in (*took, *waits, *given)]
    still = [onward for onward, _ in entry.support if _goes(onward, entry.period)]
    yield "What the person took up", tuple(told.support(*each, still_goes=each[0] in still) for each in took)
    yield "What did not work out", tuple(told.support(*each) for each in rest)
    yield "What is still to begin", tuple(told.support(*each) for each in waits)
    yield "What the person was told about", tuple(told.support(*each) for each in given)
    yield "Still goes to", tuple(f"{each.service.name} ({each.service.provider.name})" for each in still)


def _took_up(onward, state):
    began = state in (journey.STARTED, journey.ENDED) and onward.started_on is not None
    return began and not (state == journey.ENDED and onward.next_step == "stopped")


def _goes(onward, period):
    asked = [each.answer for each in onward.continuing.all() if each.asked_on <= period.until]
    answers = [answer for answer in asked if answer in ("yes", "no")]
    return bool(answers) and answers[-1] == "yes"


def scores(entry):
    """The first scores and the latest, side by side."""
    if not entry.distance:
        return
    yield Heading("Well-being", 2)
    yield Text(f"{told.moved(entry.distance)}. Scores go from 1 to 5; higher is better.")
    dates = (f"First, {said(entry.scored_on(BEFORE))}", f"Latest, {said(entry.scored_on(AFTER))}")
    rows = tuple((each.name, str(before), str(after)) for each, before, after in entry.distance)
    yield Table("Scores", ("Measure", *dates), rows, numeric=(1, 2), shares=(50, 25, 25))


def codes(entry):
    yield Heading("SNOMED CT codes to record", 2)
    yield Text("Each once for this referral.")
    yield Codes(tuple((each.code, each.name) for each in codes_of(entry.referral, entry.ended)))


def codes_of(referral, ended):
    """That the practice referred; and when the person said no, that too."""
    said_no = ended and referral.close_reason in SAID_NO
    return [snomed.REFERRED, *([snomed.DECLINED] if said_no else [])]
