"""The end of life agrees with the plain reference, and obeys what must hold of it."""

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from commonweal.evaluation import effect
from tests.reference import dying as plain
from tests.support import compared

YEAR, AGE = 365, 80
PLAN = compared.a_plan(subgroups={"age": AGE})


@st.composite
def person(draw):
    """Somebody who lives to the end of the window, dies in it, or moves away."""
    way = draw(st.sampled_from(["lives", "dies", "dies", "moves"]))
    lived = YEAR if way == "lives" else draw(st.integers(1, YEAR) | st.sampled_from([89, 90, 91]))
    nights_after = draw(st.integers(0, min(lived, 40)))
    days_before = draw(st.sampled_from([YEAR, 200]))
    earlier, last = draw(st.integers(0, 6)), draw(st.integers(0, 6))
    return {
        "died": way == "dies", "lived": lived, "covered": draw(st.sampled_from([2000, 365, 364])),
        "days_before": days_before, "nights_before": draw(st.integers(0, 30)), "nights_after": nights_after,
        "earlier": earlier if way == "dies" and lived > 90 else 0, "last": last if way == "dies" else 0,
        "more": draw(st.integers(0, 3)) if way != "dies" else 0, "before": draw(st.integers(0, 9)),
    }  # fmt: skip


sets = st.lists(
    st.tuples(st.integers(60, 95), person(), st.lists(person(), min_size=1, max_size=3)), min_size=1, max_size=20
)


def listed(drawn):
    """The members of the plain reference: the referred, then their controls, set by set."""
    found = []
    for number, (age, referred, controls) in enumerate(drawn):
        for place, one in enumerate([referred, *controls]):
            # Nobody is followed past the end of the data.
            covered = max(one["covered"], one["lived"])
            weight = 1.0 if place == 0 else 1 / len(controls)
            after = one["earlier"] + one["last"] + one["more"]
            mine = {"set": number, "referred": place == 0, "weight": weight, "age": age, "after": after}
            found.append({**one, **mine, "covered": covered})
    return found


def matched(members, order=None):
    """The same as the evaluation has them."""
    members = members if order is None else [members[place] for place in order]
    referred = {one["set"]: place for place, one in enumerate(members) if one["referred"]}

    def column(name, kind=np.int64):
        return np.array([one[name] for one in members], dtype=kind)

    index = np.datetime64(PLAN.cohort.data_to, "D") + 1 - column("covered")
    people = {
        "unit": np.arange(len(members)), "person": np.arange(len(members)), "age": column("age"), "index_on": index,
        "days_before": column("days_before"), "days_after": column("lived"), "died": column("died", bool),
        "treated": column("referred", bool),
    }  # fmt: skip
    places = np.arange(len(members))
    of = np.array([referred[one["set"]] for one in members])
    made = compared.MadeSets(places, of, people["treated"], column("weight", float))
    return compared.MadeMatched(people, made), column


def last_days(members, order=None):
    found, column = matched(members, order)
    dying, used = {"ae": (column("earlier"), column("last"))}, {"ae": (column("before"), column("after"))}
    return effect.last_days(found, dying, used, PLAN)


def alive_out(members, draws=0, order=None):
    found, column = matched(members, order)
    return effect.alive_out(found, (column("nights_before"), column("nights_after")), PLAN, draws)


def parts(members):
    """Everybody, then by the age of whose set it is."""
    return [members, [one for one in members if one["age"] < AGE], [one for one in members if one["age"] >= AGE]]


def same(found, expected):
    return found is expected is None or bool(np.isclose(found, expected, rtol=1e-8, atol=1e-8))


@given(sets)
def test_use_in_the_last_days_is_that_of_the_plain_reference(drawn):
    members = listed(drawn)
    for row, mine in zip(last_days(members), parts(members), strict=True):
        for arm, (one, many) in zip(plain.last_days(mine), (("", ""), ("control_", "controls_")), strict=True):
            for name, expected in arm.items():
                counted = name in ("last", "earlier", "after")
                assert same(getattr(row, f"{many if counted else one}{name}"), expected), name


@given(sets)
def test_days_alive_and_out_of_hospital_are_those_of_the_plain_reference(drawn):
    members = listed(drawn)
    for row, mine in zip(alive_out(members), parts(members), strict=True):
        (before, after), (control_before, control_after) = plain.alive_out(mine, YEAR)
        assert same(row.before, before)
        assert same(row.after, after)
        assert same(row.control_before, control_before)
        assert same(row.control_after, control_after)
        if None not in (before, after, control_before, control_after):
            assert same(row.apart, (after - control_after) - (before - control_before))


@given(sets)
def test_nobody_is_alive_and_out_of_hospital_longer_than_the_window_or_less_than_not_at_all(drawn):
    for row in alive_out(listed(drawn)):
        assert all(-1e-9 <= days <= YEAR + 1e-9 for days in (row.after, row.control_after) if days is not None)


@given(sets)
def test_the_last_days_are_a_part_of_the_whole(drawn):
    for row in last_days(listed(drawn)):
        assert row.last + row.earlier <= row.after
        assert row.days_last <= 90 * row.deaths
        assert row.share_pct is None or 0 <= row.share_pct <= 100 + 1e-9


@given(sets)
def test_the_parts_by_age_make_up_everybody(drawn):
    whole, *ages = last_days(listed(drawn))
    for name in ("people", "controls", "deaths", "control_deaths", "last", "controls_last", "after", "days_earlier"):
        assert getattr(whole, name) == sum(getattr(part, name) for part in ages)


@given(sets, st.randoms(use_true_random=False))
def test_the_order_of_people_changes_nothing(drawn, random):
    members = listed(drawn)
    order = random.sample(range(len(members)), len(members))
    assert last_days(members, order) == last_days(members)
    assert alive_out(members, 0, order) == alive_out(members)


@given(st.lists(st.tuples(st.just(70), person(), st.lists(person(), min_size=1, max_size=2)), min_size=12, max_size=30))
def test_the_interval_holds_what_it_is_of_in_most_drawings_and_the_same_seed_draws_the_same(drawn):
    first, again = (alive_out(listed(drawn), 200)[0] for _ in range(2))
    assert first == again
    assume(first.apart_after_low is not None)
    assert first.apart_after_low <= first.apart_after_high


def test_the_interval_holds_the_truth_about_95_times_in_100():
    draw, plan, hit = np.random.default_rng(4), PLAN, []
    for seed in range(150):
        people = compared.some_people(120, 2, seed, dying=0.12)
        people["age"][:] = 70
        rate = np.where(people["days_after"] < YEAR, 0.05, 0.02)
        nights = np.zeros(len(rate), np.int64), draw.binomial(people["days_after"], rate)
        row = effect.alive_out(compared.MadeMatched(people, compared.some_sets(120, 2)), nights, plan, 400)[0]
        hit.append(row.apart_after_low <= 0 <= row.apart_after_high)
    assert 0.90 <= np.mean(hit) <= 0.99
