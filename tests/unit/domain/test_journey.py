"""The states of the journey: every move leads somewhere, the end is the end."""

import pytest

from commonweal.domain import journey
from commonweal.domain.journey import ONWARD_MOVES, ONWARD_STATES, REFERRAL_MOVES, REFERRAL_STATES, may_move

BOTH = pytest.mark.parametrize(
    ("states", "moves", "first"),
    [
        (REFERRAL_STATES, REFERRAL_MOVES, {journey.RECEIVED}),
        (ONWARD_STATES, ONWARD_MOVES, {journey.SENT, journey.GIVEN}),
    ],
)


@BOTH
def test_every_state_has_its_moves(states, moves, first):
    assert set(moves) == set(states)


@BOTH
def test_moves_lead_to_states(states, moves, first):
    assert set().union(*moves.values()) <= set(states)


@BOTH
def test_every_state_can_be_reached(states, moves, first):
    reached = set(first)
    for _ in states:
        reached |= set().union(*(moves[state] for state in reached))
    assert reached == set(states)


@pytest.mark.parametrize("state", [journey.CLOSED, journey.DECLINED])
def test_a_referral_that_has_ended_moves_no_more(state):
    assert not any(may_move(REFERRAL_MOVES, state, other) for other in REFERRAL_STATES)


def test_a_new_referral_may_be_given_to_an_advisor():
    assert may_move(REFERRAL_MOVES, journey.RECEIVED, journey.ALLOCATED)


def test_a_new_referral_is_not_reviewed_before_it_is_assessed():
    assert not may_move(REFERRAL_MOVES, journey.RECEIVED, journey.REVIEWED)


def test_an_unknown_state_moves_nowhere():
    assert not may_move(REFERRAL_MOVES, "lost", journey.RECEIVED)


def test_a_signpost_is_not_a_referral_and_so_is_given_not_sent():
    assert ONWARD_MOVES[journey.GIVEN] == set()


def test_reached_outcomes_are_outcomes():
    assert set(journey.CONTACT_OUTCOMES) >= journey.REACHED


def test_steps_that_continue_are_steps():
    assert set(journey.NEXT_STEPS) > journey.CONTINUING_STEPS


def test_a_review_falls_overdue_after_it_falls_due():
    assert journey.REVIEW_DUE_DAYS < journey.REVIEW_OVERDUE_DAYS
