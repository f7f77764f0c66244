"""Laws that hold of the statistics and the returns, whatever the numbers."""

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from commonweal.domain.measures import MEASURES
from commonweal.evaluation import statistics, wellbeing
from commonweal.evaluation.plan import Wellbeing
from commonweal.evaluation.value import ReturnModel

YEAR = 365
use = st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, YEAR))
cohorts = st.lists(use, min_size=1, max_size=60)
pounds = st.floats(1, 1e6)
shares = st.lists(st.floats(0, 1), min_size=1, max_size=5)
ways = st.sampled_from(["simple", "compound"])


def columns(cohort):
    before, after, days = (np.array(column) for column in zip(*cohort, strict=True))
    return before, after, np.full(len(cohort), YEAR), days


@given(cohorts)
def test_the_interval_holds_the_ratio(cohort):
    found = statistics.rate_ratio(*columns(cohort))
    assert found.ratio is None or found.low <= found.ratio * (1 + 1e-9)
    assert found.ratio is None or found.ratio <= found.high * (1 + 1e-9)


@given(cohorts)
def test_p_lies_between_nought_and_one(cohort):
    found = statistics.rate_ratio(*columns(cohort))
    assert found.p is None or 0 <= found.p <= 1


@given(cohorts)
def test_an_interval_that_leaves_out_one_goes_with_a_small_p(cohort):
    found = statistics.rate_ratio(*columns(cohort))
    assume(found.p is not None and abs(found.p - 0.05) > 1e-6)
    assert (found.p < 0.05) == (found.low > 1 or found.high < 1)


@given(cohorts)
def test_exchanging_before_and_after_turns_the_ratio_over(cohort):
    before, after, days_before, days_after = columns(cohort)
    assume(before.sum() and after.sum())
    forth = statistics.rate_ratio(before, after, days_before, days_after).ratio
    back = statistics.rate_ratio(after, before, days_after, days_before).ratio
    assert np.isclose(forth * back, 1)


@given(cohorts, st.randoms(use_true_random=False))
def test_shuffled_people_change_nothing(cohort, random):
    shuffled = random.sample(cohort, len(cohort))
    assert statistics.rate_ratio(*columns(cohort)) == statistics.rate_ratio(*columns(shuffled))


@given(st.lists(st.integers(-4, 4), max_size=80))
def test_changes_turned_round_have_the_same_p(changes):
    forth, back = np.array(changes, int), -np.array(changes, int)
    assert np.isclose(statistics.sign_flips(forth), statistics.sign_flips(back))


@given(pounds, pounds, shares, ways, st.integers(0, 4), st.floats(0, 1))
def test_more_drop_off_never_raises_the_return(saving, cost, left, way, year, kept):
    assume(year < len(left))
    faded = [share * kept if place == year else share for place, share in enumerate(left)]
    before, after = (ReturnModel(saving, cost, tuple(each), way).roi(5) for each in (left, faded))
    assert after <= before * (1 + 1e-12)


@given(pounds, pounds, shares, ways, st.integers(1, 4))
def test_more_years_never_lower_the_return(saving, cost, left, way, years):
    model = ReturnModel(saving, cost, tuple(left), way)
    assert model.roi(years) <= model.roi(years + 1)


@given(pounds, pounds, shares, ways)
def test_the_benefit_at_payback_is_the_cost(saving, cost, left, way):
    model = ReturnModel(saving, cost, tuple(left), way)
    at = model.payback(5)
    assume(at is not None)
    whole = int(at)
    paid = model.benefit(whole) + (at - whole) * (model.benefit(whole + 1) - model.benefit(whole))
    assert np.isclose(paid, cost)


@given(pounds, pounds, shares, ways)
def test_it_pays_back_when_and_only_when_the_return_reaches_one(saving, cost, left, way):
    model = ReturnModel(saving, cost, tuple(left), way)
    assume(abs(model.roi(5) - 1) > 1e-9)
    assert (model.payback(5) is not None) == (model.roi(5) > 1)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=60))
def test_chance_lies_between_the_rises_and_the_falls(asked):
    rows = [
        (person, MEASURES[place % 8].code, point, day, score)
        for place, (person, began, ended) in enumerate(asked)
        for point, day, score in (("baseline", "2013-01-07", began), ("follow_up", "2013-04-22", ended))
    ]
    names = ("person", "measure", "point", "scored_on", "score")
    scores = {name: np.array(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}
    scores["scored_on"], scores["score"] = scores["scored_on"].astype("datetime64[D]"), scores["score"].astype(float)
    _, found = wellbeing.distance(scores, Wellbeing())
    ends = sorted((found.any_rise_pct, found.any_fall_pct))
    assert ends[0] - 1e-6 <= found.chance_pct <= ends[1] + 1e-6
