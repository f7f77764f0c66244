"""All referrals as a spreadsheet: every row, safe to open, made behind the page."""

import csv

import pytest

from commonweal.service.ground.audit.models import Entry
from commonweal.service.ground.outbox import queries, tasks
from commonweal.service.ground.outbox.models import Job
from tests.support import journeys
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.OUT = tmp_path


@pytest.fixture
def place():
    return journeys.borough()


def made(place):
    """Ask for the list on its page and read what comes: the job, and the rows of the file."""
    signed_in(place.manager).post("/jobs/new/referrals.all/")
    tasks.hand_out()
    job = Job.objects.get()
    with (queries.folder(job) / job.file).open(encoding="utf-8-sig", newline="") as file:
        return job, list(csv.DictReader(file))


def test_the_list_has_every_referral(place):
    sent = {journeys.received(place).reference for _ in range(3)}
    job, rows = made(place)
    assert ({row["Reference"] for row in rows}, job.rows) == (sent, 3)


def test_a_name_that_would_calculate_is_text(place):
    journeys.received(place, who=journeys.person(place, given_name="=1+1", family_name="Ash"))
    assert made(place)[1][0]["Person"] == "'=1+1 Ash"


def test_making_the_list_is_in_the_audit(place):
    journeys.received(place)
    made(place)
    assert Entry.objects.get(event="LIST_EXPORTED").detail == {"rows": 1}


def test_more_rows_than_are_read_at_once_are_all_there(place, monkeypatch):
    monkeypatch.setattr(tasks, "AT_ONCE", 2)
    for _ in range(5):
        journeys.received(place)
    assert len(made(place)[1]) == 5


def test_a_kind_of_work_that_is_not_offered_is_not_found(place):
    assert signed_in(place.manager).post("/jobs/new/nothing/").status_code == 404
