"""The worker as a process of its own: it does what is due; what it leaves undone when it dies, the next one does."""

import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.slow

DYING = """
import os, signal
from django.core.mail.backends.base import BaseEmailBackend

class Backend(BaseEmailBackend):
    def send_messages(self, email_messages):
        os.kill(os.getpid(), signal.SIGKILL)
"""
SETTINGS = "from commonweal.service.config.settings import *\nEMAIL_BACKEND = 'dying.Backend'\n"
WRITE = """
import django; django.setup()
from commonweal.service.ground.accounts.queries import users
from commonweal.service.ground.outbox import actions
actions.send(to="a@b.example", subject="News", body="There is news.", by=users().first())
"""
WHO = ("--email", "ada@example.test", "--name", "Ada Lund", "--organisation", "Gateway")


class Site:
    """A database and a folder of its own, and the command run upon it."""

    def __init__(self, folder):
        self.folder, self.database = folder, folder / "site.sqlite3"
        (folder / "dying.py").write_text(DYING)
        (folder / "dying_settings.py").write_text(SETTINGS)
        self.environment = os.environ | {
            "COMMONWEAL_OUT": str(folder),
            "COMMONWEAL_DEMO": "1",
            "COMMONWEAL_SECRET_KEY": "not secret, but long enough for a test of the worker alone",
            "DATABASE_URL": f"sqlite:///{self.database}",
            "DJANGO_SETTINGS_MODULE": "commonweal.service.config.settings",
            "PYTHONPATH": os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH", "")))),
        }

    def run(self, *words, **environment):
        command, around = [sys.executable, *words], self.environment | environment
        return subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=120, env=around, cwd=self.folder
        )

    def work(self, **environment):
        return self.run("-m", "django", "work", "--once", **environment).returncode

    def ask(self, question):
        with sqlite3.connect(self.database) as database:
            return database.execute(question).fetchall()

    @property
    def sent(self):
        return len(list((self.folder / "mail").glob("*")))


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("site"))
    assert site.run("-m", "django", "migrate", "--verbosity", "0").returncode == 0
    assert site.run("-m", "django", "first_administrator", *WHO).returncode == 0
    return site


@pytest.fixture
def site(empty):
    """With one e-mail that waits."""
    empty.ask("DELETE FROM outbox_message")
    for path in (empty.folder / "mail").glob("*"):
        path.unlink()
    assert empty.run("-c", WRITE).returncode == 0
    return empty


def test_the_worker_sends_what_waits_in_the_database(site):
    assert (site.work(), site.sent, site.ask("SELECT state FROM outbox_message")) == (0, 1, [("sent",)])


def test_what_a_killed_worker_was_sending_is_sent_by_the_next(site):
    died = site.work(DJANGO_SETTINGS_MODULE="dying_settings")
    left = site.ask("SELECT state FROM outbox_message")
    site.ask("UPDATE outbox_message SET next_try_at = '2020-01-01 00:00:00'")  # as when the lease is over
    site.work()
    assert (died, left, site.sent) == (-signal.SIGKILL, [("queued",)], 1)


def test_what_was_sent_is_not_sent_by_the_next_worker(site):
    site.work()
    site.work()
    assert site.sent == 1


def test_a_worker_without_the_sites_key_says_so(site):
    refused = site.run("-m", "django", "work", "--once", COMMONWEAL_SECRET_KEY="")
    assert refused.returncode == 1 and "COMMONWEAL_SECRET_KEY is not set" in refused.stderr


def test_a_worker_beside_a_server_that_has_gone_stops(site):
    beside = [sys.executable, "-m", "django", "work", "--beside=1000000000"]
    assert subprocess.run(beside, env=site.environment, timeout=60, check=False).returncode == 0


def test_a_worker_that_is_told_to_stop_stops(site):
    worker = subprocess.Popen([sys.executable, "-m", "django", "work"], env=site.environment)
    until = time.monotonic() + 60
    while site.sent == 0 and time.monotonic() < until:
        time.sleep(0.2)
    worker.terminate()
    assert (worker.wait(timeout=30), site.sent) == (0, 1)
