"""The administrator's desk: organisations, users, and a trail that names no person."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from commonweal.service.ground.accounts.models import Organisation, User
from commonweal.service.ground.audit.models import Entry
from tests.support import journeys
from tests.support.pages import links, rows, words
from tests.support.service import PASSWORD, signed_in

pytestmark = pytest.mark.django_db

LISTS = ["home", "users", "audit", "add_organisation"]
OF_ORGANISATION, OF_USER = ["organisation", "add_user"], ["user"]
ORGANISATION_BUTTONS, USER_BUTTONS = ["close", "reopen"], ["reset", "off", "on"]
NOWHERE = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def desk(administrator):
    return signed_in(administrator)


def address(page, *args):
    return reverse(f"governance:{page}", args=args)


def body(response):
    return words(response).split("<main", 1)[1].split("</main>")[0]


def password_on(page):
    found = re.search(r"<code>(.+?)</code>", words(page))
    return found and found[1]


def may_enter(user, password):
    client = Client()
    reply = client.post(reverse("accounts:sign_in"), {"email": user.email, "password": password})
    return reply.status_code == 302


@pytest.mark.parametrize("page", LISTS)
def test_every_list_opens(desk, page):
    assert desk.get(address(page)).status_code == 200


@pytest.mark.parametrize("page", [*OF_ORGANISATION, *OF_USER])
def test_every_page_of_an_organisation_or_a_user_opens(desk, page):
    about = desk.user if page in OF_USER else desk.user.organisation
    assert desk.get(address(page, about.pk)).status_code == 200


@pytest.mark.parametrize("page", [*OF_ORGANISATION, *OF_USER])
def test_what_does_not_exist_is_not_found(desk, page):
    assert desk.get(address(page, NOWHERE)).status_code == 404


@pytest.mark.parametrize("button", [*ORGANISATION_BUTTONS, *USER_BUTTONS])
def test_a_button_for_what_does_not_exist_is_not_found(desk, button):
    assert desk.post(address(button, NOWHERE), {"version": 1}).status_code == 404


@pytest.mark.parametrize("page", [*LISTS, *OF_ORGANISATION, *OF_USER])
@pytest.mark.parametrize("role", ["practice", "advisor", "manager", "provider", "commissioner"])
def test_the_desk_is_for_administrators(client_of, administrator, page, role):
    about = {"user": [administrator.pk]} | {each: [administrator.organisation_id] for each in OF_ORGANISATION}
    assert client_of(role).get(address(page, *about.get(page, []))).status_code == 403


@pytest.mark.parametrize("button", USER_BUTTONS)
@pytest.mark.parametrize("role", ["practice", "advisor", "manager", "provider", "commissioner"])
def test_only_administrators_press_buttons(client_of, administrator, button, role):
    reply = client_of(role).post(address(button, administrator.pk), {"version": 1})
    administrator.refresh_from_db()
    assert (reply.status_code, administrator.version) == (403, 1)


def test_an_organisation_is_added_and_written_down(desk):
    desk.post(address("add_organisation"), {"name": "Oak Road", "kind": "practice", "code": "Z00077"})
    made = Organisation.objects.get(code="Z00077")
    assert Entry.objects.get(event="ORGANISATION_CREATED", subject=made.pk).by == desk.user


def test_a_code_that_is_taken_is_refused_and_nothing_typed_is_lost(desk):
    taken = desk.user.organisation.code
    reply = desk.post(address("add_organisation"), {"name": "Oak Road", "kind": "practice", "code": taken})
    assert "already an organisation with the code" in words(reply) and 'value="Oak Road"' in words(reply)


def test_a_new_user_can_sign_in_with_the_password_that_is_shown(desk):
    answers = {"name": "Nia New", "email": "Nia@Example.test", "role": "advisor"}
    page = desk.post(address("add_user", desk.user.organisation_id), answers, follow=True)
    assert may_enter(User.objects.get(email="nia@example.test"), password_on(page))


def test_the_password_of_a_new_user_must_be_changed(desk):
    answers = {"name": "Nia New", "email": "nia@example.test", "role": "advisor"}
    desk.post(address("add_user", desk.user.organisation_id), answers)
    assert User.objects.get(email="nia@example.test").password_handed_out


def test_a_password_set_anew_must_be_changed(desk, advisor):
    desk.post(address("reset", advisor.pk), {"version": advisor.version})
    assert User.objects.get(pk=advisor.pk).password_handed_out


def test_the_password_is_shown_once(desk):
    answers = {"name": "Nia New", "email": "nia@example.test", "role": "advisor"}
    desk.post(address("add_user", desk.user.organisation_id), answers)
    page = address("user", User.objects.get(email="nia@example.test").pk)
    assert [bool(password_on(desk.get(page))) for _ in range(2)] == [True, False]


def test_the_password_is_not_shown_on_another_users_page(desk, advisor):
    desk.post(address("reset", advisor.pk), {"version": advisor.version})
    assert password_on(desk.get(address("user", desk.user.pk))) is None


def test_until_it_is_shown_the_password_is_kept_sealed(desk, advisor):
    desk.post(address("reset", advisor.pk), {"version": advisor.version})
    kept = str(dict(desk.session))
    assert password_on(desk.get(address("user", advisor.pk))) not in kept


def test_no_password_is_in_the_audit_trail(desk, advisor):
    page = desk.post(address("reset", advisor.pk), {"version": advisor.version}, follow=True)
    written = [str(detail) for detail in Entry.objects.values_list("detail", flat=True)]
    assert password_on(page) and not [detail for detail in written if password_on(page) in detail]


def test_the_old_password_does_not_open_any_more(desk, advisor):
    desk.post(address("reset", advisor.pk), {"version": advisor.version})
    assert not may_enter(advisor, PASSWORD)


def test_a_new_password_is_written_down(desk, advisor):
    desk.post(address("reset", advisor.pk), {"version": advisor.version})
    assert Entry.objects.get(event="PASSWORD_SET", subject=advisor.pk).by == desk.user


def test_only_roles_of_the_kind_of_organisation_can_be_chosen(desk, make_user):
    practice = make_user("practice").organisation
    answers = {"name": "Nia New", "email": "nia@example.test", "role": "administrator"}
    desk.post(address("add_user", practice.pk), answers)
    assert not User.objects.filter(email="nia@example.test").exists()


def test_an_e_mail_address_that_is_taken_is_refused(desk, advisor):
    answers = {"name": "Nia New", "email": advisor.email.upper(), "role": "advisor"}
    reply = desk.post(address("add_user", desk.user.organisation_id), answers)
    assert "There is already a user" in words(reply)


def test_somebody_switched_off_cannot_sign_in(desk, advisor):
    desk.post(address("off", advisor.pk), {"version": advisor.version})
    assert not may_enter(advisor, PASSWORD)
    assert Entry.objects.get(event="USER_DEACTIVATED", subject=advisor.pk).by == desk.user


def test_somebody_switched_on_again_can_sign_in(desk, advisor):
    desk.post(address("off", advisor.pk), {"version": 1})
    desk.post(address("on", advisor.pk), {"version": 2})
    assert may_enter(advisor, PASSWORD)


def test_nobody_switches_themselves_off(desk):
    reply = desk.post(address("off", desk.user.pk), {"version": desk.user.version})
    desk.user.refresh_from_db()
    assert (reply.status_code, desk.user.is_active) == (409, True)


def test_an_old_page_does_not_switch_off(desk, advisor):
    desk.post(address("reset", advisor.pk), {"version": 1})
    reply = desk.post(address("off", advisor.pk), {"version": 1})
    advisor.refresh_from_db()
    assert (reply.status_code, advisor.is_active) == (409, True)


def test_an_organisation_with_people_who_can_sign_in_is_not_closed(desk, advisor):
    where = advisor.organisation
    reply = desk.post(address("close", where.pk), {"version": where.version})
    assert "Switch off their accounts first." in words(reply)


def test_an_empty_organisation_is_closed_and_opened_again(desk):
    where = journeys.organisation("practice", "Elm Road", "Y99001")
    states = []
    for button in ORGANISATION_BUTTONS:
        desk.post(address(button, where.pk), {"version": where.version})
        where.refresh_from_db()
        states.append(where.active)
    assert states == [False, True]


def test_nobody_is_added_to_a_closed_organisation(desk):
    where = journeys.organisation("practice", "Elm Road", "Y99001")
    desk.post(address("close", where.pk), {"version": where.version})
    answers = {"name": "Nia New", "email": "nia@example.test", "role": "practice"}
    assert "is closed. Open it again first." in words(desk.post(address("add_user", where.pk), answers))


def test_nobody_is_switched_on_in_a_closed_organisation(desk, advisor):
    where = advisor.organisation
    desk.post(address("off", advisor.pk), {"version": 1})
    desk.post(address("close", where.pk), {"version": where.version})
    desk.post(address("on", advisor.pk), {"version": 2})
    advisor.refresh_from_db()
    assert not advisor.is_active


def test_an_organisation_is_found_by_its_code(desk):
    journeys.organisation("practice", "Elm Road", "Y99001")
    assert [row[0] for row in rows(desk.get(address("home"), {"words": "y990"}))] == ["Elm Road"]


def test_users_are_listed_by_role(desk, advisor):
    assert [row[0] for row in rows(desk.get(address("users"), {"role": "advisor"}))] == [advisor.name]


@pytest.mark.parametrize("part", ["name", "email"])
def test_a_user_is_found_by_name_or_e_mail_address(desk, advisor, part):
    words = getattr(advisor, part).upper()
    assert [row[0] for row in rows(desk.get(address("users"), {"words": words}))] == [advisor.name]


def test_an_organisation_leads_to_its_people(desk, advisor):
    assert links(desk.get(address("organisation", advisor.organisation_id)))[advisor.name] == address(
        "user", advisor.pk
    )


def test_the_trail_says_what_was_done_and_by_whom(desk, place):
    journeys.received(place)
    shown = [row[1:] for row in rows(desk.get(address("audit")))]
    assert ["Referral received", "Dana Doctor"] in shown


def test_the_trail_can_be_asked_for_one_event(desk, place):
    journeys.received(place)
    assert {row[1] for row in rows(desk.get(address("audit"), {"event": "REFERRAL_RECEIVED"}))} == {"Referral received"}


def test_no_page_says_anything_of_a_patient(desk, place):
    who = journeys.person(place, given_name="Wilfred", family_name="Quillfeather")
    referral = journeys.ended(place, who=who).referral
    pages = [address(page) for page in LISTS] + [address("user", each.pk) for each in (place.doctor, place.worker)]
    shown = "".join(body(desk.get(page)) for page in pages)
    secrets = [
        "Wilfred",
        "Quillfeather",
        "1938",
        referral.reference,
        str(referral.person_id),
        referral.person.nhs_number,
    ]
    assert [secret for secret in secrets if secret in shown] == []


def test_the_first_administrator_can_sign_in_with_the_password_that_is_printed(db, capsys):
    call_command("first_administrator", email="First@Example.test", name="Fay First", organisation="The Gateway")
    printed = capsys.readouterr().out
    password = re.search(r"^  (\S+)$", printed, re.MULTILINE)[1]
    made = User.objects.get(email="first@example.test")
    assert may_enter(made, password) and made.may("accounts.manage")


def test_there_is_only_one_first_administrator(administrator):
    with pytest.raises(CommandError, match="There is an administrator already"):
        call_command("first_administrator", email="b@example.test", name="B", organisation="The Gateway")


def test_a_first_administrator_without_a_name_is_not_made(db):
    with pytest.raises(CommandError, match="Give the name"):
        call_command("first_administrator", email="b@example.test", name=" ", organisation="The Gateway")
    assert not Organisation.objects.exists()


def test_making_the_first_administrator_is_written_down(db):
    call_command("first_administrator", email="b@example.test", name="Fay First", organisation="The Gateway")
    assert set(Entry.objects.values_list("event", flat=True)) == {"ORGANISATION_CREATED", "USER_CREATED"}


def test_a_provider_is_told_of_referrals_where_the_administrator_says(desk):
    provider = journeys.organisation("provider", "Growing Together", "P001")
    desk.post(address("told", provider.pk), {"email": "Hello@Growing.example", "version": provider.version})
    provider.refresh_from_db()
    assert provider.email == "hello@growing.example"


def test_an_e_mail_address_that_is_none_is_not_kept(desk):
    provider = journeys.organisation("provider", "Growing Together", "P001")
    reply = desk.post(address("told", provider.pk), {"email": "growing together", "version": provider.version})
    provider.refresh_from_db()
    assert "Enter an e-mail address in the correct form" in words(reply) and provider.email == ""
