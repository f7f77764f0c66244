"""Find a service, see exactly what its provider will see, and refer on or signpost."""

import re
from datetime import time

import pytest
from django.urls import reverse

from commonweal.domain import journey
from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.onward.models import Onward
from commonweal.service.menu import actions as menu
from commonweal.service.people import actions as people
from commonweal.service.people.models import Person
from tests.support import journeys
from tests.support.pages import links, words

ASK = "Please welcome him on Tuesdays."


@pytest.fixture
def referral(place):
    return journeys.assessed(place)


@pytest.fixture
def allotment(place):
    return journeys.service(place, places=1, description="Gentle gardening")


@pytest.fixture
def others(place):
    """One of each of the other kinds, none counted."""
    advice = journeys.service(place, name="Benefits advice", kind="information_advice", funded=False)
    visits = journeys.service(place, name="Friendly visits", kind="befriending", places=0, at_home=True)
    physio = journeys.service(place, name="Physiotherapy", kind="health", funded=False, sector="statutory")
    return {"advice": advice, "visits": visits, "physio": physio}


def found(client, **asked):
    return re.findall(r'__name"><a [^>]*>([^<]+)</a>', words(client.get(reverse("directory:menu"), asked)))


MARK = re.compile(r'name="seen" value="(\w+)"')


def refer(client, referral, service, **typed):
    return client.post(reverse("caseload:refer", args=[referral.pk, service.pk]), typed)


def send(client, referral, service, kind=journey.FUNDED_VCS, ask=ASK, **typed):
    """Send what was looked at before."""
    seen = MARK.search(preview(client, referral, service, kind, ask))
    told = {"seen": seen[1]} if seen else {}
    return refer(client, referral, service, kind=kind, ask=ask, step="send", **told, **typed)


def preview(client, referral, service, kind=journey.FUNDED_VCS, ask=ASK):
    return words(refer(client, referral, service, kind=kind, ask=ask, step="preview"))


def test_the_whole_menu_comes_first(ada, allotment, others):
    assert set(found(ada)) == {"Allotment", "Benefits advice", "Friendly visits", "Physiotherapy"}


def test_a_misspelt_word_still_finds(ada, allotment, others):
    assert found(ada, words="gardning") == ["Allotment"]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"kind": "befriending"}, {"Friendly visits"}),
        ({"funded": "yes"}, {"Allotment", "Friendly visits"}),
        ({"funded": "no"}, {"Benefits advice", "Physiotherapy"}),
        ({"at_home": "on"}, {"Friendly visits"}),
        ({"day": "1"}, set()),
    ],
)
def test_the_menu_can_be_narrowed(ada, allotment, others, asked, names):
    assert set(found(ada, **asked)) == names


def test_a_service_is_found_by_the_day_it_runs(place, ada, allotment, others):
    menu.add_schedule(by=place.manager, service=allotment, weekday=1, opens_at=time(10), closes_at=time(12))
    assert found(ada, day="1") == ["Allotment"]


def test_a_search_for_nonsense_says_what_is_wrong_and_shows_the_menu(ada, allotment):
    answer = ada.get(reverse("directory:menu"), {"kind": "nonsense"})
    assert "Select a valid choice" in words(answer)
    assert "Allotment" in links(answer)


def test_the_distance_is_from_the_persons_home(place, ada, referral, allotment):
    hall = menu.add_venue(by=place.manager, name="Elm Hall", postcode="ZZ1 1AA")
    menu.add_schedule(by=place.manager, service=allotment, venue=hall, weekday=1, opens_at=time(10), closes_at=time(12))
    menu.load_spots(by=place.manager, rows=[("ZZ1 1AA", 0, 0), (referral.person.postcode, 3000, 4000)])
    assert "About 5.0 km away" in words(ada.get(reverse("caseload:find", args=[referral.pk])))


def test_the_persons_postcode_is_in_no_address(ada, referral, allotment):
    shown = links(ada.get(reverse("caseload:find", args=[referral.pk])))
    assert not [href for href in shown.values() if href and "ZZ99" in href]


def test_a_service_page_tells_the_places_left(ada, allotment):
    assert "1 place left" in words(ada.get(reverse("directory:service", args=[allotment.pk])))


@pytest.mark.parametrize(
    ("which", "kind"), [("advice", journey.OTHER_VCS), ("visits", journey.FUNDED_VCS), ("physio", journey.STATUTORY)]
)
def test_the_kind_follows_from_the_service_and_a_signpost_is_always_possible(ada, referral, others, which, kind):
    shown = words(ada.get(reverse("caseload:refer", args=[referral.pk, others[which].pk])))
    assert re.findall(r'name="kind" type="radio" value="(\w+)"', shown) == [kind, journey.SIGNPOST]


def test_the_preview_sends_nothing(ada, referral, allotment):
    assert "Check before you send" in preview(ada, referral, allotment)
    assert not Onward.objects.exists()


def test_the_provider_sees_what_the_preview_showed_and_nothing_else(ada, referral, allotment):
    shown = preview(ada, referral, allotment)
    seen = re.findall(r'summary-list__(?:key|value)">\s*(?:<span class="cw-text">)?(?:<a[^>]*>)?([^<]*)', shown)
    send(ada, referral, allotment)
    assert [text.strip() for text in seen] == [text for line in Onward.objects.get().shared for text in line]


def test_the_preview_has_no_nhs_number_below_the_identity_bar(ada, referral, allotment):
    number = referral.person.nhs_number
    assert preview(ada, referral, allotment).split("everything that")[1].replace(" ", "").count(number) == 0


def test_what_was_asked_can_be_changed_after_the_preview(ada, referral, allotment):
    shown = words(refer(ada, referral, allotment, kind=journey.FUNDED_VCS, ask=ASK, step="change"))
    assert ASK in shown
    assert "See what the provider will see" in shown


def test_what_is_asked_must_be_said(ada, referral, allotment):
    assert "Enter what you ask of the provider" in preview(ada, referral, allotment, ask=" ")


def test_the_nhs_number_cannot_be_told_to_the_provider(ada, referral, allotment):
    number = referral.person.nhs_number
    page = preview(ada, referral, allotment, ask=f"Ring him. NHS {number[:3]}-{number[3:6]} {number[6:]}")
    assert "Error: " in page and "Take out the NHS number" in page


def test_the_nhs_number_is_not_told_by_what_others_wrote_either(ada, referral, allotment):
    Person.objects.update(access_needs=f"Large print. {referral.person.nhs_number}")
    assert "“Access and communication needs” holds the NHS number" in preview(ada, referral, allotment)


def test_sending_takes_a_place(ada, referral, allotment):
    send(ada, referral, allotment)
    assert "No places left" in words(ada.get(reverse("directory:service", args=[allotment.pk])))


def test_sending_is_audited(place, ada, referral, allotment):
    send(ada, referral, allotment)
    assert Entry.objects.about(referral.person_id).get(event="REFERRED_ON").by == place.advisor


def test_sending_leads_to_the_persons_page_where_it_is_listed(ada, referral, allotment):
    person = ada.get(send(ada, referral, allotment).headers["Location"])
    assert "Sent, waiting for a reply" in words(person)
    assert "Referral sent to Growing Together." in words(person)


def test_sending_twice_refers_once(ada, referral, allotment):
    for _ in range(2):
        send(ada, referral, allotment, token="the-same")
    assert Onward.objects.count() == 1


def test_a_full_service_is_refused_with_what_to_do_and_the_words_kept(place, ada, referral, allotment):
    journeys.referred_on(place, where=allotment, who=journeys.person(place, family_name="Quicker"))
    shown = words(send(ada, referral, allotment))
    assert "No funded place is left" in shown
    assert ASK in shown


def test_without_consent_to_sharing_only_a_signpost_is_possible(place, ada, referral, allotment):
    people.decide(person=referral.person, kind="sharing", given=False, by=place.advisor)
    assert "has not agreed to sharing" in words(ada.get(reverse("caseload:refer", args=[referral.pk, allotment.pk])))
    assert "has not agreed to sharing" in words(send(ada, referral, allotment))
    assert not Onward.objects.exists()


def test_before_the_assessment_is_complete_the_page_says_so(place, ada, allotment):
    early = journeys.allocated(place)
    assert "assessment is not complete" in words(ada.get(reverse("caseload:refer", args=[early.pk, allotment.pk])))


def test_what_cannot_be_done_yet_is_not_offered(place, ada, allotment):
    early = journeys.allocated(place)
    shown = words(ada.get(reverse("caseload:refer", args=[early.pk, allotment.pk])))
    assert f"Signpost to {allotment.name}" in shown
    assert journey.ONWARD_KINDS[journey.FUNDED_VCS] not in shown


def test_a_signpost_shares_nothing_and_takes_no_place(ada, referral, allotment):
    send(ada, referral, allotment, kind=journey.SIGNPOST, ask="")
    given = Onward.objects.get()
    assert (given.kind, given.state, given.shared, given.block) == (journey.SIGNPOST, journey.GIVEN, [], None)


def test_the_preview_of_a_signpost_says_that_nothing_is_sent(ada, referral, allotment):
    assert "Nothing is sent to Growing Together" in preview(ada, referral, allotment, kind=journey.SIGNPOST, ask="")


def test_a_kind_that_is_not_the_services_is_refused(ada, referral, allotment):
    assert "select what is possible now" in words(send(ada, referral, allotment, kind=journey.STATUTORY))
