"""Charts: the same bytes, told to those who do not see them, and whole whatever is missing."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from commonweal.paper import charts
from commonweal.paper.charts import lines
from tests.support.example_results import change, results

SVG = "{http://www.w3.org/2000/svg}"
EVERYBODY = [row for row in results().changes if row.by == "all"]
VISITS = [row for row in results().changes if row.outcome == "ae"]

DRAW = {
    "changes": lambda name, **more: charts.changes(EVERYBODY, name=name, title="T", **more),
    "forest": lambda name, **more: charts.forest(VISITS, name=name, title="T", **more),
    "travelled": lambda name, **more: charts.travelled(results().wellbeing, name=name, title="T", **more),
    "ladder": lambda name, **more: charts.ladder(results().value.returns, name=name, title="T", **more),
    "bars": lambda name, **more: charts.bars(results().process, name=name, title="T", unit="people", **more),
}
EACH = pytest.mark.parametrize("draw", DRAW.values(), ids=DRAW)


def texts(drawn):
    return [element.text for element in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


@EACH
def test_the_same_chart_is_the_same_bytes(draw):
    first = draw("a")
    lines.draw.cache_clear()
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
