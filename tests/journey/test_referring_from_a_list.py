"""People are referred from a list, by a team, and by telephone: with or without scripts, and by the keyboard."""

import pytest
from django.contrib.auth.hashers import make_password

from commonweal.service.ground.accounts.models import User
from commonweal.service.journey.referrals.models import Referral
from tests.support import journeys, sheets
from tests.support.service import PASSWORD
from tests.support.thread import describe

pytestmark = pytest.mark.browser
ROWS = [sheets.EDITH, sheets.edith(nhs_number="", given_name="Harold"), sheets.edith(born_on="31/02/1941")]


@pytest.fixture
def place(transactional_db):
    made = journeys.borough()
    made.nurse = journeys.user("team", "Nora Nurse", journeys.team(made.practice, made.other_practice))
    User.objects.update(password=make_password(PASSWORD))
    return made


@pytest.fixture
def workbook(tmp_path):
    file = tmp_path / "high risk.xlsx"
    file.write_bytes(sheets.workbook(*ROWS))
    return file


def look_over(walker, file):
    walker.press("Refer from a list")
    walker.page.locator("input[type=file]").set_input_files(file)
    walker.choose("What might help, where the list does not say?", "Loneliness or isolation")
    walker.press("Upload and look it over")


def test_people_are_referred_from_a_list(walker_of, place, workbook, script):
    doctor = walker_of(script=script)
    doctor.sign_in(place.doctor)
    look_over(doctor, workbook)
    doctor.sees("To be put right: 1", "This is not a date.")
    doctor.page.get_by_label("Edith Fernley", exact=False).uncheck()
    doctor.press("Continue")
    doctor.sees("Refer 1 person?", "They have not been asked whether they agree.")
    doctor.press("Confirm and send")
    doctor.sees("1 person was referred. 2 rows were left out.", "Harold Fernley")


def test_a_list_is_sent_by_the_keyboard_alone(walker, place, workbook):
    walker.sign_in(place.doctor)
    look_over(walker, workbook)
    walker.tab_to(walker.page.get_by_role("button", name="Continue"))
    with walker.page.expect_navigation():
        walker.page.keyboard.press("Enter")
    assert walker.heading() == "Refer 2 people?"


def test_a_file_that_is_no_list_is_explained(walker, place, tmp_path):
    file = tmp_path / "letter.pdf"
    file.write_bytes(b"%PDF-1.7")
    walker.sign_in(place.doctor)
    look_over(walker, file)
    walker.sees("The selected file must be an Excel workbook (.xlsx) or a CSV file (.csv).")


def refer(walker, practice, asked=""):
    describe(walker, "999 000 0018")
    walker.page.get_by_label("Which practice are they registered with?").select_option(practice)
    if asked:
        walker.choose("Who asked for support?", asked)
    walker.press("Continue")
    walker.choose("What might help the person?", "Loneliness or isolation")
    walker.choose("Long-term conditions", "Diabetes")
    walker.choose("Are there risks to staff who visit?", "No known risks")
    walker.press("Continue")
    for group in walker.page.get_by_role("group").all():
        group.get_by_label("Yes", exact=True).check()
    walker.press("Continue")
    walker.sees("Good to know before you send", "Aged 80 or over")
    walker.press("Confirm and send")


def test_a_team_refers_for_one_of_its_practices(walker, place):
    walker.sign_in(place.nurse)
    walker.follow("Refer someone")
    refer(walker, practice="Mill")
    walker.sees("Referral sent", Referral.objects.get().reference)


def test_an_advisor_takes_down_what_a_carer_asks_for(walker, place):
    walker.sign_in(place.advisor)
    walker.follow("Take a referral")
    refer(walker, asked="Their carer", practice="Elm Road")
    walker.sees("Referral sent", "Elm Road can follow the referral on its own list")
