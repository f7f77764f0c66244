"""Which kinds of long work there are, and where their files are."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.shortcuts import get_object_or_404

from commonweal.service.ground.outbox.models import Job


@dataclass(frozen=True)
class Kind:
    """One kind of work: what it is called, who may ask for it, and what does it."""

    title: str
    permission: str
    do: Callable
    about: str = ""


@dataclass(frozen=True)
class Made:
    """What work made: the file's name within the job's folder, how many rows are in it, a sentence."""

    file: str = ""
    rows: int | None = None
    words: str = ""


KINDS: dict[str, Kind] = {}


def folder(job):
    """Where the files of a job are, and nobody else's."""
    return Path(settings.OUT) / "jobs" / str(job.pk)


def jobs(user):
    """Somebody's own work, as long as they may still ask for its like."""
    mine = [name for name, kind in KINDS.items() if user.may(kind.permission)]
    return Job.objects.visible_to(user).filter(kind__in=mine)


def offered(user):
    """The kinds of work that somebody may ask for as they are: [(name, kind)]."""
    return [(name, kind) for name, kind in KINDS.items() if kind.about and user.may(kind.permission)]


def job_of(user, pk):
    return get_object_or_404(jobs(user), pk=pk)
