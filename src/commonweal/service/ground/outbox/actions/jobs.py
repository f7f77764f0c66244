"""Have long work done behind the page: started once, told of as it goes, tried again, cancelled, its file forgotten."""

import logging
import shutil
import time
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.ground.outbox import queries
from commonweal.service.ground.outbox.models import Job

LEASE = timedelta(minutes=2)
"""Work that has not told of itself for so long has died with its worker, and is begun anew."""
TRIES = 3
KEPT = timedelta(days=1)
TOLD_EVERY = 0.5  # [seconds]
FAILED = "Something went wrong on our side, {tries} times over. Try again later, or tell the administrator."

log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Its owner does not want it any more, or another worker has it."""


@transaction.atomic
def start_job(*, kind, by, arguments=None):
    """Ask for work; asking for the same while it is under way leads to that."""
    found = queries.KINDS[kind]
    if not by.may(found.permission):
        raise ActionRefused("You may not do this. Ask whoever gave you your account.")
    wanted = {"kind": kind, "by": by, "arguments": arguments or {}}
    under_way = Job.objects.filter(**wanted, state__in=(Job.State.QUEUED, Job.State.WORKING)).first()
    return under_way or audit.add(Job(**wanted), event="JOB_STARTED", by=by, kind=kind)


def start_job_again(*, job, by, version=None):
    if not job.is_over:
        raise ActionRefused("This is under way already.")
    fresh = {"done": 0, "of": None, "words": "", "tries": 0, "file": "", "rows": None, "finished_at": None}
    again = {"state": Job.State.QUEUED, "next_try_at": timezone.now(), "expires_at": None, **fresh}
    return audit.amend(job, event="JOB_STARTED_AGAIN", by=by, version=version, **again)


def cancel_job(*, job, by, version=None):
    """Stop it: a worker notices at its next step."""
    if job.is_over:
        raise ActionRefused("This is over already. There is nothing to cancel.")
    changes = {"state": Job.State.CANCELLED, "finished_at": timezone.now(), "words": ""}
    return audit.amend(job, event="JOB_CANCELLED", by=by, version=version, **changes)


def hand_out_jobs(*, by=None, most=10):
    """The work whose turn it is, each handed to one worker alone until it falls silent."""
    found = []
    for job in Job.objects.due().order_by("next_try_at")[:most]:
        ours = Job.objects.filter(pk=job.pk, state=job.state, next_try_at=job.next_try_at)
        claim = {"state": Job.State.WORKING, "next_try_at": timezone.now() + LEASE, "tries": F("tries") + 1}
        if ours.update(**claim):
            found.append(job.pk)
    return found


def do_job(*, job, by=None):
    """Do it now. The work itself is no one transaction, so that how far it is can be seen."""
    if job.state != Job.State.WORKING:
        return job
    if job.tries > TRIES:
        return _finish(job, Job.State.FAILED, words=FAILED.format(tries=TRIES))
    try:
        made = _work(job)
    except Cancelled:
        return _cleared(job)
    except ActionRefused as why:
        return _finish(job, Job.State.FAILED, words=str(why)[:300])
    except Exception:
        log.exception("job %s of kind %s", job.pk, job.kind)
        return _later(job)
    made_on_time = {"file": made.file, "rows": made.rows, "words": made.words, "done": job.of or job.done}
    return _finish(job, Job.State.DONE, expires_at=timezone.now() + KEPT, **made_on_time)


def _work(job):
    kind = queries.KINDS.get(job.kind)
    if kind is None or not job.by.may(kind.permission):
        raise ActionRefused("You may not do this any more. Ask whoever gave you your account.")
    _cleared(job)
    queries.folder(job).mkdir(mode=0o700, parents=True)
    return kind.do(job, _teller(job))


def _teller(job):
    """What work calls as it goes: how many are done, of how many; it says so at most twice a second."""
    told_at = 0.0

    def tell(done, of=None, words=""):
        nonlocal told_at
        job.done, job.of = done, of if of is not None else job.of
        if time.monotonic() - told_at < TOLD_EVERY:
            return
        told_at = time.monotonic()
        said = {"done": done, "of": job.of, "words": words[:300], "next_try_at": timezone.now() + LEASE}
        if not Job.objects.filter(pk=job.pk, state=Job.State.WORKING, tries=job.tries).update(**said):
            raise Cancelled

    return tell


def _finish(job, state, **changes):
    """The end of it, unless it was cancelled meanwhile."""
    with transaction.atomic():
        now = Job.objects.select_for_update().get(pk=job.pk)
        if now.state != Job.State.WORKING or now.tries != job.tries:
            return _cleared(now)
        changes |= {"state": state, "finished_at": timezone.now()}
        return audit.amend(now, event=f"JOB_{state.upper()}", by=now.by, detail={"kind": now.kind}, **changes)


def _later(job):
    if job.tries >= TRIES:
        return _finish(job, Job.State.FAILED, words=FAILED.format(tries=TRIES))
    again = timezone.now() + LEASE * job.tries
    Job.objects.filter(pk=job.pk, state=Job.State.WORKING).update(
        state=Job.State.QUEUED, next_try_at=again, words="It did not work this time, and is tried again soon."
    )
    return job


def _cleared(job):
    shutil.rmtree(queries.folder(job), ignore_errors=True)
    return job


def take_file(*, job, by):
    """The file that was made, for whoever asked for it, as long as it is kept."""
    path = queries.folder(job) / job.file
    if not job.file or not path.is_file() or job.expires_at <= timezone.now():
        raise ActionRefused("The file is not kept any longer. Have it made again.")
    audit.record(event="FILE_TAKEN", by=by, subject=job, kind=job.kind, rows=job.rows)
    return path


def forget_files(*, by=None):
    """Take away what has been kept long enough; says how many."""
    jobs = list(Job.objects.expired())
    for job in jobs:
        audit.amend(_cleared(job), event="FILE_FORGOTTEN", by=by, file="")
    return len(jobs)
