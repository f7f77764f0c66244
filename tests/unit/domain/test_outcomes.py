"""Which of the questions after the funded time an answer belongs to."""

from datetime import date, timedelta

import pytest

from commonweal.domain import outcomes
from commonweal.domain.outcomes import experience

ENDED = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("days", "months"),
    [
        (62, None),
        (63, 3),
        (91, 3),
        (153, 3),
        (154, 6),
        (182, 6),
        (336, 6),
        (337, 12),
        (365, 12),
        (455, 12),
        (456, None),
    ],
)
def test_an_answer_belongs_to_the_question_that_is_open_on_its_day(days, months):
    assert outcomes.question_on(ENDED, ENDED + timedelta(days=days)) == months


def test_without_a_funded_time_there_is_no_question():
    assert outcomes.question_on(None, ENDED) is None


def test_each_question_closes_when_the_next_may_be_asked():
    for one, following in zip(outcomes.STILL_GOING_ASKED, outcomes.STILL_GOING_ASKED[1:], strict=False):
        assert one.closes == following.after - outcomes.EARLY


def test_a_carer_is_asked_in_words_of_their_own():
    helped = next(each for each in experience.QUESTIONS if each.code == "helped")
    assert helped.to(experience.CARER) != helped.to(experience.PERSON)
