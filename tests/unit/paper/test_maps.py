"""The map: every number is on it and readable, north is up, rings tell kilometres, marks are explained."""

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from commonweal.paper.charts import maps

SVG = "{http://www.w3.org/2000/svg}"
metres = st.integers(0, 60_000)
places = st.lists(st.tuples(metres, metres), min_size=1, max_size=20)


def drawn(points, **told):
    return ElementTree.fromstring(maps.area(points, name="map", **told))


def numbered(places):
    return [maps.Point(str(number), *place) for number, place in enumerate(places, 1)]


def texts(svg):
    return [each.text for each in svg.iter(f"{SVG}text")]


def frames(svg):
    return [{name: float(each.get(name)) for name in ("x", "y", "width", "height")} for each in svg.iter(f"{SVG}rect")
            if each.get("rx")]  # fmt: skip


@given(places=places, width=st.sampled_from((maps.WIDE, maps.NARROW)))
def test_every_number_is_on_the_map_once_for_each_box(places, width):
    found = {
        number for text in texts(drawn(numbered(places), width=width)) for number in re.findall(r"\d+(?! ?k?m)", text)
    }
    assert found >= {str(number) for number in range(1, len(places) + 1)}


@given(places=places, width=st.sampled_from((maps.WIDE, maps.NARROW)))
def test_no_box_of_numbers_is_cut(places, width):
    svg = drawn(numbered(places), width=width)
    across, down = float(svg.get("width")), float(svg.get("height"))
    for box in frames(svg):
        assert box["x"] >= 0 and box["y"] >= 0
        assert box["x"] + box["width"] <= across and box["y"] + box["height"] <= down


def test_numbers_that_would_touch_share_a_box():
    assert texts(drawn(numbered([(0, 0), (5, 5), (9000, 9000)]), start=(0, 9000)))[-2:] == ["1, 2", "3"]


def test_north_is_up_and_east_to_the_right():
    south_west, north_east = frames(drawn(numbered([(0, 0), (9000, 9000)]), start=(4500, 4500)))
    assert south_west["x"] < north_east["x"]
    assert south_west["y"] > north_east["y"]


def test_rings_tell_their_kilometres():
    assert "1 km" in texts(drawn(numbered([(0, 0), (3000, 2000)]), start=(1500, 1000)))


def test_without_a_start_a_bar_tells_the_scale():
    svg = drawn(numbered([(0, 0), (9000, 100)]))
    assert not list(svg.iter(f"{SVG}circle"))
    assert "2 km" in texts(svg)


def test_the_marks_are_explained():
    practice = [maps.Point("Elm Road", 10, 10)]
    assert maps.key((0, 0), True, practice) == "The house is where the person lives. Crosses are practices."
    assert maps.key((0, 0), False, []) == "The open ring is the middle of the district."
    assert maps.key(None, True, []) == ""


def test_a_practice_outside_the_map_is_not_drawn():
    far = maps.Point("Far Surgery", 90_000, 90_000)
    assert "Far Surgery" not in maps.area(numbered([(0, 0)]), name="map", practices=[far])


def test_what_it_shows_is_told_to_those_who_do_not_see_it():
    svg = drawn(numbered([(0, 0), (900, 900)]))
    assert svg.get("role") == "img"
    assert svg.find(f"{SVG}desc").text == "Services 1, 2, each told in the list."


def test_names_cannot_break_out_of_the_drawing():
    hostile = maps.Point('<script>"&', 0, 0)
    assert "<script>" not in maps.area(numbered([(0, 0)]), name="map", practices=[hostile])
