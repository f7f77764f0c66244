"""What commissioners are told of the service's own counts: whom they count, and that no small one is given away."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from commonweal.domain.journey import ONWARD_KINDS
from commonweal.exchange import release
from commonweal.service.desks.insight import queries
from commonweal.service.desks.insight.queries.counts import PRACTICES
from commonweal.service.desks.insight.queries.hiding import NOT_A_SUM, PARTS
from tests.support import example_results, journeys
from tests.support.pages import rows, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("releases")]
FUNDED, OTHER = ONWARD_KINDS["funded_vcs"], ONWARD_KINDS["other_vcs"]


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
