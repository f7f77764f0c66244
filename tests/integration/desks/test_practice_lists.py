"""People are referred from a list: uploaded, looked over, ticked, and sent all at once or not at all."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from commonweal.service.desks.practice.actions import send_list
from commonweal.service.desks.practice.queries import listed
from commonweal.service.ground.audit.models import ActionRefused, Entry
from commonweal.service.ground.drafts import queries as drafts
from commonweal.service.ground.drafts.models import Draft
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people import actions as people
from commonweal.service.people.models import Person
from tests.support import journeys, sheets
from tests.support.pages import words
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db

LISTS = reverse("practice:lists")
HEADINGS = ("NHS number", "First name", "Last name", "Date of birth", "Phone", "Postcode", "Practice", "Reasons")


def somebody(number=None, *, given="Edith", family="Fernley", born="15/03/1941", practice="", reasons=""):
    number = journeys.nhs_number() if number is None else number
    return (number, given, family, born, "01632 960123", "ZZ99 4AA", practice, reasons)


def as_row(person, **others):
    born = f"{person.born_on:%d/%m/%Y}"
    return somebody(person.nhs_number or "", given=person.given_name, family=person.family_name, born=born, **others)


def uploaded(client, *rows, content=None, **others):
    content = sheets.workbook(*rows, headings=HEADINGS) if content is None else content
    file = SimpleUploadedFile("high risk.xlsx", content)
    return client.post(LISTS, {"file": file, "reasons": ["isolation"], **others})


def looked_over(client, *rows, **others):
    address = uploaded(client, *rows, **others)["Location"]
    return address, words(client.get(address))


def sent(client, *rows, ticked=None, **others):
    address = uploaded(client, *rows, **others)["Location"]
    lines = [str(2 + place) for place in range(len(rows))] if ticked is None else ticked
    check = client.post(address, {"people": lines})["Location"]
    return client.post(check, {"token": "once"})


THREE = [
    somebody(given=given, born=born) for given, born in (("Ann", "1/2/1940"), ("Bob", "3/4/1950"), ("Cy", "5/6/1960"))
]


def test_everybody_who_is_ticked_is_referred(doctor):
    sent(doctor, *THREE, ticked=["2", "4"])
    assert sorted(Person.objects.values_list("given_name", flat=True)) == ["Ann", "Cy"]


def test_a_referral_by_list_belongs_to_the_practice_that_sent_it(doctor, place):
    sent(doctor, THREE[0])
    referral = Referral.objects.get()
    assert (referral.practice, referral.sender, referral.by_list) == (place.practice, place.practice, True)


def test_nobody_on_a_list_has_been_asked_whether_they_agree(doctor):
    sent(doctor, THREE[0])
    assert not Referral.objects.get().person.consents.exists()


def test_that_nobody_was_asked_is_said_before_sending(doctor):
    address = uploaded(doctor, THREE[0])["Location"]
    check = doctor.post(address, {"people": ["2"]})["Location"]
    assert "They have not been asked whether they agree." in words(doctor.get(check))


def test_risks_that_a_list_does_not_tell_are_asked_for_before_the_first_visit(doctor):
    sent(doctor, THREE[0])
    assert Referral.objects.get().risk_to_staff == "Not told: ask before the first visit"


def test_a_reason_of_the_row_goes_before_the_reason_given_for_all(doctor):
    sent(doctor, somebody(reasons="Money, debt or benefits"), somebody(given="Zoe", born="9/9/1939"))
    assert sorted(Referral.objects.values_list("reasons", flat=True)) == [["isolation"], ["money"]]


def test_sending_says_how_many_were_referred_and_left_out(doctor):
    reply = sent(doctor, *THREE, ticked=["2", "3"])
    assert "2 people were referred. 1 row was left out." in words(doctor.get(reply["Location"]))


def test_sending_twice_refers_everybody_once(doctor):
    address = uploaded(doctor, *THREE)["Location"]
    check = doctor.post(address, {"people": ["2", "3"]})["Location"]
    first, second = (doctor.post(check, {"token": "once"}) for _ in range(2))
    assert (first["Location"], Referral.objects.count()) == (second["Location"], 2)


def test_the_second_of_two_sendings_at_once_is_refused(doctor, place):
    address = uploaded(doctor, THREE[0])["Location"]
    doctor.post(address, {"people": ["2"]})
    begun = Draft.objects.get().about
    answers = drafts.latest(owner=place.doctor, kind=listed.KIND, about=begun)
    send_list(answers=answers, begun=begun, by=place.doctor)
    with pytest.raises(ActionRefused, match="sent or deleted already"):
        send_list(answers=answers, begun=begun, by=place.doctor)


def test_if_one_cannot_be_referred_any_more_nobody_is(doctor, place):
    known = journeys.person(place)
    address = uploaded(doctor, THREE[0], as_row(known))["Location"]
    check = doctor.post(address, {"people": ["2", "3"]})["Location"]
    journeys.received(place, who=known)
    reply = doctor.post(check, {"token": "once"})
    assert "Line 3, Wilfred Ashdown" in words(reply) and Referral.objects.count() == 1


def test_an_uploaded_list_waits_sealed(doctor):
    uploaded(doctor, THREE[0])
    assert b"Fernley" not in bytes(Draft.objects.get().sealed)


def test_an_uploaded_list_makes_no_record(doctor):
    uploaded(doctor, *THREE)
    assert not Person.objects.exists()


def test_a_list_of_somebody_else_is_not_found(doctor, place):
    address = uploaded(doctor, THREE[0])["Location"]
    colleague = signed_in(journeys.user("practice", "Carl Colleague", place.practice))
    assert colleague.get(address).status_code == 404


def test_a_list_can_be_deleted(doctor):
    address = uploaded(doctor, THREE[0])["Location"]
    doctor.post(f"{address}discard/", {})
    assert not Draft.objects.exists()


def test_somebody_known_by_their_number_is_referred_under_their_record(doctor, place):
    known = journeys.person(place)
    sent(doctor, as_row(known))
    assert Referral.objects.get().person == known


def test_somebody_with_an_open_referral_cannot_be_ticked(doctor, place):
    known = journeys.received(place).person
    address, page = looked_over(doctor, as_row(known), THREE[0])
    assert "Cannot be referred: 1" in page
    assert "Select a valid choice" in words(doctor.post(address, {"people": ["2"]}))


def test_somebody_who_died_is_left_out_and_said(doctor, place):
    person = journeys.person(place)
    people.record_death(person=person, died_on=journeys.ago(2), by=place.doctor, version=person.version)
    assert "says that this person has died" in looked_over(doctor, as_row(person), THREE[0])[1]


def test_somebody_who_said_no_is_left_out_and_said(doctor, place):
    person = journeys.person(place, agrees=False)
    assert "They said no to the service." in looked_over(doctor, as_row(person), THREE[0])[1]


def test_somebody_who_may_be_known_is_to_be_referred_alone(doctor, place):
    journeys.person(place)
    page = looked_over(doctor, somebody("", given="Wilfrid", family="Ashdown", born="28/02/1938"), THREE[0])[1]
    assert "To be referred by themselves: 1" in page


def test_a_number_that_belongs_to_another_name_is_not_used(doctor, place):
    known = journeys.person(place)
    page = looked_over(doctor, somebody(known.nhs_number, given="Xavier", family="Young", born="1/1/1970"), THREE[0])[1]
    assert "known by another name or date of birth" in page


def test_nothing_of_a_record_of_another_practice_is_shown(doctor, place):
    journeys.person(place, practice=place.other_practice, given_name="Wilhelmina")
    page = looked_over(doctor, somebody("", given="Wilhelmine", family="Ashdown", born="28/02/1938"), THREE[0])[1]
    assert "May be known already." in page and "Wilhelmina" not in page


def test_the_page_counts_every_row_once(doctor, place):
    known = journeys.received(place).person
    rows = [*THREE, THREE[0], as_row(known), somebody(born="yesterday")]
    page = looked_over(doctor, *rows)[1]
    counts = [int(part.split("<")[0]) for part in page.split('cw-tile__count">')[1:]]
    assert "6 rows" in page and sum(counts) == 6


def test_a_row_with_a_problem_says_line_column_and_why(doctor):
    page = looked_over(doctor, THREE[0], somebody(born="31/02/1941"))[1]
    assert "Date of birth: This is not a date. Write it like 15/03/1941." in page


def test_meeting_a_known_record_is_written_in_the_audit_trail(doctor, place):
    known = journeys.person(place)
    uploaded(doctor, as_row(known))
    assert Entry.objects.views().about(known.pk).filter(by=place.doctor).exists()


def test_sending_a_list_is_written_in_the_audit_trail(doctor, place):
    sent(doctor, *THREE)
    assert Entry.objects.get(event="LIST_SENT").detail == {"people": 3}


def test_who_was_unticked_stays_so(doctor):
    address = uploaded(doctor, *THREE)["Location"]
    doctor.post(address, {"people": ["3"]})
    assert words(doctor.get(address)).count(" checked") == 1


def test_everybody_can_be_unticked_at_once(doctor):
    address = uploaded(doctor, *THREE)["Location"]
    assert " checked" not in words(doctor.get(f"{address}?tick=none"))


def test_nobody_ticked_is_an_error(doctor):
    address = uploaded(doctor, *THREE)["Location"]
    assert "Select who is to be referred" in words(doctor.post(address, {}))


def test_a_wrong_file_is_explained_and_the_answers_are_kept(doctor):
    page = words(uploaded(doctor, content=b"%PDF-1.7"))
    assert "The selected file must be an Excel workbook" in page and 'value="isolation" checked' in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The selected file is empty"),
        (b"x" * 2_400_000, "smaller than 2MB"),
        (b"x" * 2_600_000, "smaller than 2MB"),
    ],
)
def test_a_file_of_the_wrong_size_is_explained(doctor, content, sentence):
    assert sentence in words(uploaded(doctor, content=content))


def test_no_file_is_explained(doctor):
    assert "Select a list" in words(doctor.post(LISTS, {"reasons": ["isolation"]}))


def test_the_empty_list_can_be_downloaded(doctor):
    book = load_workbook(BytesIO(doctor.get(reverse("practice:list_template")).content))
    assert [cell.value for cell in book["People"][1]][:2] == ["NHS number", "First name"]


@pytest.fixture
def nurse(place):
    return signed_in(journeys.user("team", "Nora Nurse", journeys.team(place.practice, place.other_practice)))


def test_a_team_names_the_practice_of_each_row(nurse, place):
    sent(nurse, somebody(practice="mill"), somebody(given="Zoe", born="9/9/1939", practice=place.practice.code))
    assert sorted(Referral.objects.values_list("practice__name", flat=True)) == ["Elm Road", "Mill"]


def test_a_team_may_name_one_practice_for_all(nurse, place):
    sent(nurse, *THREE, practice=str(place.other_practice.pk))
    assert set(Referral.objects.values_list("practice__name", flat=True)) == {"Mill"}


def test_a_row_of_no_known_practice_cannot_be_referred(nurse):
    assert "Which practice they are registered with is not said" in looked_over(nurse, somebody(practice="Far Away"))[1]


def test_a_list_of_twelve_is_looked_over_with_as_many_queries_as_of_two(doctor):
    def rows(count):
        return [somebody(given=f"A{'b' * number}", born=f"{number + 1}/1/194{number % 10}") for number in range(count)]

    asked = []
    for count in (2, 12):
        address = uploaded(doctor, *rows(count))["Location"]
        with CaptureQueriesContext(connection) as seen:
            doctor.get(address)
        asked.append(len(seen))
    assert asked[0] == asked[1]


@pytest.mark.parametrize("role", ["advisor", "manager", "provider", "commissioner", "administrator", "enabler"])
def test_lists_are_for_those_who_refer(client_of, role):
    assert client_of(role).get(LISTS).status_code == 403
