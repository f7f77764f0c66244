"""What was agreed at meetings and is to be done."""

from commonweal.service.journey.meetings.models import Task


def _told(tasks):
    return tasks.select_related("owner", "done_by", "case__referral__person", "meeting__practice")


def tasks(user):
    """The tasks this user may know of."""
    return _told(Task.objects.visible_to(user))


def open_tasks(user):
    """What this user took on and has not done, the earliest due first."""
    return _told(Task.objects.of(user).open())


def overdue(user, today):
    """What this user took on and should have done before today."""
    return open_tasks(user).filter(due_on__lt=today)


def tasks_of_meeting(meeting):
    return _told(Task.objects.filter(meeting=meeting))
