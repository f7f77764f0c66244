"""What the service was like: asked once, answered once, counted together, and kept from the advisor."""

from collections import Counter
from datetime import date

import pytest
import time_machine

from commonweal.domain.outcomes import experience
from commonweal.service.ground.audit.models import ActionRefused, Entry
from commonweal.service.ground.outbox import queries as links
from commonweal.service.ground.outbox.models import Message
from commonweal.service.journey.reviews import actions
from commonweal.service.journey.reviews.models import Experience
from commonweal.service.journey.reviews.queries import experience as judged
from commonweal.service.people import actions as people
from tests.support import journeys


def ask(place, *, how="device", who="person", referral=None, to=""):
    referral = referral or journeys.assessed(place)
    return actions.ask_experience(referral=referral, who=who, how=how, by=place.advisor, to=to)


def answer(token, **answers):
    link = links.open_link(token, actions.PURPOSE)
    return actions.answer(link=link, answers=answers or {"listened": 5})


def test_a_link_is_sent_and_the_advisor_never_has_it(place):
    _, token = ask(place, how="link", to="wilf@example.org")
    message = Message.objects.get()
    assert (token, message.to) == ("", "wilf@example.org")
    assert "Wilfred" not in message.subject + message.body


def test_a_link_needs_an_address(place):
    with pytest.raises(ActionRefused, match="e-mail address"):
        ask(place, how="link")


def test_the_questions_are_answered_once(place):
    _, token = ask(place)
    answer(token)
    with pytest.raises(ActionRefused, match="has been used"):
        answer(token)


def test_a_sheet_is_entered_once(place):
    asking, _ = ask(place, how="paper")
    told = {"code": asking.code.lower(), "answers": {"easy": 4}, "by": place.manager}
    actions.answer_on_paper(**told)
    with pytest.raises(ActionRefused, match="answered already"):
        actions.answer_on_paper(**told)


@pytest.mark.parametrize("how", ["device", "link"])
def test_only_a_sheet_is_entered_by_its_code(place, how):
    asking, _ = ask(place, how=how, to="wilf@example.org")
    with pytest.raises(ActionRefused, match="No sheet has this code"):
        actions.answer_on_paper(code=asking.code, answers={"easy": 4}, by=place.manager)


@pytest.mark.parametrize(
    ("answers", "reason"), [({"strange": 3}, "a question"), ({"easy": 6}, "an answer"), ({}, "at least one")]
)
def test_only_our_questions_and_answers_are_kept(place, answers, reason):
    asking, _ = ask(place, how="paper")
    with pytest.raises(ActionRefused, match=reason):
        actions.answer_on_paper(code=asking.code, answers=answers, by=place.manager)


def test_the_trail_says_that_somebody_answered_and_not_who(place):
    asking, token = ask(place)
    answer(token)
    told = Entry.objects.filter(event__in=("EXPERIENCE_TOLD", "LINK_USED"))
    assert [(entry.by, entry.person) for entry in told] == [(None, None)] * 2
    assert str(asking.referral.person_id) not in str(list(told.values("detail")))


def test_the_dead_are_not_asked_and_their_carer_may_be(place):
    referral = journeys.assessed(place)
    person = referral.person
    people.record_death(person=person, died_on=journeys.today(), by=place.advisor, version=person.version)
    referral.refresh_from_db()
    with pytest.raises(ActionRefused, match="has died"):
        ask(place, referral=referral)
    assert ask(place, referral=referral, who="carer")[1]


def test_silence_is_in_the_count_of_those_asked(place):
    with time_machine.travel("2024-05-10 12:00", tick=False):
        tokens = [ask(place, referral=journeys.assessed(place, who=journeys.person(place)))[1] for _ in range(3)]
        answer(tokens[0], easy=5)
        answer(tokens[1], easy=5, listened=2)
    with time_machine.travel("2024-06-01 12:00", tick=False):
        counts = judged.counts(journeys.today(), experience.PERSON)
    assert (counts["asked"], counts["answered"]) == (3, 2)
    assert (counts["tally"]["easy"], counts["tally"]["listened"]) == (Counter({5: 2}), Counter({2: 1}))


def test_this_month_is_not_counted_yet(place):
    with time_machine.travel("2024-05-10 12:00", tick=False):
        answer(ask(place)[1])
        assert judged.counts(journeys.today(), experience.PERSON)["answered"] == 0


@pytest.mark.parametrize(
    ("today", "since", "until"),
    [
        ("2024-03-01", "2023-03-01", "2024-02-29"),
        ("2024-01-31", "2023-01-01", "2023-12-31"),
        ("2025-03-15", "2024-03-01", "2025-02-28"),
    ],
)
def test_whole_months_are_counted(today, since, until):
    found = judged.period(date.fromisoformat(today))
    assert [str(day) for day in found] == [since, until]


def test_words_are_kept_apart_from_whose_they_are(place):
    with time_machine.travel("2024-05-10 12:00", tick=False):
        asking, _ = ask(place, how="paper")
        actions.answer_on_paper(code=asking.code, answers={}, words=" Kind people. ", by=place.manager)
    with time_machine.travel("2024-06-01 12:00", tick=False):
        assert judged.words(journeys.today(), experience.PERSON) == ["Kind people."]
    assert Experience.objects.get().answers == {}
