"""The end of life, made fit to be published: deaths are few, so a row is told whole or not at all."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.domain.disclosure import POLICIES, is_small
from commonweal.exchange.release import check, release
from commonweal.exchange.release.sentences import HIDDEN_WORDS
from tests.support.example_matched import comparison

FOUND = comparison()
SAFE = release(FOUND)
SAID = ("by", "group", "outcome", "name", "window_days", "words")
COUNTS = (
    "deaths", "control_deaths", "last", "earlier", "controls_last", "controls_earlier", "after", "controls_after",
)  # fmt: skip
AWAY = ("away_before", "away_after", "controls_away_before", "controls_away_after")


def numbers(row):
    return {getattr(row, field.name) for field in fields(row) if field.name not in SAID}


def released(part, place=0, **values):
    rows = list(getattr(FOUND, part))
    rows[place] = replace(rows[place], **values)
    return getattr(release(replace(FOUND, **{part: rows})), part)


def hidden(rows):
    return [(row.group, row.outcome) for row in rows if numbers(row) == {None}]


def test_the_end_of_life_passes_the_check_once_released():
    assert check(SAFE) == []


def test_the_evaluators_own_copy_does_not():
    problems = " ".join(check(replace(FOUND, released="hes")))
    assert all(part in problems for part in ("last_days, row 1", "alive_out, row 1"))


@pytest.mark.parametrize("name", COUNTS[:6])
def test_a_row_with_few_deaths_or_little_use_is_hidden_whole(name):
    assert ("Everybody analysed", "spells") in hidden(released("last_days", **{name: 7}))


@pytest.mark.parametrize(
    "few", [{"people": 97 + 5}, {"controls": 201 + 5}, {"after": 87 + 44 + 3}, {"controls_after": 181 + 90 + 3}]
)
def test_a_row_is_hidden_where_few_lived_or_those_who_lived_used_little(few):
    assert ("Everybody analysed", "spells") in hidden(released("last_days", **few))


def test_the_other_part_by_age_is_hidden_with_it_and_everybody_is_not():
    rows = hidden(released("last_days", place=2, deaths=4))
    assert rows == [("Under 80", "spells"), ("80 and over", "spells")]


def test_no_deaths_are_no_secret():
    none = dict.fromkeys(("deaths", "last", "earlier"), 0)
    row = released("last_days", **none, rate_last=None, rate_earlier=None, share_pct=0.0)[0]
    assert (row.deaths, row.last, row.share_pct) == (0, 0, 0.0)


def test_person_days_stay_behind():
    assert {row.days_last for row in SAFE.last_days} | {row.control_days_earlier for row in SAFE.last_days} == {None}


def test_rates_and_shares_come_from_rounded_counts():
    row = released("last_days", last=12, rate_last=1.2, after=98, share_pct=100 * 12 / 98, earlier=40)[0]
    # Ten years are rounded to the last days of 40 people, which are 9.86.
    assert (row.last, row.rate_last, row.after, row.share_pct) == (10, 1.01, 100, 10.0)


@pytest.mark.parametrize("deaths", [38, 39, 41, 42])
def test_a_rate_does_not_tell_how_many_died(deaths):
    row = released("last_days", last=40, rate_last=40 * 365 / (90 * deaths))[0]
    assert row.rate_last == round(40 * 365 / (90 * 40), 2)


def test_what_is_left_without_the_last_days_comes_from_rounded_counts():
    row = released("last_days", last=12, earlier=40, after=98, rate_after=0.98, rate_rest=0.86)[0]
    assert row.rate_rest == round(0.86 * 90 / 86, 2)


@pytest.mark.parametrize("name", AWAY)
def test_days_out_of_hospital_are_hidden_whole_where_few_lost_any(name):
    assert ("Everybody analysed", "alive_out") in hidden(released("alive_out", **{name: 7}))


def test_the_sentence_of_a_hidden_row_is_hidden():
    assert released("alive_out", away_after=3)[0].words == HIDDEN_WORDS


def test_days_out_of_hospital_are_hidden_where_all_but_few_lost_any():
    assert ("Everybody analysed", "alive_out") in hidden(released("alive_out", away_after=920))


def test_the_mean_days_of_the_other_part_by_age_are_hidden_too():
    assert [group for group, _ in hidden(released("alive_out", place=1, away_after=3))] == ["Under 80", "80 and over"]


def test_means_of_days_have_one_decimal():
    assert (SAFE.alive_out[0].after, SAFE.alive_out[0].apart_after) == (337.1, -3.3)


def careless(part, place=0, **values):
    rows = list(getattr(SAFE, part))
    rows[place] = replace(rows[place], **values)
    return replace(SAFE, **{part: rows})


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (careless("last_days", deaths=97), "last_days, row 1, deaths"),
        (careless("last_days", control_deaths=None), "last_days, row 1: numbers that rest on a hidden one"),
        (careless("last_days", days_last=8_730), "last_days, row 1: a number that has to stay behind"),
        (careless("last_days", rate_last=1.2345), "last_days, row 1: more decimals"),
        (careless("last_days", 2, **dict.fromkeys(COUNTS)), "last_days, spells by age: one hidden row"),
        (careless("alive_out", away_after=301), "alive_out, row 1, away_after"),
        (careless("alive_out", people=925), "alive_out, row 1: a number that has to stay behind"),
        (careless("alive_out", words="Of 921 people."), "alive_out, row 1: a sentence with a number"),
        (careless("alive_out", after=337.14), "alive_out, row 1: more decimals"),
        (careless("alive_out", 1, **dict.fromkeys(AWAY)), "alive_out, alive_out by age: one hidden row"),
    ],
)
def test_what_a_careless_hand_lets_through_is_found(found, told):
    assert any(told in problem for problem in check(found))


@st.composite
def parts(draw):
    """Two ages, and everybody as their sum."""
    count = st.integers(0, 40)
    ages = []
    for _ in range(2):
        mine = {name: draw(count) for name in COUNTS[:6]}
        mine |= {"after": mine["last"] + mine["earlier"] + draw(count)}
        mine |= {"controls_after": mine["controls_last"] + mine["controls_earlier"] + draw(count)}
        ages.append(mine | {"people": mine["deaths"] + draw(count), "controls": mine["control_deaths"] + draw(count)})
    return [{name: sum(one[name] for one in ages) for name in ages[0]}, *ages]


@given(parts(), st.sampled_from(list(POLICIES.values())))
def test_whatever_was_used_at_the_end_of_life_a_release_passes_the_check_and_shows_nothing_small(counts, policy):
    spells = [row for row in FOUND.last_days if row.outcome == "spells"]
    rows = [replace(row, **mine) for row, mine in zip(spells, counts, strict=True)]
    safe = release(replace(FOUND, last_days=rows), policy)
    assert check(safe) == []
    for row, mine in zip(safe.last_days, counts, strict=True):
        if any(is_small(mine[name], policy) for name in COUNTS) or is_small(mine["after"] - mine["last"], policy):
            assert numbers(row) == {None}


@st.composite
def away(draw):
    count = st.integers(0, 40)
    ages = []
    for _ in range(2):
        mine = {name: draw(count) for name in AWAY}
        people, controls = max(mine["away_before"], mine["away_after"]), max(mine[name] for name in AWAY[2:])
        ages.append(mine | {"people": people + draw(count), "controls": controls + draw(count)})
    return [{name: sum(one[name] for one in ages) for name in ages[0]}, *ages]


@given(away(), st.sampled_from(list(POLICIES.values())))
def test_whoever_lost_days_a_release_passes_the_check_and_shows_nothing_small(counts, policy):
    rows = [replace(row, **mine) for row, mine in zip(FOUND.alive_out, counts, strict=True)]
    safe = release(replace(FOUND, alive_out=rows), policy)
    assert check(safe) == []
    for row, mine in zip(safe.alive_out, counts, strict=True):
        if any(is_small(mine[name], policy) for name in AWAY):
            assert numbers(row) == {None}
