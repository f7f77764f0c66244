"""The day, the caseload and the reviews: every count is that of the list it stands for."""

import re
from datetime import date, time, timedelta

import pytest
import time_machine
from django.urls import reverse

from commonweal.domain import journey
from commonweal.service.desks.caseload import queries
from commonweal.service.desks.caseload.presenters.person import page
from commonweal.service.desks.caseload.presenters.today import sections
from commonweal.service.desks.caseload.presenters.words import review_due
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.reviews import actions as reviews
from commonweal.service.people import actions
from commonweal.service.people.models import Person
from tests.support import journeys

BUSY = ("visits", "late", "overdue", "due", "replies", "new", "later")
TODAY = {"kind": "visit", "purpose": "assessment", "at_time": time(14, 30)}


def named(place, family_name, **details):
    return journeys.person(place, family_name=family_name, **details)


@pytest.fixture
def busy(place):
    """Somebody on each list of the day."""
    visited = journeys.allocated(place, who=named(place, "Visited"))
    contacts.plan(referral=visited, by=place.advisor, on=journeys.today(), **TODAY)
    missed = journeys.allocated(place, who=named(place, "Missed"))
    contacts.plan(
        referral=missed, by=place.advisor, on=journeys.ago(4), today=journeys.ago(6), kind="phone", purpose="first"
    )
    journeys.assessed(place, who=named(place, "Due"), completed_days_ago=110)
    journeys.assessed(place, who=named(place, "Overdue"), completed_days_ago=130)
    answered = journeys.referred_on(place, who=named(place, "Answered"), completed_days_ago=30, made_days_ago=5)
    onward.accept(onward=answered, by=place.worker, version=answered.version)
    later = journeys.allocated(place, who=named(place, "Later"))
    contacts.plan(referral=later, by=place.advisor, on=journeys.today() + timedelta(days=2), **TODAY)
    journeys.allocated(place, who=named(place, "New"))


def lists(place):
    today = journeys.today()
    return {each.key: [row.name for row in each.rows] for each in sections(queries.work(place.advisor, today), today)}


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("visits", "Visited"),
        ("late", "Missed"),
        ("due", "Due"),
        ("overdue", "Overdue"),
        ("replies", "Answered"),
        ("later", "Later"),
        ("new", "New"),
    ],
)
def test_everybody_is_on_the_one_list_where_they_belong(place, busy, key, name):
    assert lists(place)[key] == [f"Wilfred {name}"]


def test_each_count_of_the_day_is_the_length_of_its_list(ada, busy):
    shown = ada.get(reverse("caseload:today")).content.decode()
    for section in re.findall(r"<section aria-labelledby.*?</section>", shown, re.DOTALL):
        heading = re.search(r"\((\d+)\)</h2>", section)
        assert int(heading[1]) == section.count("<li>")


def test_each_tile_of_the_day_tells_the_count_of_its_list(place, ada, busy):
    shown = ada.get(reverse("caseload:today")).content.decode()
    tiles = re.findall(r'__count">(\d+)</span><a href="#(\w+)"', shown)
    listed = {key: str(len(names)) for key, names in lists(place).items()}
    assert {key: count for count, key in tiles} == listed
    assert sorted(key for count, key in tiles if count == "1") == sorted(BUSY)


def test_an_empty_day_says_so(ada):
    assert "Nothing planned for today." in ada.get(reverse("caseload:today")).content.decode()


def test_another_advisors_day_is_not_on_mine(place, busy):
    today = journeys.today()
    assert [row for each in sections(queries.work(place.other_advisor, today), today) for row in each.rows] == []


def test_risks_to_staff_are_on_the_days_list(place, ada):
    risky = journeys.allocated(place, staff_risk="known", staff_risk_text="Large dog")
    contacts.plan(referral=risky, by=place.advisor, on=journeys.today(), **TODAY)
    assert "Risks to staff" in ada.get(reverse("caseload:today")).content.decode()


@pytest.mark.parametrize(
    ("days", "state"),
    [(0, "ahead"), (104, "ahead"), (105, "today"), (121, "today"), (122, "overdue"), (400, "overdue")],
)
def test_a_reviews_words_agree_with_the_list_it_is_on(place, days, state):
    referral = journeys.assessed(place, completed_days_ago=0)
    day = journeys.today() + timedelta(days=days)
    with time_machine.travel(day.isoformat() + "T12:00", tick=False):
        on_lists = queries.work(place.advisor, day)
        listed = next((key for key in ("due", "overdue") if on_lists[key]), "ahead")
    said = review_due(queries.reviews_due([referral])[referral.pk], day)["state"]
    assert said == state
    assert {"ahead": "ahead", "today": "due", "overdue": "overdue"}[said] == listed


def test_the_review_list_has_the_same_people_as_the_day(place, ada, busy):
    shown = ada.get(reverse("caseload:reviews")).content.decode()
    assert "Overdue (1)" in shown
    assert "Due (1)" in shown
    assert "Wilfred Overdue" in shown


def found(ada, **asked):
    shown = ada.get(reverse("caseload:caseload"), asked).content.decode()
    return re.findall(r"<strong>Wilfred (\w+)</strong>", shown)


def test_the_caseload_begins_with_everybody_by_name(ada, busy):
    assert found(ada) == ["Answered", "Due", "Later", "Missed", "New", "Overdue", "Visited"]


def test_the_caseload_can_be_narrowed_to_a_state(ada, busy):
    assert found(ada, state=journey.SUPPORTED) == ["Answered"]


@pytest.mark.parametrize("review", ["due", "overdue"])
def test_the_caseload_can_be_narrowed_to_reviews(ada, busy, review):
    assert found(ada, review=review) == [review.capitalize()]


def test_the_caseload_can_be_narrowed_to_a_practice(place, ada, busy):
    assert len(found(ada, practice=str(place.practice.pk))) == 7


def test_a_practice_with_nobody_here_is_no_choice(place, ada, busy):
    assert (
        "Select a valid choice"
        in ada.get(reverse("caseload:caseload"), {"practice": str(place.other_practice.pk)}).content.decode()
    )


def test_closed_referrals_are_left_out_unless_asked_for(place, ada):
    referral = journeys.received(place, who=named(place, "Gone"))
    referrals.allocate(referral=referral, advisor=place.advisor, by=place.manager, version=referral.version)
    referrals.mark_closed(referral=referral, by=place.advisor, reason="moved_on", on=journeys.today())
    assert (found(ada), found(ada, state=journey.CLOSED)) == ([], ["Gone"])


def test_a_longer_caseload_asks_the_database_no_more_often(place, ada, busy, django_assert_max_num_queries):
    with django_assert_max_num_queries(14) as counted:
        ada.get(reverse("caseload:caseload"))
    before = len(counted)
    for number in range(5):
        journeys.assessed(place, who=named(place, f"More{number}"))
    with django_assert_max_num_queries(before):
        ada.get(reverse("caseload:caseload"))


def test_a_busier_day_asks_the_database_no_more_often(place, ada, busy, django_assert_max_num_queries):
    with django_assert_max_num_queries(24) as counted:
        ada.get(reverse("caseload:today"))
    for number in range(3):
        more = journeys.allocated(place, who=named(place, f"More{number}"))
        contacts.plan(referral=more, by=place.advisor, on=journeys.today(), **TODAY)
        journeys.assessed(place, who=named(place, f"Late{number}"), completed_days_ago=130)
    with django_assert_max_num_queries(len(counted)):
        ada.get(reverse("caseload:today"))


@pytest.mark.parametrize("page", ["today", "caseload", "reviews"])
def test_two_people_of_one_name_are_told_apart_by_their_birth(place, ada, page):
    for born_on in (date(1940, 3, 3), date(1951, 12, 4)):
        journeys.assessed(place, who=named(place, "Twice", born_on=born_on))
    shown = ada.get(reverse(f"caseload:{page}")).content.decode()
    assert "born 3 March 1940" in shown
    assert "born 4 December 1951" in shown


def test_the_caseload_can_be_narrowed_to_what_is_next(ada, busy):
    assert found(ada, to_do="visit") == ["New"]
    assert found(ada, to_do="assess") == ["Later", "Missed", "Visited"]


def test_the_caseload_can_be_narrowed_to_risks_and_needs(place, ada, busy):
    journeys.allocated(place, who=named(place, "Risky"), staff_risk="known", staff_risk_text="Dog")
    journeys.allocated(place, who=named(place, "Deaf", access_needs="Text first"))
    journeys.allocated(place, who=named(place, "Urdu", language="Urdu"))
    asked = ({"risk": "on"}, {"needs": "access"}, {"needs": "language"})
    assert [found(ada, **each) for each in asked] == [["Risky"], ["Deaf"], ["Urdu"]]


def test_the_caseload_can_be_narrowed_to_those_nobody_has_spoken_with(place, ada):
    spoken, tried, quiet = (
        journeys.allocated(place, who=named(place, name), referred_on=journeys.ago(40))
        for name in ("Spoken", "Tried", "Quiet")
    )
    told = {"by": place.advisor, "kind": "phone", "purpose": "first", "on": journeys.ago(5)}
    contacts.log(referral=spoken, outcome="reached", **told)
    contacts.log(referral=tried, outcome="no_answer", **told)
    journeys.allocated(place, who=named(place, "Fresh"), referred_on=journeys.ago(3))
    assert (found(ada, quiet="30"), found(ada, quiet="60")) == (["Quiet", "Tried"], [])
    assert quiet.pk


@pytest.mark.parametrize(
    ("sort", "first"), [("name", "Aaa"), ("-name", "Zzz"), ("referred", "Zzz"), ("-referred", "Aaa")]
)
def test_the_caseload_is_put_in_order(place, ada, sort, first):
    for name, days in (("Aaa", 10), ("Mmm", 20), ("Zzz", 30)):
        journeys.allocated(place, who=named(place, name), referred_on=journeys.ago(days))
    assert found(ada, sort=sort)[0] == first


def test_whose_contact_is_not_known_comes_last_either_way_round(place, ada, busy):
    for sort in ("planned", "-planned"):
        assert set(found(ada, sort=sort)[:3]) == {"Missed", "Visited", "Later"}


def test_the_headings_say_how_the_table_is_sorted(ada, busy):
    shown = ada.get(reverse("caseload:caseload"), {"sort": "-review"}).content.decode()
    assert re.findall(r'aria-sort="(\w+)"', shown) == ["none", "none", "none", "descending", "none"]


def test_another_order_keeps_the_part_of_the_list(ada, busy):
    shown = ada.get(reverse("caseload:caseload"), {"to_do": "assess"}).content.decode()
    assert '?to_do=assess&sort=-name"' in shown


@pytest.mark.parametrize("asked", [{"sort": "nonsense"}, {"quiet": "many"}, {"to_do": "x"}, {"page": "999"}])
def test_what_cannot_be_asked_for_shows_the_list_and_says_so(ada, busy, asked):
    answer = ada.get(reverse("caseload:caseload"), asked)
    assert answer.status_code == 200
    assert "Wilfred New" in answer.content.decode()


STORIES = {
    "new": journeys.allocated,
    "assessed": lambda place: journeys.assessed(place, completed_days_ago=5),
    "due": lambda place: journeys.assessed(place, completed_days_ago=110),
    "supported": lambda place: journeys.referred_on(place, completed_days_ago=30, made_days_ago=5).referral,
    "supported and due": lambda place: journeys.referred_on(place).referral,
}


@pytest.mark.parametrize("sad", ["", "died", "refused", "contacted", "given up"])
@pytest.mark.parametrize("story", STORIES)
def test_what_is_next_is_the_same_on_the_list_and_on_the_record(place, story, sad):
    referral = STORIES[story](place)
    _then(place, referral, sad)
    today = journeys.today()
    person = Person.objects.get(pk=referral.person_id)
    steps = page(person, queries.story(person, place.advisor), today)["steps"]
    row = queries.caseload(place.advisor, today).get(pk=referral.pk)
    assert row.to_do == (steps[0].code if steps else "")


def test_what_one_person_refused_is_not_taken_for_another(place):
    one, other = (journeys.allocated(place, who=named(place, name)) for name in ("Almond", "Barley"))
    actions.decide(person=one.person, kind="service", given=False, by=place.advisor)
    to_do = {each.pk: each.to_do for each in queries.caseload(place.advisor, journeys.today())}
    assert to_do == {one.pk: "close", other.pk: "visit"}


def _then(place, referral, sad):
    person = referral.person
    if sad == "died":
        actions.record_death(person=person, died_on=journeys.today(), by=place.advisor, version=person.version)
    if sad == "refused":
        actions.decide(person=person, kind="service", given=False, by=place.advisor)
    if sad == "contacted":
        told = {"kind": "phone", "purpose": "first", "on": journeys.today(), "outcome": "no_answer"}
        contacts.log(referral=referral, by=place.advisor, **told)
    if sad == "given up" and hasattr(referral, "assessment"):
        for kind, outcome in (("phone", "no_answer"), ("phone", "voicemail"), ("letter", "sent")):
            told = {"kind": kind, "purpose": "review", "on": journeys.today(), "outcome": outcome}
            contacts.log(referral=referral, by=place.advisor, **told)
        reviews.unable(referral=referral, by=place.advisor, on=journeys.today())


def test_a_list_too_long_for_the_day_is_counted_whole_and_shown_whole_elsewhere(place, ada):
    for number in range(23):
        journeys.allocated(place, who=named(place, f"New{number:02}"))
    shown = ada.get(reverse("caseload:today")).content.decode()
    whole = reverse("caseload:listed", args=["new"])
    assert f'__count">23</span><a href="{whole}"' in shown
    section = re.search(r'<section aria-labelledby="new".*?</section>', shown, re.DOTALL)[0]
    assert section.count("<li>") == 20
    assert "See all 23" in section
    assert ada.get(whole).content.decode().split("<main")[1].count("Wilfred New") >= 23


def test_a_list_of_no_such_name_does_not_exist(ada):
    assert ada.get(reverse("caseload:listed", args=["nonsense"])).status_code == 404


def test_a_reply_that_was_read_leaves_the_day(ada, place, busy):
    sent = next(iter(queries.work(place.advisor, journeys.today())["replies"]))
    ada.post(reverse("caseload:read", args=[sent.referral_id, sent.pk]))
    assert lists(place)["replies"] == []


def test_whoever_was_never_spoken_with_waits_the_longest(place, ada):
    for name, days in (("Lately", 2), ("Before", 20)):
        referral = journeys.allocated(place, who=named(place, name))
        told = {"kind": "phone", "purpose": "first", "on": journeys.ago(days), "outcome": "reached"}
        contacts.log(referral=referral, by=place.advisor, **told)
    journeys.allocated(place, who=named(place, "Never"))
    assert found(ada, sort="contact") == ["Never", "Before", "Lately"]
    assert found(ada, sort="-contact") == ["Lately", "Before", "Never"]
