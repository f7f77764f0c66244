"""A practice's month: numbers that are the database's, made in time, nothing cut off on paper, and of all at once."""

import io
import time
import zipfile
from dataclasses import replace

import pytest
from django.utils import timezone

from commonweal.domain.dates import Month
from commonweal.domain.journey import FUNDED_VCS
from commonweal.service.ground.outbox import tasks
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews import actions as reviews
from tests.journey.conftest import BY_KEYBOARD
from tests.support import journeys

pytestmark = pytest.mark.browser
PAPER = 718  # [px] what A4 is wide between its margins
CLIPPED = "cells => cells.filter(c => c.scrollWidth > c.clientWidth + 1).map(c => c.innerText)"
TOLD = {"reasons": ["isolation", "money", "condition", "getting_out"], "conditions": ["diabetes"]}


@pytest.fixture
def place(place):
    """People at every stage: two wait, two are with an advisor, two were referred on today, one is closed today."""
    where, today = journeys.service(place), journeys.today()
    for name in ("Ann", "Bill"):
        journeys.received(place, who=named(place, name), **TOLD)
    for name in ("Cath", "Dan"):
        held = journeys.allocated(place, who=named(place, name), **TOLD)
        contacts.log(referral=held, by=place.advisor, kind="phone", purpose="first", on=today, outcome="reached")
    for name in ("Eve", "Wilhelmina-Alexandra"):
        sent = journeys.assessed(place, who=named(place, name, "Featherstonehaugh"), completed_days_ago=10, **TOLD)
        asked = {"service": where, "kind": FUNDED_VCS, "ask": "Please welcome them.", "made_on": today}
        onward.refer(referral=sent, by=place.advisor, **asked)
    ended = journeys.assessed(place, who=named(place, "Fay"), **TOLD)
    said = {"reason": "goals_met", "message": "Thank you for the referral.", "on": today}
    reviews.close(referral=ended, by=place.advisor, version=ended.version, **said)
    return place


def named(place, name, family="Fernley"):
    return journeys.person(place, given_name=name, family_name=family)


def this_month():
    return Month.of(timezone.localdate()).said


def counted(place):
    """The month of the practice as the database has it."""
    month, theirs = Month.of(timezone.localdate()), Referral.objects.filter(practice=place.practice)
    now = {"on__gte": month.first}
    held = theirs.exclude(state__in=("received", "closed"))
    sent, done = Onward.objects.filter(made_on__gte=month.first), Contact.objects.done().filter(**now)
    return {
        "People in this report": theirs.count(),
        "New in the month": theirs.filter(referred_on__gte=month.first).count(),
        "Waiting for an advisor": theirs.filter(state="received").count(),
        "With an advisor": held.count(),
        "Ended in the month": theirs.filter(closed_on__gte=month.first).count(),
        "Visits, calls and letters": done.count(),
        "Support arranged": sent.count(),
    }


def shown(reader):
    """The counts on top of the report, and how long each list of people below is."""
    facts = reader.page.locator("main dl").first
    keys, values = (facts.locator(part).all_inner_texts() for part in ("dt", "dd"))
    told = {key: int(value.split()[0].rstrip(",")) for key, value in zip(keys, values, strict=True)}
    tables = reader.page.locator("main table")
    return told, [tables.nth(place).locator("tbody tr").count() for place in range(3)]


def opens(reader):
    reader.go("/practice/reports/")
    began = time.monotonic()
    reader.follow(f"Read the report for {this_month()}")
    print(f"The report was there after {time.monotonic() - began:.1f} s, looked over.")


def then_nothing_is_cut_off_on_paper(page):
    page.set_viewport_size({"width": PAPER, "height": 1000})
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER
    assert page.eval_on_selector_all("td, th, dd, li", CLIPPED) == []
    assert page.pdf(format="A4").startswith(b"%PDF")


def then_the_pdf_is_made(reader):
    began = time.monotonic()
    address = reader.page.get_by_role("link", name="PDF to print or send").get_attribute("href")
    made = reader.page.request.get(reader.site + address)
    print(f"The PDF was made in {time.monotonic() - began:.1f} s.")
    assert (made.headers["content-type"], made.body()[:4]) == ("application/pdf", b"%PDF")


@BY_KEYBOARD
def test_the_report_has_the_numbers_of_the_database_and_fits_the_paper(desk_of, place):
    reader, expected = desk_of(place.doctor), counted(place)
    opens(reader)
    told, lists = shown(reader)
    assert {name: told[name] for name in expected} == expected
    assert lists == [expected[name] for name in ("Waiting for an advisor", "With an advisor", "Ended in the month")]
    then_the_pdf_is_made(reader)
    then_nothing_is_cut_off_on_paper(reader.page)


@pytest.mark.parametrize(("width", "hands"), [(320, "keyboard")], indirect=True)
def test_all_practices_are_made_at_once_behind_the_page(desk_of, place, settings, tmp_path):
    settings.OUT = tmp_path
    mill = replace(place, practice=place.other_practice, doctor=journeys.user("practice", "Max", place.other_practice))
    journeys.received(mill, who=named(mill, "Gus"))
    manager = desk_of(place.manager)
    manager.go("/practice/reports/")
    manager.press(f"Make all reports for {this_month()}")
    manager.sees("Waiting to begin")
    tasks.hand_out()
    download = manager.page.locator("a[href$='/file/']")
    download.wait_for()
    manager.look()
    file = manager.page.request.get(manager.site + download.get_attribute("href")).body()
    assert [each.split("-")[0] for each in zipfile.ZipFile(io.BytesIO(file)).namelist()] == ["elm", "mill"]
