"""Reviews: when they are due, the ladder of attempts, what is still gone to, closing, and the practice's messages."""

from datetime import date

import pytest

from commonweal.service.ground.audit.models import ActionRefused, Stale
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.onward import actions as onwards
from commonweal.service.journey.reviews import actions, queries
from commonweal.service.journey.reviews.models import Continuing, Feedback, Review
from tests.support import journeys

pytestmark = pytest.mark.django_db


def review(place, referral, **details):
    told = {"scores": journeys.scores(4), "progress": "Better", "continuing": {}, **details}
    return actions.complete(referral=referral, by=place.advisor, **{"done_on": journeys.today(), **told})


def attempt(place, referral, kind, days, outcome="no_answer"):
    said = {"kind": kind, "purpose": "review", "on": journeys.ago(days), "outcome": outcome}
    return contacts.log(referral=referral, by=place.advisor, **said)


def close(place, referral, **details):
    details = {"reason": "goals_met", "message": "Thank you.", "on": journeys.today(), **details}
    return actions.close(referral=referral, by=place.advisor, **{"version": referral.version, **details})


# When it is due


def test_a_review_is_due_105_days_after_the_assessment(place):
    assert queries.due_on(journeys.assessed(place, completed_days_ago=105)) == journeys.today()


def test_before_the_assessment_no_review_is_due(place):
    assert queries.due_on(journeys.allocated(place)) is None


def test_after_a_review_none_is_due(place):
    referral = journeys.assessed(place)
    review(place, referral)
    assert queries.due_on(referral) is None


def test_for_a_closed_referral_no_review_is_due(place):
    assert queries.due_on(close(place, journeys.assessed(place))) is None


@pytest.mark.parametrize(
    ("days", "where"),
    [(104, (0, 0)), (105, (1, 0)), (121, (1, 0)), (122, (0, 1)), (140, (0, 1))],
)
def test_a_review_is_due_from_day_105_and_overdue_from_day_122(place, days, where):
    journeys.assessed(place, completed_days_ago=days)
    found = (queries.due(place.advisor, journeys.today()), queries.overdue(place.advisor, journeys.today()))
    assert tuple(map(len, found)) == where


def test_the_list_says_the_same_day_as_the_record(place):
    referral = journeys.assessed(place)
    assert queries.overdue(place.advisor, journeys.today())[0].review_due_on == queries.due_on(referral)


def test_a_review_done_is_in_no_list(place):
    review(place, journeys.assessed(place))
    assert queries.awaiting(place.advisor) == []


def test_another_advisors_reviews_are_not_in_mine(place):
    journeys.assessed(place)
    assert queries.awaiting(place.other_advisor) == []


def test_the_lists_take_one_statement(place, django_assert_num_queries):
    for name in ("A", "B", "C"):
        journeys.assessed(place, who=journeys.person(place, given_name=name))
    with django_assert_num_queries(1):
        [each.person.name for each in queries.overdue(place.advisor, journeys.today())]


# The review itself


def test_a_review_keeps_when_it_was_due_and_done(place):
    referral = journeys.assessed(place, completed_days_ago=110)
    done = review(place, referral)
    assert (done.due_on, done.done_on, done.outcome) == (journeys.ago(5), journeys.today(), "done")


def test_a_review_moves_the_referral_on(place):
    referral = journeys.assessed(place)
    review(place, referral)
    assert referral.state == "reviewed"


def test_a_review_keeps_what_the_person_still_goes_to_by_day(place):
    onward = journeys.ended(place)
    review(place, onward.referral, continuing={str(onward.pk): "yes"})
    assert list(Continuing.objects.values_list("onward", "asked_on", "answer")) == [
        (onward.pk, journeys.today(), "yes")
    ]


def test_a_review_that_fails_leaves_nothing(place):
    onward = journeys.ended(place)
    with pytest.raises(ActionRefused):
        review(place, onward.referral, continuing={onward.pk: "perhaps"})
    assert (Review.objects.count(), onward.referral.scorings.filter(point="follow_up").count()) == (0, 0)


def test_a_service_the_person_was_not_referred_to_is_refused(place):
    stranger = journeys.ended(place, who=journeys.person(place, given_name="Ned"))
    with pytest.raises(ActionRefused, match="not among those"):
        review(place, journeys.assessed(place), continuing={stranger.pk: "yes"})


def test_a_review_of_one_day_is_written_down_once(place):
    referral = journeys.assessed(place)
    review(place, referral)
    with pytest.raises(ActionRefused, match="written down already"):
        review(place, referral)


def test_without_an_assessment_there_is_nothing_to_review(place):
    with pytest.raises(ActionRefused, match="no complete assessment to review"):
        review(place, journeys.allocated(place))


@pytest.mark.parametrize(("day", "said"), [(date(2999, 1, 1), "in the future"), (date(2015, 1, 1), "before the ref")])
def test_a_review_on_an_impossible_day_is_refused(place, day, said):
    with pytest.raises(ActionRefused, match=said):
        review(place, journeys.assessed(place), done_on=day)


# The ladder


def test_the_ladder_begins_with_a_phone_call(place):
    assert queries.ladder(journeys.assessed(place)).next == "phone"


def test_after_two_calls_comes_a_letter(place):
    referral = journeys.assessed(place)
    for days in (9, 6):
        attempt(place, referral, "phone", days)
    assert queries.ladder(referral).next == "letter"


def test_a_letter_before_the_second_call_does_not_count(place):
    referral = journeys.assessed(place)
    for kind, days in (("phone", 9), ("letter", 8), ("phone", 6)):
        attempt(place, referral, kind, days)
    assert queries.ladder(referral).next == "letter"


def test_other_attempts_in_between_do_no_harm(place):
    referral = journeys.assessed(place)
    for kind, days in (("phone", 9), ("visit", 8), ("phone", 6), ("letter", 3)):
        attempt(place, referral, kind, days)
    assert queries.ladder(referral).climbed


def test_reaching_the_person_begins_the_ladder_again(place):
    referral = journeys.assessed(place)
    attempt(place, referral, "phone", 9)
    attempt(place, referral, "phone", 6, outcome="reached")
    assert queries.ladder(referral).done == []


def test_giving_up_is_refused_until_the_ladder_is_climbed(place):
    with pytest.raises(ActionRefused, match="Next: phone call"):
        actions.unable(referral=journeys.assessed(place), by=place.advisor, on=journeys.today())


@pytest.fixture
def given_up(place):
    referral = journeys.assessed(place)
    for kind, days in (("phone", 9), ("phone", 6), ("letter", 3)):
        attempt(place, referral, kind, days)
    return actions.unable(referral=referral, by=place.advisor, on=journeys.today())


def test_after_every_attempt_a_review_may_be_given_up(given_up):
    assert given_up.outcome == "unable_to_contact"


def test_a_review_given_up_is_due_no_longer(place, given_up):
    assert queries.awaiting(place.advisor) == []


# What the person still goes to


def test_what_has_not_begun_is_not_asked_about(place):
    onward = journeys.referred_on(place)
    with pytest.raises(ActionRefused, match="has not started there"):
        actions.ask_continuing(onward=onward, asked_on=journeys.today(), answer="yes", by=place.advisor)


def test_a_signpost_may_be_asked_about(place):
    referral = journeys.assessed(place)
    told = onwards.signpost(
        referral=referral, service=journeys.service(place), by=place.advisor, made_on=journeys.ago(60)
    )
    assert list(queries.asked_about(referral)) == [told]


def test_the_same_answer_twice_on_a_day_is_kept_once(place):
    onward = journeys.ended(place)
    for _ in range(2):
        actions.ask_continuing(onward=onward, asked_on=journeys.today(), answer="yes", by=place.advisor)
    assert Continuing.objects.count() == 1


def test_another_answer_on_the_same_day_is_refused(place):
    onward = journeys.ended(place)
    actions.ask_continuing(onward=onward, asked_on=journeys.today(), answer="yes", by=place.advisor)
    with pytest.raises(ActionRefused, match="Ask again on another day"):
        actions.ask_continuing(onward=onward, asked_on=journeys.today(), answer="no", by=place.advisor)


# Closing


def test_closing_tells_the_practice(place):
    close(place, journeys.assessed(place), message="She gardens again.")
    message = Feedback.objects.visible_to(place.doctor).get()
    assert (message.subject, message.body) == ("Closed: Goals met", "She gardens again.")


def test_closing_without_a_message_is_refused(place):
    with pytest.raises(ActionRefused, match="message for the practice"):
        close(place, journeys.assessed(place), message=" ")


def test_closing_without_a_known_reason_is_refused(place):
    with pytest.raises(ActionRefused, match="why the referral ends from the list"):
        close(place, journeys.assessed(place), reason="")


def test_closing_what_somebody_else_changed_is_stale(place):
    referral = journeys.assessed(place)
    with pytest.raises(Stale):
        close(place, referral, version=referral.version - 1)


def test_a_closed_referral_is_not_closed_again(place):
    referral = close(place, journeys.assessed(place))
    with pytest.raises(ActionRefused, match="This referral is closed"):
        close(place, referral)


def test_closing_cancels_what_is_planned(place):
    referral = journeys.assessed(place)
    contacts.plan(referral=referral, by=place.advisor, kind="visit", purpose="support", on=journeys.ago(-3))
    close(place, referral)
    assert not Contact.objects.planned().exists()


@pytest.mark.parametrize(
    ("reason", "sent", "started"),
    [
        ("goals_met", "sent", "started"),
        ("declined", "ended", "started"),
        ("died", "ended", "ended"),
        ("moved_away", "ended", "ended"),
    ],
)
def test_what_is_still_wanted_goes_on_after_closing_and_the_rest_is_stopped(place, reason, sent, started):
    running = journeys.started(place)
    waiting = onwards.refer(
        referral=running.referral,
        service=journeys.service(place, name="Choir"),
        kind="funded_vcs",
        ask="Please",
        by=place.advisor,
        made_on=journeys.ago(20),
    )
    close(place, running.referral, reason=reason)
    for onward in (running, waiting):
        onward.refresh_from_db()
    assert (waiting.state, running.state) == (sent, started)


# Messages


def test_a_message_goes_to_the_referring_practice_only(place):
    actions.send_feedback(referral=journeys.assessed(place), by=place.advisor, subject="News", body="All well.")
    stranger = journeys.user("practice", "Sam Stranger", place.other_practice)
    assert [Feedback.objects.visible_to(each).count() for each in (place.doctor, stranger)] == [1, 0]


def test_the_first_reading_counts(place):
    referral = journeys.assessed(place)
    message = actions.send_feedback(referral=referral, by=place.advisor, subject="News", body="All well.")
    first = actions.mark_read(feedback=message, by=place.doctor).read_at
    assert actions.mark_read(feedback=message, by=place.doctor).read_at == first
