"""Forms and components: what is asked, how errors are said, what is sent twice."""

from datetime import date, time

import pytest
from django import forms
from django.http import QueryDict

from commonweal.service.ground.ui.forms import DateField, Form, NhsNumberField, PostcodeField, TimeField, YesNoField
from commonweal.service.ground.ui.presenters import words
from commonweal.service.ground.ui.presenters.navigation import HOMES, LINKS, home, place
from tests.support.gallery import EveryField

pytestmark = pytest.mark.urls("tests.support.gallery")
TODAY = date(2026, 3, 4)


def one(field, **typed):
    """A form with one field, sent."""
    made = type("OneField", (Form,), {"asked": field})
    data = QueryDict(mutable=True)
    for name, value in typed.items():
        data.setlist(f"asked{name.removeprefix('asked')}", value if isinstance(value, list) else [value])
    return made(data)


def answer(field, **typed):
    form = one(field, **typed)
    return form.answers["asked"] if form.is_valid() else form.errors["asked"][0]


def a_date(day, month, year, **options):
    return answer(DateField(label="The day", **options), _day=day, _month=month, _year=year)


@pytest.mark.parametrize("typed", [("3", "10", "2025"), ("03", "Oct", "2025"), (" 3 ", "october", "2025")])
def test_a_date_is_read_as_people_write_it(typed):
    assert a_date(*typed) == date(2025, 10, 3)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", "", ""), "Enter the day"),
        (("3", "", "2025"), "The day must include a month"),
        (("3", "", ""), "The day must include a month and a year"),
        (("31", "2", "2025"), "The day must be a real date, like 3 10 2025"),
        (("x", "2", "2025"), "The day must be a real date, like 3 10 2025"),
        (("1", "1", "99999"), "The day must be a real date, like 3 10 2025"),
        (("1", "1", "0"), "The day must be a real date, like 3 10 2025"),
        (("1", "1", "25"), "The day must be after 1899"),
        (("²", "1", "2025"), "The day must be a real date, like 3 10 2025"),
    ],
)
def test_a_date_that_is_none_is_refused_in_words(typed, said):
    assert a_date(*typed) == said


def test_a_day_to_come_is_refused_where_the_past_is_asked_for(time_machine):
    time_machine.move_to(TODAY)
    assert a_date("5", "3", "2026", past=True) == "The day must be today or in the past"


def test_today_is_neither_past_nor_future(time_machine):
    time_machine.move_to(TODAY)
    assert a_date("4", "3", "2026", past=True, future=True) == TODAY


def test_a_day_gone_by_is_refused_where_the_future_is_asked_for(time_machine):
    time_machine.move_to(TODAY)
    assert a_date("3", "3", "2026", future=True) == "The day must be today or in the future"


def test_a_date_may_be_left_out_where_it_is_not_required():
    assert a_date("", "", "", required=False) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("9:30", time(9, 30)), ("09.30", time(9, 30)), ("2pm", time(14)), ("2.15 PM", time(14, 15)), ("14", time(14))],
)
def test_a_time_is_read_as_people_write_it(typed, meant):
    assert answer(TimeField(label="Time"), asked=typed) == meant


@pytest.mark.parametrize("typed", ["noon", "25:00", "9:75"])
def test_a_time_that_is_none_is_refused_in_words(typed):
    assert answer(TimeField(label="Time"), asked=typed) == "Time must be a time, like 9:30 or 2pm"


def test_an_nhs_number_is_kept_without_spaces():
    assert answer(NhsNumberField(), asked="999 000 0018") == "9990000018"


def test_a_wrong_nhs_number_is_refused_in_words():
    assert "not a valid NHS number" in answer(NhsNumberField(), asked="999 000 0019")


def test_the_name_of_a_field_keeps_its_capitals_in_a_message():
    assert answer(NhsNumberField(), asked="") == "Enter NHS number"


def test_a_postcode_is_tidied():
    assert answer(PostcodeField(), asked="s601ae") == "S60 1AE"


@pytest.mark.parametrize(("typed", "meant"), [("yes", True), ("no", False), ("", "Select is it step-free?")])
def test_yes_and_no_are_both_to_be_said(typed, meant):
    assert answer(YesNoField(label="Is it step-free?"), asked=typed) == meant


def test_yes_or_no_left_open_is_neither():
    assert answer(YesNoField(required=False), asked="") is None


def test_a_forms_own_message_comes_before_the_general_one():
    field = forms.CharField(error_messages={"required": "Say who they are"})
    assert answer(field, asked="") == "Say who they are"


def sent(client, **changes):
    typed = {"name": "Elm Road", "version": "1", "token": "once"} | changes
    return client.post("/gallery/", typed)


def wrong(client):
    return sent(client, name="", opened_on_day="3", number="123", note="Kept").content.decode()


def test_what_is_wrong_is_told_in_the_title(client_of):
    assert "<title>Error: Gallery – Commonweal</title>" in wrong(client_of("advisor"))


def test_nothing_is_wrong_before_anything_is_sent(client_of):
    page = client_of("advisor").get("/gallery/").content.decode()
    assert "Error:" not in page and "There is a problem" not in page


@pytest.mark.parametrize("box", ["id_name", "id_opened_on_month", "id_number"])
def test_the_error_summary_links_to_the_box_that_is_wrong(client_of, box):
    page = wrong(client_of("advisor"))
    assert f'href="#{box}"' in page and f'id="{box}"' in page


def test_the_error_is_said_beside_the_box_as_well(client_of):
    assert wrong(client_of("advisor")).count("Enter name of the practice") == 2


def test_what_was_right_is_kept_when_something_is_wrong(client_of):
    assert "Kept</textarea>" in wrong(client_of("advisor"))


@pytest.mark.parametrize("name", EveryField.base_fields)
def test_every_field_is_drawn_with_a_name_for_it(client_of, name):
    page = client_of("advisor").get("/gallery/").content.decode()
    assert f'name="{name}' in page and ('for="id_' + name in page)


def test_what_a_record_holds_is_shown_in_its_form(client_of):
    client = client_of("advisor")
    page = client.get("/gallery/").content.decode()
    assert f'value="{client.user.organisation.name}"' in page and 'value="gateway" checked' in page


def test_what_people_type_is_never_markup(client_of):
    page = sent(client_of("advisor"), name="", note="</textarea><script>alert(1)</script>").content.decode()
    assert "<script>alert" not in page


def test_what_is_sent_twice_is_done_once(client_of):
    client = client_of("advisor")
    sent(client)
    sent(client, name="Sent again")
    client.user.organisation.refresh_from_db()
    assert client.user.organisation.name == "Elm Road"


def test_the_second_sending_leads_where_the_first_did(client_of):
    client = client_of("advisor")
    assert sent(client).headers["Location"] == sent(client).headers["Location"] == "/gallery/"


def test_what_was_wrong_can_be_put_right_and_sent_again(client_of):
    client = client_of("advisor")
    sent(client, name="")
    assert sent(client).status_code == 302


def test_two_pages_never_share_a_token(client_of):
    client = client_of("advisor")
    tokens = {client.get("/gallery/").content.decode().split('name="token" value="')[1].split('"')[0] for _ in range(2)}
    assert len(tokens) == 2


@pytest.mark.parametrize(("permission", "_words", "name"), LINKS)
def test_every_link_on_top_of_the_page_leads_somewhere(permission, _words, name):
    assert place(name)


@pytest.mark.parametrize("role", ["practice", "advisor", "manager", "provider", "commissioner", "administrator"])
def test_every_role_has_a_page_where_its_work_begins(make_user, role):
    assert home(make_user(role)) in {place(name) for _, name in HOMES}


@pytest.mark.parametrize("role", ["practice", "advisor", "manager", "provider", "commissioner", "administrator"])
def test_every_link_a_role_is_offered_opens_for_it(client_of, role):
    client = client_of(role)
    page = client.get("/me/").content.decode().split('aria-label="Menu"')[1].split("</nav>")[0]
    offered = [part.split('"')[0] for part in page.split('href="')[1:]]
    assert offered and {address: client.get(address).status_code for address in offered} == dict.fromkeys(offered, 200)


@pytest.mark.parametrize(("number", "said"), [(0, "0 visits"), (1, "1 visit"), (1200, "1,200 visits")])
def test_a_count_agrees_with_its_noun(number, said):
    assert words.counted(number, "visit") == said


@pytest.mark.parametrize(
    ("day", "state", "said"),
    [(3, "overdue", "Overdue by 1 day"), (4, "today", "Due today"), (6, "ahead", "Due in 2 days")],
)
def test_what_is_due_is_said_in_words(day, state, said):
    assert words.due(date(2026, 3, day), TODAY) == {"state": state, "text": said}


def test_a_day_is_written_out():
    assert words.moment(TODAY) == "4 March 2026"


@pytest.mark.parametrize(("at", "said"), [(time(0, 5), "12:05am"), (time(12), "12:00pm"), (time(14, 5), "2:05pm")])
def test_a_time_is_said_with_am_or_pm(at, said):
    assert words.clock(at) == said
