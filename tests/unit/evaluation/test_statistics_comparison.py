"""The comparison with controls against statsmodels, against leaving out sets, by counting, and at the edges."""

import numpy as np
import pytest

from commonweal.evaluation import statistics
from commonweal.evaluation.statistics import Members
from tests.reference import comparison as plain
from tests.support import compared

YEAR = 365


def made(sets=120, each=3, effect=0.8, seed=1, dying=0.1):
    people = compared.some_people(sets, each, seed, dying)
    before, after = compared.some_use(people, effect, seed)
    own = compared.some_sets(sets, each)
    return Members(own.of, own.treated, own.weight, before, after, people["days_before"], people["days_after"])


def few(table, days=(YEAR, YEAR)):
    """Two people: before and after of the referred, before and after of the control."""
    (before, after), (controls_before, controls_after) = table
    return Members(
        np.zeros(2, int), np.array([True, False]), np.ones(2), np.array([before, controls_before]),
        np.array([after, controls_after]), np.full(2, days[0]), np.full(2, days[1]),
    )  # fmt: skip


@pytest.fixture(scope="module")
def members():
    return made()


@pytest.fixture(scope="module")
def regression(members):
    """One indicator for each person, one for after, one for after and referred, weights, clusters of sets."""
    import statsmodels.api as sm

    used = members.where(members.before + members.after > 0)
    people = len(used.of)
    design = np.zeros((2 * people, people + 2))
    design[people:, 0] = used.treated
    design[people:, 1] = 1
    design[np.arange(2 * people), np.tile(np.arange(people), 2) + 2] = 1
    count = np.r_[used.before, used.after]
    offset = np.log(np.r_[used.days_before, used.days_after])
    weights, groups = np.tile(used.weight, 2), np.tile(used.of, 2)
    # A GLM for the estimate; the sandwich over sets by the textbook's matrices.
    fit = sm.GLM(count, design, sm.families.Poisson(), offset=offset, var_weights=weights).fit(tol=1e-12)
    bread = np.linalg.inv(design.T @ (design * (weights * fit.fittedvalues)[:, None]))
    scores = design * (weights * (count - fit.fittedvalues))[:, None]
    sums = np.stack([scores[groups == each].sum(axis=0) for each in np.unique(groups)])
    return fit.params[0], np.sqrt((bread @ sums.T @ sums @ bread)[0, 0])


def test_the_ratio_is_that_of_poisson_regression_with_an_effect_for_each_person(members, regression):
    assert np.log(statistics.ratio_of_changes(members).ratio) == pytest.approx(regression[0], rel=1e-7)


def test_the_error_is_that_of_errors_clustered_by_set(members, regression):
    found = statistics.ratio_of_changes(members)
    sets = found.free + 1
    assert found.error == pytest.approx(regression[1] * np.sqrt(sets / (sets - 1)), rel=1e-7)


def test_the_ratio_is_that_of_generalised_estimating_equations_with_equal_time():
    import statsmodels.api as sm

    members = made(dying=0)
    treated = np.tile(members.treated, 2).astype(float)
    later = np.repeat([0.0, 1.0], len(members.of))
    design = np.stack([np.ones_like(treated), treated, later, treated * later], axis=1)
    fit = sm.GEE(
        np.r_[members.before, members.after], design, np.tile(members.of, 2), family=sm.families.Poisson(),
        cov_struct=sm.cov_struct.Independence(), weights=np.tile(members.weight, 2),
    ).fit()  # fmt: skip
    found = statistics.ratio_of_changes(members)
    assert np.log(found.ratio) == pytest.approx(fit.params[3], rel=1e-6)
    assert found.error == pytest.approx(fit.bse[3], rel=0.01)


def test_leaving_out_one_set_after_another_gives_nearly_the_same_error(members):
    found = statistics.ratio_of_changes(members)
    numbers = np.unique(members.of)
    logs = [np.log(statistics.ratio_of_changes(members.where(members.of != each)).ratio) for each in numbers]
    jackknife = np.sqrt((len(numbers) - 1) / len(numbers) * ((logs - np.mean(logs)) ** 2).sum())
    assert found.error == pytest.approx(jackknife, rel=0.03)


def test_with_equal_time_the_ratio_is_that_of_the_four_sums():
    members = made(dying=0)
    sums = [
        (members.weight * side)[arm].sum() for arm in (members.treated, ~members.treated)
        for side in (members.before, members.after)
    ]  # fmt: skip
    assert statistics.ratio_of_changes(members).ratio == pytest.approx(sums[1] / sums[0] / (sums[3] / sums[2]))


def test_somebody_without_a_day_on_one_side_takes_no_part(members):
    none = np.zeros(1, int)
    gone = Members(*(np.r_[column, more] for column, more in zip(
        (members.of, members.treated, members.weight, members.before, members.after, members.days_before,
         members.days_after),
        (none, np.array([True]), np.ones(1), none + 9, none, none + YEAR, none), strict=True)))  # fmt: skip
    assert statistics.ratio_of_changes(gone) == statistics.ratio_of_changes(members)


def test_few_events_have_fishers_exact_p():
    found = statistics.ratio_of_changes(few([(6, 1), (4, 5)]))
    assert found.p == pytest.approx(plain.exact_p(1, 6, 5, 4))
    assert "Fisher" in found.method


def test_the_exact_interval_is_that_of_the_conditional_odds_ratio():
    from scipy.stats.contingency import odds_ratio

    interval = odds_ratio([[3, 6], [5, 4]]).confidence_interval()
    found = statistics.ratio_of_changes(few([(6, 3), (4, 5)]))
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high))


def test_with_the_same_time_lost_on_both_hands_the_exact_p_stays():
    assert statistics.ratio_of_changes(few([(6, 1), (4, 5)], (YEAR, 100))).p == pytest.approx(plain.exact_p(1, 6, 5, 4))


def test_few_events_that_come_in_bundles_have_no_interval():
    found = statistics.ratio_of_changes(few([(6, 3), (4, 5)]), bundled=True)
    assert (found.ratio, found.low, found.p) == (pytest.approx((3 / 6) / (5 / 4)), None, None)


def test_nothing_after_among_the_referred_is_a_ratio_of_nought():
    assert statistics.ratio_of_changes(few([(6, 0), (4, 5)])).ratio == 0


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([(0, 3), (4, 5)], "the referred used nothing before"),
        ([(3, 3), (4, 0)], "the controls used nothing"),
        ([(3, 3), (0, 4)], "the controls used nothing"),
        ([(0, 0), (0, 0)], "nothing was used"),
    ],
)
def test_without_use_there_is_no_ratio_and_a_reason(table, reason):
    found = statistics.ratio_of_changes(few(table))
    assert found.ratio is None
    assert reason in found.method


def test_without_controls_there_is_no_ratio_and_a_reason(members):
    assert "no controls" in statistics.ratio_of_changes(members.where(members.treated)).method


def test_without_anybody_there_is_no_ratio_and_a_reason(members):
    nobody = members.where(np.zeros(len(members.of), bool))
    assert "nobody was at risk" in statistics.ratio_of_changes(nobody).method


def test_one_set_alone_gets_no_robust_error():
    one = made(sets=1, each=60)
    one = Members(one.of, one.treated, one.weight, one.before + 30, one.after + 30, one.days_before, one.days_after)
    assert statistics.ratio_of_changes(one).error is None


def test_sets_that_all_changed_alike_leave_no_spread_to_judge_by():
    count = np.full(80, 2)
    own = compared.some_sets(40, 1)
    alike = Members(own.of, own.treated, own.weight, count, count, np.full(80, YEAR), np.full(80, YEAR))
    found = statistics.ratio_of_changes(alike)
    assert (found.ratio, found.error) == (1.0, None)


def test_rates_after_alone_are_compared_as_rates():
    members = made(dying=0)
    rates = [(members.weight * members.after)[arm].sum() / members.weight[arm].sum()
             for arm in (members.treated, ~members.treated)]  # fmt: skip
    assert statistics.ratio_after(members).ratio == pytest.approx(rates[0] / rates[1])


def test_the_error_of_rates_after_alone_is_that_of_generalised_estimating_equations(members):
    import statsmodels.api as sm

    design = np.stack([np.ones(len(members.of)), members.treated], axis=1)
    fit = sm.GEE(
        members.after, design, members.of, family=sm.families.Poisson(), offset=np.log(members.days_after),
        cov_struct=sm.cov_struct.Independence(), weights=members.weight,
    ).fit()  # fmt: skip
    found = statistics.ratio_after(members)
    assert np.log(found.ratio) == pytest.approx(fit.params[1], rel=1e-6)
    assert found.error == pytest.approx(fit.bse[1], rel=0.01)


def test_rates_after_alone_with_few_events_have_the_exact_binomial_p():
    from scipy.stats import binomtest

    found = statistics.ratio_after(few([(6, 1), (4, 8)]))
    assert (found.ratio, found.p) == (1 / 8, pytest.approx(binomtest(1, 9, 0.5).pvalue))


def test_the_change_of_one_arm_with_equal_weights_is_the_rate_ratio(members):
    controls = members.where(~members.treated)
    plainly = statistics.rate_ratio(*(each.astype(int) for each in controls.columns()))
    alone = Members(np.arange(len(controls.of)), controls.treated, np.ones(len(controls.of)), controls.before,
                    controls.after, controls.days_before, controls.days_after)  # fmt: skip
    found = statistics.ratio_of_one(alone)
    assert (found.ratio, found.low, found.high) == pytest.approx((plainly.ratio, plainly.low, plainly.high))


def test_the_difference_is_that_of_the_plain_reference(members):
    rows = list(zip(members.of.tolist(), members.treated.tolist(), members.weight.tolist(), members.before.tolist(),
                    members.after.tolist(), members.days_before.tolist(), members.days_after.tolist(),
                    strict=True))  # fmt: skip
    assert statistics.differences([members], 0, 1)[0].avoided == pytest.approx(plain.difference(rows))


def test_with_equal_time_the_difference_is_that_of_mean_changes():
    members = made(dying=0)
    means = [np.average((members.after - members.before)[arm], weights=members.weight[arm])
             for arm in (members.treated, ~members.treated)]  # fmt: skip
    assert statistics.differences([members], 0, 1)[0].avoided == pytest.approx(means[0] - means[1])


def test_the_drawn_interval_of_a_difference_is_near_the_normal_one():
    members = made(sets=400, dying=0)
    found = statistics.differences([members], 2000, 1)[0]
    change = members.weight * (members.after - members.before) * np.where(members.treated, 1, -1)
    error = np.bincount(members.of, change).std() / np.sqrt(400)
    assert (found.high - found.low) / 2 == pytest.approx(1.96 * error, rel=0.1)


def test_the_same_seed_draws_the_same_interval(members):
    assert statistics.differences([members], 200, 7) == statistics.differences([members], 200, 7)


def test_outcomes_do_not_disturb_one_another_when_drawn_together(members):
    together = statistics.differences([members, made(effect=1.2)], 200, 7)
    assert together[0] == statistics.differences([members], 200, 7)[0]


def test_a_difference_of_few_sets_has_no_interval():
    found = statistics.differences([made(sets=5)], 200, 7)[0]
    assert (found.low, found.high) == (None, None)


def test_without_controls_there_is_no_difference(members):
    assert statistics.differences([members.where(members.treated)], 0, 1) == [None]
