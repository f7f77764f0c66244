"""The XmR chart as a picture."""

from xml.etree import ElementTree

from commonweal.domain.variation import xmr
from commonweal.paper.charts import NARROW, control

SVG = "{http://www.w3.org/2000/svg}"
VALUES = [10, 12, 9, 11, 10, 12, 9, 11, 10, 12, 9, 11, 40]
LABELS = [f"month {place}" for place in range(len(VALUES))]


def drawn(values=VALUES, **options):
    labels = [f"month {place}" for place in range(len(values))]
    told = {"name": "a", "title": "T", "description": "D", "unit": "people", **options}
    return control(xmr(values, better=1), labels, **told)


def texts(svg):
    return [element.text for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_the_latest_month_is_written_beneath():
    assert "month 12" in texts(drawn())


def test_a_narrow_chart_writes_the_latest_month_too():
    assert "month 12" in texts(drawn(width=NARROW))


def test_the_unit_is_written():
    assert "people" in texts(drawn())


def test_a_point_that_stands_out_has_another_shape():
    assert drawn() != drawn([*VALUES[:-1], 11])
    assert "#003d78" in drawn()
    assert "#003d78" not in drawn([*VALUES[:-1], 11])


def test_limits_below_nought_are_not_drawn_there():
    assert not any((text or "").startswith("−") for text in texts(drawn()))


def test_a_phase_of_its_own_has_its_own_lines():
    values = [10, 12] * 6 + [40, 42] * 6
    labels = [str(place) for place in range(24)]
    told = {"name": "a", "title": "T", "description": "D", "unit": "people"}
    assert control(xmr(values, changed=[12]), labels, **told).count("<line") > control(
        xmr(values), labels, **told
    ).count("<line")
