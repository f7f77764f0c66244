"""A provider answers the advisors, keeps the register, says what came next, and sees nothing it was not told."""

import pytest
from django.urls import reverse

from commonweal.domain import journey
from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.onward import actions
from commonweal.service.journey.onward.models import Attendance
from commonweal.service.menu import actions as menu
from commonweal.service.menu.models import Block
from commonweal.service.people import actions as people
from commonweal.service.people.models import Relationship
from tests.support import journeys
from tests.support.pages import links, rows, words
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db

LISTS = ["inbox", "people", "register", "capacity"]
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
    page = words(worker.get(address("inbox")))
    assert "130 days" in page and journeys_day(130) in page


def test_an_answer_is_late_after_the_days_it_should_take(worker, place):
    late, due = journey.ANSWER_DAYS + 1, journey.ANSWER_DAYS
    page = []
    for days in (due, late):
        journeys.referred_on(place, where=journeys.service(place, name=f"After {days}"), made_days_ago=days)
        page.append(words(worker.get(address("inbox"))).count("Late: an answer is due"))
    assert page == [0, 1]


def test_the_inbox_has_an_answer_in_one_press(worker, asked):
    page = words(worker.get(address("inbox")))
    assert all(address(button, asked.pk) in page for button in (*BUTTONS, "decline"))


def test_a_decline_can_be_taken_back(worker, place, asked):
    actions.refuse(onward=asked, reason="full", by=place.worker, version=asked.version)
    worker.post(address("reconsider", asked.pk), {"version": asked.version})
    asked.refresh_from_db()
    assert (asked.state, worker.get(address("onward", asked.pk)).status_code) == ("sent", 200)


def test_what_was_declined_lately_names_nobody(worker, place, asked):
    actions.refuse(onward=asked, reason="full", by=place.worker, version=asked.version)
    page = words(worker.get(address("inbox")))
    assert "Declined lately: 1" in page and "Wilfred" not in page


def test_a_decline_is_not_taken_back_when_the_place_is_gone(worker, place):
    where = journeys.service(place, places=1)
    asked = journeys.referred_on(place, where=where)
    actions.refuse(onward=asked, reason="full", by=place.worker, version=asked.version)
    journeys.referred_on(place, where=where)
    reply = worker.post(address("reconsider", asked.pk), {"version": asked.version})
    assert "given to somebody else" in words(reply)


def test_a_decline_is_not_taken_back_without_consent(worker, place, asked):
    actions.refuse(onward=asked, reason="full", by=place.worker, version=asked.version)
    people.decide(person=asked.referral.person, kind="sharing", given=False, by=place.advisor)
    reply = worker.post(address("reconsider", asked.pk), {"version": asked.version})
    assert "changed their mind" in words(reply)


def test_another_provider_cannot_take_a_decline_back(stranger, place, asked):
    actions.refuse(onward=asked, reason="full", by=place.worker, version=asked.version)
    assert stranger.post(address("reconsider", asked.pk), {"version": asked.version}).status_code == 404


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
    answers = {"on": journeys.ago(5), f"came-{taking_part.pk}": "yes", f"came-{other.pk}": "no"}
    worker.post(address("session", taking_part.service_id), answers)
    assert dict(Attendance.objects.values_list("onward", "attended")) == {taking_part.pk: True, other.pk: False}


def test_a_person_left_open_is_not_written_down(worker, place, taking_part):
    other = journeys.started(place, where=taking_part.service)
    worker.post(address("session", taking_part.service_id), {"on": journeys.ago(5), f"came-{other.pk}": "yes"})
    assert list(Attendance.objects.values_list("onward", flat=True)) == [other.pk]


def test_two_people_of_one_name_are_told_apart_in_the_register(worker, place, taking_part):
    who = journeys.person(place, phone="01632 960777")
    journeys.started(place, who=who, where=taking_part.service)
    page = words(worker.get(address("session", taking_part.service_id)))
    assert "01632 960777" in page and "01632 960001" in page


def test_nobody_marked_is_explained(worker, taking_part):
    reply = worker.post(address("session", taking_part.service_id), {"on": journeys.ago(5)})
    assert "Say of at least one person whether they came" in words(reply)


def test_a_session_before_somebodys_start_writes_down_nobody(worker, place, taking_part):
    answers = {"on": journeys.ago(125), f"came-{taking_part.pk}": "yes"}
    reply = worker.post(address("session", taking_part.service_id), answers)
    assert "Nobody took part on that day" in words(reply) and not Attendance.objects.exists()


def test_a_session_to_come_is_refused_and_what_was_marked_is_kept(worker, taking_part):
    answers = {"on": journeys.ago(-3), f"came-{taking_part.pk}": "yes"}
    reply = worker.post(address("session", taking_part.service_id), answers)
    assert "is in the future" in words(reply) and 'value="yes" checked' in words(reply)


def test_the_register_of_a_day_shows_what_was_written(worker, place, taking_part):
    actions.attend(onward=taking_part, on=journeys.ago(5), attended=False, by=place.worker)
    page = words(worker.get(address("session", taking_part.service_id), three_boxes(journeys.ago(5))))
    assert 'value="no" checked' in page


def test_the_register_of_a_day_has_those_who_took_part_then(worker, place, taking_part):
    other = journeys.started(place, where=taking_part.service)
    actions.end(onward=other, on=journeys.ago(10), next_step="stopped", by=place.worker, version=other.version)
    page = [
        f"came-{other.pk}" in words(worker.get(address("session", taking_part.service_id), three_boxes(day)))
        for day in (journeys.ago(20), journeys.ago(5))
    ]
    assert page == [True, False]


def test_one_press_says_that_everybody_left_open_came(worker, place, taking_part):
    other = journeys.started(place, where=taking_part.service)
    answers = {"on": journeys.ago(5), f"came-{other.pk}": "no", "everybody": "yes"}
    worker.post(address("session", taking_part.service_id), answers)
    assert dict(Attendance.objects.values_list("onward", "attended")) == {taking_part.pk: True, other.pk: False}


def test_a_register_sent_twice_is_written_once(worker, taking_part):
    answers = {"on": journeys.ago(5), f"came-{taking_part.pk}": "yes"}
    for _ in range(2):
        worker.post(address("session", taking_part.service_id), answers)
    assert (Attendance.objects.count(), Entry.objects.filter(event="ATTENDANCE_RECORDED").count()) == (1, 1)


def test_a_day_that_is_none_is_explained(worker, taking_part):
    reply = worker.post(address("session", taking_part.service_id), {"on": "2026-13-45"})
    assert "There is a problem" in words(reply)


def test_a_sheet_to_print_has_a_line_for_everybody(worker, taking_part):
    assert rows(worker.get(address("sheet", taking_part.service_id)))[0][0] == "Wilfred Ashdown"


@pytest.mark.parametrize("page", ["session", "sheet"])
def test_registers_ask_as_often_for_twelve_as_for_two(worker, place, taking_part, page, django_assert_max_num_queries):
    def asked_for(count):
        for _ in range(count):
            journeys.started(place, where=taking_part.service)
        with django_assert_max_num_queries(60) as counted:
            worker.get(address(page, taking_part.service_id))
        return len(counted)

    journeys.service(place, name="Garden")
    Block.objects.update(places=50)
    assert asked_for(1) == asked_for(10)


@pytest.mark.parametrize("page", ["inbox", "people", "capacity"])
def test_lists_ask_as_often_for_twelve_as_for_two(worker, place, page, django_assert_max_num_queries):
    def asked_for(count):
        for number in range(count):
            where = journeys.service(place, name=f"Choir {number}")
            journeys.referred_on(place, where=where)
            actions.refuse(onward=journeys.referred_on(place, where=where), reason="full", by=place.worker, version=1)
            journeys.ended(place, where=where)
        with django_assert_max_num_queries(60) as counted:
            worker.get(address(page))
        return len(counted)

    assert asked_for(2) == asked_for(4)


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
    assert links(worker.get(address("people")))["Wilfred Ashdown"] == address("onward", over.pk)


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
    assert rows(worker.get(address("people")))[0][3] == f"{until.day} {until:%B %Y}"


def test_places_are_counted_as_taken_and_left(worker, asked):
    assert rows(worker.get(address("capacity")))[0][3:] == ["5", "1", "4"]


def test_room_told_is_on_the_menu_at_once(worker, place, asked):
    service = asked.service
    worker.post(address("room", service.pk), {"capacity": "waiting", "waiting_weeks": 6, "version": service.version})
    service.refresh_from_db()
    assert (service.capacity, service.waiting_weeks) == ("waiting", 6)


def test_a_waiting_list_says_how_long(worker, asked):
    reply = worker.post(address("room", asked.service_id), {"capacity": "waiting", "version": asked.service.version})
    assert "Enter about how many weeks people wait" in words(reply)


def test_two_who_tell_of_room_at_once_see_both(worker, place, asked):
    old = asked.service.version
    menu.set_capacity(service=asked.service, by=place.worker, capacity="full", version=old)
    reply = worker.post(address("room", asked.service_id), {"capacity": "closed", "version": old})
    assert reply.status_code == 409 and "Full" in words(reply) and "Closed for now" in words(reply)


def test_another_providers_room_is_not_found(stranger, asked):
    assert stranger.get(address("room", asked.service_id)).status_code == 404


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
