"""The report: everything told, nothing fetched, good news and bad."""

import json
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from commonweal.evaluation import report
from commonweal.evaluation.effect import ASSOCIATION, CHANGE_NOT_EFFECT
from commonweal.exchange import results as results_file
from commonweal.exchange.release import release
from commonweal.exchange.results import Step
from tests.support.example_results import change, nothing, results

MANIFEST = {
    "version": "0.1.0",
    "plan": {"title": "x", "cohort": {"months": 12}, "sources": {"apc": ["a.csv", "b.csv"]}},
    "inputs": [{"file": "apc.csv", "sha256": "ab" * 32}],
}


@pytest.fixture(scope="module")
def page():
    return report.render(results(), MANIFEST)


@pytest.fixture(scope="module")
def bare(page):
    return letters(page)


def letters(page):
    """The page's words without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.replace("&#39;", "'")))


def everybody(before, after, ratio, low, high, words=""):
    row = change("all", "Everybody", "ae", "A&E attendances", 500, before, after)
    return replace(row, ratio=ratio, low=low, high=high, words=words)


def test_the_report_is_written_beside_its_results(tmp_path):
    results_file.write(results(), tmp_path)
    assert report.write(tmp_path) == tmp_path / "report.html"


def test_the_same_results_make_the_same_bytes(tmp_path):
    results_file.write(results(), tmp_path)
    (tmp_path / "manifest.json").write_text(json.dumps(MANIFEST), "utf-8")
    first = report.write(tmp_path).read_bytes()
    assert report.write(tmp_path).read_bytes() == first


def test_without_results_there_is_no_report(tmp_path):
    with pytest.raises(FileNotFoundError):
        report.write(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_page_asks_for_nothing_outside(page):
    assert not re.search(r"https?://(?!www\.w3\.org/)|<script|<link|<img|<iframe|@import|url\((?!#)", page)


def test_no_two_things_share_an_id(page):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(set(ids)) == len(ids)


def test_every_link_leads_to_something_on_the_page(page):
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'\bid="([^"]+)"', page))


def test_there_is_one_first_heading(page):
    assert page.count("<h1") == 1


def test_headings_leave_out_no_level(page):
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_every_table_has_a_caption(page):
    assert page.count("<table") == page.count("<caption") > 10


def test_every_chart_has_its_table(page):
    figures = re.findall(r"<figure>.*?</figure>", page, re.DOTALL)
    assert len(figures) >= 9
    assert all("<svg" in figure and "<table" in figure for figure in figures)


def test_the_first_thing_said_is_that_a_change_is_not_an_effect(bare):
    assert 0 < bare.index(CHANGE_NOT_EFFECT[:60]) < bare.index("people analysed")


def test_groups_that_go_with_the_outcome_are_called_association(bare):
    assert ASSOCIATION[:60] in bare
    assert re.search(r"Substantively engaged association", bare)


@pytest.mark.parametrize(
    ("row", "head"),
    [
        (everybody(900, 700, 0.78, 0.7, 0.87), "A&E attendances: less use after referral"),
        (everybody(700, 900, 1.29, 1.1, 1.5), "A&E attendances: worse, more use after referral"),
        (everybody(700, 710, 1.01, 0.9, 1.1), "A&E attendances: no clear change"),
        (everybody(0, 3, None, None, None), "A&E attendances: no estimate to show"),
    ],
)
def test_the_summary_can_say_better_worse_and_no_clear_change(row, head):
    page = report.render(replace(results(), changes=[row]), {})
    assert head.replace("&", "&amp;") in page


def test_when_nobody_was_analysed_the_summary_says_at_which_step_the_last_were_left_out():
    flow = [Step("In the tables", 0, 160), Step("Found", 3, 157), Step("Data for all months after", 157, 0)]
    row = replace(everybody(0, 0, None, None, None), people=0)
    page = letters(report.render(replace(results(), changes=[row, replace(row, outcome="op")], flow=flow), {}))
    assert page.count("Nobody was analysed.") == 1
    assert "left out at this step: Data for all months after. Check" in page


def test_the_finding_stands_in_the_words_of_the_results(page):
    assert all(row.words.replace("&", "&amp;") in page for row in results().changes if row.by == "all")


def test_falling_scores_are_called_so():
    fell = [replace(row, paired_change=-0.5, low=-0.6, high=-0.4, p=0.001) for row in results().wellbeing]
    assert "rose on 0 of 8 measures, fell on 8" in report.render(replace(results(), wellbeing=fell), {})


def test_a_rise_that_the_exact_test_does_not_bear_out_is_no_clear_change():
    unsure = [replace(row, paired_change=0.3, low=0.01, high=0.6, p=0.08) for row in results().wellbeing]
    assert "rose on 0 of 8 measures, fell on 0" in report.render(replace(results(), wellbeing=unsure), {})


def test_groups_estimated_in_another_way_are_named_with_their_method():
    rows = [replace(row, method="Exact" if row.by == "age" else "Robust") for row in results().changes]
    said = letters(report.render(replace(results(), changes=rows), {}))
    assert re.search(r"Under 80, 80 and over: Exact", said)


def test_a_return_whose_intervals_all_hold_the_cost_is_not_called_known():
    worth = results().value
    unsure = [replace(row, roi=2.0, roi_low=0.5, roi_high=3.5) for row in worth.returns]
    page = letters(report.render(replace(results(), value=replace(worth, returns=unsure)), {}))
    assert "whether it is paid back is not known" in page


def test_scores_of_too_few_people_are_not_called_unchanged():
    hidden = [replace(row, paired_change=None, low=None, high=None) for row in results().wellbeing]
    page = report.render(replace(results(), wellbeing=hidden), {})
    assert "Well-being: no estimate to show" in page
    assert "no clear change on" not in page


def test_a_return_below_the_cost_is_not_called_paid_back():
    worth = results().value
    poor = [replace(row, roi=0.2, payback_years=None) for row in worth.returns]
    page = report.render(replace(results(), value=replace(worth, returns=poor)), {})
    assert "paid back in 0 of 6 scenarios" in page


def test_each_return_stands_with_its_interval(bare):
    assert "£1.75 £0.38 to £3.11" in bare


def test_all_costs_avoided_stand_with_their_interval(bare):
    assert "All that is priced – – £90,300 to £731,296 £410,798" in bare


def test_a_return_whose_intervals_lie_above_the_cost_is_said_to_be_sure():
    worth = results().value
    sure = [replace(row, roi=2.0, roi_low=1.5, roi_high=3.5) for row in worth.returns]
    page = letters(report.render(replace(results(), value=replace(worth, returns=sure)), {}))
    assert "lies above the cost in 6 of them and below it in 0" in page


def test_time_at_risk_stands_beside_the_changes(bare):
    assert re.search(r"at risk for \d+ person-years before and \d+ after", bare)


def test_numerator_and_denominator_stand_beside_the_return(bare):
    assert "Numerator: hospital costs avoided. Denominator: £1,100,000" in bare


def test_the_rows_of_every_input_are_accounted_for(bare):
    assert "apc 214,310 201,877 1,204 37 11,192" in bare


def test_bands_of_age_stand_from_the_youngest_on():
    turned = [row for row in reversed(results().linkage) if row.by == "age"]
    said = letters(report.render(replace(results(), linkage=turned), {}))
    assert said.index("Age: Under 60") < said.index("Age: 60 to 79") < said.index("Age: 80 and over")


def test_scenarios_that_say_the_same_are_counted_once():
    worth = results().value
    again = replace(worth, returns=[*worth.returns, replace(worth.returns[0], profile="20 % a year")])
    assert "of 6 scenarios" in report.render(replace(results(), value=again), {})


def test_the_plan_and_the_hashes_are_shown(bare):
    assert "cohort, months 12" in bare
    assert "ab" * 32 in bare


def test_the_evaluators_own_copy_says_that_it_must_not_be_passed_on(bare):
    assert "Do not pass it on; release it first." in bare


def test_a_released_report_says_by_which_rule_numbers_are_hidden():
    page = report.render(release(results()), {})
    assert "Counts from 1 to 7 are shown as *" in page
    assert "Do not pass it on" not in page


def test_a_released_report_holds_no_exact_count():
    page = letters(report.render(release(results()), {}))
    assert "940 people" in page
    assert not re.search(r"\b(939|1,604|1,371|513|271)\b", page)


def test_an_evaluation_that_found_nothing_still_makes_a_report():
    page = report.render(nothing(), {})
    assert "No well-being score was given." in page


def test_markup_in_a_title_is_shown_as_letters():
    page = report.render(replace(results(), title="<script>alert(1)</script>"), {})
    assert "<script" not in page


@pytest.mark.browser
@pytest.mark.parametrize(
    ("found", "width"),
    [(results, 1280), (lambda: release(results()), 320), (nothing, 320)],
    ids=["all", "released", "nothing"],
)
def test_axe_finds_nothing_wrong_with_the_report(page_at, found, width):
    assert page_at(found(), width)[1] == []


@pytest.mark.browser
def test_nothing_runs_off_a_telephone(page_at):
    assert page_at(results(), 320)[0] <= 320


@pytest.fixture
def page_at(context, tmp_path):
    """How wide the page wants to be in a window of a given width, and what axe finds wrong with it."""
    from tests.support.browser import violations

    def look(found, width):
        file = tmp_path / "report.html"
        # Axe is a script, and the report's own policy allows none: look at the page without its policy.
        file.write_text(
            re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", report.render(found, MANIFEST)), "utf-8"
        )
        shown = context.new_page()
        shown.set_viewport_size({"width": width, "height": 900})
        shown.goto(file.as_uri())
        return shown.evaluate("document.documentElement.scrollWidth"), violations(shown)

    return look


def test_what_a_reader_should_know_of_the_inputs_is_on_the_page():
    noted = replace(results(), notes=["No A&E file is named in the plan."])
    assert "<li>No A&amp;E file is named in the plan.</li>" in report.render(noted, MANIFEST)


def test_a_cost_that_is_not_known_is_no_number_to_begin_with():
    free = replace(results().value, cost=0.0)
    assert "cost of the service for them" not in report.render(replace(results(), value=free), MANIFEST)
