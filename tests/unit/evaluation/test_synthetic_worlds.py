"""Worlds are what they say: who is referred and why, what the effect does, and what stays hidden."""

from functools import cache
from math import exp, log1p

import numpy as np
import pytest

from commonweal.evaluation import synthetic
from commonweal.evaluation.synthetic.assumed import assumed, by_age
from commonweal.evaluation.synthetic.lives import drawing
from commonweal.evaluation.synthetic.lives.histories import EMERGENCY, NEVER, counted
from commonweal.evaluation.synthetic.worlds import selecting
from commonweal.evaluation.synthetic.worlds.months import first_days, of_days

PEOPLE, REFERRED = 40_000, 800
AE = ("through_ae", "walk_in")


@cache
def drawn(name: str = "record", effect: float = 1.0) -> synthetic.World:
    return synthetic.world(PEOPLE, REFERRED, name=name, seed=5, effect=effect)


def referred(world: synthetic.World) -> np.ndarray:
    return np.flatnonzero(world.referred_on < NEVER)


def year_on_either_side(world: synthetic.World, names: tuple[str, ...]) -> tuple[float, float]:
    """Events a person-year of the referred, in the year before and after."""
    who, on = referred(world), world.referred_on
    until = np.minimum(on + 365, world.people.dies_on + 1)
    before, after = world.count(names, on - 365, on)[who].sum(), world.count(names, on, until)[who].sum()
    return before / who.size, after / ((until - on)[who].sum() / 365)


def test_the_same_seed_gives_the_same_world():
    one, two = (synthetic.world(3_000, 60, seed=9) for _ in range(2))
    assert np.array_equal(one.referred_on, two.referred_on)
    assert all(np.array_equal(one.streams[name].day, two.streams[name].day) for name in one.streams)
    assert np.array_equal(one.scores.known, two.scores.known)


def test_another_seed_gives_another_world():
    one, two = (synthetic.world(3_000, 60, seed=seed) for seed in (9, 10))
    assert not np.array_equal(one.referred_on, two.referred_on)


def test_an_unknown_world_is_refused():
    with pytest.raises(ValueError, match="use one of record, unmeasured, admission, dying"):
        synthetic.world(3_000, 60, name="best", seed=1)


def test_more_referrals_than_people_of_an_age_are_refused():
    with pytest.raises(ValueError, match="make the borough larger or refer fewer"):
        synthetic.world(1_000, 700, seed=1)


@pytest.mark.parametrize("name", synthetic.WORLDS)
def test_as_many_are_referred_as_were_asked_for(name):
    assert referred(drawn(name)).size == REFERRED


@pytest.mark.parametrize("name", synthetic.WORLDS)
def test_half_of_the_referred_are_80_or_older_on_the_day(name):
    world = drawn(name)
    who = referred(world)
    ages = (of_days(world.referred_on[who]) - world.register.birth_month[who]) // 12
    assert np.mean(ages >= 80) == pytest.approx(0.51, abs=0.001)


@pytest.mark.parametrize("name", synthetic.WORLDS)
def test_everybody_is_alive_and_registered_on_the_day_of_referral(name):
    world = drawn(name)
    who, on = referred(world), world.referred_on
    assert (world.people.dies_on > on)[who].all()
    assert world.register.registered(on)[who].all()


def test_a_practice_refers_nobody_before_it_begins():
    world = drawn()
    who = referred(world)
    assert (world.practices.begins[world.register.practice[who]] <= of_days(world.referred_on[who])).all()


def test_control_practices_refer_nobody():
    world = drawn()
    never = np.flatnonzero(world.practices.begins == NEVER)
    assert never.size == assumed()["worlds"]["practices"]["never"]
    assert not np.isin(world.register.practice[referred(world)], never).any()


def test_practices_begin_in_the_same_months_in_every_part_of_a_borough():
    parts = [synthetic.world(2_000, 20, seed=(3, part)).practices.begins for part in range(2)]
    assert np.array_equal(*parts)


def test_nobody_joins_a_practice_after_death_or_before_birth():
    world = drawn()
    assert (world.register.registered_from <= world.people.dies_on).all()
    assert (world.register.registered_from >= first_days(world.register.birth_month)).all()


def test_a_referral_changes_nothing_before_it():
    world = drawn(effect=0.6)
    on = world.referred_on
    used = counted([world.history.unchanged((*EMERGENCY, *AE))], on - 900, on)
    assert np.array_equal(world.count((*EMERGENCY, *AE), on - 900, on), used)


# The events that happen are a random share of those that would have: a binomial draw, four standard errors.
@pytest.mark.parametrize("names", [EMERGENCY, AE, ("outpatient",)])
@pytest.mark.parametrize("name", synthetic.WORLDS)
def test_the_referred_use_the_effect_times_what_the_same_lives_would_have_used(name, names):
    world = drawn(name, 0.7)
    who, on = referred(world), world.referred_on
    would = counted([world.history.unchanged(names)], on, on + 700)[who].sum()
    did = world.count(names, on, on + 700)[who].sum()
    assert did / would == pytest.approx(0.7, abs=4 * (0.21 / would) ** 0.5)


def test_an_effect_above_one_adds_events():
    world = drawn(effect=1.5)
    who, on = referred(world), world.referred_on
    would = counted([world.history.unchanged(AE)], on, on + 700)[who].sum()
    assert world.count(AE, on, on + 700)[who].sum() / would == pytest.approx(1.5, abs=4 * (0.75 / would) ** 0.5)


@pytest.mark.parametrize("names", [EMERGENCY, AE])
def test_use_falls_after_referral_though_the_service_does_nothing(names):
    before, after = year_on_either_side(drawn(), names)
    assert after / before < 0.85


def test_use_that_nobody_looked_at_does_not_fall():
    before, after = year_on_either_side(drawn(), ("outpatient",))
    assert after / before == pytest.approx(1, abs=0.08)


def test_flares_leave_the_mean_of_use_as_it_is():
    world = drawn()
    years = np.clip(world.people.dies_on - world.calendar.first + 1, 0, world.calendar.days) / 365.25
    expected = (drawing.rates(world.people, "walk_in", by_age) * years).sum()
    happened = counted(
        [world.history.unchanged(("walk_in",))], np.full(PEOPLE, 0), np.full(PEOPLE, NEVER)
    ).sum()  # fmt: skip
    assert happened == pytest.approx(expected, rel=0.02)


def test_use_is_raised_in_a_flare():
    world, flares = drawn(), drawn().flares
    inside = (flares.starts >= world.calendar.first) & (flares.ends < world.people.dies_on[flares.person])
    inside &= flares.ends <= world.calendar.first + world.calendar.days
    walked = world.history.unchanged(("walk_in",))
    order = np.lexsort((walked.day, walked.person))
    place = walked.person[order] * 100_000 + walked.day[order]
    first, last = (np.searchsorted(place, flares.person * 100_000 + day) for day in (flares.starts, flares.ends))
    usual = drawing.rates(world.people, "walk_in", by_age)[flares.person] * (flares.ends - flares.starts) / 365.25
    assert 2.8 < (last - first)[inside].sum() / usual[inside].sum() < 4


def likes(world: synthetic.World) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The referred, others of their month and age whose record weighs alike, and the day each is looked at."""
    eligible = selecting.Eligible(world.history, world.register, world.scores, world.flares, world.practices)
    seen = selecting.by_day(world.history.unchanged(selecting.SEEN))
    rng, pairs = np.random.default_rng(1), []
    for month in np.unique(of_days(world.referred_on[referred(world)])):
        first, after = first_days(np.array([month, month + 1]))
        mine = (world.referred_on >= first) & (world.referred_on < after)
        on = np.where(mine, world.referred_on, first + rng.integers(0, after - first, PEOPLE))
        weight = selecting.by_record(eligible, on, seen)
        free = (world.referred_on > on) & (world.people.dies_on > on) & world.register.registered(on)
        band = np.searchsorted((60, 80), world.register.ages(month), side="right")
        for place in range(3):
            others, some = np.flatnonzero(free & (band == place)), np.flatnonzero(mine & (band == place))
            others = others[np.argsort(weight[others])]
            near = np.clip(np.searchsorted(weight[others], weight[some]), 2, others.size - 2)
            pairs += [
                np.stack([some, others[near + step], on[some], on[others[near + step]]]) for step in (-2, -1, 0, 1)
            ]
    who, other, on, then = np.concatenate(pairs, axis=1)
    return who, other, np.stack([on, then])


def use_of_likes(world: synthetic.World) -> float:
    """What the referred would use in the year to come over what others would whose record weighs alike."""
    who, other, days = likes(world)
    rates = []
    for people, on in ((who, days[0]), (other, days[1])):
        events = world.history.unchanged((*EMERGENCY, "walk_in"))
        order = np.lexsort((events.day, events.person))
        place = events.person[order] * 100_000 + events.day[order]
        until = np.minimum(on + 365, world.people.dies_on[people] + 1)
        used = np.searchsorted(place, people * 100_000 + until) - np.searchsorted(place, people * 100_000 + on)
        rates.append(used.sum() / (until - on).sum())
    return rates[0] / rates[1]


def test_whose_record_weighs_alike_fares_alike_where_only_the_record_decides():
    assert use_of_likes(drawn()) == pytest.approx(1, abs=0.12)


def test_the_referred_fare_worse_than_their_likes_where_the_referrer_sees_more():
    assert use_of_likes(drawn("unmeasured")) > 1.15


def dying_soon(world: synthetic.World) -> float:
    who = referred(world)
    return float(np.mean(world.people.dies_on[who] <= world.referred_on[who] + 180))


def test_the_dying_are_referred_more_often_where_referrers_see_it():
    assert dying_soon(drawn("dying")) > 1.8 * dying_soon(drawn())


def test_use_rises_before_death_in_the_world_of_the_dying():
    rise = []
    for name in ("dying", "record"):
        world = drawn(name)
        dead = world.people.dies_on < world.calendar.first + world.calendar.days
        last, earlier = (
            world.count(("walk_in",), world.people.dies_on - back, world.people.dies_on - back + 90)[dead].sum()
            for back in (90, 270)
        )
        rise.append(last / earlier)
    assert rise[0] > 3 > 1.3 > rise[1]


def after_admission(world: synthetic.World) -> float:
    on = world.referred_on
    return float(np.mean(world.count(EMERGENCY, on - 10, on)[referred(world)] > 0))


def test_referral_often_follows_an_admission_where_that_triggers_it():
    assert after_admission(drawn("admission")) > 3 * after_admission(drawn())


def test_no_effect_touches_the_admissions_that_nobody_can_change():
    assert np.array_equal(drawn().streams["unrelated"].day, drawn(effect=0.7).streams["unrelated"].day)


def plain_score(world: synthetic.World, person: int, month: int) -> int:
    """The score by hand, from one person's events."""
    rule = assumed()["worlds"]["score"]
    emergency = [of_days(world.streams[name].day[world.streams[name].person == person]) for name in EMERGENCY]
    ae = [of_days(world.streams[name].day[world.streams[name].person == person]) for name in AE]

    def between(parts, from_month, to_month):
        return sum(1 for part in parts for value in part if from_month <= value < to_month)

    age = (month - int(world.register.birth_month[person])) // 12
    logit = rule["constant"] + rule["condition"] * bin(int(world.register.conditions[person])).count("1")
    logit += rule["emergency_0_12"] * log1p(between(emergency, month - 12, month))
    logit += rule["emergency_12_24"] * log1p(between(emergency, month - 24, month - 12))
    logit += rule["ae_0_12"] * log1p(between(ae, month - 12, month))
    logit += rule["aged_80_and_over"] if age >= 80 else rule["aged_60_to_79"] if age >= 60 else 0.0
    return round(1000 / (1 + exp(-logit)) / rule["step"]) * rule["step"]


def test_the_risk_score_is_what_the_record_gives_by_hand():
    world = drawn(effect=0.7)
    for person in referred(world)[::40]:
        for place in (0, 15, world.scores.months.size - 1):
            if (known := world.scores.known[person, place]) >= 0:
                assert known == plain_score(world, person, int(world.scores.months[place]))


def test_nobody_has_a_score_while_not_registered():
    world = drawn()
    days = first_days(world.scores.months)[-1]
    assert (world.scores.known[~world.register.registered(np.full(PEOPLE, days)), -1] == -1).all()


def test_who_has_a_higher_score_is_admitted_more_often():
    world = drawn()
    on = np.full(PEOPLE, first_days(world.scores.months[:1])[0])
    score, admitted = world.scores.known[:, 0], world.count(EMERGENCY, on, on + 365) > 0
    shares = [admitted[(score >= low) & (score < low + 200)].mean() for low in (0, 200, 400)]
    assert shares == sorted(shares)


@pytest.mark.parametrize("low", [100, 200, 400])
def test_the_risk_score_means_what_it_says(low):
    world = drawn()
    on = np.full(PEOPLE, first_days(world.scores.months[12:13])[0])
    group = (world.scores.known[:, 12] >= low) & (world.scores.known[:, 12] < 2 * low)
    admitted = (world.count(EMERGENCY, on, on + 365) > 0)[group]
    assert admitted.mean() == pytest.approx(world.scores.known[group, 12].mean() / 1000, abs=0.06)
