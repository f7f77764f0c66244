"""What the referred went on to: onward referrals and signposts, sessions, and whether they still go."""

from typing import Any

import numpy as np

from commonweal.domain import journey, provision
from commonweal.domain.borough import marginals
from commonweal.evaluation.synthetic.assumed import assumed
from commonweal.evaluation.synthetic.columns import MISSING, coded, dates, ids, random_ids, table
from commonweal.evaluation.synthetic.lives.histories import Random
from commonweal.evaluation.synthetic.referrals.people import Referred

KINDS = np.array(list(journey.ONWARD_KINDS))
STATES = np.array(list(journey.ONWARD_STATES))
NEXT_STEPS = np.array(list(journey.NEXT_STEPS))
NEXT_SHARES = (0.22, 0.06, 0.03, 0.05, 0.02, 0.08, 0.30, 0.24)
ANSWERS = np.array(list(journey.STILL_GOING))
TYPES = np.array(list(provision.SERVICE_TYPES))
PROVIDERS = np.array([f"V{place:02}" for place in range(1, 25)])  # 24 organisations with grants (002)
FUNDED = journey.FUNDED_VCS

Rows = dict[str, np.ndarray]


def draw(rng: Random, referred: Referred) -> Rows:
    """Draw onward referrals and signposts in the published proportions to referrals in.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    referred
        The people [people].

    Returns
    -------
    dict
        One row an onward referral: person, kind, state, days [rows].
    """
    published, share = marginals()["onward"], max(float(referred.assessed.mean()), 0.01) if referred.on.size else 1.0
    parts = []
    for place, kind in enumerate(KINDS):
        mean = referred.assessed * published[kind] / published["referrals_in"] / share
        person = np.repeat(np.arange(referred.on.size), rng.poisson(mean))
        parts.append((person, np.full(person.size, place)))
    person, kind = (np.concatenate(part) for part in zip(*parts, strict=True))
    made_on = referred.assessed_on[person] + rng.integers(0, 22, person.size)
    keep = made_on <= referred.last[person]
    return _go_on(rng, referred, person[keep], kind[keep], made_on[keep])


def _go_on(rng: Random, referred: Referred, person: np.ndarray, kind: np.ndarray, made_on: np.ndarray) -> Rows:
    rule, last = assumed()["journey"], referred.last[person]
    is_signpost = KINDS[kind] == journey.SIGNPOST
    refused = rng.random(person.size) < rule["refused"]
    started_on = made_on + rng.integers(7, 43, person.size)
    begins = ~is_signpost & ~refused & (rng.random(person.size) < rule["started"]) & (started_on <= last)
    until = started_on + rule["funded_days"]
    ended = begins & (until <= last)
    state = np.select(
        [is_signpost, refused, ended, begins],
        [_state(journey.GIVEN), _state(journey.REFUSED), _state(journey.ENDED), _state(journey.STARTED)],
        _state(journey.ACCEPTED),
    )
    funded = begins & (KINDS[kind] == FUNDED)
    return {
        "person": person, "kind": kind, "made_on": made_on, "state": state,
        "id": random_ids(rng, person.size, 16), "until": until, "begins": begins, "ended": ended, "funded": funded,
        "started_on": np.where(begins, started_on, MISSING),
        "funded_until": np.where(funded, until, MISSING),
        "next_step_on": np.where(ended & funded, until, MISSING),
    }  # fmt: skip


def _state(name: str) -> int:
    return int(np.flatnonzero(name == STATES)[0])


def onward_table(rng: Random, referred: Referred, rows: Rows) -> Any:
    """Make the table of onward referrals.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    referred
        The people [people].
    rows
        Onward referrals [rows].

    Returns
    -------
    pyarrow.Table
        `exchange.tables.ONWARD` [rows].
    """
    count = rows["person"].size
    shares = 1.0 / np.arange(1, TYPES.size + 1)
    return table(
        study_id=ids(rows["person"], referred.study_id),
        referral_id=ids(rows["person"], referred.referral_id),
        onward_id=ids(np.arange(count), rows["id"]),
        made_on=dates(rows["made_on"]),
        kind=coded(rows["kind"], KINDS),
        service_type=coded(rng.choice(TYPES.size, count, p=shares / shares.sum()), TYPES),
        provider=coded(rng.integers(0, PROVIDERS.size, count), PROVIDERS, KINDS[rows["kind"]] == journey.STATUTORY),
        state=coded(rows["state"], STATES),
        started_on=dates(rows["started_on"]),
        funded_until=dates(rows["funded_until"]),
        next_step=coded(rng.choice(NEXT_STEPS.size, count, p=NEXT_SHARES), NEXT_STEPS, rows["next_step_on"] == MISSING),
        next_step_on=dates(rows["next_step_on"]),
    )


def attendance_table(rng: Random, referred: Referred, rows: Rows) -> Any:
    """Make the table of sessions, weekly from the start of each place.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    referred
        The people [people].
    rows
        Onward referrals [rows].

    Returns
    -------
    pyarrow.Table
        `exchange.tables.ATTENDANCE` [rows].
    """
    import pyarrow

    rule = assumed()["journey"]
    begun = np.flatnonzero(rows["begins"])
    goes_on = rows["funded"][begun] & (rng.random(begun.size) < rule["still_going"])
    sessions = 1 + rng.poisson(rule["sessions"] - 1, begun.size) + np.where(goes_on, rng.integers(8, 40, begun.size), 0)
    place = np.repeat(begun, sessions)
    week = np.arange(place.size) - np.repeat(np.cumsum(sessions) - sessions, sessions)
    on = rows["started_on"][place] + 7 * week
    keep = on <= referred.last[rows["person"][place]]
    place, on = place[keep], on[keep]
    return table(
        study_id=ids(rows["person"][place], referred.study_id),
        onward_id=ids(place, rows["id"]),
        attended_on=dates(on),
        attended=pyarrow.array(rng.random(place.size) < rule["attends"]),
    )


def continuing_table(rng: Random, referred: Referred, rows: Rows) -> Any:
    """Make the table of what people say they still go to; the frailer go on less often.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    referred
        The people [people].
    rows
        Onward referrals [rows].

    Returns
    -------
    pyarrow.Table
        `exchange.tables.CONTINUING` [rows].
    """
    rule = assumed()["journey"]
    asked_on = rows["until"] + rng.integers(60, 150, rows["until"].size)
    asked = rows["ended"] & rows["funded"] & (rng.random(asked_on.size) < rule["asked"])
    place = np.flatnonzero(asked & (asked_on <= referred.last[rows["person"]]))
    frailty = np.clip(referred.frailty[rows["person"][place]], 0.2, 5)
    goes = rng.random(place.size) < rule["still_going"] - 0.08 * np.log(frailty)
    answer = np.where(rng.random(place.size) < 0.12, 2, np.where(goes, 0, 1))
    return table(
        study_id=ids(rows["person"][place], referred.study_id),
        onward_id=ids(place, rows["id"]),
        asked_on=dates(asked_on[place]),
        answer=coded(answer, ANSWERS),
    )
