"""The study tables of the fictitious referred, as the service would hand them over."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np

from commonweal.domain import journey, measures, people
from commonweal.domain.borough import marginals
from commonweal.evaluation.synthetic.assumed import Period, assumed
from commonweal.evaluation.synthetic.columns import MISSING, coded, dates, ids, numbers, random_ids, table
from commonweal.evaluation.synthetic.lives.histories import Random
from commonweal.evaluation.synthetic.referrals import onward, scores
from commonweal.evaluation.synthetic.referrals.people import (
    ETHNIC_GROUPS,
    PATHWAYS,
    Referred,
    Told,
    draw_told,
    practices,
)  # fmt: skip

STATES = np.array([journey.CLOSED, journey.REVIEWED, journey.SUPPORTED, journey.DECLINED])
CLOSED, REVIEWED, SUPPORTED, DECLINED = range(4)
CLOSE = np.array(["goals_met", "moved_on", "declined", "unable_to_contact", "died", "not_eligible"])
KINDS, PURPOSES = np.array(list(journey.CONTACT_KINDS)), np.array(list(journey.CONTACT_PURPOSES))
OUTCOMES = np.array(list(journey.CONTACT_OUTCOMES))
VISIT, PHONE = 0, 1
FIRST, ASSESSMENT, SUPPORT, REVIEW = range(4)
REACHED, NO_ANSWER = 0, 2


def tables(rng: Random, referred: Referred, told: Told | None = None) -> dict[str, Any]:
    """Make the study tables of some people.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    referred
        The people [people].
    told
        What referral forms tell of them; made up when not given [people].

    Returns
    -------
    dict
        Name of the table -> rows, columns as in `exchange.tables` [mapping].
    """
    told = told or draw_told(rng, referred)
    rows = onward.draw(rng, referred)
    return {
        "people": _people(rng, referred, told),
        "referrals": _referrals(rng, referred, told),
        "onward": onward.onward_table(rng, referred, rows),
        "attendance": onward.attendance_table(rng, referred, rows),
        "continuing": onward.continuing_table(rng, referred, rows),
        "contacts": _contacts(rng, referred),
        "scores": _scores(rng, referred),
    }


def _people(rng: Random, referred: Referred, told: Told) -> Any:
    count = referred.on.size
    carer = (rng.random(count) < marginals()["people"]["carers"]).astype(int)
    known = (referred.dies_on <= referred.last) & (rng.random(count) < 0.8)
    return table(
        study_id=ids(np.arange(count), referred.study_id),
        subject=coded(carer, np.array(list(journey.SUBJECTS))),
        sex=coded(told.sex, np.array(list(people.SEXES))),
        ethnic_group=coded(told.ethnicity, ETHNIC_GROUPS),
        practice=coded(told.practice, practices()),
        imd_quintile=numbers(told.imd, told.imd == 0),
        conditions=coded(np.arange(count), told.conditions, told.conditions == ""),
        died_on=dates(np.where(known, referred.dies_on, MISSING)),
    )


def _referrals(rng: Random, referred: Referred, told: Told) -> Any:
    """One referral a person, and a second one for a few."""
    again = np.flatnonzero(rng.random(referred.on.size) < assumed()["journey"]["repeat_referral"])
    later = referred.on[again] + rng.integers(200, 500, again.size)
    again, later = again[later <= referred.last[again]], later[later <= referred.last[again]]
    person = np.concatenate([np.arange(referred.on.size), again])
    on = np.concatenate([referred.on, later])
    referral_id = np.concatenate([referred.referral_id, random_ids(rng, again.size, 16)])
    state, closed_on, why = _state(rng, referred, person, on)
    return table(
        study_id=ids(person, referred.study_id),
        referral_id=ids(np.arange(person.size), referral_id),
        referred_on=dates(on),
        age=numbers(referred.age[person] + (np.arange(person.size) >= referred.on.size)),
        practice=coded(told.practice[person], practices()),
        pathway=coded(rng.choice(PATHWAYS.size, person.size, p=(0.80, 0.14, 0.04, 0.02)), PATHWAYS),
        risk_score=told.risk[person],
        state=coded(state, STATES),
        closed_on=dates(closed_on),
        close_reason=coded(why, CLOSE, closed_on == MISSING),
    )


def _state(rng: Random, referred: Referred, person: np.ndarray, on: np.ndarray) -> tuple[np.ndarray, ...]:
    last, died = referred.last[person], referred.dies_on[person] <= referred.last[person]
    declined = ~referred.assessed[person] & (rng.random(person.size) < assumed()["journey"]["declined"] / 0.12)
    closing = on + np.where(declined, rng.integers(3, 15, person.size), rng.integers(180, 400, person.size))
    closes = (closing <= last) | died
    state = np.select([closes & declined & ~died, closes, on + 140 <= last], [DECLINED, CLOSED, REVIEWED], SUPPORTED)
    why = np.where(referred.assessed[person], rng.integers(0, 3, person.size), 3)
    why = np.select([died, declined], [4, 5], why)
    return state, np.where(closes, np.minimum(closing, last), MISSING), why


def _contacts(rng: Random, referred: Referred) -> Any:
    person, on, kind, purpose, outcome = (np.concatenate(part) for part in zip(*_calls(rng, referred), strict=True))
    keep = np.flatnonzero(on <= referred.last[person])
    return table(
        study_id=ids(person[keep], referred.study_id),
        referral_id=ids(person[keep], referred.referral_id),
        contacted_on=dates(on[keep]),
        kind=coded(kind[keep], KINDS),
        purpose=coded(purpose[keep], PURPOSES),
        outcome=coded(outcome[keep], OUTCOMES),
    )


def _calls(rng: Random, referred: Referred) -> Iterator[tuple[np.ndarray, ...]]:
    """First calls, assessments, support and reviews: person, day, kind, purpose, outcome."""
    everybody, seen = np.arange(referred.on.size), np.flatnonzero(referred.assessed)
    first_on = referred.on + rng.integers(1, 7, everybody.size)
    yield _call(everybody, first_on, PHONE, FIRST, np.where(referred.assessed, REACHED, NO_ANSWER))
    yield _call(seen, referred.assessed_on[seen], VISIT, ASSESSMENT, np.full(seen.size, REACHED))
    more = np.repeat(seen, rng.poisson(1.6, seen.size))
    later = referred.assessed_on[more] + rng.integers(10, 85, more.size)
    yield _call(more, later, PHONE, SUPPORT, _answer(rng, more.size))
    back = seen[rng.random(seen.size) < 0.7]
    yield _call(back, referred.reviewed_on[back], VISIT, REVIEW, _answer(rng, back.size))


def _answer(rng: Random, calls: int) -> np.ndarray:
    return np.where(rng.random(calls) < 0.82, REACHED, NO_ANSWER)


def _call(person: np.ndarray, on: np.ndarray, kind: int, purpose: int, outcome: np.ndarray) -> tuple[np.ndarray, ...]:
    return person, on, np.full(person.size, kind), np.full(person.size, purpose), outcome


def _scores(rng: Random, referred: Referred) -> Any:
    share = assumed()["journey"]["baseline"] / max(referred.assessed.mean(), 0.01) if referred.on.size else 0.0
    asked = np.flatnonzero(referred.assessed & (rng.random(referred.on.size) < share))
    before = scores.baseline(rng, asked.size)
    after = scores.follow_up(rng, before)
    alive = referred.reviewed_on[asked] <= referred.last[asked]
    wanted = marginals()["wellbeing"]["followed_up"] / max(alive.mean(), 0.01) if asked.size else 0.0
    rows = scores.rows(rng, before, after, alive & (rng.random(asked.size) < wanted))
    person = asked[rows["person"]]
    return table(
        study_id=ids(person, referred.study_id),
        referral_id=ids(person, referred.referral_id),
        point=coded(rows["point"], np.array(list(measures.POINTS))),
        scored_on=dates(np.where(rows["point"] == 0, referred.assessed_on[person], referred.reviewed_on[person])),
        measure=coded(rows["measure"], np.array([measure.code for measure in measures.MEASURES])),
        score=numbers(rows["score"], rows["is_skipped"]),
        skipped=coded(rows["skipped"], np.array(list(measures.SKIPPED)), ~rows["is_skipped"]),
    )


def totals(referred: int, period: Period) -> dict[str, Any]:
    """Make the tables that are about the whole service: its costs, and who was left out.

    Parameters
    ----------
    referred
        How many people were referred [people].
    period
        The calendar [period].

    Returns
    -------
    dict
        `costs` and `excluded` [mapping].
    """
    rule = assumed()["journey"]
    starts = _months(period.referred_from, period.referred_to)
    ends = [*(start - timedelta(days=1) for start in starts[1:]), period.referred_to]
    pence = round(100 * rule["cost_per_referral"] * referred / len(starts))
    grants = round(pence * rule["grants"])
    left_out = [round(referred * rule[name] / (1 - rule[name])) for name in ("no_consent", "opted_out")]
    return {
        "costs": table(
            starts_on=np.repeat(np.array(starts, dtype="datetime64[D]"), 2),
            ends_on=np.repeat(np.array(ends, dtype="datetime64[D]"), 2),
            item=["core", "grants"] * len(starts),
            amount=np.array([pence - grants, grants] * len(starts), dtype=np.int64),
        ),
        "excluded": table(reason=["no_consent", "opted_out"], people=np.array(left_out, dtype=np.int64)),
    }


def _months(first: date, last: date) -> list[date]:
    months = (last.year - first.year) * 12 + last.month - first.month
    numbers_of = [first.year * 12 + first.month - 1 + place for place in range(months + 1)]
    return [first, *(date(number // 12, number % 12 + 1, 1) for number in numbers_of[1:])]
