"""Two advisors, in two processes, ask for the last place in the same moment: one gets it, the other is told."""

import os
import subprocess
import sys

import psycopg
import pytest

from tests.support.source import ROOT
from tests.support.stages import on_postgres

PREPARE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.support import journeys
place = journeys.borough()
service = journeys.service(place, places=1)
people = [journeys.assessed(place, who=journeys.person(place, given_name=name)) for name in ("Ann", "Ben")]
print(service.pk, *(referral.pk for referral in people))
"""

# Each says when it is ready and waits for a line, so that both ask at once.
ASK = """
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.onward import actions
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.menu.models import Service
from tests.support import journeys
service, referral = Service.objects.get(pk=sys.argv[1]), Referral.objects.get(pk=sys.argv[2])
asked = {"kind": "funded_vcs", "ask": "Please", "made_on": journeys.today()}
print("ready", flush=True)
sys.stdin.readline()
try:
    actions.refer(referral=referral, service=service, by=referral.advisor, **asked)
    print("taken")
except ActionRefused as refused:
    print(refused)
"""

READY = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "commonweal.service.config.settings"
import django
django.setup()
"""


def begin(code, database, *arguments):
    command = [sys.executable, "-c", READY + code, *map(str, arguments)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    return subprocess.Popen(
        command, env={**os.environ, "DATABASE_URL": database, "PYTHONPATH": path}, cwd=ROOT, **pipes
    )


@pytest.fixture
def database(tmp_path):
    """A database of its own, since both processes must see what was committed."""
    if not on_postgres():
        yield f"sqlite:///{tmp_path / 'race.sqlite3'}"
        return
    server_at = os.environ["DATABASE_URL"].rsplit("/", 1)[0]
    with psycopg.connect(f"{server_at}/postgres", autocommit=True) as server:
        server.execute("CREATE DATABASE race")
        yield f"{server_at}/race"
        server.execute("DROP DATABASE race")


@pytest.mark.service
def test_the_last_place_is_given_to_one_of_two_who_ask_at_once(database):
    said, _ = begin(PREPARE, database).communicate(timeout=60)
    service, *referrals = said.split()
    asking = [begin(ASK, database, service, referral) for referral in referrals]
    for each in asking:
        assert each.stdout.readline() == "ready\n"
    for each in asking:
        each.stdin.write("go\n")
        each.stdin.flush()
    answers = sorted(each.communicate(timeout=60)[0].strip() for each in asking)
    assert answers == ["No funded place is left at this service. Give a signpost, or choose another service.", "taken"]
