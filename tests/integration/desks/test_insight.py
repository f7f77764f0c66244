"""The commissioner's desk: counts made safe, released results, and never a person."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from commonweal.exchange import release
from commonweal.service.desks.insight.presenters import overview
from commonweal.service.desks.insight.presenters.figure import table
from tests.support import example_matched, example_results, journeys
from tests.support.pages import links, rows, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("releases")]
PAGES = ["overview", "effect", "hospital", "wellbeing", "value", "basis"]


@pytest.fixture
def compared(releases):
    release.publish(example_matched.comparison(), releases)


def test_the_notes_of_a_release_are_shown_with_what_it_rests_on(releases, commissioner):
    note = "The outpatient file begins later than the others."
    release.publish(replace(example_results.results(), notes=[note]), releases)
    assert note in body(commissioner.get(address("basis")))


def address(page, *args):
    return reverse(f"insight:{page}", args=args)


def body(response):
    return words(response).split("<main", 1)[1].split("</main>")[0]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_with_a_release(commissioner, released, page):
    assert commissioner.get(address(page)).status_code == 200


@pytest.mark.parametrize("page", PAGES[1:])
def test_without_a_release_every_page_says_how_there_comes_to_be_one(commissioner, page):
    assert "commonweal release" in words(commissioner.get(address(page)))


def test_without_a_release_the_service_is_counted_all_the_same(commissioner, place):
    for _ in range(10):
        journeys.received(place)
    assert ["Referrals in", "10", "not a share", "counted by itself"] in rows(commissioner.get(address("overview")))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", ["practice", "advisor", "provider", "administrator"])
def test_the_desk_is_for_commissioners_and_the_gateway_manager(client_of, released, page, role):
    assert client_of(role).get(address(page)).status_code == 403


@pytest.mark.parametrize(("part", "whole", "said"), [(None, 10, "hidden"), (0, 0, "none"), (10, 20, "50.0%")])
def test_a_share_has_a_word_where_it_has_no_number(part, whole, said):
    counts = {"Not white": part, "Ethnic group known": whole}
    assert overview.share("Not white", counts) == (said, "Ethnic group known")


def test_ethnic_groups_are_named_by_what_they_are(commissioner, place):
    assert "Ethnic groups other than white" in words(commissioner.get(address("overview")))


def test_signs_without_words_are_explained_below_their_table():
    told = table("Any", ("What", "People", "Rate"), [("One", "*", "–"), ("Two", "8", "0.5")])["note"]
    assert "A star: a number that is hidden" in told and "A dash: nothing to show" in told


def test_a_table_without_signs_explains_none():
    assert table("Any", ("What", "People"), [("One", "8")])["note"] == ""


def test_the_gateway_manager_sees_it_too(client_of, released):
    assert client_of("manager").get(address("overview")).status_code == 200


def test_a_kind_of_care_that_was_not_released_is_not_found(commissioner, released):
    assert commissioner.get(address("groups", "dreams")).status_code == 404


def test_without_a_release_the_groups_say_how_there_comes_to_be_one(commissioner):
    assert "commonweal release" in words(commissioner.get(address("groups", "spells")))


def test_without_controls_the_page_of_effects_says_so(commissioner, released):
    assert "no controls: it shows changes, and no effect" in body(commissioner.get(address("effect")))


def test_a_comparison_stands_first_in_the_summary(commissioner, compared):
    page = commissioner.get(address("overview"))
    assert "what is left of the change" in body(page)
    assert links(page)["Bed days"] == address("compared", "bed_days")


def test_an_effect_can_be_called_worse(commissioner, compared):
    assert "More use than controls" in body(commissioner.get(address("effect")))


def test_what_speaks_against_an_effect_stands_on_its_page(commissioner, compared):
    assert "Deaths: More often among the referred" in body(commissioner.get(address("effect")))


def test_an_effect_leads_to_its_months_and_ways(commissioner, compared):
    page = body(commissioner.get(address("compared", "ae")))
    assert "attendances month by month around referral" in page
    assert "the effect worked out in 15 ways" in page


def test_a_kind_of_care_without_months_still_has_its_page(commissioner, compared):
    assert "Bed days: effect by group of people" in body(commissioner.get(address("compared", "bed_days")))


def test_a_kind_of_care_that_was_not_compared_is_not_found(commissioner, compared):
    assert commissioner.get(address("compared", "dreams")).status_code == 404


def test_every_finding_leads_to_its_groups(commissioner, released):
    assert links(commissioner.get(address("hospital")))["Inpatient spells"] == address("groups", "spells")
    assert "association" in words(commissioner.get(address("groups", "spells")))


def test_a_finding_without_clear_change_is_not_called_less(commissioner, released):
    page = body(commissioner.get(address("overview")))
    told = page[page.index("Outpatient attendances") : page.rindex("Well-being</a>")]
    assert "No clear change" in told and "Less use" not in told


@pytest.mark.parametrize("page", ["overview", "hospital"])
def test_a_change_is_said_not_to_be_an_effect(commissioner, released, page):
    assert "is not an effect of the service" in words(commissioner.get(address(page)))


@pytest.mark.parametrize("page", ["overview", "hospital", "wellbeing", "value"])
def test_every_chart_has_the_same_as_a_table(commissioner, released, page):
    shown = body(commissioner.get(address(page)))
    charts = re.findall(r"<figure.*?</figure>", shown, re.DOTALL)
    assert charts and all("<table" in chart and chart.count("<svg") == 2 for chart in charts)


def test_the_numbers_of_a_chart_stand_in_its_table(commissioner, released):
    shown = body(commissioner.get(address("hospital")))
    chart = re.search(r"<figure.*?</figure>", shown, re.DOTALL).group()
    drawn, table = chart.split("<table", 1)
    told = re.findall(r"([\d.]+) → ([\d.]+) a year", drawn)
    assert told and all(f">{rate}<" in re.sub(r"</span>", ">", table) for pair in told for rate in pair)


def test_results_that_were_altered_are_not_shown(commissioner, released, releases):
    file = next(releases.glob("*/results.json"))
    file.write_text(file.read_text("utf-8").replace("940", "945"), "utf-8")
    assert "No results have been released yet" in words(commissioner.get(address("hospital")))


def test_no_page_names_a_person(commissioner, place, released):
    numbers = [journeys.received(place).person.nhs_number for _ in range(9)]
    shown = "".join(body(commissioner.get(address(page))) for page in PAGES)
    assert not re.search("|".join(["Wilfred", "Ashdown", "1938", "ZZ99", "01632", *numbers]), shown)
