"""Does the work behind the pages: sends the e-mails, makes the files, and forgets what was kept long enough."""

import logging
import os
import time
from uuid import uuid4

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker

from commonweal.service.ground.outbox import actions, tasks

PAUSE = 1.0  # [seconds] between two looks at what is due
TIDY_EVERY = 600  # [seconds]
TASKS_KEPT = 7  # [days]

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Send e-mails and do background work until stopped."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Do what is due now, and stop.")
        parser.add_argument("--beside", type=int, help="Stop when this process, which began the work, has ended.")

    def handle(self, *, once, beside, **options):
        if not os.environ.get("COMMONWEAL_SECRET_KEY"):
            raise CommandError("COMMONWEAL_SECRET_KEY is not set. Links in e-mails need the key that the pages have.")
        worker, tidied_at = _worker(), float("-inf")
        worker.configure_signals()
        while worker.running and beside in (None, os.getppid()):
            if time.monotonic() - tidied_at > TIDY_EVERY:
                tidied_at = time.monotonic()
                _turn(_tidy)
            _turn(tasks.hand_out)
            _turn(worker.run)
            if once:
                break
            time.sleep(PAUSE)


def _worker():
    return Worker(
        queue_names=["*"],
        interval=PAUSE,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid4().hex,
        excluded_queue_names=[],
    )


def _turn(do):
    """Whatever goes wrong (the database is away for a while), the next turn is tried."""
    try:
        close_old_connections()
        do()
    except Exception:
        log.exception("background work")


def _tidy():
    actions.forget_files()
    call_command("prune_db_task_results", min_age_days=TASKS_KEPT, verbosity=0)
