"""What a release hides, and what it keeps."""

from dataclasses import replace

import pytest

from commonweal.domain.disclosure import STRICT
from commonweal.exchange.release import check, release
from commonweal.exchange.release.sentences import HIDDEN_WORDS, bare
from commonweal.exchange.results import AnyOfEight, Linked, Rows, Shift, Step
from tests.support.example_results import change, results, value


def released(**parts):
    return release(replace(results(), **parts))


def ages(under, over, outcome="ae"):
    """Everybody, under 80, 80 and over; (people, before, after) of each."""
    whole = [one + other for one, other in zip(under, over, strict=True)]
    groups = (("all", "Everybody", whole), ("age", "Under 80", under), ("age", "80 and over", over))
    return [change(by, group, outcome, "A&E attendances", *counts) for by, group, counts in groups]


def test_the_evaluators_own_copy_does_not_pass_the_check():
    assert check(results()) != []


@pytest.mark.parametrize("policy", [STRICT, None])
def test_a_release_passes_the_check(policy):
    assert check(release(results(), policy) if policy else release(results())) == []


def test_a_release_says_which_rule_it_has_passed():
    assert release(results(), STRICT).released == "strict10"


def test_what_has_been_released_is_not_released_again():
    with pytest.raises(ValueError, match="released already"):
        release(release(results()))


def test_counts_of_people_are_rounded():
    assert [row.people for row in released(changes=ages((513, 980, 760), (426, 842, 752))).changes] == [940, 515, 425]


def test_how_many_used_less_is_rounded_and_its_share_is_of_rounded_numbers():
    row = released().shifts[0]
    assert (row.people, row.fewer, row.same, row.more, row.fewer_pct) == (870, 400, 240, 230, 46)


def test_it_is_not_told_how_many_lived_where_few_did_not():
    row = released(shifts=[Shift("ae", "A&E attendances", 936, 440, 250, 246, 47.0, 43.8, 50.2)]).shifts[0]
    assert (row.people, row.fewer_pct, row.low, row.fewer, row.same, row.more) == (None, None, None, 440, 250, 245)


def test_few_who_used_as_much_hide_themselves_and_whoever_would_give_them_away():
    row = released().shifts[1]
    assert (row.people, row.fewer, row.same, row.more) == (870, 510, None, None)


def test_a_group_of_few_people_hides_its_events_and_estimates_too():
    row = released(changes=ages((5, 40, 30), (400, 842, 752))).changes[1]
    assert {row.people, row.before, row.after, row.rate_before, row.ratio, row.low, row.p, row.change_pct} == {None}


def test_the_other_of_two_groups_is_hidden_with_it_or_subtraction_would_tell():
    row = released(changes=ages((5, 40, 30), (400, 842, 752))).changes[2]
    assert (row.people, row.before, row.after) == (None, None, None)


def test_few_events_of_many_people_hide_the_estimate_and_its_sentence():
    row = released(changes=ages((500, 6, 30), (400, 842, 752))).changes[1]
    assert (row.people, row.before, row.ratio, row.words) == (500, None, None, HIDDEN_WORDS)


def test_few_people_in_neither_group_cannot_be_had_from_the_whole():
    rows = ages((500, 100, 90), (400, 842, 752))
    rows[0] = change("all", "Everybody", "ae", "A&E attendances", 903, 960, 850)
    assert [row.people for row in released(changes=rows).changes] == [905, None, None]


def test_events_give_no_exact_count_away_by_a_rate():
    row = released(changes=ages((513, 981, 763), (426, 842, 752))).changes[1]
    assert row.rate_before == round(980 / (row.days_before / 365), 2)


def test_person_time_does_not_tell_how_many_people():
    assert all(row.days_before % (5 * 365) == 0 for row in released().changes)


def test_a_ratio_keeps_two_decimals_only():
    assert all(row.ratio == round(row.ratio, 2) for row in released().changes)


def test_the_sentence_is_said_again_from_released_numbers():
    rows = ages((513, 981, 763), (426, 842, 752))
    rows[1] = replace(rows[1], words="From 981 to 763 attendances among 513 people.")
    assert "513" not in released(changes=rows).changes[1].words


def test_nothing_about_a_single_practice_leaves():
    assert "practice" not in {row.by for row in released().linkage}


def test_few_people_not_found_hide_how_many_were_found():
    rows = [Linked("all", "Everybody", 300, 280), Linked("sex", "Female", 100, 96), Linked("sex", "Male", 200, 184)]
    assert [row.linked for row in released(linkage=rows).linkage] == [280, None, None]


def test_steps_at_which_few_left_are_joined_with_the_next():
    flow = [Step("Everybody", 0, 100), Step("Alive", 3, 97), Step("Found", 20, 77)]
    assert released(flow=flow).flow == [Step("Everybody", 0, 100), Step("Alive; Found", 25, 75)]


def test_few_at_the_last_step_are_joined_with_the_step_before():
    flow = [Step("Everybody", 0, 100), Step("Found", 20, 80), Step("Alive", 3, 77)]
    assert released(flow=flow).flow == [Step("Everybody", 0, 100), Step("Found; Alive", 25, 75)]


def test_few_left_out_in_all_are_not_told():
    flow = [Step("Everybody", 0, 100), Step("Alive", 3, 97)]
    assert check(released(flow=flow)) == []


def test_notes_with_a_number_stay_behind():
    notes = ["No A&E file is named in the plan.", "Only 3 of the 40 people in the bridge have any event."]
    assert released(notes=notes).notes == notes[:1]


def test_a_note_with_a_small_number_is_found_by_the_check():
    assert any("Only 3 people" in problem for problem in check(replace(released(), notes=["Only 3 people."])))


def test_how_many_rows_are_of_the_studys_people_stays_behind():
    row = released(inputs=[Rows("apc", 1000, 900, 60, 20, 20, 4, 2)]).inputs[0]
    assert (row.of_study, row.people) == (None, None)


def test_few_rows_of_a_kind_are_hidden_with_the_next_smallest():
    row = released(inputs=[Rows("apc", 1000, 900, 60, 3, 37)]).inputs[0]
    assert (row.used, row.duplicate, row.rejected, row.out_of_scope) == (900, 60, None, None)


def test_a_measure_that_few_answered_twice_shows_no_change():
    few = replace(results().wellbeing[0], paired_n=6)
    row = released(wellbeing=[few]).wellbeing[0]
    assert {row.paired_n, row.paired_change, row.low, row.high, row.p, row.worse_pct} == {None}


def test_a_share_of_few_is_hidden():
    few = replace(results().wellbeing[0], follow_up_n=100, progress_pct=4.0)
    assert released(wellbeing=[few]).wellbeing[0].progress_pct is None


def test_a_share_of_nearly_all_is_hidden_for_it_tells_of_the_few_others():
    few = replace(results().wellbeing[0], follow_up_n=100, progress_pct=96.0)
    assert released(wellbeing=[few]).wellbeing[0].progress_pct is None


def test_a_share_is_worked_out_again_from_rounded_numbers():
    row = replace(results().wellbeing[0], follow_up_n=102, progress_pct=100 * 33 / 102)
    assert released(wellbeing=[row]).wellbeing[0].progress_pct == 35.0


def test_any_of_eight_is_hidden_when_few_rose():
    few = AnyOfEight(100, 5.0, 40.0, 22.5, 0.001, "5 % rose.")
    assert released(any_of_eight=few).any_of_eight == AnyOfEight(100, None, 40.0, None, None, HIDDEN_WORDS)


def test_chance_stays_the_mean_of_the_shares_that_are_shown():
    found = released().any_of_eight
    assert found.chance_pct == (found.any_rise_pct + found.any_fall_pct) / 2


def test_a_saving_from_hidden_events_hides_every_sum_it_is_in():
    rows = [change("all", "Everybody", "spells", "Spells", 900, 5, 30), *ages((500, 980, 760), (400, 842, 752))]
    rows += [change("all", "Everybody", "outpatient", "Outpatients", 900, 800, 700)]
    worth = released(changes=rows).value
    assert (worth.savings[0].saved, worth.saved, worth.returns[0].roi) == (None, None, None)
    assert {worth.low, worth.high, worth.returns[0].roi_low, worth.returns[0].roi_high} == {None}


def test_money_is_told_in_three_figures():
    assert release(results()).value.savings[1].saved == 76_600


def test_counts_in_the_words_about_cost_are_made_safe():
    assert "940 people analysed of 1,605" in released(value=value()).value.cost_words


def test_a_part_of_the_referrals_out_cannot_be_had_from_the_others():
    out = {"Referrals out": 963, "Referral to a funded voluntary service": 900}
    out |= {"Referral to another voluntary service": 60, "Referral to a statutory service": 3}
    assert list(released(process=out).process.values()) == [965, 900, None, None]


def test_few_of_an_age_that_is_not_named_are_protected_too():
    ages = {"Referrals in": 100, "Aged 80 and over": 55, "Aged under 60": 40}
    assert list(released(process=ages).process.values()) == [100, 55, None]


def test_few_people_not_white_are_hidden():
    assert released(process={"Ethnic group known": 500, "Not white": 6}).process["Not white"] is None


def test_the_number_of_practices_is_not_about_people():
    assert released().process["Practices that referred"] == 36


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("939 people", "940 people"),
        ("5 people of 1,604", "* people of 1,605"),
        ("between 2012-04-01 and 31 March 2014", "between 2012-04-01 and 30 March 2014"),
        ("33 % a year, 3.5% and p = 0.031", "33 % a year, 3.5% and p = 0.031"),
        ("£1,234,567 for 96, and", "£1,230,000 for 95, and"),
        ("none", "none"),
    ],
)
def test_counts_within_a_sentence_are_made_safe(text, safe):
    from commonweal.domain.disclosure import HES

    assert bare(text, HES) == safe
