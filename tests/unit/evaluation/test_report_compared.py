"""The report of a comparison: the effect, what speaks against it, and a run that stopped before outcomes."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from commonweal.evaluation import report
from commonweal.evaluation.report import writing
from commonweal.exchange import results as results_file
from commonweal.exchange import sheets
from commonweal.exchange.release import release
from commonweal.exchange.results import Lost, Step
from commonweal.paper.effects import HOLDS
from tests.support.example_matched import DIGEST, comparison, effect, stopped
from tests.support.example_results import results

FOUND = comparison()


@pytest.fixture(scope="module")
def page():
    return report.render(FOUND, {})


@pytest.fixture(scope="module")
def bare(page):
    return letters(page)


@pytest.fixture(scope="module")
def balance():
    return report.render(stopped(), {})


def letters(page):
    """The page's words without its marks and its numbers on charts."""
    words = re.sub(r"<svg.*?</svg>", " ", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", words)).replace("&#39;", "'").replace("&amp;", "&")


def small(**parts):
    """A comparison with few charts, which is drawn quickly."""
    few = replace(FOUND, effects=FOUND.effects[:1], specifications=[], curve=[], interrupted=[], changes=[])
    return letters(report.render(replace(few, **parts), {}))


def test_no_two_things_share_an_id(page):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(set(ids)) == len(ids)


def test_every_link_leads_to_something_on_the_page(page):
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'\bid="([^"]+)"', page))


def test_every_chart_has_its_table(page):
    figures = re.findall(r"<figure>.*?</figure>", page, re.DOTALL)
    assert all("<svg" in figure and "<table" in figure for figure in figures)


def test_a_long_table_that_is_folded_away_says_on_paper_which_file_holds_it(page):
    figures = [
        each for each in re.findall(r"<figure>.*?</figure>", page, re.DOTALL) if '<details class="long">' in each
    ]
    assert figures and all(re.search(r'class="on-paper note">.*?tables/\w+\.csv', each, re.DOTALL) for each in figures)


def test_charts_that_are_folded_away_are_counted_on_paper(page):
    assert re.search(r"Not printed: \d+ charts that are folded away on screen", letters(page))


def test_every_file_that_paper_points_to_is_among_the_tables(page):
    named = set(re.findall(r"tables/(\w+)\.csv", page))
    assert named and all(name in sheets.OURS or name.startswith(sheets.SERIES) for name in named)


def test_associations_stand_in_a_chart_of_their_own(page):
    titles = re.findall(r"<figcaption>(.*?)</figcaption>", page)
    assert any(title.endswith("by group of people") for title in titles)
    assert any(title.endswith("association only") for title in titles)


def test_who_found_a_control_by_practice_is_folded_away():
    lost = [*FOUND.matching.lost, Lost("practice", "Z99001", 40, 39)]
    page = report.render(replace(FOUND, effects=[], matching=replace(FOUND.matching, lost=lost)), {})
    assert "<summary>Who found a control, by practice</summary>" in page


def test_what_is_to_be_typed_is_set_as_such():
    assert "<code>commonweal plan lock</code>" in str(writing.coded("Write `commonweal plan lock`."))


def test_what_is_to_be_typed_cannot_bring_marks_in():
    assert "<b>" not in str(writing.coded("`<b>`"))


def test_headings_leave_out_no_level(page):
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_the_first_thing_said_is_how_far_an_effect_can_be_believed(bare):
    assert 0 < bare.index(HOLDS[:60]) < bare.index("matched controls")


@pytest.mark.parametrize(
    ("ratio", "head"),
    [
        (0.7, "A&E attendances: less use than the controls"),
        (1.4, "A&E attendances: worse, more use than the controls"),
        (1.0, "A&E attendances: no clear effect"),
    ],
)
def test_the_summary_can_say_an_effect_none_and_worse(ratio, head):
    assert head in small(effects=[effect("all", "Everybody", "ae", 925, ratio)])


@pytest.mark.parametrize(("ratio", "head"), [(1.4, "more use than the controls"), (0.7, "less use than the controls")])
def test_more_visits_to_a_gp_are_not_called_worse(ratio, head):
    row = replace(effect("all", "Everybody", "ae", 925, ratio), outcome="gp_face", name="GP contacts")
    assert f"GP contacts: {head}" in small(effects=[row])


def test_a_ratio_without_an_interval_is_too_few_to_tell():
    row = replace(effect("all", "Everybody", "ae", 925, 0.7), low=None, high=None, p=None)
    assert "A&E attendances: too few to tell" in small(effects=[row])


def test_no_clear_effect_says_what_could_have_been_shown():
    said = small(effects=[effect("all", "Everybody", "ae", 925, 1.0)])
    assert "a fall to 0.84 of what was to be expected" in said


def test_what_changed_in_the_controls_stands_beside_what_changed(bare):
    assert "A&E attendances 1.46 → 1.12 1.43 → 1.27 −14%" in bare


def test_a_return_that_takes_the_whole_change_is_no_number_to_begin_with(bare):
    assert "costs avoided in the first year for each £1" not in bare
    assert "Return, were the whole change an effect" in bare


def test_what_a_negative_control_says_against_believing_it_stands_on_the_first_page(bare):
    assert bare.index("Deaths: More often among the referred") < bare.index("In this report")


def test_by_how_much_odds_of_referral_may_have_differed_stands_on_the_first_page(bare):
    assert bare.index("1.31 times the odds of others of being referred") < bare.index("In this report")


def test_an_effect_that_ranks_do_not_find_says_so():
    row = replace(effect("all", "Everybody", "ae", 925, 0.7), gamma=1.0)
    assert "this could be chance even with nothing hidden" in small(effects=[row])


def test_days_alive_and_out_of_hospital_stand_on_the_first_page(bare):
    assert bare.index("Days alive and out of hospital: 337.1") < bare.index("In this report")


def test_use_in_the_last_days_is_told_apart_and_called_no_effect(bare):
    assert "How much of the use after referral the last 90 days of life made up" in bare
    assert "show no effect: dying is itself an outcome" in bare


def test_a_rise_is_said_with_what_is_left_of_it_without_the_last_days():
    rows = [replace(FOUND.last_days[0], rate_after=1.6, rate_rest=1.4)]
    assert "Everybody analysed: inpatient spells rose from 1.46 a year before referral to 1.60" in small(last_days=rows)
    assert "it is 1.40: no rise" in small(last_days=rows)


def test_a_fall_is_not_explained_by_the_end_of_life():
    assert "no rise" not in small(last_days=[replace(FOUND.last_days[0], rate_after=1.2, rate_rest=1.1)])


def test_rows_of_few_deaths_are_left_out_of_a_released_report():
    few = replace(FOUND, last_days=[replace(FOUND.last_days[0], deaths=4)], effects=FOUND.effects[:1])
    few = replace(few, specifications=[], curve=[], interrupted=[], changes=[])
    assert "Too few died, or used too little, to be shown." in letters(report.render(release(few), {}))


def test_without_an_account_of_the_end_of_life_nothing_is_said_of_it():
    assert "The end of life" not in small(last_days=[], alive_out=[])


def test_how_little_would_explain_an_effect_away_stands_on_the_first_page(bare):
    assert bare.index("could explain this away") < bare.index("In this report")


def test_who_found_no_control_is_said_on_the_first_page(bare):
    assert "14 of 939 people referred found no control" in bare


def test_what_is_not_alike_is_named(bare):
    assert "1 of 11 things compared still differ by 0.10 standard deviations or more: A&E attendances" in bare


def test_a_waiver_is_printed_on_the_first_page():
    waived = replace(FOUND.matching, agreed="Waived: a pilot for training.")
    assert "Why the effect was worked out: Waived: a pilot for training." in small(matching=waived)


def test_every_part_of_the_plan_that_changed_is_listed(bare):
    assert re.search(r"matching.ratio 1 3 cohort.months 24 12", bare)


def test_raw_changes_stand_beside_those_expected(bare):
    assert "Raw changes beside those expected without any service" in bare
    assert "3 or more spells and A&E attendances in the 12 months before" in bare
    assert "gave a ratio of 0.71" in bare


def test_groups_known_only_later_are_headed_as_association(page):
    assert "Engagement: association only" in page


def test_use_before_referral_is_said_to_be_chosen_by_use_itself(page):
    assert "Use before referral: chosen by use itself" in page


def test_ways_that_disagree_are_said_to(bare):
    assert "some ways find less use than the controls', some more" in bare


def test_those_without_a_control_leave_the_flow(bare):
    assert "With at least one matched control 14 925" in bare


def test_a_flow_that_ends_with_the_matched_is_left_as_it_is():
    flow = [*FOUND.flow, Step("At least one control", 14, 925)]
    assert "With at least one matched control" not in small(flow=flow)


def test_without_controls_nothing_is_said_of_an_effect():
    page = report.render(replace(results(), changes=[]), {})
    assert 'id="effect"' not in page
    assert HOLDS not in page


def test_a_list_of_texts_in_the_manifest_has_no_row_without_a_name():
    page = report.render(stopped(), {"notes": ["Told above."], "engines": ["duckdb", "spark"]})
    assert 'role="rowheader"></th>' not in page
    assert "Told above." not in page


def test_a_run_that_stopped_says_so_in_its_title_and_first_heading(balance):
    assert "<title>Balance only, no outcome read" in balance
    assert "stopped before outcomes</h1>" in balance


def test_a_run_that_stopped_has_no_word_of_change_effect_or_value(balance):
    assert not re.search(r'id="(effect|changes|value|wellbeing|doubts)"', balance)
    assert "Nothing in this file says whether the service works." in letters(balance)


def test_a_run_that_stopped_says_exactly_what_to_write_into_the_plan(balance):
    assert f">balance = &#34;{DIGEST}&#34;</pre>" in balance
    assert ">waiver = &#34;" in balance


def test_a_run_that_stopped_says_into_which_section(balance):
    assert "into the plan's [matching] section" in letters(balance)


def test_a_run_that_stopped_cannot_be_released(balance):
    assert "it cannot be released" in balance


def test_a_run_that_stopped_has_a_file_of_another_name_and_takes_the_old_report_away(tmp_path):
    (tmp_path / "report.html").write_text("an older one", "utf-8")
    results_file.write(stopped(), tmp_path)
    assert report.write(tmp_path).name == "balance.html"
    assert not (tmp_path / "report.html").exists()


def test_without_any_controls_a_run_that_stopped_still_has_its_page():
    assert "There is no finding here" in report.render(replace(stopped(), matching=None), {})


@pytest.mark.browser
@pytest.mark.parametrize(("found", "width"), [(comparison, 1280), (stopped, 320)], ids=["whole", "stopped"])
def test_axe_finds_nothing_wrong_and_nothing_runs_off(context, tmp_path, found, width):
    from tests.support.browser import violations

    file = tmp_path / "report.html"
    # Axe is a script, and the report's own policy allows none: look at the page without its policy.
    policy = r'<meta http-equiv="Content-Security-Policy"[^>]*>'
    file.write_text(re.sub(policy, "", report.render(found(), {})), "utf-8")
    shown = context.new_page()
    shown.set_viewport_size({"width": width, "height": 900})
    shown.goto(file.as_uri())
    assert (violations(shown), shown.evaluate("document.documentElement.scrollWidth") <= width) == ([], True)
