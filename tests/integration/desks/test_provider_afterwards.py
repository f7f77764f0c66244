"""A provider tells the advisor how it goes, when it ended, and what came next."""

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.onward import actions
from tests.support import journeys
from tests.support.pages import words
from tests.support.service import signed_in
from tests.support.typed import boxes

pytestmark = pytest.mark.django_db


def address(page, *args):
    return reverse(f"provider:{page}", args=args)


def test_the_end_says_what_came_next(worker, taking_part):
    answers = {**boxes(journeys.ago(3)), "next_step": "volunteer", "note": "Now waters for others."}
    worker.post(address("end", taking_part.pk), {**answers, "version": taking_part.version})
    taking_part.refresh_from_db()
    assert (taking_part.state, taking_part.next_step, taking_part.note) == (
        "ended",
        "volunteer",
        "Now waters for others.",
    )


def test_a_note_reaches_the_advisor(worker, place, taking_part):
    answers = {"note": "Laughs again.", "version": taking_part.version}
    worker.post(address("note", taking_part.pk), answers)
    page = signed_in(place.advisor).get(reverse("caseload:person", args=[taking_part.referral.person_id]))
    assert "Laughs again." in words(page)
    assert Entry.objects.get(event="ONWARD_NOTED", subject=taking_part.pk).by == place.worker


def test_a_note_that_says_nothing_is_not_saved(worker, taking_part):
    reply = worker.post(address("note", taking_part.pk), {"note": " ", "version": taking_part.version})
    assert "Enter what the advisor should know" in words(reply)
    assert not Entry.objects.filter(event="ONWARD_NOTED").exists()


def test_a_new_note_leaves_the_old_one(worker, place, taking_part):
    for note in ("Comes by bus.", "Walks now."):
        taking_part.refresh_from_db()
        worker.post(address("note", taking_part.pk), {"note": note, "version": taking_part.version})
    page = words(worker.get(address("onward", taking_part.pk)))
    assert "Comes by bus." in page and "Walks now." in page


def test_two_notes_at_once_do_not_overwrite_each_other(worker, place, taking_part):
    old = taking_part.version
    actions.write_note(onward=taking_part, note="Comes by bus.", by=place.worker, version=old)
    reply = worker.post(address("note", taking_part.pk), {"note": "Walks.", "version": old})
    assert reply.status_code == 409 and "Comes by bus." in words(reply) and "Walks." in words(reply)


def test_ending_without_a_word_keeps_the_note(worker, place, taking_part):
    actions.write_note(onward=taking_part, note="Comes by bus.", by=place.worker, version=taking_part.version)
    answers = {**boxes(journeys.ago(3)), "next_step": "stopped", "note": "", "version": taking_part.version}
    worker.post(address("end", taking_part.pk), answers)
    taking_part.refresh_from_db()
    assert (taking_part.state, taking_part.note) == ("ended", "Comes by bus.")


def test_what_came_next_can_be_said_later(worker, place, taking_part):
    actions.end(
        onward=taking_part, on=journeys.ago(9), next_step="unknown", by=place.worker, version=taking_part.version
    )
    answers = {**boxes(journeys.ago(1)), "next_step": "own_group", "version": taking_part.version}
    worker.post(address("next", taking_part.pk), answers)
    taking_part.refresh_from_db()
    assert taking_part.next_step == "own_group"
