"""What was agreed to be done: by whom, by when, and that it is done."""

from django.db import transaction
from django.utils import timezone

from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.meetings import queries
from commonweal.service.journey.meetings.models import Task


@transaction.atomic
def agree(*, meeting, what, owner, due_on, by, case=None):
    """Somebody takes on a task at a meeting, for one of the people talked about or for the meeting as a whole."""
    queries.refuse_cancelled(meeting)
    if not what.strip():
        raise ActionRefused("Write what is to be done.")
    if owner not in queries.owners(meeting):
        raise ActionRefused("Choose somebody who was asked to the meeting. A guest's task is kept by a colleague.")
    if due_on < meeting.on:
        raise ActionRefused("The task is due before the meeting. Check the date.")
    task = Task(meeting=meeting, case=case, what=what.strip(), owner=owner, due_on=due_on)
    return audit.add(task, event="TASK_AGREED", by=by, person=_person(task))


def finish(*, task, by, version):
    """The task is done."""
    if task.done_on:
        raise ActionRefused("This task is ticked off already.")
    done = {"done_on": timezone.localdate(), "done_by": by}
    return audit.amend(task, event="TASK_DONE", by=by, version=version, person=_person(task), **done)


def reopen(*, task, by, version):
    """It is not done after all."""
    if not task.done_on:
        raise ActionRefused("This task is open already.")
    undone = {"done_on": None, "done_by": None}
    return audit.amend(task, event="TASK_REOPENED", by=by, version=version, person=_person(task), **undone)


def _person(task):
    return task.case.referral.person_id if task.case else None
