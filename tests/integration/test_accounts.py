"""The front door: coming in, staying, going out, and who is made or switched off by whom."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from commonweal.service.ground.accounts import actions, queries
from commonweal.service.ground.accounts.forms import WRONG
from commonweal.service.ground.accounts.models import User
from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from tests.support.service import PASSWORD, OrganisationFactory, signed_in

ANOTHER = "four green lamps hum"
SIGN_IN = "/sign-in/"


def try_to_sign_in(client, email, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"email": email, "password": password, **more})


def is_in(client):
    return client.get("/me/").status_code == 200


def test_the_right_password_lets_in(client, advisor):
    try_to_sign_in(client, advisor.email)
    assert is_in(client)


@pytest.mark.parametrize("typed", [str.upper, lambda email: f"  {email} "])
def test_capitals_and_spaces_around_an_address_are_forgiven(client, advisor, typed):
    try_to_sign_in(client, typed(advisor.email))
    assert is_in(client)


def test_a_wrong_password_does_not_let_in(client, advisor):
    assert WRONG in try_to_sign_in(client, advisor.email, "not the password").content.decode()
    assert not is_in(client)


def test_an_unknown_address_is_told_the_same_as_a_wrong_password(client, db):
    assert WRONG in try_to_sign_in(client, "nobody@example.test").content.decode()


def test_a_user_switched_off_is_told_the_same_as_a_wrong_password(client, advisor, administrator):
    actions.deactivate(user=advisor, by=administrator)
    assert WRONG in try_to_sign_in(client, advisor.email).content.decode()
    assert not is_in(client)


def test_nothing_typed_is_asked_for(client, db):
    said = try_to_sign_in(client, "", "").content.decode()
    assert "Enter e-mail address" in said and "Enter password" in said


def test_a_password_is_never_shown_again(client, advisor):
    assert "a wrong guess" not in try_to_sign_in(client, advisor.email, "a wrong guess").content.decode()


def test_after_signing_in_one_is_where_one_wanted_to_be(client, advisor):
    assert try_to_sign_in(client, advisor.email, next="/me/").headers["Location"] == "/me/"


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", "\\\\example.org"]
)
def test_signing_in_never_leads_elsewhere(client, advisor, elsewhere):
    assert try_to_sign_in(client, advisor.email, next=elsewhere).headers["Location"] == "/"


def test_signing_in_changes_the_session_key(client, advisor):
    client.get(SIGN_IN)
    session = client.session
    session["seen"] = True
    session.save()
    before = session.session_key
    client.cookies["session"] = before
    try_to_sign_in(client, advisor.email)
    assert client.session.session_key != before


def test_who_is_not_signed_in_is_sent_to_the_door_and_back(client, db):
    assert client.get("/me/?a=1").headers["Location"] == "/sign-in/?next=/me/%3Fa%3D1"


@pytest.mark.urls("tests.support.gallery")
@pytest.mark.parametrize(
    ("page", "then"), [("http://testserver/gallery/", "/gallery/"), ("https://e.org/x", "/touch/")]
)
def test_who_presses_a_button_too_late_is_brought_back_to_its_page(client, db, page, then):
    answer = client.post("/touch/", {"version": "1"}, headers={"Referer": page})
    assert answer.headers["Location"] == f"/sign-in/?next={then}"


def test_going_out_ends_the_session(client_of):
    client = client_of("advisor")
    client.post("/sign-out/")
    assert not is_in(client)


def test_a_link_cannot_sign_anybody_out(client_of):
    client = client_of("advisor")
    assert client.get("/sign-out/").status_code == 405
    assert is_in(client)


def test_ten_wrong_guesses_close_the_door(client, advisor):
    answers = [try_to_sign_in(client, advisor.email, f"guess {number}").status_code for number in range(11)]
    assert answers[:9] == [200] * 9 and answers[-1] == 429


def test_the_right_password_does_not_open_a_closed_door(client, advisor):
    for number in range(10):
        try_to_sign_in(client, advisor.email, f"guess {number}")
    assert try_to_sign_in(client, advisor.email).status_code == 429
    assert not is_in(client)


def test_guesses_in_capitals_count_as_the_same_account(client, advisor):
    for number in range(10):
        try_to_sign_in(client, advisor.email.upper() if number % 2 else advisor.email, f"guess {number}")
    assert try_to_sign_in(client, advisor.email).status_code == 429


def test_guesses_from_one_address_lock_nobody_out_elsewhere(advisor):
    for number in range(10):
        try_to_sign_in(Client(REMOTE_ADDR="10.0.0.1"), advisor.email, f"guess {number}")
    owner = Client(REMOTE_ADDR="10.0.0.2")
    try_to_sign_in(owner, advisor.email)
    assert is_in(owner)


def test_guesses_at_one_account_leave_the_others_open(client, advisor, manager):
    for number in range(10):
        try_to_sign_in(client, advisor.email, f"guess {number}")
    try_to_sign_in(client, manager.email)
    assert is_in(client)


def test_the_door_opens_again_after_a_quarter_of_an_hour(client, advisor):
    for number in range(10):
        try_to_sign_in(client, advisor.email, f"guess {number}")
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        try_to_sign_in(client, advisor.email)
        assert is_in(client)


def test_a_quarter_of_an_hour_without_a_click_ends_the_session(client, advisor):
    try_to_sign_in(client, advisor.email)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert not is_in(client)


def test_a_click_keeps_the_session(client, advisor):
    began = timezone.now()
    try_to_sign_in(client, advisor.email)
    for minutes in (10, 20, 30):
        with time_machine.travel(began + timedelta(minutes=minutes)):
            assert is_in(client)


def test_twelve_hours_end_the_session_however_busy(client, advisor):
    began = timezone.now()
    try_to_sign_in(client, advisor.email)
    answers = []
    for minutes in range(10, 740, 10):
        with time_machine.travel(began + timedelta(minutes=minutes)):
            answers.append(is_in(client))
    assert answers[:72] == [True] * 72 and answers[72] is False


def test_a_user_switched_off_is_out_at_the_next_click(client_of, administrator):
    client = client_of("advisor")
    actions.deactivate(user=client.user, by=administrator)
    assert not is_in(client)


def change_password(client, new=ANOTHER, current=PASSWORD):
    version = User.objects.get(pk=client.user.pk).version
    return client.post("/me/", {"current": current, "new": new, "version": version})


def test_one_can_change_ones_own_password(client_of):
    client = client_of("advisor")
    change_password(client)
    assert User.objects.get(pk=client.user.pk).check_password(ANOTHER)


def test_changing_ones_password_keeps_one_signed_in_here(client_of):
    client = client_of("advisor")
    change_password(client)
    assert is_in(client)


def test_changing_ones_password_ends_every_other_session(client_of):
    here = client_of("advisor")
    there = signed_in(here.user)
    change_password(here)
    assert not is_in(there)


def test_changing_ones_password_needs_the_one_there_is(client_of):
    client = client_of("advisor")
    assert "This is not your password now." in change_password(client, current="wrong").content.decode()


def test_the_new_password_is_not_the_one_there_is(client_of):
    assert "Choose another." in change_password(client_of("advisor"), new=PASSWORD).content.decode()


@pytest.fixture
def handed_out(advisor, administrator):
    """Somebody signed in with a password that an administrator gave them."""
    actions.set_password(user=advisor, password=PASSWORD, by=administrator, handed_out=True)
    return signed_in(advisor)


def test_a_password_that_was_handed_out_opens_nothing_but_the_page_to_change_it(handed_out):
    assert handed_out.get("/advisor/").headers["Location"] == "/me/"


def test_that_page_says_why(handed_out):
    assert "Choose your own before you go on" in handed_out.get("/me/").content.decode()


def test_nothing_is_changed_with_a_password_that_was_handed_out(handed_out):
    assert handed_out.post("/advisor/people/", {"text": "Edith"}).headers["Location"] == "/me/"


def test_a_password_of_ones_own_opens_the_desk(handed_out):
    assert change_password(handed_out).headers["Location"] == "/"
    assert handed_out.get("/advisor/").status_code == 200


@pytest.mark.parametrize("weak", ["short", "password1234", "robin ashdown 0x"])
def test_a_weak_password_is_refused(client_of, weak):
    client = client_of("advisor", name="Robin Ashdown 0")
    answer = change_password(client, new=weak)
    assert answer.status_code == 200 and "There is a problem" in answer.content.decode()


def test_a_password_needs_no_digits_or_signs(client_of):
    assert change_password(client_of("advisor"), new="only lower case letters").status_code == 302


def new_user(by, **changes):
    given = {"email": "New@Example.test", "name": "Ash Rowan", "role": "practice", "password": PASSWORD}
    given = given | {"organisation": changes.pop("organisation", None) or OrganisationFactory()} | changes
    return actions.create_user(by=by, **given)


def test_a_new_user_can_sign_in(client, administrator):
    try_to_sign_in(client, new_user(administrator).email)
    assert is_in(client)


def test_making_a_user_is_audited(administrator):
    user = new_user(administrator)
    assert Entry.objects.get(event="USER_CREATED").subject == user.pk


def test_two_users_cannot_share_an_address(administrator):
    new_user(administrator)
    with pytest.raises(ActionRefused, match=r"already a user with the e-mail address new@example\.test"):
        new_user(administrator, email="NEW@example.test")


def test_a_role_works_for_its_own_kind_of_organisation(administrator):
    with pytest.raises(ActionRefused, match="another kind of organisation"):
        new_user(administrator, role="provider")


def test_a_new_user_gets_no_weak_password(administrator):
    with pytest.raises(ActionRefused, match="too short"):
        new_user(administrator, password="short")


def test_nobody_switches_off_their_own_account(administrator):
    with pytest.raises(ActionRefused, match="your own account"):
        actions.deactivate(user=administrator, by=administrator)


def test_switching_off_an_account_that_somebody_else_changed_is_refused(advisor, administrator):
    actions.set_password(user=User.objects.get(pk=advisor.pk), password=ANOTHER, by=administrator)
    with pytest.raises(Stale):
        actions.deactivate(user=advisor, by=administrator)


def test_two_organisations_cannot_share_a_code(administrator):
    actions.create_organisation(name="Elm Road", kind="practice", code="Y1", by=administrator)
    with pytest.raises(ActionRefused, match="already an organisation with the code y1"):
        actions.create_organisation(name="Oak Road", kind="practice", code="y1", by=administrator)


def test_a_made_up_password_satisfies_the_policy(administrator):
    assert new_user(administrator, password=queries.new_password()).is_active
