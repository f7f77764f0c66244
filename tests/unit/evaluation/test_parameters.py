"""Lists of parameters: those that ship, and what is said about one that cannot be used."""

from importlib.resources import files

import pytest

from commonweal.evaluation import parameters
from commonweal.evaluation.plan import OUTCOMES

SHIPPED = sorted(item.name.removesuffix(".yaml") for item in files(parameters).iterdir() if item.name.endswith(".yaml"))
ENTRY = """
title: Our prices
parameters:
  ae:
    description: A&E attendance
    unit: GBP per attendance
    price_year: 2025/26
    values:
      2024-04-01: 250
      2025-04-01: 300.5
    source: Finance team, tariff of April 2025
    licence: internal
"""


def written(tmp_path, text):
    path = tmp_path / "prices.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_number_has_a_source_and_a_licence(name):
    assert all(entry.source and entry.licence for entry in parameters.named(name).parameters.values())


def test_the_shipped_prices_are_for_outcomes_that_are_counted():
    assert set(parameters.named("ncc_2024_25").parameters) <= set(OUTCOMES)


def test_the_shipped_prices_may_be_passed_on():
    prices = parameters.named("ncc_2024_25").parameters.values()
    assert {price.licence for price in prices} == {"Open Government Licence v3.0"}


def test_the_latest_value_holds(tmp_path):
    assert parameters.read(written(tmp_path, ENTRY))["ae"].number == 300.5


def test_a_price_list_of_ones_own_is_found_by_its_path_beside_the_plan(tmp_path):
    written(tmp_path, ENTRY)
    assert parameters.named("prices.yaml", tmp_path).title == "Our prices"


def test_the_origin_names_source_price_year_and_licence(tmp_path):
    origin = parameters.read(written(tmp_path, ENTRY))["ae"].origin
    assert origin == "Finance team, tariff of April 2025, 2025/26 prices (internal)"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    licence: internal\n", "", "licence is missing"),
        ("licence: internal", "license: internal", "licence is missing"),
        ("price_year", "priceyear", "there is no key 'priceyear'"),
        ("300.5", "'dear'", "'dear' is not a number"),
        ("300.5", "-1", "-1 is not a number of nought or more"),
        ("300.5", ".nan", "nan is not a number"),
        ("300.5", "yes", "True is not a number"),
        ("2025-04-01: 300.5", "latest: 300.5", "write a date and the number"),
        ("parameters:", "prices:", "below a line `parameters:`"),
        ("  ae:", "  ae: [", "is not YAML"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_in_words(tmp_path, old, new, said):
    with pytest.raises(parameters.ParameterError) as refused:
        parameters.read(written(tmp_path, ENTRY.replace(old, new)))
    assert said in str(refused.value)


def test_a_missing_list_is_refused_in_words(tmp_path):
    with pytest.raises(parameters.ParameterError, match="There is no list of parameters at"):
        parameters.read(tmp_path / "nowhere.yaml")


def test_a_misspelt_name_of_a_list_gets_a_suggestion():
    with pytest.raises(parameters.ParameterError, match="Did you mean 'ncc_2024_25'"):
        parameters.named("ncc_202425")


def test_a_misspelt_name_in_a_list_gets_a_suggestion(tmp_path):
    with pytest.raises(parameters.ParameterError, match="Did you mean 'ae'"):
        parameters.read(written(tmp_path, ENTRY))["aee"]


def test_a_list_that_is_not_utf8_is_refused_in_words(tmp_path):
    path = tmp_path / "prices.yaml"
    path.write_bytes(ENTRY.replace("A&E", "A&E £").encode("cp1252"))
    with pytest.raises(parameters.ParameterError, match="not UTF-8"):
        parameters.read(path)


def test_a_folder_in_place_of_a_list_is_refused_in_words(tmp_path):
    (tmp_path / "prices.yaml").mkdir()
    with pytest.raises(parameters.ParameterError, match="cannot be read"):
        parameters.named("prices.yaml", tmp_path)
