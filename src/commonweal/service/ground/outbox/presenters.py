"""What is shown of long work and of e-mails on their way."""

from django.urls import reverse

from commonweal.service.ground.outbox import queries
from commonweal.service.ground.outbox.models import Job
from commonweal.service.ground.ui.presenters.words import counted, moment

JOBS_HEAD = ("What", "Asked for", "How far")
PRIVATE = "Not the address of an organisation: ask who wrote it"
LOOK_AGAIN = 3  # [seconds]
COLOURS = {Job.State.DONE: "green", Job.State.FAILED: "red", Job.State.CANCELLED: "grey"}


def jobs(found):
    return [
        [{"text": title(each), "href": reverse("outbox:job", args=[each.pk])}, moment(each.created_at), far(each)]
        for each in found
    ]


def title(job):
    kind = queries.KINDS.get(job.kind)
    return kind.title if kind else job.kind


def far(job):
    """How far it is, in words."""
    if job.state == Job.State.WORKING and job.of:
        return f"{job.done:,} of {job.of:,}"
    return job.get_state_display()


def job(found):
    """One piece of work: how far it is, and what can be done about it."""
    return {
        "title": title(found),
        "far": far(found),
        "colour": COLOURS.get(found.state, "blue"),
        "of": found.of if found.state == Job.State.WORKING else None,
        "refresh": "" if found.is_over else LOOK_AGAIN,
        "rows": counted(found.rows, "row") if found.rows is not None else "",
        "has_file": bool(found.file),
        "was_kept": found.state == Job.State.DONE and not found.file and found.rows is not None,
    }


def messages(found):
    return [
        {
            "pk": each.pk,
            "version": each.version,
            "title": f"{each.subject}, {moment(each.created_at)}",
            "facts": [
                ["To", each.to if each.is_work else PRIVATE],
                ["From", each.by.name if each.by else ""],
                ["Tried", counted(each.tries, "time")],
                ["What is wrong", each.error],
                ["Tried next", moment(each.next_try_at) if each.state == each.State.QUEUED else "Not by itself"],
            ],
        }
        for each in found
    ]
