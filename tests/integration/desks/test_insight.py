"""The commissioner's desk: counts made safe, released results, and never a person."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from commonweal.domain.journey import ONWARD_KINDS
from commonweal.exchange import release
from commonweal.service.desks.insight import queries
from commonweal.service.desks.insight.presenters import overview
from commonweal.service.desks.insight.presenters.figure import table
from commonweal.service.desks.insight.queries.counts import PRACTICES
from commonweal.service.desks.insight.queries.hiding import NOT_A_SUM, PARTS
from commonweal.service.ground.accounts.models import Role
from tests.support import example_matched, example_results, journeys
from tests.support.pages import links, rows, words
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db

PAGES = ["overview", "effect", "hospital", "wellbeing", "value", "basis"]
FUNDED, OTHER = ONWARD_KINDS["funded_vcs"], ONWARD_KINDS["other_vcs"]


@pytest.fixture(autouse=True)
def releases(settings, tmp_path):
    settings.RELEASES = tmp_path / "releases"
    return settings.RELEASES


@pytest.fixture
def released(releases):
    release.publish(example_results.results(), releases)


@pytest.fixture
def compared(releases):
    release.publish(example_matched.comparison(), releases)


@pytest.fixture
def commissioner(place):
    where = journeys.organisation("commissioner", "Commissioners", "C001")
    return signed_in(journeys.user(Role.COMMISSIONER, "Cora Commissioner", where))


def test_the_notes_of_a_release_are_shown_with_what_it_rests_on(releases, commissioner):
    note = "The outpatient file begins later than the others."
    release.publish(replace(example_results.results(), notes=[note]), releases)
    assert note in body(commissioner.get(address("basis")))


def address(page, *args):
    return reverse(f"insight:{page}", args=args)


def body(response):
    return words(response).split("<main", 1)[1].split("</main>")[0]


def period(referrals=100, funded=0, other=0, statutory=0, oldest=40, youngest=20):
    """Counts of a period that add up."""
    return {
        "Referrals in": referrals,
        "People referred": referrals,
        "Practices that referred": 3,
        "Most referrals from one practice": referrals // 2,
        "Referrals out": funded + other + statutory,
        "Referrals to voluntary services": funded + other,
        **{name: 0 for name in ONWARD_KINDS.values()},
        FUNDED: funded,
        OTHER: other,
        ONWARD_KINDS["statutory"]: statutory,
        "Aged 80 and over": oldest,
        "Aged under 60": youngest,
        "Ethnic group known": referrals,
        "Not white": referrals // 2,
    }


def added(*periods):
    return {name: sum(each[name] for each in periods) for name in periods[0]}


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


@pytest.mark.parametrize("many", range(1, 8))
def test_a_small_count_stands_on_no_page(commissioner, place, many):
    for _ in range(many):
        journeys.received(place)
    numbers = {cell for row in rows(commissioner.get(address("overview"))) for cell in row[1:2]}
    assert numbers <= {"*", "0", "1"}  # one practice


def test_a_small_group_of_a_release_is_hidden_and_so_is_the_other(commissioner, releases):
    groups = {"Everybody analysed": (939, 1371, 1220), "Under 80": (934, 1365, 1216), "80 and over": (5, 6, 4)}
    changes = [
        example_results.change("age" if group != "Everybody analysed" else "all", group, "spells", "Spells", *numbers)
        for group, numbers in groups.items()
    ]
    release.publish(replace(example_results.results(), changes=changes), releases)
    shown = {row[0]: row[2:5] for row in rows(commissioner.get(address("groups", "spells")))}
    assert shown["80 and over"] == shown["Under 80"] == ["*", "*", "*"]


def test_counts_are_rounded_to_five(commissioner, place):
    for _ in range(12):
        journeys.received(place)
    assert ["Referrals in", "10", "not a share", "counted by itself"] in rows(commissioner.get(address("overview")))


def test_referrals_of_this_month_are_not_counted_yet(place):
    journeys.received(place, referred_on=journeys.today())
    before = journeys.today().replace(day=1)
    assert queries.counted(before)["all"]["Referrals in"] == 0


@pytest.mark.parametrize(
    ("born_on", "name"),
    [
        (date(1945, 5, 2), "Aged 80 and over"),
        (date(1945, 5, 3), None),
        (date(1965, 5, 2), None),
        (date(1965, 5, 3), "Aged under 60"),
    ],
)
def test_age_is_that_on_the_day_of_referral(place, born_on, name):
    journeys.received(place, who=journeys.person(place, born_on=born_on), referred_on=date(2025, 5, 2))
    counts = queries.counted(journeys.today())["all"]
    assert [each for each in ("Aged 80 and over", "Aged under 60") if counts[each]] == ([name] if name else [])


def test_the_financial_year_begins_in_april(place):
    for day in (date(2025, 3, 31), date(2025, 4, 1)):
        journeys.received(place, referred_on=day)
    counts = queries.counted(journeys.today())
    assert {year: each["Referrals in"] for year, each in counts.items()} == {"all": 2, 2025: 1, 2024: 1}


def test_somebody_referred_twice_is_one_person(place):
    who = journeys.person(place)
    first = journeys.received(place, who=who, referred_on=date(2025, 5, 1))
    first.state = "closed"
    first.save()
    journeys.received(place, who=who, referred_on=date(2025, 8, 1))
    counts = queries.counted(journeys.today())["all"]
    assert (counts["Referrals in"], counts["People referred"]) == (2, 1)


def test_the_four_ways_on_are_counted_apart(place):
    journeys.referred_on(place)
    journeys.referred_on(place, where=journeys.service(place, funded=False))
    counts = queries.counted(journeys.today())["all"]
    assert (counts[FUNDED], counts[OTHER], counts["Referrals to voluntary services"]) == (1, 1, 2)


def test_every_part_that_has_a_whole_is_counted(place):
    counts = queries.counted(journeys.today())["all"]
    assert {name for whole, parts in PARTS for name in (whole, *parts)} <= set(counts)


def test_ethnic_groups_are_of_those_who_stated_one(place):
    for code in "AHZ":
        journeys.received(place, who=journeys.person(place, ethnic_group=code))
    counts = queries.counted(journeys.today())["all"]
    assert (counts["Ethnic group known"], counts["Not white"]) == (2, 1)


def test_a_hidden_part_is_not_the_whole_less_the_others():
    safe = queries.made_safe({"all": period(funded=80, other=3, statutory=40)})["all"]
    assert (safe[FUNDED], safe[OTHER]) == (None, None)


def test_a_hidden_year_is_not_all_years_less_the_others():
    years = {2025: period(funded=60, other=30), 2024: period(funded=50, other=20), 2023: period(funded=40, other=3)}
    safe = queries.made_safe({"all": added(*years.values()), **years})
    assert sum(safe[year][OTHER] is None for year in years) >= 2


@st.composite
def years_of_counts(draw):
    """A few financial years of counts that hang together, many of them small."""
    few = st.integers(0, 40) | st.integers(0, 9)
    years = {}
    for year in range(2023, draw(st.integers(2024, 2027))):
        oldest, youngest, between = draw(few), draw(few), draw(few)
        ways_on = {name: draw(few) for name in ("funded", "other", "statutory")}
        years[year] = period(referrals=oldest + youngest + between, oldest=oldest, youngest=youngest, **ways_on)
    return {"all": added(*years.values()), **years}


def sums(counts):
    """Every whole with its parts, as cells: within each period, and over the years."""
    for when in counts:
        yield from (((when, whole), [(when, part) for part in parts]) for whole, parts in PARTS)
    for name in set(counts["all"]) - NOT_A_SUM:
        yield ("all", name), [(year, name) for year in counts if year != "all"]


@given(years_of_counts())
def test_no_sum_has_a_single_hidden_member(exact):
    safe = queries.made_safe(exact)
    for whole, parts in sums(exact):
        told_nowhere = exact[whole[0]][whole[1]] > sum(exact[when][name] for when, name in parts)
        hidden = [cell for cell in (whole, *parts) if safe[cell[0]][cell[1]] is None]
        assert told_nowhere or len(hidden) != 1, (whole, hidden)


@given(years_of_counts())
def test_what_is_told_is_rounded_and_never_small(exact):
    told = [number for each in queries.made_safe(exact).values() for name, number in each.items() if name != PRACTICES]
    assert all(number is None or number == 0 or (number > 7 and number % 5 == 0) for number in told)


def test_numbers_of_practices_are_not_hidden():
    assert queries.made_safe({"all": period()})["all"]["Practices that referred"] == 3


def test_a_period_that_is_not_offered_is_refused_in_words(commissioner, place):
    assert "There is a problem" in words(commissioner.get(address("overview"), {"period": "2025-05-01"}))


def test_a_year_is_shown_alone(commissioner, place):
    for year, many in ((2024, 10), (2025, 20)):
        for _ in range(many):
            journeys.received(place, referred_on=date(year, 6, 1))
    shown = rows(commissioner.get(address("overview"), {"period": "2025"}))
    assert ["Referrals in", "20", "not a share", "counted by itself"] in shown


def test_a_share_is_of_rounded_numbers(commissioner, place):
    for born_on, many in ((date(1930, 1, 1), 12), (date(1990, 1, 1), 21)):
        for _ in range(many):
            journeys.received(place, who=journeys.person(place, born_on=born_on), referred_on=date(2025, 6, 1))
    assert ["Aged 80 and over", "10", "28.6%", "Referrals in"] in rows(commissioner.get(address("overview")))
