"""Who is talked about at a meeting, and what was said."""

from django.db import transaction

from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.meetings import queries
from commonweal.service.journey.meetings.actions.tasks import agree
from commonweal.service.journey.meetings.models import Case, Meeting


@transaction.atomic
def choose(*, meeting, by, version, referrals):
    """Say who is to be talked about; those left out come off the list, unless something was said of them already."""
    queries.refuse_over(meeting)
    mine = set(queries.candidates(meeting, by))
    if strangers := set(referrals) - mine:
        names = ", ".join(sorted(each.person.name for each in strangers))
        raise ActionRefused(f"{names} cannot be talked about here: choose people of this practice on your caseload.")
    audit.amend(meeting, event="MEETING_CASES_CHOSEN", by=by, version=version, detail={"cases": len(referrals)})
    known = {each.referral: each for each in queries.cases(meeting)}
    for each in (set(known) & mine) - set(referrals):  # a colleague's people are the colleague's to leave out
        _leave_out(known[each], by)
    for each in referrals:
        if each not in known:
            add(meeting=meeting, referral=each, by=by)
    return meeting


def add(*, meeting, referral, by, why=""):
    """Put somebody on the list."""
    case = Case(meeting=meeting, referral=referral, why=why.strip())
    return audit.add(case, event="CASE_CHOSEN", by=by, person=referral.person_id)


@transaction.atomic
def bring(*, meeting, referral, by, why):
    """The practice or a team asks to talk about somebody it referred."""
    queries.refuse_over(meeting)
    if referral not in queries.candidates(meeting, by):
        raise ActionRefused("Choose one of your people from this practice.")
    # The meeting's row is locked, so that two who bring the same person find each other.
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if Case.objects.filter(meeting=meeting, referral=referral).exists():
        raise ActionRefused(f"{referral.person.name} is on the list already.")
    return add(meeting=meeting, referral=referral, by=by, why=why)


def _leave_out(case, by):
    if case.note or case.discussed or case.tasks.exists():
        raise ActionRefused(f"Something was written of {case.referral.person.name} already, so they stay on the list.")
    audit.record(event="CASE_LEFT_OUT", by=by, person=case.referral.person_id, subject=case)
    case.delete()


@transaction.atomic
def discuss(*, case, by, version, note, task=None):
    """Write down what was said of somebody, and the task that was agreed, if any: `what`, `owner` and `due_on`."""
    queries.refuse_cancelled(case.meeting)
    person = case.referral.person_id
    said = {"note": note.strip(), "discussed": True}
    audit.amend(case, event="CASE_DISCUSSED", by=by, version=version, person=person, **said)
    if task:
        agree(meeting=case.meeting, case=case, by=by, **task)
    return case
