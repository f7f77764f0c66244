"""The pages that watch the service, for managers and for everybody's own people."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from commonweal.domain.disclosure import HES
from commonweal.domain.journey import ANSWER_DAYS
from commonweal.service.desks.watch.presenters import charts
from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.oversight import actions
from commonweal.service.journey.oversight.models import Note
from commonweal.service.journey.oversight.queries.measures import BY_CODE, Month
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews import actions as reviews
from commonweal.service.people.models import Person
from tests.support import journeys, pages
from tests.support.service import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.service]


@pytest.fixture
def manager(place):
    return signed_in(place.manager)


@pytest.fixture
def advisor(place):
    return signed_in(place.advisor)


def review(referral, place, after=4):
    reviews.complete(
        referral=referral,
        by=place.advisor,
        done_on=journeys.ago(20),
        scores=journeys.scores(after),
        progress="",
        continuing={},
    )


def get(client, name, *args):
    return client.get(reverse(f"watch:{name}", args=args))


class TestMonths:
    def test_a_measure_with_too_few_months_says_how_many_there_are(self, manager, place):
        journeys.received(place)
        assert "it takes 12 to say what is usual" in pages.words(get(manager, "measures"))

    def test_twelve_whole_months_are_drawn_with_the_same_numbers_as_a_table(self, manager, place):
        month = timezone.localdate().replace(day=1)
        for _ in range(13):
            month = (month - timedelta(days=1)).replace(day=1)
            journeys.received(place, referred_on=month + timedelta(days=3))
        page = get(manager, "measures")
        assert pages.words(page).count('<svg xmlns="http://www.w3.org/2000/svg" role="img"') == 2
        assert [row[1:3] for row in pages.rows(page)] == [["1", "1"]] * 13

    @pytest.mark.parametrize(
        ("days", "said"),
        [(3, "nearly every month meets that"), (7.5, "it is chance"), (20, "something has to change")],
    )
    def test_where_there_is_a_target_it_says_whether_it_can_be_expected(self, days, said):
        waits = [Month(date(2025, month, 1), days + month % 2, 10) for month in range(1, 13)]
        assert f"Our own target is {ANSWER_DAYS} days (median) or less" in charts.one(BY_CODE["answers"], waits)["note"]
        assert said in charts.one(BY_CODE["answers"], waits)["note"]

    def test_where_there_is_none_nothing_is_said_of_it(self):
        many = [Month(date(2025, month, 1), 10 + month % 2, 10) for month in range(1, 13)]
        assert "target" not in charts.one(BY_CODE["referrals"], many)["note"]


class TestFollowUp:
    def test_each_advisor_and_practice_has_a_row(self, manager, place):
        review(journeys.assessed(place), place)
        journeys.assessed(place)
        cells = [row for row in pages.rows(get(manager, "followup")) if row[0] in ("Ada Advisor", "Elm Road")]
        assert [row[1:] for row in cells] == [["2", "1 (50%)", "0 (0%)", "1 (50%)", "1 (50%)", "1 (100%)"]] * 2

    def test_an_advisor_sees_their_own_people_only(self, advisor, place):
        review(journeys.assessed(place), place)
        other = journeys.assessed(place)
        Referral.objects.filter(pk=other.pk).update(advisor=place.other_advisor)
        assert "Of 1 person whose review came due in the last twelve months, 1 (100%) had one" in pages.words(
            get(advisor, "mine")
        )

    def test_a_provider_with_few_people_is_not_told_what_changed(self, place):
        review(journeys.started(place).referral, place)
        page = pages.words(get(signed_in(place.worker), "mine"))
        assert "Too few people were scored twice" in page
        assert "Too few reviews have come due" in page and "Of 1 person" not in page
        assert "Feeling positive" not in page

    def test_a_provider_with_enough_people_is(self, place):
        for _ in range(HES.largest_hidden + 1):
            review(journeys.started(place).referral, place)
        page = pages.words(get(signed_in(place.worker), "mine"))
        assert "Of 8 people scored at the start and at a review, 8 (100%) went up" in page

    def test_a_provider_is_not_told_of_the_one_who_could_not_be_reached(self, place):
        for _ in range(HES.largest_hidden + 1):
            review(journeys.started(place).referral, place)
        journeys.started(place)
        page = pages.words(get(signed_in(place.worker), "mine"))
        assert "Too few reviews have come due" in page and "outstanding" not in page

    def test_a_provider_is_told_of_nobody_who_did_not_start(self, place):
        journeys.referred_on(place)
        assert "No review has come due in the last twelve months" in pages.words(get(signed_in(place.worker), "mine"))
        assert Onward.objects.count() == 1

    def test_a_practice_is_told_of_those_it_referred(self, place):
        review(journeys.assessed(place), place)
        assert "people referred by your practice" in pages.words(get(signed_in(place.doctor), "mine"))


class TestRecord:
    def test_each_count_leads_to_a_list_of_so_many(self, manager, place):
        for _ in range(3):
            journeys.received(place, who=journeys.person(place, phone=""))
        board = get(manager, "quality")
        assert [row[1] for row in pages.rows(board) if row[0] == "No phone number"] == ["3"]
        assert len(pages.rows(manager.get(pages.links(board)["No phone number"]))) == 3

    def test_a_check_that_finds_nothing_has_no_link(self, manager, place):
        assert "Referred before birth" not in pages.links(get(manager, "quality"))

    def test_a_long_list_says_how_many_there_are(self, manager, place):
        for _ in range(51):
            journeys.received(place)
        Person.objects.update(phone="")
        page = get(manager, "faults", "phone")
        assert "51 referrals" in pages.words(page)
        assert len(pages.rows(page)) == 50

    def test_a_longer_list_asks_no_more_of_the_database(self, manager, place, django_assert_num_queries):
        journeys.received(place, who=journeys.person(place, phone=""))
        with django_assert_num_queries(9, exact=False):
            get(manager, "faults", "phone")
        for _ in range(6):
            journeys.received(place, who=journeys.person(place, phone=""))
        with django_assert_num_queries(9, exact=False):
            get(manager, "faults", "phone")


class TestSupervision:
    def say(self, client, name, *args, **answers):
        return client.post(reverse(f"watch:{name}", args=args), {"said": "I am stuck.", **answers}, follow=True)

    def test_an_advisor_is_heard_by_the_manager(self, advisor, manager, place):
        self.say(advisor, "own")
        assert next(row[:2] for row in pages.rows(get(manager, "supervision"))) == ["Ada Advisor", "1"]
        assert "I am stuck." in pages.words(get(manager, "supervise", place.advisor.pk))

    def test_a_manager_says_it_was_seen(self, advisor, manager, place):
        self.say(advisor, "own")
        note = Note.objects.get()
        manager.post(reverse("watch:seen", args=[note.pk]), {"version": note.version})
        assert "Seen by Mary Manager" in pages.words(get(advisor, "own"))

    def test_a_case_is_named_and_linked(self, advisor, manager, place):
        referral = journeys.allocated(place)
        self.say(advisor, "own", referral=str(referral.pk))
        page = get(manager, "supervise", place.advisor.pk)
        assert pages.links(page)["Wilfred Ashdown"] == reverse("caseload:person", args=[referral.person_id])

    def test_a_case_can_be_chosen_on_the_way(self, advisor, place):
        referral = journeys.allocated(place)
        page = advisor.get(reverse("watch:own"), {"case": str(referral.pk)})
        assert f'value="{referral.pk}" selected' in pages.words(page)

    def test_another_advisors_note_does_not_exist_for_an_advisor(self, place):
        note = actions.say(advisor=place.other_advisor, said="Hm.", by=place.manager)
        answer = signed_in(place.advisor).post(reverse("watch:seen", args=[note.pk]), {"version": note.version})
        assert answer.status_code == 404

    def test_nothing_said_is_an_error_and_nothing_is_kept(self, advisor):
        page = self.say(advisor, "own", said="")
        assert "There is a problem" in pages.words(page)
        assert not Note.objects.exists()

    def test_a_past_day_keeps_what_was_typed(self, advisor):
        page = self.say(advisor, "own", again_on_day="1", again_on_month="1", again_on_year="2020")
        assert "has passed" in pages.words(page)
        assert "I am stuck." in pages.words(page)

    def test_what_was_said_is_in_the_trail(self, advisor, place):
        self.say(advisor, "own")
        assert Entry.objects.filter(event="SUPERVISION_SAID", by=place.advisor).count() == 1
