"""Completeness of follow-up, monthly measures, data quality, supervision."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commonweal.service.ground.audit.models import ActionRefused, Entry
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.oversight import actions
from commonweal.service.journey.oversight.models import Note
from commonweal.service.journey.oversight.queries import completeness, measures, quality
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews import actions as reviews
from commonweal.service.people.models import Person
from tests.support import journeys
from tests.support.journeys import ago

pytestmark = [pytest.mark.django_db, pytest.mark.service]


@pytest.fixture
def place(db):
    return journeys.borough()


def reviewed(place, after=4, **details):
    referral = journeys.assessed(place, **details)
    reviews.complete(
        referral=referral, by=place.advisor, done_on=ago(20), scores=journeys.scores(after), progress="", continuing={}
    )
    return referral


def standing():
    return completeness.standing(Referral.objects.all())


class TestCompleteness:
    def test_somebody_assessed_lately_is_not_due(self, place):
        journeys.assessed(place, completed_days_ago=104)
        assert standing().due == 0

    def test_somebody_is_due_on_the_day_the_review_is(self, place):
        journeys.assessed(place, completed_days_ago=105)
        assert (standing().due, standing().outstanding) == (1, 1)

    def test_what_came_due_more_than_a_year_ago_is_left_out(self, place):
        journeys.assessed(place, referred_on=ago(600), completed_days_ago=105 + 365)
        journeys.assessed(place, referred_on=ago(600), completed_days_ago=105 + 364)
        assert standing().due == 1

    def test_a_review_counts_as_done(self, place):
        reviewed(place)
        assert (standing().due, standing().reviewed, standing().outstanding) == (1, 1, 0)

    def test_somebody_whose_score_rose_is_better(self, place):
        reviewed(place, after=4)
        assert (standing().scored, standing().better) == (1, 1)

    def test_somebody_whose_scores_stayed_is_not(self, place):
        reviewed(place, after=3)
        assert (standing().scored, standing().better) == (1, 0)

    def test_each_measure_tells_up_same_and_down(self, place):
        reviewed(place, after=4)
        reviewed(place, after=2)
        reviewed(place, after=3)
        assert {(each.up, each.same, each.down) for each in standing().moved} == {(1, 1, 1)}

    def test_a_skipped_measure_counts_for_nobody(self, place):
        referral = journeys.assessed(place)
        reviews.complete(
            referral=referral, by=place.advisor, done_on=ago(20), progress="", continuing={},
            scores=journeys.scores(4, money="not_asked"),
        )  # fmt: skip
        assert {each.measure.code: each.both for each in standing().moved}["money"] == 0

    def test_each_advisor_has_their_own(self, place):
        referral = reviewed(place)
        assert {
            key: each.reviewed for key, each in completeness.Rows(Referral.objects.all()).by("advisor").items()
        } == {referral.advisor_id: 1}

    def test_the_queries_do_not_grow_with_the_people(self, place):
        reviewed(place)
        with CaptureQueriesContext(
            connection,
        ) as few:
            standing()
        for _ in range(5):
            reviewed(place)
        with CaptureQueriesContext(connection) as many:
            standing()
        assert len(many) == len(few)


class TestMeasures:
    def test_the_month_that_has_not_ended_is_left_out(self, place):
        journeys.received(place, referred_on=date(2025, 5, 31))
        journeys.received(place, referred_on=date(2025, 6, 2))
        found = measures.months(measures.BY_CODE["referrals"], date(2025, 6, 30))
        assert [(month.first, month.value) for month in found] == [(date(2025, 5, 1), 1)]

    def test_a_month_without_referrals_is_nought_between_others(self, place):
        for on in (date(2025, 2, 3), date(2025, 4, 3)):
            journeys.received(place, referred_on=on)
        assert [month.value for month in measures.months(measures.BY_CODE["referrals"], date(2025, 5, 1))] == [1, 0, 1]

    def test_the_wait_is_the_median_of_those_first_reached_in_the_month(self, place):
        for days in (2, 4, 9):
            referral = journeys.allocated(place, referred_on=date(2025, 4, 1))
            on = date(2025, 4, 1) + timedelta(days=days)
            Contact.objects.create(referral=referral, by=place.advisor, kind="visit", on=on, outcome="reached")
        (month,) = measures.months(measures.BY_CODE["first_contact"], date(2025, 5, 1))
        assert (month.value, month.events) == (4, 3)

    def test_calls_without_an_answer_are_a_share_of_those_with_an_outcome(self, place):
        referral = journeys.allocated(place, referred_on=date(2025, 4, 1))
        for outcome in ("reached", "no_answer", "no_answer", "reached", ""):
            Contact.objects.create(
                referral=referral, by=place.advisor, kind="phone", on=date(2025, 4, 9), outcome=outcome
            )
        (month,) = measures.months(measures.BY_CODE["no_answer"], date(2025, 5, 1))
        assert (month.value, month.events) == (50, 4)

    def test_reviews_in_time_wait_until_all_of_the_month_could_be(self, place):
        referral = reviewed(place)
        due_on = referral.assessment.completed_on + timedelta(days=105)
        after = (due_on.replace(day=1) + timedelta(days=32)).replace(day=1)
        count = measures.BY_CODE["reviews"]
        assert measures.months(count, after + timedelta(days=16)) == []
        assert [month.value for month in measures.months(count, after + timedelta(days=17))] == [100]


class TestQuality:
    def find(self, code, place):
        return list(quality.found(quality.BY_CODE[code], place.manager, journeys.today()))

    def test_a_missing_nhs_number_is_found(self, place):
        referral = journeys.received(place, who=journeys.person(place, nhs_number=None))
        journeys.received(place)
        assert self.find("nhs_number", place) == [referral]

    def test_what_is_missing_of_a_closed_referral_is_let_be(self, place):
        Referral.objects.filter(pk=journeys.received(place, who=journeys.person(place, phone="")).pk).update(
            state="closed"
        )
        assert self.find("phone", place) == []

    def test_a_planned_contact_of_yesterday_without_outcome_is_late(self, place):
        referral = journeys.allocated(place)
        contacts.plan(referral=referral, by=place.advisor, kind="visit", purpose="support", on=journeys.today())
        assert self.find("outcome", place) == []
        Contact.objects.update(on=ago(1))
        assert self.find("outcome", place) == [referral]

    def test_a_review_is_late_when_it_is_overdue(self, place):
        journeys.assessed(place, completed_days_ago=121)
        late = journeys.assessed(place, completed_days_ago=122)
        assert self.find("review", place) == [late]

    @pytest.mark.parametrize(
        ("code", "born_on", "died_on"),
        [("unborn", ago(10), None), ("old", date(1900, 1, 1), None), ("after_death", date(1940, 1, 1), ago(200))],
    )
    def test_impossible_dates_are_found(self, place, code, born_on, died_on):
        referral = journeys.received(place)
        Person.objects.filter(pk=referral.person_id).update(born_on=born_on, died_on=died_on)
        assert referral in self.find(code, place)

    def test_a_good_record_has_no_fault_but_what_time_brings(self, place):
        journeys.assessed(place, completed_days_ago=20, who=journeys.person(place, ethnic_group="A"))
        assert {check.code for check, many in quality.board(place.manager, journeys.today()) if many} == set()

    def test_the_board_counts_what_each_list_holds(self, place):
        journeys.assessed(place)
        journeys.started(place)
        for check, many in quality.board(place.manager, journeys.today()):
            assert many == len(self.find(check.code, place)), check.code


class TestSupervision:
    def test_what_a_manager_says_waits_for_the_advisor(self, place):
        note = actions.say(advisor=place.advisor, said="How was your week?", by=place.manager)
        assert list(Note.objects.unseen_by(place.advisor)) == [note]
        assert list(Note.objects.unseen_by(place.manager)) == []

    def test_what_an_advisor_says_waits_for_a_manager(self, place):
        note = actions.say(advisor=place.advisor, said="I am stuck.", by=place.advisor)
        assert list(Note.objects.unseen_by(place.manager)) == [note]

    def test_seen_is_said_by_the_other_side_and_logged(self, place):
        note = actions.say(advisor=place.advisor, said="I am stuck.", by=place.advisor)
        actions.see(note=note, by=place.advisor, version=note.version)
        assert Note.objects.get().seen_at is None
        actions.see(note=note, by=place.manager, version=note.version)
        assert Note.objects.get().seen_by == place.manager
        assert Entry.objects.filter(event="SUPERVISION_SEEN", subject=note.pk).count() == 1

    def test_another_advisor_sees_nothing_of_it(self, place):
        actions.say(advisor=place.advisor, said="I am stuck.", by=place.advisor)
        assert not Note.objects.visible_to(place.other_advisor).exists()

    def test_an_advisor_cannot_speak_in_anothers_supervision(self, place):
        with pytest.raises(ActionRefused, match="between an advisor and a manager"):
            actions.say(advisor=place.advisor, said="Hm.", by=place.other_advisor)

    def test_a_case_of_somebody_else_is_refused(self, place):
        referral = journeys.allocated(place)
        with pytest.raises(ActionRefused, match="not on Bea Advisor's caseload"):
            actions.say(advisor=place.other_advisor, said="Hm.", by=place.manager, referral=referral)

    def test_a_day_that_has_passed_is_refused(self, place):
        with pytest.raises(ActionRefused, match="has passed"):
            actions.say(advisor=place.advisor, said="Hm.", by=place.manager, again_on=ago(0))
