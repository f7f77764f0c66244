"""Rate ratios against the formula by hand, against statsmodels, and at the edges."""

import math

import numpy as np
import pytest

from commonweal.evaluation import statistics

YEAR = 365


def whole_years(people):
    return np.full(people, YEAR), np.full(people, YEAR)


@pytest.fixture
def cohort():
    draw = np.random.default_rng(7)
    frailty = draw.gamma(0.7, 1 / 0.7, 300)
    return draw.poisson(1.5 * frailty), draw.poisson(1.2 * frailty)


@pytest.fixture
def dying(cohort):
    draw = np.random.default_rng(8)
    days_after = np.where(draw.random(300) < 0.15, draw.integers(1, YEAR, 300), YEAR)
    return cohort[0], draw.binomial(cohort[1], days_after / YEAR), np.full(300, YEAR), days_after


def test_with_equal_time_the_ratio_is_the_ratio_of_the_sums(cohort):
    before, after = cohort
    assert statistics.rate_ratio(before, after, *whole_years(300)).ratio == pytest.approx(after.sum() / before.sum())


def test_with_equal_time_the_robust_error_is_the_printed_formula(cohort):
    before, after = cohort
    found = statistics.rate_ratio(before, after, *whole_years(300))
    used = int((before + after > 0).sum())
    by_hand = math.sqrt(((after - found.ratio * before) ** 2).sum() * used / (used - 1)) / after.sum()
    from scipy.stats import t

    width = math.log(found.high / found.low) / 2
    assert width / t.ppf(0.975, used - 1) == pytest.approx(by_hand, rel=1e-8)


def test_with_unequal_time_the_ratio_is_that_of_poisson_regression_with_an_effect_for_each_person(dying):
    import statsmodels.api as sm

    before, after, days_before, days_after = dying
    used = before + after > 0
    count, people = np.r_[before[used], after[used]], int(used.sum())
    design = np.c_[np.r_[np.zeros(people), np.ones(people)], np.vstack([np.eye(people), np.eye(people)])]
    offset = np.log(np.r_[days_before[used], days_after[used]])
    fit = sm.GLM(count, design, family=sm.families.Poisson(), offset=offset).fit()
    assert statistics.rate_ratio(*dying).ratio == pytest.approx(math.exp(fit.params[0]), rel=1e-7)


def test_with_unequal_time_the_interval_is_that_of_errors_clustered_by_person(dying):
    import statsmodels.api as sm
    from scipy.stats import t

    before, after, days_before, days_after = dying
    used = before + after > 0
    people = int(used.sum())
    count = np.r_[before[used], after[used]]
    design = np.c_[np.r_[np.zeros(people), np.ones(people)], np.vstack([np.eye(people), np.eye(people)])]
    offset = np.log(np.r_[days_before[used], days_after[used]])
    fit = sm.GLM(count, design, family=sm.families.Poisson(), offset=offset).fit(
        cov_type="cluster", cov_kwds={"groups": np.r_[np.arange(people), np.arange(people)], "use_correction": False}
    )
    found = statistics.rate_ratio(*dying)
    error = math.log(found.high / found.low) / 2 / t.ppf(0.975, people - 1)
    assert error == pytest.approx(fit.bse[0] * math.sqrt(people / (people - 1)), rel=1e-6)


def test_the_order_of_people_changes_nothing_at_all(dying):
    order = np.random.default_rng(1).permutation(300)
    assert statistics.rate_ratio(*dying) == statistics.rate_ratio(*(column[order] for column in dying))


def test_people_who_used_nothing_change_neither_ratio_nor_interval_when_nobody_died(cohort):
    before, after = cohort
    more = [np.r_[column, np.zeros(50, int)] for column in (before, after)]
    assert statistics.rate_ratio(before, after, *whole_years(300)) == statistics.rate_ratio(*more, *whole_years(350))


def test_few_events_get_the_exact_interval_of_clopper_and_pearson():
    from statsmodels.stats.proportion import proportion_confint

    before, after = np.array([3, 2, 1, 2]), np.array([1, 1, 0, 2])
    found = statistics.rate_ratio(before, after, *whole_years(4))
    low, high = proportion_confint(4, 12, alpha=0.05, method="beta")
    assert (found.low, found.high) == pytest.approx((low / (1 - low), high / (1 - high)))


def test_the_exact_method_says_why_it_was_used():
    found = statistics.rate_ratio(np.array([3]), np.array([1]), *whole_years(1))
    assert "because the robust form needs 10 people with events" in found.method


def test_the_exact_p_value_of_the_published_inpatient_counts_is_what_the_reanalysis_found():
    # 158 and 126 admissions; nine people only, so that the exact form is chosen.
    before, after = np.array([150, 1, 1, 1, 1, 1, 1, 1, 1]), np.array([118, 1, 1, 1, 1, 1, 1, 1, 1])
    found = statistics.rate_ratio(before, after, *whole_years(9))
    assert (round(found.low, 3), round(found.high, 3), round(found.p, 3)) == (0.626, 1.014, 0.066)


def test_nothing_used_before_gives_words_instead_of_a_ratio():
    found = statistics.rate_ratio(np.array([0, 0]), np.array([2, 1]), *whole_years(2))
    assert (found.ratio, found.p, found.method) == (None, None, "No ratio: nothing was used before")


def test_nothing_used_at_all_gives_words_instead_of_a_ratio():
    found = statistics.rate_ratio(np.zeros(5, int), np.zeros(5, int), *whole_years(5))
    assert found.method == "No ratio: nothing was used on either side"


def test_nothing_used_after_gives_a_ratio_of_nought_with_an_upper_end():
    found = statistics.rate_ratio(np.full(40, 2), np.zeros(40, int), *whole_years(40))
    assert found.ratio == found.low == 0
    assert 0 < found.high < 0.1


def test_one_person_gets_an_exact_interval():
    assert statistics.rate_ratio(np.array([4]), np.array([2]), *whole_years(1)).high > 1


def test_nobody_gives_words_instead_of_a_ratio():
    nobody = np.zeros(0, int)
    assert statistics.rate_ratio(nobody, nobody, nobody, nobody).method.startswith("No ratio")


def test_a_person_who_died_on_the_day_of_referral_leaves_the_ratio_alone(cohort):
    before, after = cohort
    with_death = (np.r_[before, 9], np.r_[after, 0], np.full(301, YEAR), np.r_[np.full(300, YEAR), 0])
    assert statistics.rate_ratio(*with_death) == statistics.rate_ratio(before, after, *whole_years(300))


def test_few_people_with_units_in_bundles_get_no_interval():
    found = statistics.rate_ratio(np.array([30, 4]), np.array([10, 0]), *whole_years(2), bundled=True)
    assert (found.ratio, found.low, found.high, found.p) == (pytest.approx(10 / 34), None, None, None)


def test_when_everybody_changed_alike_the_exact_form_is_used():
    found = statistics.rate_ratio(np.full(30, 2), np.full(30, 1), *whole_years(30))
    assert (found.ratio, found.method[:5]) == (0.5, "Exact")


def test_the_difference_of_rates_is_the_paired_t_interval_when_time_is_equal(cohort):
    from scipy.stats import ttest_1samp

    before, after = cohort
    found = statistics.rate_difference([(before, after)], *whole_years(300), prices=[1])
    interval = ttest_1samp(before - after, 0).confidence_interval()
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high), rel=1e-8)


def test_heavy_users_who_die_early_avoid_nothing_by_being_gone():
    """All use as much a day after as before; those who use most live a fifth of the year."""
    before, after = np.repeat([1, 10], 100), np.repeat([1, 2], 100)
    lived = np.repeat([YEAR, YEAR // 5], 100)
    found = statistics.rate_difference([(before, after)], np.full(200, YEAR), lived, prices=[1])
    assert found.avoided == 0


def test_the_difference_of_several_kinds_of_care_is_that_of_what_each_person_cost(cohort):
    before, after = cohort
    found = statistics.rate_difference([(before, after), (after, before)], *whole_years(300), prices=[3, 1])
    alone = statistics.rate_difference([(before, after)], *whole_years(300), prices=[2])
    assert (found.avoided, found.low, found.high) == pytest.approx((alone.avoided, alone.low, alone.high))


def test_a_difference_over_no_time_is_refused():
    with pytest.raises(ValueError, match="Nobody was at risk"):
        statistics.rate_difference([(np.ones(2, int), np.ones(2, int))], np.zeros(2, int), np.ones(2, int), prices=[1])


def test_when_everybody_changed_alike_the_difference_has_no_interval():
    found = statistics.rate_difference([(np.full(30, 3), np.full(30, 1))], *whole_years(30), prices=[0.1])
    assert (found.low, found.high) == (None, None)


def test_the_difference_of_rates_of_one_person_has_no_interval():
    found = statistics.rate_difference([(np.array([3]), np.array([1]))], *whole_years(1), prices=[1])
    assert (found.avoided, found.low, found.high) == (2.0, None, None)


def test_a_rate_over_no_time_is_none():
    assert statistics.per_year(0, 0) is None
