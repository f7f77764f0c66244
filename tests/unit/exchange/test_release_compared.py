"""What a comparison found, made fit to be published."""

from dataclasses import replace

import pytest

from commonweal.exchange.release import ReleaseRefused, check, publish, release
from commonweal.exchange.release.sentences import HIDDEN_WORDS
from commonweal.exchange.results import Balance, Lost
from tests.support.example_matched import comparison, effect, stopped

FOUND = comparison()
MADE = FOUND.matching
SAFE = release(FOUND)


def matched(**parts):
    return release(replace(FOUND, matching=replace(MADE, **parts))).matching


def shares(*means):
    """The balance of a division into parts with these shares of the referred."""
    return [
        Balance(f"ethnicity:{place}", f"Group {place}", mean, mean, 0.1, None, 0.01, mean, mean, 0.02, None, 0.01)
        for place, mean in enumerate(means)
    ]


def test_a_comparison_passes_the_check_once_released():
    assert check(SAFE) == []


def test_the_evaluators_own_comparison_does_not():
    problems = " ".join(check(replace(FOUND, released="hes")))
    assert all(part in problems for part in ("effects, row 1", "curve, row 1", "reach, row 1", "matching, referred"))


def test_a_run_that_stopped_before_outcomes_is_refused(tmp_path):
    with pytest.raises(ReleaseRefused, match="stopped after choosing controls"):
        publish(stopped(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_few_without_a_control_hide_how_many_have_one():
    few = matched(matched=936, sets=[3, 21, 93, 822])
    assert (few.referred, few.matched, few.sets) == (940, None, [None, None, 95, 820])


def test_few_without_a_control_in_a_group_hide_how_many_of_it_have_one():
    rows = [Lost("all", "Everybody", 939, 900), Lost("sex", "F", 500, 497), Lost("sex", "M", 439, 403)]
    assert [row.matched for row in matched(lost=rows).lost] == [900, None, None]


def test_how_many_were_followed_to_a_landmark_stays_behind():
    here = replace(FOUND.effects[0], by="landmark_funded", group="Funded, from day 122 on", association=True)
    row = release(replace(FOUND, effects=[*FOUND.effects, here])).effects[-1]
    counted = (row.people, row.controls, row.before, row.after, row.controls_before, row.rate_before, row.control_after)
    assert set(counted) == {None}
    assert row.ratio is not None


def test_the_check_finds_a_count_from_a_landmark_on():
    here = replace(SAFE.effects[0], by="landmark_funded", group="Funded, from day 122 on")
    assert any("from a landmark on" in problem for problem in check(replace(SAFE, effects=[*SAFE.effects, here])))


def test_few_who_have_no_earlier_years_are_not_the_difference_of_two_numbers():
    row = FOUND.regression[0]
    whole = next(each.people for each in FOUND.changes if (each.by, each.outcome) == (row.by, row.outcome))
    few, many = (release(replace(FOUND, regression=[replace(row, people=whole - less)])).regression[0]
                 for less in (3, 30))  # fmt: skip
    assert (few.people, few.ratio is None, many.people is None) == (None, False, False)


def test_no_row_is_about_a_single_practice():
    rows = [*MADE.balance, replace(MADE.balance[0], covariate="practice:3", name="Y99001")]
    lost = [*MADE.lost, Lost("practice", "Y99001", 130, 110)]
    safe = matched(balance=rows, lost=lost)
    assert not [row for row in safe.balance if row.name == "Y99001"] + [row for row in safe.lost if "Y9" in row.group]


def test_a_share_of_few_people_shows_neither_mean_nor_difference():
    row = next(row for row in SAFE.matching.balance if row.covariate == "ethnicity_chinese")
    assert {row.referred, row.controls, row.smd, row.matched_smd, row.ks} == {None}


def test_the_next_smallest_share_of_a_division_is_hidden_with_it():
    rows = matched(balance=shares(0.8, 0.15, 0.045, 0.005)).balance
    assert [row.referred is None for row in rows] == [False, False, True, True]


def test_products_of_a_hidden_share_are_hidden_too():
    few, product = shares(0.9, 0.004)[1], replace(MADE.balance[0], covariate="ethnicity:1*age")
    assert {row.smd for row in matched(balance=[few, product]).balance} == {None}


def test_a_share_that_is_shown_comes_from_rounded_numbers():
    rows = matched(balance=shares(0.6, 0.4)).balance
    assert rows[0].referred == round(565 / 940, 4)


def test_few_in_a_bar_are_hidden_with_the_next_smallest():
    bars = [replace(MADE.overlap[0], low=place, referred=count) for place, count in enumerate((3, 20, 500))]
    assert [bar.referred for bar in matched(overlap=bars).overlap] == [None, None, 500]


def test_a_waiver_that_counts_people_is_made_safe():
    assert "* people" in matched(agreed="The plan waives it: a trial with 4 people.").agreed


def test_the_hash_of_the_balance_stays_as_it_is():
    said = f"The plan holds the hash of this balance, {MADE.digest[:12]}."
    assert matched(agreed=said).agreed == said


@pytest.mark.parametrize("name", ["people", "controls", "before", "after", "controls_before", "controls_after"])
def test_an_effect_with_few_behind_it_shows_no_number_of_it(name):
    rows = [effect("all", "Everybody", "ae", 925), effect("sex", "F", "ae", 500), effect("sex", "M", "ae", 425)]
    rows[1] = replace(rows[1], **{name: 4})
    row = release(replace(FOUND, effects=rows)).effects[1]
    assert {row.ratio, row.low, row.p, row.rate_after, row.control_after, row.difference, row.e_value} == {None}
    assert row.gamma is None
    assert row.words == HIDDEN_WORDS


def test_an_effect_whose_counts_are_not_told_is_not_released():
    row = replace(effect("all", "Everybody", "ae", 925), controls_after=None)
    assert release(replace(FOUND, effects=[row])).effects[0].ratio is None


def test_few_of_those_analysed_without_a_control_hide_how_many_have_one_but_not_the_effect():
    rows = [effect("all", "Everybody analysed", "ae", 936)]
    row = release(replace(FOUND, effects=rows)).effects[0]
    assert (row.people, row.ratio) == (None, 0.86)


def test_few_of_those_to_be_matched_without_a_control_hide_how_many_have_one_in_every_place():
    made = replace(MADE, referred=930, matched=925, sets=[5, 21, 93, 811])
    found = release(replace(FOUND, matching=made))
    assert (found.matching.matched, found.effects[0].people) == (None, None)


@pytest.mark.parametrize("people", [98, 99, 101, 102])
def test_rates_do_not_tell_how_many_people_they_are_of(people):
    row = replace(effect("all", "Everybody", "ae", people), rate_before=130 / people, before=130)
    month = replace(FOUND.curve[0], rate=12 * 20 / people, low=1.0, high=4.0, events=20)
    safe = release(replace(FOUND, effects=[row], curve=[month]))
    assert (safe.effects[0].rate_before, safe.curve[0].rate) == (1.3, 2.4)


def test_rates_come_from_rounded_counts():
    row = replace(effect("all", "Everybody", "ae", 100), rate_before=0.12, before=12)
    assert release(replace(FOUND, effects=[row])).effects[0].rate_before == 0.1


def test_a_month_of_few_events_is_hidden_on_that_side_only():
    row = release(replace(FOUND, curve=[replace(FOUND.curve[0], events=4)])).curve[0]
    assert (row.rate, row.low, row.events) == (None, None, None)
    assert row.control is not None


def test_a_month_whose_events_are_not_told_is_not_released():
    row = release(replace(FOUND, curve=[replace(FOUND.curve[0], control_events=None)])).curve[0]
    assert (row.control, row.control_high) == (None, None)


def test_few_deaths_hide_their_ratio():
    row = release(replace(FOUND, negative_controls=[replace(FOUND.negative_controls[0], events=6)])).negative_controls[
        0
    ]
    assert (row.rate, row.control, row.ratio, row.words) == (None, None, None, HIDDEN_WORDS)


def test_how_many_referred_the_negative_controls_rest_on_stays_behind():
    assert {row.people for row in SAFE.negative_controls} == {None}


def test_a_raw_change_that_is_hidden_is_hidden_beside_what_was_expected():
    few = [replace(row, before=3) if row.by == "all" and row.outcome == "ae" else row for row in FOUND.changes]
    row = next(row for row in release(replace(FOUND, changes=few)).regression if row.by == "all")
    assert (row.raw, row.words) == (None, HIDDEN_WORDS)


def test_how_many_people_a_way_rests_on_stays_behind():
    assert {row.people for row in SAFE.specifications} == {None}


def test_a_way_of_a_hidden_finding_is_hidden():
    rows = [replace(row, before=3) if row.by == "all" and row.outcome == "ae" else row for row in FOUND.effects]
    ways = release(replace(FOUND, effects=rows)).specifications
    assert {row.ratio for row in ways if row.outcome == "ae"} == {None}


def test_whether_groups_differ_is_hidden_where_one_of_them_is():
    rows = [replace(row, people=5) if row.group == "Under 80" else row for row in FOUND.effects]
    tests = release(replace(FOUND, effects=rows)).interactions
    assert next(row.p for row in tests if (row.of, row.by) == ("effect", "age")) is None


def test_a_series_shows_what_was_fitted_but_not_few_events():
    row = FOUND.interrupted[0]
    point = release(replace(FOUND, interrupted=[replace(row, series=[replace(row.series[0], events=2)])]))
    assert (point.interrupted[0].series[0].rate, point.interrupted[0].series[0].fitted is None) == (None, False)


def test_numbers_of_practices_are_not_about_people():
    assert (SAFE.interrupted[0].practices, SAFE.interrupted[0].controls) == (24, 8)


def test_few_engaged_are_hidden_with_their_share_and_the_next_smallest():
    rows = [row for row in SAFE.reach if row.by == "ethnicity"]
    assert [row.engaged is None for row in rows].count(True) >= 2 or None not in [row.engaged for row in rows]
    assert all(row.engaged_pct is None for row in rows if row.engaged is None)


def test_few_referred_of_a_group_hide_its_share():
    rows = [replace(row, referred=5, engaged=2) if row.group == "Male" else row for row in FOUND.reach]
    row = next(row for row in release(replace(FOUND, reach=rows)).reach if row.group == "Male")
    assert {row.referred, row.referred_pct, row.low, row.engaged, row.engaged_pct} == {None}


def test_a_percentage_of_fewer_than_4000_has_no_decimal():
    row = next(row for row in SAFE.reach if row.group == "Black or Black British")
    assert row.referred_pct == 1.0


def first(name, **values):
    rows = list(getattr(SAFE, name))
    return replace(SAFE, **{name: [replace(rows[0], **values), *rows[1:]]})


@pytest.mark.parametrize(
    ("careless", "told"),
    [
        (replace(SAFE, stage="balance"), "stopped after choosing controls"),
        (first("effects", people=925 - 4), "effects, row 1, people"),
        (first("effects", after=None), "rest on a hidden one"),
        (first("effects", words="Among 921 people."), "A sentence holds a number"),
        (first("curve", events=None), "curve, row 1: numbers that rest"),
        (first("curve", events=3), "curve, row 1, events"),
        (first("negative_controls", control_events=6), "negative_controls, row 1, control_events"),
        (first("regression", before=None), "regression, row 1: numbers that rest"),
        (first("reach", referred=None), "reach, row 1: numbers that rest"),
        (first("specifications", people=7), "specifications, row 1, people"),
        (replace(SAFE, matching=replace(SAFE.matching, matched=921)), "matching, matched"),
        (replace(SAFE, matching=replace(SAFE.matching, sets=[3])), "controls each"),
        (replace(SAFE, matching=replace(SAFE.matching, lost=[Lost("practice", "Y", 100, 95)])), "single practices"),
        (replace(SAFE, matching=replace(SAFE.matching, balance=shares(0.004))), "a share of few people"),
    ],
)
def test_what_a_careless_hand_lets_through_is_found(careless, told):
    assert any(told in problem for problem in check(careless))
