"""Care outside hospital in a world: contacts with the practice, prescriptions, social and residential care."""

from typing import Any

import numpy as np

from commonweal.evaluation.synthetic.assumed import YEAR, Period, assumed, by_age
from commonweal.evaluation.synthetic.columns import coded, dates, ids, numbers, table
from commonweal.evaluation.synthetic.lives import drawing
from commonweal.evaluation.synthetic.lives.histories import Events, Random
from commonweal.evaluation.synthetic.worlds.making import World

MODES = np.array(["face_to_face", "home", "telephone", "online", "other"])
KINDS = np.array(["home_care", "day_care", "direct_payment", "residential", "nursing"])
RESIDENTIAL, NURSING = 3, 4


def community_tables(rng: Random, world: World, hes_ids: np.ndarray) -> dict[str, Any]:
    """Make the rows of care outside hospital.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    world
        The world [world].
    hes_ids
        Identifier of each person in the hospital files [people; text].

    Returns
    -------
    dict
        `gp`, `prescriptions` and `care` by day [mapping].
    """
    calendar = world.calendar
    return {
        "gp": _contacts(rng, world, hes_ids, calendar),
        "prescriptions": _prescriptions(rng, world, hes_ids, calendar),
        "care": _care(rng, world, hes_ids, calendar),
    }


def _happening(rng: Random, world: World, rate: np.ndarray, ratio: float, calendar: Period) -> Events:
    """Draw a stream that changes with referral and goes on while the person is registered, by day."""
    density = max(1.0, ratio)
    events = drawing.draw(rng, rate * density, world.people, calendar)
    after = events.day >= world.referred_on[events.person]
    register = world.register
    there = (register.registered_from[events.person] <= events.day) & (
        events.day < register.registered_to[events.person]
    )
    events = events.where(there & (events.mark * density < np.where(after, ratio, 1.0)))
    return events.where(np.argsort(events.day, kind="stable"))


def _contacts(rng: Random, world: World, hes_ids: np.ndarray, calendar: Period) -> Any:
    rule = assumed()["worlds"]["community"]
    rate = by_age(rule["gp"], world.people.age) * world.people.frailty ** rule["gp_frailty"]
    events = _happening(rng, world, rate, world.effect.gp, calendar)
    return table(
        ENCRYPTED_HESID=ids(events.person, hes_ids),
        contacted_on=dates(events.day),
        mode=coded(rng.choice(MODES.size, events.day.size, p=rule["modes"]), MODES),
    )


def _prescriptions(rng: Random, world: World, hes_ids: np.ndarray, calendar: Period) -> Any:
    rule, conditions = assumed()["worlds"]["community"], world.register.condition_count
    rate = rule["issues"] + rule["issues_a_condition"] * conditions
    events = _happening(rng, world, rate, world.effect.prescriptions, calendar)
    items = 1 + np.minimum(rng.poisson(rule["items_a_condition"] * conditions[events.person]), 19)
    return table(
        ENCRYPTED_HESID=ids(events.person, hes_ids), issued_on=dates(events.day), items=numbers(items)
    )  # fmt: skip


def _care(rng: Random, world: World, hes_ids: np.ndarray, calendar: Period) -> Any:
    rule = assumed()["worlds"]["community"]
    weight = world.people.frailty ** rule["care_frailty"]
    at_home, instead = (
        drawing.draw(rng, by_age(rule[kind], world.people.age) * weight, world.people, calendar)
        for kind in ("home", "residential")
    )
    length = 1 + np.floor(rule["home_days"] * rng.exponential(size=at_home.day.size))
    kind = np.concatenate([
        rng.choice(3, at_home.day.size, p=rule["kinds"]),
        np.where(rng.random(instead.day.size) < rule["nursing"], NURSING, RESIDENTIAL),
    ])  # fmt: skip
    person, starts = np.concatenate([at_home.person, instead.person]), np.concatenate([at_home.day, instead.day])
    ends = starts + np.concatenate([length, np.full(instead.day.size, 100 * YEAR)]).astype(np.int64)
    ends = np.minimum(ends, world.people.dies_on[person])
    order = np.argsort(starts, kind="stable")
    return table(
        ENCRYPTED_HESID=ids(person[order], hes_ids),
        kind=coded(kind[order], KINDS),
        starts_on=dates(starts[order]),
        ends_on=dates(ends[order], ends[order] >= calendar.first + calendar.days),
    )
