"""Coming in, with a mouse or without, on a phone or at a desk; and a page of everything that pages are made of."""

import pytest
from playwright.sync_api import expect

from commonweal.service.ground.audit import actions
from tests.support.service import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.support.gallery")]


@pytest.fixture
def person(transactional_db, make_user):
    return make_user("commissioner")


def test_one_can_come_in_and_go_out_with_or_without_scripts(walker_of, person, script):
    walker = walker_of(script=script)
    walker.sign_in(person)
    walker.go("/me/")
    assert walker.heading() == "Your account"
    walker.sign_out()
    assert walker.heading() == "Sign in"


def test_one_can_come_in_by_the_keyboard_alone(walker, person):
    walker.go("/sign-in/")
    walker.tab_to(walker.page.get_by_label("E-mail address"))
    walker.page.keyboard.type(person.email)
    walker.tab_to(walker.page.get_by_label("Password", exact=True))
    walker.page.keyboard.type(PASSWORD)
    walker.tab_to(walker.page.get_by_role("button", name="Sign in"))
    with walker.page.expect_navigation():
        walker.page.keyboard.press("Enter")
    assert "/sign-in/" not in walker.page.url


def test_the_focus_is_on_what_is_wrong(walker, person):
    walker.go("/sign-in/")
    walker.press("Sign in")
    assert walker.page.locator(":focus").inner_text().startswith("There is a problem")


def test_a_link_in_the_error_summary_leads_to_its_box(walker, person):
    walker.go("/sign-in/")
    walker.press("Sign in")
    walker.page.get_by_role("link", name="Enter e-mail address").click()
    assert walker.page.locator(":focus").get_attribute("name") == "email"


@pytest.mark.parametrize("address", ["/help/", "/accessibility/", "/privacy/", "/nothing-here/"])
def test_pages_for_everybody_are_sound(walker, person, address):
    walker.go(address)
    assert walker.heading()


def test_everything_pages_are_made_of_is_sound(walker, person):
    walker.sign_in(person)
    walker.go("/gallery/")
    walker.write("Name of the practice", "")
    walker.press("Save")
    walker.sees("There is a problem")


def test_every_part_of_a_form_is_reached_by_the_keyboard(walker, person):
    walker.sign_in(person)
    walker.go("/gallery/")
    walker.tab_to(walker.page.get_by_role("button", name="Touch"))


def test_the_loser_of_a_race_sees_both_and_loses_nothing(walker, person):
    walker.sign_in(person)
    walker.go("/gallery/")
    actions.amend(person.organisation, event="RENAMED", by=person, name="Stored since")
    walker.write("Name of the practice", "Typed by me")
    walker.press("Save")
    walker.sees("Typed by me", "Stored since")
    walker.press("Save what I typed")
    person.organisation.refresh_from_db()
    assert person.organisation.name == "Typed by me"


def nearly_out(walker, person):
    walker.page.clock.install()
    walker.sign_in(person)
    walker.go("/me/")
    walker.page.clock.fast_forward("13:30")
    return walker.page.get_by_text("You will be signed out in 2 minutes")


def test_one_is_told_before_the_session_ends(walker, person):
    expect(nearly_out(walker, person)).to_be_visible()
    walker.look()


def test_one_press_makes_the_session_last(walker, person):
    warning = nearly_out(walker, person)
    with walker.page.expect_response("**/stay/") as answer:
        walker.page.get_by_role("button", name="Stay signed in").click()
    assert answer.value.status == 204
    expect(warning).to_be_hidden()
