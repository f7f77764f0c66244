"""The monthly report and the letter at the desks: who may read them, as a page and as PDF, and of all practices."""

import io
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commonweal.domain.dates import Month
from commonweal.domain.journey import FUNDED_VCS
from commonweal.service.desks.practice.forms.packs import MONTHS_BACK
from commonweal.service.ground.audit.models import Entry
from commonweal.service.ground.outbox import queries as outbox
from commonweal.service.ground.outbox.models import Job
from commonweal.service.ground.outbox.tasks import hand_out
from commonweal.service.journey.meetings import queries
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.reviews import actions as reviews
from commonweal.service.journey.reviews.models import Feedback
from tests.support import journeys
from tests.support.pages import links, words
from tests.support.service import signed_in


@pytest.fixture
def referral(place):
    return journeys.assessed(place)


def month(offset=0):
    found = Month.of(journeys.today())
    for _ in range(offset):
        found = found.before
    return found.code


def report(client, place, name="pack", **asked):
    return client.get(reverse(f"practice:{name}", args=[place.practice.pk]), asked)


def close(place, referral, reason="goals_met"):
    said = {"reason": reason, "message": "Thank you for the referral.", "on": journeys.today()}
    reviews.close(referral=referral, by=place.advisor, version=referral.version, **said)
    return Feedback.objects.get()


def letter(client, message, name="feedback"):
    return client.get(reverse(f"practice:{name}", args=[message.pk]))


# The report


def test_the_page_and_the_pdf_are_one_press_away(place, doctor, referral):
    found = links(doctor.get(reverse("practice:packs")))
    said = Month.of(journeys.today()).said
    assert doctor.get(found[f"Read the report for {said}"]).status_code == 200
    assert doctor.get(found["PDF"])["Content-Type"] == "application/pdf"


def test_the_report_of_this_month_is_shown_unless_another_is_asked_for(place, doctor, referral):
    assert Month.of(journeys.today()).said in words(report(doctor, place))
    assert Month.read(month(2)).said in words(report(doctor, place, month=month(2)))


@pytest.mark.parametrize("asked", ["2026-13", "then", "0001-01", "9999-12", "' OR 1=1"])
def test_a_month_there_is_not_is_said_to_be_none(place, doctor, referral, asked):
    answer = report(doctor, place, month=asked)
    assert answer.status_code == 200
    assert "There is a problem" in words(answer)


def test_months_of_three_years_can_be_asked_for(place, doctor, referral):
    assert words(report(doctor, place)).count("<option") == MONTHS_BACK


def test_the_report_begins_with_links_to_its_parts(place, doctor, referral):
    page = report(doctor, place)
    assert links(page)["Meetings and tasks"] == "#meetings-and-tasks"
    assert 'id="meetings-and-tasks"' in words(page)


def test_a_person_in_the_report_leads_to_the_record(place, doctor, referral):
    found = links(report(doctor, place))
    assert found["Wilfred Ashdown"] == reverse("practice:referral", args=[referral.pk])


def test_an_advisor_is_led_to_the_persons_page(place, referral):
    found = links(report(signed_in(place.advisor), place))
    assert found["Wilfred Ashdown"] == reverse("caseload:person", args=[referral.person_id])


@pytest.mark.parametrize("name", ["pack", "pack_pdf"])
def test_reading_a_report_is_looking_at_everybody_in_it(place, doctor, referral, name):
    report(doctor, place, name)
    (entry,) = Entry.objects.views().filter(person=referral.person_id, by=place.doctor)
    assert entry.detail == {"page": f"practice:{name}"}


def test_what_people_typed_is_shown_and_not_obeyed(place, doctor):
    who = journeys.person(place, given_name="<b>Bold</b>", family_name="#panic()")
    journeys.allocated(place, who=who)
    assert "&lt;b&gt;Bold&lt;/b&gt; #panic()" in words(report(doctor, place))
    assert report(doctor, place, "pack_pdf").content.startswith(b"%PDF")


def test_the_same_report_is_the_same_file(place, doctor, referral):
    assert report(doctor, place, "pack_pdf").content == report(doctor, place, "pack_pdf").content


def test_a_report_asks_as_little_for_many_people_as_for_few(place, doctor):
    def asked():
        with CaptureQueriesContext(connection) as found:
            report(doctor, place)
        return len(found)

    def more(number, name):
        for each in range(number):
            journeys.assessed(place, who=journeys.person(place, given_name=f"{name}{each}"))

    more(2, "A")
    few = asked()
    more(10, "B")
    assert asked() == few


# Of all practices


def test_a_manager_gets_a_file_for_each_practice_with_anybody(place, referral, settings, tmp_path):
    settings.OUT = tmp_path
    mary = signed_in(place.manager)
    mary.post(reverse("practice:all_packs"), {"month": month()})
    hand_out()
    job = Job.objects.get()
    assert (job.state, job.rows) == (Job.State.DONE, 1)
    with zipfile.ZipFile(io.BytesIO((outbox.folder(job) / job.file).read_bytes())) as archive:
        assert [each.split("-")[0] for each in archive.namelist()] == ["elm"]
        assert archive.read(archive.namelist()[0]).startswith(b"%PDF")


def test_only_who_watches_the_service_may_have_all_of_them(place, doctor):
    assert doctor.post(reverse("practice:all_packs"), {"month": month()}).status_code == 403


# The letter


def test_the_letter_tells_what_was_tried_what_came_of_it_and_the_code(place, doctor, referral):
    told = {"service": journeys.service(place), "kind": FUNDED_VCS, "ask": "Hello.", "by": place.advisor}
    sent = onward.refer(referral=referral, made_on=journeys.ago(20), **told)
    onward.refuse(onward=sent, by=place.worker, version=sent.version, reason="full")
    referral.refresh_from_db()
    page = words(letter(doctor, close(place, referral)))
    for sentence in ("What did not work out", "Allotment", "871731000000106", "Thank you for the referral."):
        assert sentence in page
    assert "871711000000103" not in page


def test_whoever_says_they_still_go_is_not_said_to_have_stopped(place, doctor):
    sent = journeys.started(place)
    ended = onward.end(onward=sent, on=journeys.ago(40), next_step="stopped", by=place.worker, version=sent.version)
    reviews.ask_continuing(onward=ended, asked_on=journeys.ago(2), answer="yes", by=place.advisor)
    sent.referral.refresh_from_db()
    page = words(letter(doctor, close(place, sent.referral)))
    assert "Still goes to" in page and "stopped going" not in page


def test_who_declined_has_the_code_for_it(place, doctor, referral):
    assert "871711000000103" in words(letter(doctor, close(place, referral, "declined")))


def test_the_letter_puts_first_and_latest_scores_side_by_side(place, doctor, referral):
    done = {"scores": journeys.scores(4, money=2), "progress": "", "continuing": {}}
    reviews.complete(referral=referral, by=place.advisor, done_on=journeys.ago(1), **done)
    referral.refresh_from_db()
    assert "7 better, 0 the same, 1 worse of 8 measures" in words(letter(doctor, close(place, referral)))


def test_the_page_says_who_read_it_first(place, doctor, referral):
    message = close(place, referral)
    assert "First read by Dana Doctor" in words(letter(doctor, message))
    assert queries.read_by(message).by == place.doctor


def test_the_letter_is_a_pdf_for_the_practice_and_for_the_advisor(place, doctor, referral):
    message = close(place, referral)
    for client in (doctor, signed_in(place.advisor)):
        assert letter(client, message, "letter").content.startswith(b"%PDF")


def test_an_advisor_who_prints_a_letter_has_not_read_it_for_the_practice(place, referral):
    message = close(place, referral)
    letter(signed_in(place.advisor), message, "letter")
    message.refresh_from_db()
    assert message.read_at is None


def test_a_letter_tells_nothing_that_happened_after_it(place, doctor, referral):
    reviews.send_feedback(referral=referral, by=place.advisor, subject="News", body="All is well.")
    Feedback.objects.update(sent_at=Feedback.objects.get().sent_at - journeys.timedelta(days=2))
    done = {"scores": journeys.scores(4), "progress": "", "continuing": {}}
    reviews.complete(referral=referral, by=place.advisor, done_on=journeys.today(), **done)
    page = words(letter(doctor, Feedback.objects.get()))
    assert "All is well." in page
    assert "Well-being" not in page
