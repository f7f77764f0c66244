"""The menu's desk: who looks finds, who keeps it changes it, and nothing typed is lost."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commonweal.service.ground.audit.models import Entry
from commonweal.service.ground.outbox.actions import deliver, make_link
from commonweal.service.ground.outbox.models import Message
from commonweal.service.menu import actions, queries
from commonweal.service.menu.models import Change, Service, Venue
from tests.support import journeys
from tests.support.pages import links, rows, words
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db
NEW = {
    "name": "Sing out",
    "kind": "arts_crafts",
    "sector": "voluntary",
    "funded": "no",
    "way_in": "either",
    "check_days": "90",
    "needs": ["mood"],
    "access": ["step_free"],
    "languages": ["en"],
    "cost_pence": "2.50",
    "minimum_age": "50",
}
TIMES = {"weekday": "1", "opens_at": "10:00", "closes_at": "12:00", "venue": ""}
DAYS = {"starts_on_day": "1", "starts_on_month": "2", "starts_on_year": "2026"}
BLOCK = DAYS | {name.replace("starts", "ends"): "3" if "month" in name else each for name, each in DAYS.items()}
PLACES = BLOCK | {"places": "8", "weeks": "12"}


@pytest.fixture
def choir(place):
    return journeys.service(place, name="Choir", funded=False)


@pytest.fixture
def mary(place):
    return signed_in(place.manager)


@pytest.fixture
def dana(place):
    return signed_in(place.doctor)


def at(name, *about):
    return reverse(f"directory:{name}", args=[each.pk for each in about])


def errors(response):
    return re.search(r'nhsuk-error-summary".*?</ul>', words(response), re.DOTALL)


def test_a_practice_may_look_and_is_told_that_it_need_not_choose(dana, choir):
    page = dana.get(at("menu"))
    assert "Choir" in words(page)
    assert "they choose together" in words(page)


def test_a_practice_finds_no_button_to_change_anything(dana, choir):
    assert "Change the entry" not in words(dana.get(at("service", choir)))


def test_a_service_off_the_menu_still_has_its_page_and_says_so(place, dana, choir):
    actions.close_service(service=choir, by=place.manager, version=1)
    assert "No longer on the menu" in words(dana.get(at("service", choir)))
    assert "Choir" not in words(dana.get(at("menu")))


def test_a_distance_needs_a_place_to_measure_from(dana, choir):
    assert "Choose the postcode district" in words(dana.get(at("menu"), {"within_m": "1000"}))


def test_the_map_shows_the_numbers_of_the_list(place, dana, choir):
    actions.load_spots([("ZZ1 1AA", 100, 100)], by=place.manager)
    journeys.runs(place, choir)
    page = words(dana.get(at("menu"), {"look": "map"}))
    assert page.count("<svg") >= 2
    assert "The numbers are those of the list below." in page


def test_without_any_known_place_the_page_says_that_there_is_no_map(dana, choir):
    assert "None of these has a place that the map knows" in words(dana.get(at("menu"), {"look": "map"}))


def test_twenty_services_a_page_and_the_count_of_all(place, dana):
    for number in range(23):
        journeys.service(place, name=f"Walk {number:02}", funded=False)
    page = words(dana.get(at("menu")))
    assert "23 services found" in page
    assert "Walk 19" in page and "Walk 20" not in page


def statements(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as done:
        assert client.get(address).status_code == 200
    return len(done)


@pytest.mark.parametrize("page", ["menu", "changes", "keep", "venues"])
def test_a_page_takes_as_many_statements_for_many_rows_as_for_few(place, mary, page):
    address = {"keep": f"{at('keep')}?state=all", "menu": f"{at('menu')}?look=map"}.get(page, at(page))
    counts = []
    for many in (2, 10):
        for number in range(many):
            service = journeys.service(place, name=f"Service {many} {number}", places=3)
            journeys.runs(place, service)
        counts.append(statements(mary, address))
    assert counts[0] == counts[1]


def test_a_service_is_added_and_everybody_can_find_it(place, mary):
    answer = mary.post(at("add"), NEW | {"provider": place.provider.pk})
    made = Service.objects.get()
    assert answer["location"] == at("service", made)
    assert (made.cost_pence, made.minimum_age, made.needs, made.checked_by) == (250, 50, ["mood"], place.manager)
    assert "Sing out" in words(mary.get(at("menu")))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Enter name of the service"),
        ({"provider": ""}, "Select provider"),
        ({"maximum_age": "40"}, "Oldest age must not be below the youngest"),
        ({"cost_pence": "1000.01"}, "Pounds a session must be 1,000 or less"),
        ({"cost_pence": "two pounds"}, "Pounds a session must be an amount of money"),
        ({"funded": "yes", "sector": "statutory"}, "pays for voluntary services only"),
        ({"email": "nobody"}, "like name@example.org"),
    ],
)
def test_a_wrong_entry_comes_back_with_what_was_typed(place, mary, wrong, said):
    page = mary.post(at("add"), NEW | {"provider": place.provider.pk, "eligibility": "For all"} | wrong)
    assert said in errors(page)[0]
    assert "For all" in words(page)
    assert not Service.objects.exists()


def test_the_boxes_of_an_entry_hold_what_there_is(mary, choir):
    page = words(mary.get(at("amend", choir)))
    assert 'value="Choir"' in page
    assert 'value="180"' in page


def test_an_entry_is_changed_and_its_history_shows_it(place, mary, choir):
    mary.post(at("amend", choir), NEW | {"version": 1})
    told = [row[1:4] for row in rows(mary.get(at("service", choir)))]
    assert ["Name", "Choir", "Sing out"] in told
    assert Entry.objects.filter(event="SERVICE_AMENDED", by=place.manager).exists()


def test_who_is_late_sees_both_versions_of_an_entry(place, mary, choir):
    actions.amend_service(service=choir, by=place.manager, version=1, name="Band")
    page = mary.post(at("amend", choir), NEW | {"version": 1})
    assert page.status_code == 409
    assert "Sing out" in words(page) and "Band" in words(page)


def test_still_right_in_one_tap(place, mary, choir):
    Service.objects.filter(pk=choir.pk).update(checked_on=journeys.ago(300), check_due_on=journeys.ago(120))
    assert mary.post(at("right", choir), {"version": 1})["location"] == at("service", choir)
    assert "Mary Manager" in words(mary.get(at("service", choir)))
    assert Service.objects.get().checked_on == journeys.today()


def test_nobody_confirms_what_they_have_not_seen(place, mary, choir):
    actions.amend_service(service=choir, by=place.manager, version=1, name="Band")
    assert mary.post(at("right", choir), {"version": 1}).status_code == 409


def test_room_is_told_with_the_weeks(mary, choir):
    mary.post(at("room", choir), {"capacity": "waiting", "waiting_weeks": "6", "version": 1})
    assert "Waiting list, about 6 weeks" in words(mary.get(at("service", choir)))


def test_before_closing_the_page_says_how_many_are_there(place, mary):
    service = journeys.service(place)
    journeys.referred_on(place, where=service)
    assert "1 person is referred there" in words(mary.get(at("close", service)))


def test_a_service_is_taken_off_and_put_back(mary, choir):
    mary.post(at("close", choir), {"why": "No pianist.", "version": 1})
    assert "No longer on the menu" in words(mary.get(at("service", choir)))
    mary.post(at("reopen", choir), {"version": 2})
    assert "Still right" in words(mary.get(at("service", choir)))


def test_a_session_is_added_changed_and_removed(place, mary, choir):
    hall = actions.add_venue(by=place.manager, name="Hall", postcode="ZZ1 1AA")
    mary.post(at("add_session", choir), TIMES | {"venue": hall.pk})
    session = choir.schedules.get()
    mary.post(at("session", choir, session), TIMES | {"weekday": "4", "version": 1})
    assert choir.schedules.get().get_weekday_display() == "Friday"
    mary.post(at("remove_session", choir, session), {"version": 2})
    assert not choir.schedules.exists()


def test_a_session_cannot_end_before_it_begins(mary, choir):
    page = mary.post(at("add_session", choir), TIMES | {"closes_at": "9:00"})
    assert "Until must be later than From" in errors(page)[0]


def test_a_session_of_another_service_does_not_exist_here(place, mary, choir):
    session = journeys.runs(place, journeys.service(place))
    assert mary.get(at("session", choir, session)).status_code == 404


def test_places_are_added_and_changed(place, mary):
    service = journeys.service(place, places=0)
    mary.post(at("add_block", service), PLACES)
    block = service.blocks.get()
    mary.post(at("block", service, block), PLACES | {"places": "9", "version": 1})
    assert service.blocks.get().places == 9


def test_places_for_what_is_not_funded_are_refused_and_the_form_kept(mary, choir):
    page = mary.post(at("add_block", choir), PLACES)
    assert "Mark it as funded first" in errors(page)[0]
    assert 'value="8"' in words(page)


def test_the_days_of_places_are_in_order(place, mary):
    page = mary.post(at("add_block", journeys.service(place)), PLACES | {"ends_on_year": "2025"})
    assert "Last day must not be before the first day" in errors(page)[0]


def test_a_place_is_added_and_moves_with_all_that_runs_there(place, mary, choir):
    mary.post(at("add_venue"), {"name": "Hall", "postcode": "zz11aa", "practice": place.practice.pk})
    hall = Venue.objects.get()
    journeys.runs(place, choir)
    actions.add_schedule(
        by=place.manager,
        service=choir,
        venue=hall,
        weekday=2,
        **{"opens_at": timezone.now().time().min, "closes_at": timezone.now().time().max},
    )
    mary.post(at("venue", hall), {"name": "Hall", "postcode": "ZZ2 2BB", "version": 1})
    assert Change.objects.get(what="venue").after == "Hall, ZZ2 2BB"


def test_what_is_due_for_checking_is_listed_and_counted(place, mary, choir):
    journeys.service(place, name="Old", checked_on=journeys.ago(181))
    page = words(mary.get(at("keep")))
    assert "Due for checking: 1" in page
    assert "Old" in page and "Choir" not in page


@pytest.mark.parametrize(("state", "count"), [("open", 2), ("closed", 1), ("all", 3), ("never", 0)])
def test_each_list_of_entries_counts_what_it_shows(place, mary, choir, state, count):
    journeys.service(place, name="Old", checked_on=journeys.ago(181))
    gone = journeys.service(place, name="Gone")
    actions.close_service(service=gone, by=place.manager, version=1)
    page = mary.get(at("keep"), {"state": state})
    assert f": {count}</h2>" in words(page)
    assert sum(name in links(page) for name in ("Choir", "Old", "Gone")) == count


def asked(place, mary, service):
    """The link that the provider gets."""
    mary.post(at("ask"), {"services": [service.pk]})
    deliver(message=Message.objects.latest("created_at"), by=None)
    return re.search(r"https?://[^/]+(/menu/right/\S+)", mail.outbox[-1].body)[1]


def test_a_provider_is_asked_by_e_mail_and_says_yes_without_an_account(place, mary, choir):
    Service.objects.update(email="choir@example.org", checked_on=journeys.ago(300))
    page, nobody = asked(place, mary, choir), Client()
    assert mail.outbox[-1].to == ["choir@example.org"]
    assert "Is this still right?" in words(nobody.get(page))
    assert Service.objects.get().checked_on == journeys.ago(300)  # looking changes nothing
    assert "counts as checked today" in words(nobody.post(page))
    assert Service.objects.get().checked_on == journeys.today()


def test_a_second_click_says_thank_you_again(place, mary, choir):
    page = asked(place, mary, choir)
    Client().post(page)
    assert "Thank you" in words(Client().post(page))
    assert Entry.objects.filter(event="SERVICE_CONFIRMED").count() == 1


def test_asking_again_closes_the_earlier_link(place, mary, choir):
    first = asked(place, mary, choir)
    asked(place, mary, choir)
    assert Client().get(first).status_code == 410


def test_an_expired_link_changes_nothing(place, choir):
    link, token = make_link(purpose="directory:still_right", subject=choir, by=place.manager, days=1)
    type(link).objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert Client().post(reverse("directory:still_right", args=[token])).status_code == 410
    assert not Entry.objects.filter(event="SERVICE_CONFIRMED").exists()


def test_a_forged_link_opens_nothing(choir):
    assert Client().get(reverse("directory:still_right", args=["forged"])).status_code == 404


def test_without_an_address_of_its_own_somebody_of_the_provider_is_asked(place, mary, choir):
    asked(place, mary, choir)
    assert mail.outbox[-1].to == [place.worker.email]


def test_whom_nobody_can_write_to_is_named(place, mary):
    lonely = journeys.service(place, name="Lonely", provider=place.other_provider)
    page = mary.post(at("ask"), {"services": [lonely.pk]}, follow=True)
    assert "No e-mail address is known for: Lonely" in words(page)
    assert not Message.objects.exists()


def test_asking_nobody_says_to_tick_somebody(mary, choir):
    assert "Tick at least one service" in words(mary.post(at("ask"), {}, follow=True))


def test_changes_are_new_until_they_are_marked_as_read(place, dana, choir):
    page = dana.get(at("changes"))
    assert "New to you: 1" in words(page)
    assert "1 new" in words(dana.get(at("menu")))
    dana.post(at("changes"), {"until": re.search(r'name="until" value="([^"]+)"', words(page))[1]})
    page = words(dana.get(at("changes")))
    assert "New to you: 0" in page
    assert "Read before: 1" in page


def test_reading_marks_nothing_by_itself(place, dana, choir):
    dana.get(at("changes"))
    assert len(queries.unread(place.doctor)) == 1


@pytest.mark.parametrize("until", ["", "nonsense", "2026-02-31T10:00:00+00:00", "2020-01-01T10:00:00"])
def test_a_page_that_was_tampered_with_does_no_harm(dana, choir, until):
    dana.post(at("changes"), {"until": until})
    assert len(queries.unread(dana.user)) == 1


def test_the_practices_first_page_counts_what_is_new_on_the_menu(dana, choir):
    assert "1 new" in words(dana.get(reverse("practice:home")))


def test_the_advisors_first_page_counts_it_until_it_is_read(place, choir):
    ada = signed_in(place.advisor)
    assert "1 new" in words(ada.get(reverse("caseload:today")))
    actions.mark_read(by=place.advisor)
    assert "What changed on the menu" not in words(ada.get(reverse("caseload:today")))


def test_for_a_person_their_needs_come_first_and_distances_are_from_their_door(place):
    actions.load_spots([("ZZ99 3VZ", 0, 0), ("ZZ1 1AA", 300, 400)], by=place.manager)
    journeys.runs(place, journeys.service(place, name="Lunch", kind="community_activity"))
    journeys.service(place, name="Advice", kind="information_advice")
    referral = journeys.assessed(place, reasons=["isolation"])
    page = words(signed_in(place.advisor).get(reverse("caseload:find", args=[referral.pk]), {"look": "map"}))
    assert page.index("Lunch</a>") < page.index("Advice</a>")
    assert "Meets: loneliness or isolation" in page
    assert "About 500 m away" in page
    assert "The house is where the person lives." in page


def test_an_entry_is_said_to_be_right_from_the_list_and_leaves_it(place, mary):
    old = journeys.service(place, name="Old", checked_on=journeys.ago(181))
    answer = mary.post(at("right", old), {"version": 1, "from": "keep"})
    assert answer["location"] == at("keep")
    assert "Due for checking: 0" in words(mary.get(at("keep")))


def test_the_address_of_a_link_is_told_to_no_other_site(place, mary, choir):
    page = Client().get(asked(place, mary, choir))
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]
