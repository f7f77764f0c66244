"""Charts: the same bytes, told to those who do not see them, and whole whatever is missing."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from commonweal.paper import charts
from commonweal.paper.charts import boxes, histogram, lines, months, thin
from tests.support.example_matched import comparison
from tests.support.example_results import change, results

SVG = "{http://www.w3.org/2000/svg}"
EVERYBODY = [row for row in results().changes if row.by == "all"]
VISITS = [row for row in results().changes if row.outcome == "ae"]
FOUND = comparison()
CURVE = [row for row in FOUND.curve if row.outcome == "ae"]
WAYS = [row for row in FOUND.specifications if row.outcome == "ae"]
KINDS = {"primary": "The main finding", "caliper": "Caliper"}

DRAW = {
    "changes": lambda name, **more: charts.changes(EVERYBODY, name=name, title="T", **more),
    "forest": lambda name, **more: charts.forest(VISITS, name=name, title="T", **more),
    "travelled": lambda name, **more: charts.travelled(results().wellbeing, name=name, title="T", **more),
    "ladder": lambda name, **more: charts.ladder(results().value.returns, name=name, title="T", **more),
    "bars": lambda name, **more: charts.bars(results().process, name=name, title="T", unit="people", **more),
    "flow": lambda name, **more: charts.flow(FOUND.flow, name=name, title="T", **more),
    "love": lambda name, **more: charts.love(FOUND.matching.balance, 0.1, name=name, title="T", **more),
    "overlap": lambda name, **more: charts.overlap(FOUND.matching.overlap, name=name, title="T", **more),
    "curve": lambda name, **more: charts.curve(CURVE, name=name, title="T", **more),
    "series": lambda name, **more: charts.series(FOUND.interrupted[0].series, name=name, title="T", **more),
    "specifications": lambda name, **more: charts.specifications(WAYS, KINDS, name=name, title="T", **more),
}
EACH = pytest.mark.parametrize("draw", DRAW.values(), ids=DRAW)


def texts(drawn):
    return [element.text for element in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


@EACH
def test_the_same_chart_is_the_same_bytes(draw):
    first = draw("a")
    for kept in (lines.draw, thin.draw, boxes._drawn, months._curve, months._series, histogram._drawn):
        kept.cache_clear()
    assert draw("a") == first


@EACH
def test_a_chart_is_well_formed(draw):
    assert ElementTree.fromstring(draw("a")).tag == f"{SVG}svg"


@EACH
def test_a_chart_has_a_title_and_a_description_that_it_is_labelled_by(draw):
    root = ElementTree.fromstring(draw("a"))
    named = [root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")]
    assert (root.get("role"), root.get("aria-labelledby").split()) == ("img", named)


@EACH
def test_charts_of_different_names_share_no_id(draw):
    ids = [set(re.findall(r' id="([^"]+)"', draw(name))) for name in ("one", "two")]
    assert ids[0]
    assert not ids[0] & ids[1]


@EACH
def test_a_chart_asks_for_nothing_outside_and_carries_no_style_or_script(draw):
    drawn = draw("a")
    assert not re.search(r"https?://(?!www\.w3\.org/)", drawn)
    assert not re.search(r"<script|<style|style=|href=|<image", drawn)


@EACH
@pytest.mark.parametrize("width", [charts.WIDE, charts.NARROW])
def test_no_letter_is_smaller_than_14_pixels(draw, width):
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', draw("a", width=width))]
    assert min(sizes) >= 14


@EACH
def test_a_narrow_chart_fits_a_telephone(draw):
    width = float(re.search(r'width="([\d.]+)"', draw("a", width=charts.NARROW))[1])
    assert width <= 320


def test_a_change_that_cannot_be_estimated_says_so():
    row = change("all", "Everybody", "ae", "A&E attendances", 12, 0, 0)
    assert "no estimate to show" in texts(charts.changes([row], name="a", title="T"))


def test_a_hidden_group_keeps_its_line_in_the_forest():
    hidden = replace(VISITS[1], people=None, ratio=None, low=None, high=None)
    assert "* people: no estimate to show" in texts(charts.forest([VISITS[0], hidden], name="a", title="T"))


def test_a_group_that_only_goes_with_the_outcome_is_called_association():
    notes = " ".join(filter(None, texts(charts.forest(VISITS, name="a", title="T"))))
    assert notes.count("association") == sum(row.association for row in VISITS) > 0


def test_a_ratio_without_an_interval_is_still_drawn():
    bare = replace(VISITS[0], low=None, high=None)
    assert f"939 people: {bare.ratio:.2f} (–)" in texts(charts.forest([bare], name="a", title="T"))


def test_a_measure_that_nobody_answered_twice_says_so():
    none = replace(results().wellbeing[0], paired_n=0, paired_baseline_mean=None, paired_change=None)
    assert "0 people: no estimate to show" in texts(charts.travelled([none], name="a", title="T"))


def test_a_scenario_without_a_return_says_so():
    none = replace(results().value.returns[0], roi=None)
    assert "no estimate to show" in texts(charts.ladder([none], name="a", title="T"))


def test_a_negative_return_is_drawn_left_of_nought():
    worse = replace(results().value.returns[0], roi=-0.4)
    assert "−£0.40, not paid back" in texts(charts.ladder([worse], name="a", title="T"))


def test_a_hidden_count_is_an_asterisk():
    assert "*" in texts(charts.bars({"Self-referrals": None}, name="a", title="T", unit="people"))


def test_a_month_that_is_hidden_breaks_the_curve():
    hidden = [replace(row, rate=None, low=None, high=None) if row.month == 3 else row for row in CURVE]
    whole, broken = (
        re.findall(r'<path d="([^"]*)"[^>]*stroke="#003d78"', charts.curve(rows, name="a", title="T"))
        for rows in (CURVE, hidden)
    )
    assert max(path.count("M") for path in broken) == max(path.count("M") for path in whole) + 1


def test_a_curve_reads_out_both_sides_by_half_years():
    assert "onths −24 to −19: referred" in charts.curve(CURVE, name="a", title="T")


def test_every_step_of_the_flow_says_how_many_remain_and_who_left():
    said = texts(charts.flow(FOUND.flow, name="a", title="T"))
    assert [f"{step.people:,} people" in said for step in FOUND.flow] == [True] * len(FOUND.flow)
    assert "322 left out" in said


def test_a_hidden_number_of_the_flow_is_an_asterisk():
    assert "* left out" in texts(charts.flow([replace(FOUND.flow[1], left_out=None)], name="a", title="T"))


def test_the_love_plot_begins_with_what_was_most_apart():
    said = texts(charts.love(FOUND.matching.balance, 0.1, name="a", title="T"))
    assert said.index("Age") < said.index("Risk score") < said.index("Female")


def test_the_love_plot_never_leaves_out_what_is_still_apart():
    row = FOUND.matching.balance[0]
    many = [replace(row, name=f"A {place}", smd=2.0, matched_smd=0.0) for place in range(60)]
    rows = [*many, replace(row, name="Still apart", smd=0.1, matched_smd=-0.3)]
    assert "Still apart" in texts(charts.love(rows, 0.1, name="a", title="T"))


def test_the_ways_of_working_out_the_effect_stand_under_headings():
    said = texts(charts.specifications(WAYS, KINDS, name="a", title="T"))
    assert said.index("The main finding") < said.index("Caliper")


def test_a_way_that_found_nothing_says_so():
    assert "no estimate to show" in texts(
        charts.specifications([replace(WAYS[0], ratio=None)], KINDS, name="a", title="T")
    )


def test_a_bar_of_the_histogram_that_is_hidden_takes_nothing_from_the_others():
    rows = [replace(FOUND.matching.overlap[0], referred=None), *FOUND.matching.overlap[1:]]
    assert "Referred: scores from" in charts.overlap(rows, name="a", title="T")


def test_a_chart_of_no_comparison_is_still_a_chart():
    drawn = [
        charts.flow([], name="a", title="T"), charts.love([], 0.1, name="a", title="T"),
        charts.overlap([], name="a", title="T"), charts.curve([], name="a", title="T"),
        charts.series([], name="a", title="T"), charts.specifications([], KINDS, name="a", title="T"),
    ]  # fmt: skip
    assert all("Nothing to show." in each for each in drawn)


@pytest.mark.parametrize("draw", [charts.changes, charts.forest, charts.travelled, charts.ladder])
def test_a_chart_of_nothing_is_still_a_chart(draw):
    assert "Nothing to show." in draw([], name="a", title="T")


def test_signs_of_markup_in_words_are_letters_and_no_markup():
    row = replace(EVERYBODY[0], name="<b>A&E</b>")
    assert "<b>A&E</b>" in texts(charts.changes([row], name="a", title="<T> & more"))


@pytest.mark.parametrize("name", ["", "1a", "a b", 'a"', "Ä"])
def test_a_name_that_cannot_begin_an_id_is_refused(name):
    with pytest.raises(ValueError, match="cannot name a chart"):
        charts.changes(EVERYBODY, name=name, title="T")
