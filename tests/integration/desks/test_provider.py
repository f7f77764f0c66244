"""A provider answers the advisors, keeps the register, says what came next, and sees nothing it was not told."""

import pytest
from django.urls import reverse

from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.onward import actions
from commonweal.service.journey.onward.models import Attendance
from commonweal.service.menu import actions as menu
from commonweal.service.people.models import Relationship
from tests.support import journeys
from tests.support.pages import links, rows, words
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db

LISTS = ["inbox", "register", "capacity"]
PAGES = ["onward", "decline", "start", "end", "next", "note"]
BUTTONS = ["accept", "waitlist"]


@pytest.fixture
def worker(place):
    return signed_in(place.worker)


@pytest.fixture
def stranger(place):
    """Somebody of another provider."""
    return signed_in(journeys.user(Role.PROVIDER, "Olive Other", place.other_provider))


@pytest.fixture
def asked(place):
    who = journeys.person(place, access_needs="Speak up, please.", address="1 Quiet Lane")
    return journeys.referred_on(place, who=who, reason_text="Has been low since the funeral.")


@pytest.fixture
def taking_part(place):
    return journeys.started(place)


def address(page, *args):
    return reverse(f"provider:{page}", args=args)


def three_boxes(day):
    return {"on_day": day.day, "on_month": day.month, "on_year": day.year}


@pytest.mark.parametrize("page", LISTS)
def test_every_list_opens(worker, taking_part, page):
    assert worker.get(address(page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_person_opens(worker, asked, page):
    assert worker.get(address(page, asked.pk)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_looking_at_a_person_is_written_down(worker, place, asked, page):
    worker.get(address(page, asked.pk))
    assert Entry.objects.views().about(asked.referral.person_id).filter(by=place.worker).count() == 1


@pytest.mark.parametrize("page", PAGES)
def test_another_provider_does_not_find_the_person(stranger, asked, page):
    assert stranger.get(address(page, asked.pk)).status_code == 404


@pytest.mark.parametrize("button", BUTTONS)
def test_another_provider_cannot_answer(stranger, asked, button):
    reply = stranger.post(address(button, asked.pk), {"version": asked.version})
    asked.refresh_from_db()
    assert (reply.status_code, asked.state) == (404, "sent")


def test_another_provider_finds_neither_the_register_nor_the_entry_of_the_menu(stranger, taking_part):
    service = taking_part.service
    found = [stranger.get(address("session", service.pk)), stranger.post(address("still_right", service.pk))]
    assert [each.status_code for each in found] == [404, 404]


def test_another_providers_inbox_is_empty(stranger, asked):
    assert rows(stranger.get(address("inbox"))) == []


@pytest.mark.parametrize("page", [*LISTS, *PAGES])
@pytest.mark.parametrize("role", ["practice", "advisor", "manager", "commissioner", "administrator"])
def test_the_desk_is_for_providers(client_of, asked, page, role):
    args = [asked.pk] if page in PAGES else []
    assert client_of(role).get(address(page, *args)).status_code == 403


def test_the_inbox_says_how_long_a_person_has_waited(worker, asked):
    assert rows(worker.get(address("inbox"))) == [["Wilfred Ashdown", "Allotment", journeys_day(130), "130 days"]]


def journeys_day(days):
    on = journeys.ago(days)
    return f"{on.day} {on:%B %Y}"


def test_the_page_of_a_person_shows_all_that_was_shared(worker, asked):
    page = words(worker.get(address("onward", asked.pk)))
    assert [value for _, value in asked.shared if value not in page] == []


@pytest.mark.parametrize("secret", ["1938", "Quiet Lane", "ZZ99", "funeral", "iabetes", "999", "Elm Road"])
def test_the_page_of_a_person_shows_nothing_else(worker, asked, secret):
    page = words(worker.get(address("onward", asked.pk)))
    assert secret not in page.split("<main", 1)[1].split("</main>")[0]


def test_what_is_learnt_later_is_not_shown(worker, asked):
    person = asked.referral.person
    person.phone = "01632 960999"
    person.save()
    assert "960999" not in words(worker.get(address("onward", asked.pk)))


@pytest.mark.parametrize(("button", "state"), [("accept", "accepted"), ("waitlist", "waitlisted")])
def test_an_answer_is_one_press(worker, place, asked, button, state):
    worker.post(address(button, asked.pk), {"version": asked.version})
    asked.refresh_from_db()
    assert asked.state == state
    assert Entry.objects.get(event=f"ONWARD_{state.upper()}", subject=asked.pk).by == place.worker


def test_an_answer_to_something_that_changed_is_not_taken(worker, place, asked):
    old = asked.version
    actions.waitlist(onward=asked, by=place.worker, version=old)
    reply = worker.post(address("accept", asked.pk), {"version": old})
    asked.refresh_from_db()
    assert (reply.status_code, asked.state) == (409, "waitlisted")


def test_a_link_cannot_answer(worker, asked):
    assert worker.get(address("accept", asked.pk)).status_code == 405


def test_declining_keeps_reason_and_note(worker, asked):
    answers = {"reason": "full", "note": "Try again in spring.", "version": asked.version}
    worker.post(address("decline", asked.pk), answers)
    asked.refresh_from_db()
    assert (asked.state, asked.note, asked.history.last().reason) == (
        "refused",
        "Try again in spring.",
        "No places left",
    )


def test_declining_needs_a_reason(worker, asked):
    assert "Select why you cannot take this person" in words(worker.post(address("decline", asked.pk), {}))


def test_another_reason_must_be_told(worker, asked):
    reply = worker.post(address("decline", asked.pk), {"reason": "other", "version": asked.version})
    assert "Enter the reason, so that the advisor can look elsewhere" in words(reply)


def test_the_start_begins_the_funded_weeks(worker, place, asked):
    actions.accept(onward=asked, by=place.worker, version=asked.version)
    worker.post(address("start", asked.pk), {**three_boxes(journeys.ago(7)), "version": asked.version})
    asked.refresh_from_db()
    assert (asked.state, (asked.funded_until - asked.started_on).days) == ("started", 12 * 7 - 1)


def test_a_start_before_the_referral_is_refused_in_words(worker, place, asked):
    actions.accept(onward=asked, by=place.worker, version=asked.version)
    reply = worker.post(address("start", asked.pk), {**three_boxes(journeys.ago(200)), "version": asked.version})
    assert "it cannot be before" in words(reply)


def test_one_form_writes_down_several_people(worker, place, taking_part):
    other = journeys.started(place, where=taking_part.service)
    answers = {**three_boxes(journeys.ago(5)), f"came-{taking_part.pk}": "yes", f"came-{other.pk}": "no"}
    worker.post(address("session", taking_part.service_id), answers)
    assert dict(Attendance.objects.values_list("onward", "attended")) == {taking_part.pk: True, other.pk: False}


def test_a_person_left_open_is_not_written_down(worker, place, taking_part):
    other = journeys.started(place, where=taking_part.service)
    worker.post(address("session", taking_part.service_id), {**three_boxes(journeys.ago(5)), f"came-{other.pk}": "yes"})
    assert list(Attendance.objects.values_list("onward", flat=True)) == [other.pk]


def test_two_people_of_one_name_are_told_apart_in_the_register(worker, place, taking_part):
    who = journeys.person(place, phone="01632 960777")
    journeys.started(place, who=who, where=taking_part.service)
    page = words(worker.get(address("session", taking_part.service_id)))
    assert "01632 960777" in page and "01632 960001" in page


def test_nobody_marked_is_explained(worker, taking_part):
    reply = worker.post(address("session", taking_part.service_id), three_boxes(journeys.ago(5)))
    assert "Say of at least one person whether they came" in words(reply)


def test_a_session_before_somebodys_start_writes_down_nobody(worker, place, taking_part):
    other = journeys.started(place, where=taking_part.service)
    actions.end(onward=other, on=journeys.ago(60), next_step="stopped", by=place.worker, version=other.version)
    answers = {**three_boxes(journeys.ago(125)), f"came-{taking_part.pk}": "yes"}
    reply = worker.post(address("session", taking_part.service_id), answers)
    assert "is too early" in words(reply) and not Attendance.objects.exists()


def test_the_register_of_a_service_has_only_those_taking_part(worker, place, taking_part):
    waiting = journeys.referred_on(place, where=taking_part.service)
    page = words(worker.get(address("session", taking_part.service_id)))
    assert f"came-{taking_part.pk}" in page and f"came-{waiting.pk}" not in page


def test_the_end_says_what_came_next(worker, taking_part):
    answers = {**three_boxes(journeys.ago(3)), "next_step": "volunteer", "note": "Now waters for others."}
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


def test_two_notes_at_once_do_not_overwrite_each_other(worker, place, taking_part):
    old = taking_part.version
    actions.write_note(onward=taking_part, note="Comes by bus.", by=place.worker, version=old)
    reply = worker.post(address("note", taking_part.pk), {"note": "Walks.", "version": old})
    assert reply.status_code == 409 and "Comes by bus." in words(reply) and "Walks." in words(reply)


def test_ending_without_a_word_keeps_the_note(worker, place, taking_part):
    actions.write_note(onward=taking_part, note="Comes by bus.", by=place.worker, version=taking_part.version)
    answers = {**three_boxes(journeys.ago(3)), "next_step": "stopped", "note": "", "version": taking_part.version}
    worker.post(address("end", taking_part.pk), answers)
    taking_part.refresh_from_db()
    assert (taking_part.state, taking_part.note) == ("ended", "Comes by bus.")


def test_what_came_next_can_be_said_later(worker, place, taking_part):
    actions.end(
        onward=taking_part, on=journeys.ago(9), next_step="unknown", by=place.worker, version=taking_part.version
    )
    answers = {**three_boxes(journeys.ago(1)), "next_step": "own_group", "version": taking_part.version}
    worker.post(address("next", taking_part.pk), answers)
    taking_part.refresh_from_db()
    assert taking_part.next_step == "own_group"


def test_somebody_who_ended_lately_is_still_found(worker, place, taking_part):
    over, today = taking_part, journeys.today()
    actions.end(onward=over, on=today, next_step="unknown", by=place.worker, version=over.version)
    assert links(worker.get(address("inbox")))["Wilfred Ashdown"] == address("onward", over.pk)


def test_some_weeks_after_the_end_the_person_is_not_found(worker, place):
    over = journeys.ended(place)
    Relationship.objects.filter(why="provider").update(until=journeys.today())
    found = worker.get(address("onward", over.pk))
    assert (found.status_code, rows(worker.get(address("inbox")))) == (404, [])


def test_places_that_nobody_can_take_any_more_are_not_listed(worker, place, asked):
    menu.add_block(
        by=place.manager, service=asked.service, starts_on=journeys.ago(900), ends_on=journeys.ago(700), places=9
    )
    assert len(rows(worker.get(address("capacity")))) == 1


def test_somebody_taking_part_is_listed_with_the_end_of_the_funded_place(worker, taking_part):
    until = taking_part.funded_until
    assert rows(worker.get(address("inbox")))[0][3] == f"{until.day} {until:%B %Y}"


def test_places_are_counted_as_taken_and_left(worker, asked):
    assert rows(worker.get(address("capacity")))[0][3:] == ["5", "1", "4"]


def test_still_right_is_written_down_today(worker, place, taking_part):
    service = taking_part.service
    service.checked_on = journeys.ago(300)
    service.save()
    worker.post(address("still_right", service.pk))
    service.refresh_from_db()
    assert service.checked_on == journeys.today()
    assert Entry.objects.get(event="SERVICE_CONFIRMED", subject=service.pk).by == place.worker


def test_a_start_sent_twice_is_done_once(worker, place, asked):
    actions.accept(onward=asked, by=place.worker, version=asked.version)
    answers = {**three_boxes(journeys.ago(7)), "version": asked.version, "token": "once"}
    replies = [worker.post(address("start", asked.pk), answers).status_code for _ in range(2)]
    assert (replies, Entry.objects.filter(event="ONWARD_STARTED").count()) == ([302, 302], 1)
