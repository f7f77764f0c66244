"""Matched sets: who is in them, how alike they are, what is said of it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from commonweal.evaluation.effect.equality import labels
from commonweal.evaluation.matching import Matched, Pool, pair
from commonweal.evaluation.matching.others import spread
from commonweal.evaluation.plan import Matching, PlanError
from commonweal.exchange.results import Balance
from tests.support.pools import pool

WANTED = Matching(covariates=("age", "sex", "ae"))
MONTH = 24_150


def drawn(many: int = 1500, **changes: Any) -> Pool:
    """People in two months, some referred in the second; the older and those with more A&E rather."""
    rng = np.random.default_rng(3)
    age, use = rng.integers(50, 95, many), rng.poisson(1.0, many)
    pull = -2.5 + 0.04 * (age - 70) + 0.5 * np.log1p(use)
    referred = rng.random(many) < 1 / (1 + np.exp(-pull))
    sex, practice = rng.integers(0, 2, many), rng.integers(0, 3, many)
    once = {"person": np.arange(many), "age": age, "sex": sex, "practice": practice, "ae_3_12": use}
    given = {
        **{name: np.repeat(values, 2) for name, values in once.items()},
        "month": np.tile([MONTH, MONTH + 1], many),
    }
    return pool(**{**given, "treated": np.repeat(referred, 2) & (given["month"] > MONTH), **changes})


@pytest.fixture(scope="module")
def matched() -> Matched:
    return pair(drawn(), WANTED)


def row(found: Matched, code: str) -> Balance:
    return next(one for one in found.found.balance if one.covariate == code)


def test_people_are_sorted_by_unit_and_each_is_there_once(matched: Matched) -> None:
    assert (np.diff(matched.people["unit"]) > 0).all()


def test_every_set_is_one_referred_with_their_controls_of_the_same_month_and_strata(matched: Matched) -> None:
    sets, people = matched.sets, matched.people
    for name in ("month", "sex"):
        assert (people[name][sets.place] == people[name][sets.of]).all()
    assert ((people["age"][sets.place] >= 80) == (people["age"][sets.of] >= 80)).all()
    assert (people["treated"][sets.place] == sets.treated).all()
    assert (sets.place[sets.treated] == sets.of[sets.treated]).all()


def test_each_set_counts_once_on_either_side(matched: Matched) -> None:
    sets = matched.sets
    numbers, of = np.unique(sets.of, return_inverse=True)
    assert np.bincount(of, sets.weight * sets.treated) == pytest.approx(np.ones(len(numbers)))
    assert np.bincount(of, sets.weight * ~sets.treated) == pytest.approx(np.ones(len(numbers)))


def test_nobody_is_a_control_twice(matched: Matched) -> None:
    controls = matched.people["person"][matched.sets.place[~matched.sets.treated]]
    assert len(np.unique(controls)) == len(controls) == matched.found.controls


def test_no_control_is_further_than_the_caliper_that_is_told(matched: Matched) -> None:
    sets, logit = matched.sets, matched.people["logit"]
    assert np.abs(logit[sets.place] - logit[sets.of]).max() <= matched.found.caliper


def test_sets_are_counted_by_their_size(matched: Matched) -> None:
    found = matched.found
    assert len(found.sets) == 1 + WANTED.ratio
    assert sum(found.sets) == found.referred
    assert found.sets[0] == found.referred - found.matched
    assert sum(size * many for size, many in enumerate(found.sets)) == found.controls


def test_matching_brings_the_two_sides_together(matched: Matched) -> None:
    for code in ("age", "ae_3_12"):
        assert abs(row(matched, code).smd) > 0.1
        assert abs(row(matched, code).matched_smd) < 0.05


def test_balance_is_what_plain_means_and_spreads_give(matched: Matched) -> None:
    everybody, sets, people = drawn(), matched.sets, matched.people
    referred, others = (everybody.age[everybody.treated == side].astype(float) for side in (True, False))
    told = row(matched, "age")
    assert told.referred == pytest.approx(referred.mean())
    assert told.candidates == pytest.approx(others.mean())
    assert told.smd == pytest.approx((referred.mean() - others.mean()) / referred.std())
    assert told.variance_ratio == pytest.approx(referred.var() / others.var())
    place, weight = sets.place[~sets.treated], sets.weight[~sets.treated]
    mean = np.average(people["age"][place], weights=weight)
    assert told.controls == pytest.approx(mean)
    own = people["age"][sets.place[sets.treated]].mean()
    assert told.matched_smd == pytest.approx((own - mean) / referred.std())


def test_the_largest_distance_of_two_distributions_is_told(matched: Matched) -> None:
    from scipy import stats

    everybody = drawn()
    referred, others = (everybody.counts["ae_3_12"][everybody.treated == side] for side in (True, False))
    assert row(matched, "ae_3_12").ks == pytest.approx(stats.ks_2samp(referred, others).statistic)


def test_squares_and_products_with_age_are_balanced_too(matched: Matched) -> None:
    codes = {one.covariate for one in matched.found.balance}
    assert {"age^2", "ae_3_12^2", "ae_3_12*age", "ae_3_12*old", "sex:0", "sex:0*age", "old"} <= codes
    everybody = drawn()
    product = (everybody.counts["ae_3_12"] * everybody.age)[everybody.treated]
    assert row(matched, "ae_3_12*age").referred == pytest.approx(product.mean())


def test_a_share_has_no_ratio_of_variances(matched: Matched) -> None:
    assert row(matched, "sex:0").variance_ratio is None


def test_bars_of_the_overlap_hold_everybody_who_was_scored(matched: Matched) -> None:
    bars = matched.found.overlap
    assert len(bars) == 40
    assert sum(bar.referred for bar in bars) == matched.found.referred
    assert sum(bar.candidates for bar in bars) == matched.found.candidates
    assert sum(bar.controls for bar in bars) == matched.found.controls


def test_who_was_lost_adds_up_in_every_division(matched: Matched) -> None:
    found = matched.found
    for by in ("all", "age", "sex", "ethnicity", "deprivation", "practice", "risk"):
        rows = [one for one in found.lost if one.by == by]
        assert sum(one.referred for one in rows) == found.referred
        assert sum(one.matched for one in rows) == found.matched


def test_groups_are_called_as_the_effect_calls_them(matched: Matched) -> None:
    assert set(matched.eligible) == {"age", "sex", "ethnicity", "deprivation", "practice"}
    for by, column in (("sex", "sex"), ("ethnicity", "ethnicity"), ("deprivation", "imd")):
        assert set(labels(by, matched.people[column])) <= set(matched.eligible[by])


def test_everybody_who_could_have_been_referred_is_counted_once(matched: Matched) -> None:
    assert sum(matched.eligible["sex"].values()) == 1500


def test_the_same_pool_gives_the_same_digest_and_another_balance_another(matched: Matched) -> None:
    assert pair(drawn(), WANTED).found.digest == matched.found.digest
    assert pair(drawn(), replace(WANTED, ratio=1)).found.digest != matched.found.digest


def test_alike_is_by_the_plans_own_limit() -> None:
    assert pair(drawn(), replace(WANTED, limit=1.0)).found.alike
    assert not pair(drawn(), replace(WANTED, limit=1e-6)).found.alike


def test_the_rule_is_told_with_the_calipers_convention_and_width() -> None:
    logit = np.array([0.0, 1.0, 4.0, 2.0, np.nan])
    treated = np.array([True, True, False, False, False])
    assert spread(logit, treated, "everybody") == pytest.approx(np.std([0, 1, 4, 2], ddof=1))
    assert spread(logit, treated, "groups") == pytest.approx(np.sqrt((0.5 + 2.0) / 2))
    for by, convention in (("everybody", "as MatchIt's std.caliper"), ("groups", "as Austin")):
        found = pair(drawn(), replace(WANTED, caliper_by=by)).found
        words = next(text for text in found.words if text.startswith("The caliper"))
        assert convention in words
        assert f"= {found.caliper:.4g}." in words
        assert any("MatchIt 4.7.2" in text for text in found.words)


def test_without_a_caliper_everybody_with_somebody_left_is_matched() -> None:
    found = pair(drawn(), replace(WANTED, caliper=0.0, ratio=1)).found
    assert found.caliper is None
    assert found.matched == found.referred


def test_the_other_ways_are_all_there(matched: Matched) -> None:
    told = [(one.kind, one.words) for one in matched.others]
    assert told == [
        ("caliper", "Caliper of 0.1 standard deviations"),
        ("caliper", "Caliper of 0.5 standard deviations"),
        ("caliper", "Caliper of 0.2 standard deviations, pooled from the two groups"),
        ("ratio", "1 control each"),
        ("ratio", "Up to 5 controls each"),
        ("exact", "Nothing shared exactly but the month"),
        ("exact", "The same practice, too"),
        ("sample", "Not matched: an even sample of the candidates"),
        ("weights", "Not matched: overlap weights by the score"),
    ]


def test_a_sample_holds_all_referred_and_at_most_twenty_candidates_each(matched: Matched) -> None:
    sample = next(one for one in matched.others if one.kind == "sample")
    referred = int(sample.treated.sum())
    assert referred == matched.found.referred
    assert (~sample.treated).sum() <= 20 * referred
    assert (sample.of == sample.place).all()


def test_overlap_weights_balance_what_the_score_is_made_of(matched: Matched) -> None:
    """With all candidates in the sample the weighted means are equal: a property of the exact fit."""
    weights = next(one for one in matched.others if one.kind == "weights")
    many = int((~weights.treated).sum())
    assert many == matched.found.candidates
    values = drawn().age[np.searchsorted(drawn().unit, matched.people["unit"][weights.place])]
    means = [
        np.average(values[weights.treated == side], weights=weights.weight[weights.treated == side])
        for side in (True, False)
    ]
    assert means[0] == pytest.approx(means[1], abs=1e-6)


def test_windows_are_cut_where_somebody_is_no_longer_followed() -> None:
    everybody = drawn()
    index = everybody.index_day
    cut = drawn(ends_on=index + np.where(everybody.treated, 100, 365), dies=everybody.treated, starts_on=index - 300)
    people = pair(cut, WANTED).people
    assert (people["days_after"] == np.where(people["treated"], 100, 365)).all()
    assert (people["days_before"] == 300).all()
    assert (people["died"] == people["treated"]).all()
    assert (people["after_to"] - people["index_on"] == people["days_after"].astype("timedelta64[D]")).all()


def test_a_stratum_without_a_candidate_is_said_with_a_named_code() -> None:
    """Everybody at the third practice is referred."""
    everybody = drawn()
    alone = everybody.treated & (everybody.person % 10 == 0)
    practice = np.where(alone, 2, 0)
    found = pair(drawn(practice=practice), replace(WANTED, exact=("practice",)))
    empty = int(alone.sum())
    (note,) = [text for text in found.notes if text.startswith("NO_CONTROL")]
    assert f"for {empty} nobody at risk in their month shares what must be shared" in note
    assert found.found.sets[0] >= empty


def test_nobody_at_risk_is_refused_with_a_named_code() -> None:
    everybody = drawn()
    with pytest.raises(PlanError, match=r"^NOBODY_AT_RISK: .*Check"):
        pair(_part(everybody, everybody.treated), WANTED)


def test_nobody_referred_is_refused_with_a_named_code() -> None:
    everybody = drawn()
    with pytest.raises(PlanError, match=r"^NOBODY_REFERRED: .*Compare the identifiers"):
        pair(_part(everybody, ~everybody.treated), WANTED)


def test_no_control_at_all_is_refused_with_a_named_code() -> None:
    everybody = drawn()
    practice = np.where(everybody.treated, 2, 0)
    with pytest.raises(PlanError, match=r"^NO_CONTROL: .*widen the caliper"):
        pair(drawn(practice=practice), replace(WANTED, exact=("practice",)))


def test_a_control_who_is_also_referred_is_no_pool() -> None:
    twice = drawn()
    with pytest.raises(ValueError, match="each once"):
        pair(replace(twice, unit=np.repeat(twice.unit[::2], 2)), WANTED)


def _part(everybody: Pool, kept: np.ndarray) -> Pool:
    columns = ("person", "month", "treated", "age", "sex", "practice")
    return pool(**{name: getattr(everybody, name)[kept] for name in columns}, ae_3_12=everybody.counts["ae_3_12"][kept])
