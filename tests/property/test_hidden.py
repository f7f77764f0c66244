"""Rosenbaum's bound agrees with the plain reference that counts every choice."""

from fractions import Fraction

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from commonweal.evaluation import statistics
from commonweal.evaluation.statistics import Members
from commonweal.evaluation.statistics.comparison import hidden
from tests.reference import hidden as plain

YEAR = 365
use = st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, YEAR))
pairs = st.lists(st.tuples(use, use), min_size=1, max_size=12)
few_sets = st.lists(st.lists(use, min_size=2, max_size=4), min_size=1, max_size=5)
many_sets = st.lists(st.lists(use, min_size=2, max_size=5), min_size=22, max_size=40)
odds = st.sampled_from([1, Fraction(3, 2), 2, 5])


def members(sets):
    """The first of each set was referred."""
    rows = [
        (number, not place, 1.0, before, after, YEAR, days)
        for number, each in enumerate(sets)
        for place, (before, after, days) in enumerate(each)
    ]
    return Members(*(np.array(column) for column in zip(*rows, strict=True)))


def listed(sets):
    """The same as the reference takes it: those at risk on both sides, with the change of their rate."""
    kept = [
        [(number, not place, YEAR * (Fraction(after, days) - Fraction(before, YEAR)))
         for place, (before, after, days) in enumerate(each) if days]
        for number, each in enumerate(sets)
    ]  # fmt: skip
    whole = [each for each in kept if each and each[0][1] and len(each) > 1]
    return plain.ranked([member for each in whole for member in each])


def found(sets, odds):
    rows, seen = hidden.scores(members(sets))
    return hidden.chance(rows, np.ones(len(rows), np.int64), seen, float(odds))


@given(few_sets, odds)
def test_with_few_sets_the_chance_is_that_of_counting_every_choice(sets, odds):
    ranked = listed(sets)
    assume(ranked)
    assert np.isclose(found(sets, odds), float(plain.counted(ranked, odds)), atol=1e-9)


@given(pairs, odds)
def test_twelve_pairs_are_counted_as_well(sets, odds):
    ranked = listed(sets)
    assume(ranked)
    assert np.isclose(found(sets, odds), float(plain.counted(ranked, odds)), atol=1e-9)


@given(many_sets, odds)
def test_with_more_sets_the_chance_is_that_of_the_normal_curve(sets, odds):
    ranked = listed(sets)
    assume(len(ranked) >= hidden.FEW_SETS)
    assert np.isclose(found(sets, odds), plain.normal(ranked, odds), atol=1e-9)


@given(st.lists(st.tuples(use, use), min_size=1, max_size=4), odds)
def test_nothing_hidden_could_make_the_chance_of_pairs_larger(sets, odds):
    ranked = listed(sets)
    assume(ranked)
    assert np.isclose(found(sets, odds), float(plain.any_hidden_thing(ranked, odds)), atol=1e-9)


@given(pairs)
def test_gamma_is_where_the_reference_ceases_to_reject(sets):
    gamma = statistics.gamma(members(sets))
    ranked = listed(sets)
    if gamma is None:
        assert not ranked
    elif gamma == 1.0:
        assert not plain.rejects(ranked, Fraction("1.000001"), plain.counted)
    else:
        assert plain.rejects(ranked, Fraction(gamma * (1 - 1e-6)), plain.counted)
        assert not plain.rejects(ranked, Fraction(gamma * (1 + 1e-6)), plain.counted)


@given(many_sets, st.randoms(use_true_random=False))
def test_the_order_of_members_changes_nothing(sets, random):
    there = members(sets)
    order = random.sample(range(len(there.of)), len(there.of))
    assert statistics.gamma(there) == statistics.gamma(there.where(np.array(order)))
