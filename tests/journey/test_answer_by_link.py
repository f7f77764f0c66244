"""A provider without an account answers by the link in its e-mail; long work is followed on its page."""

import pytest
from django.core import mail

from commonweal.service.ground.outbox import actions, queries, tasks
from commonweal.service.ground.outbox.models import Job
from commonweal.service.journey.onward.models import Onward
from tests.support import journeys

pytestmark = pytest.mark.browser


@pytest.fixture
def place(transactional_db):
    return journeys.borough()


@pytest.fixture
def letter(place):
    """Where the link in the e-mail leads."""
    place.provider.email = "hello@growing.example"
    place.provider.save()
    journeys.referred_on(place, made_days_ago=0)
    tasks.hand_out()
    lines = mail.outbox[-1].body.splitlines()
    return next(line for line in lines if line.startswith("http")).partition("8000")[2]


def test_it_is_answered_with_or_without_scripts(walker_of, letter, script):
    walker = walker_of(script=script)
    walker.go(letter)
    assert walker.heading() == "Can you take somebody?"
    walker.press("Show what is asked")
    walker.sees("Wilfred Ashdown", "01632 960001")
    walker.press("Decline")
    walker.sees("Select why you cannot take this person")
    walker.press("Yes, we can take them")
    assert walker.heading() == "Thank you"
    assert Onward.objects.get().state == "accepted"
    walker.go(letter)
    walker.sees("has been used")


def test_it_is_answered_by_the_keyboard_alone(walker, letter):
    walker.go(letter)
    for button in ("Show what is asked", "Not yet: put on the waiting list"):
        walker.tab_to(walker.page.get_by_role("button", name=button))
        with walker.page.expect_navigation():
            walker.page.keyboard.press("Enter")
    assert Onward.objects.get().state == "waitlisted"


@pytest.fixture
def counting(monkeypatch, settings, tmp_path):
    settings.OUT = tmp_path

    def count(job, tell):
        (queries.folder(job) / "counted.csv").write_text("1\n")
        return queries.Made("counted.csv", rows=1)

    monkeypatch.setitem(queries.KINDS, "tests.count", queries.Kind("Counted", "files.make", count))


def test_the_page_of_long_work_tells_by_itself_when_it_is_done(walker, place, counting, make_user):
    manager = make_user("manager")
    job = actions.start_job(kind="tests.count", by=manager)
    Job.objects.filter(pk=job.pk).update(done=3, of=9, state="working")
    walker.sign_in(manager)
    walker.go(f"/jobs/{job.pk}/")
    walker.sees("3 of 9")
    actions.do_job(job=Job.objects.select_related("by").get(pk=job.pk))
    walker.page.get_by_role("button", name="Download counted.csv").wait_for()


def test_without_scripts_one_looks_again(walker_of, place, counting, make_user):
    manager, walker = make_user("manager"), walker_of(script=False)
    job = actions.start_job(kind="tests.count", by=manager)
    walker.sign_in(manager)
    walker.go(f"/jobs/{job.pk}/")
    tasks.hand_out()
    walker.follow("Look again")
    walker.sees("Download counted.csv")
