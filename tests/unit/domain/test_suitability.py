"""What is told of somebody who is referred: information for every group the sources name, and a reason for nobody."""

import pytest

from commonweal.domain import journey
from commonweal.domain.referring.suitability import PROMPTS, prompts


def told(**others):
    about = {"age": 60, "subject": "patient", "conditions": ["diabetes"], "circumstances": [], "scored": True}
    return [each.code for each in prompts(**about | others)]


def test_nothing_is_told_when_nothing_applies():
    assert told() == []


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ({"age": 80}, "aged"),
        ({"conditions": ["diabetes", "heart", "stroke", "pain"]}, "complex"),
        ({"conditions": ["cancer"]}, "cancer"),
        ({"conditions": ["depression_anxiety"]}, "mental_health"),
        ({"scored": False}, "no_score"),
        *(({"circumstances": [each]}, each) for each in journey.CIRCUMSTANCES),
    ],
)
def test_each_group_is_told_of(about, code):
    assert told(**about) == [code]


def test_somebody_aged_79_is_not_told_of_as_older():
    assert told(age=79) == []


def test_a_carer_needs_no_score():
    assert told(subject="carer", scored=False) == []


def test_two_conditions_of_one_group_are_told_once():
    assert told(conditions=["depression_anxiety", "severe_mental_illness"]) == ["mental_health"]


def test_every_prompt_says_where_it_comes_from_and_when():
    assert [each.code for each in PROMPTS.values() if not any(year in each.source for year in ("2015", "2017"))] == []
