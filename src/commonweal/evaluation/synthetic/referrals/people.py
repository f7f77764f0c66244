"""The fictitious referred as the study tables know them: who they are, and their way through the service."""

from dataclasses import dataclass

import numpy as np

from commonweal.domain import journey, people
from commonweal.domain.borough import marginals
from commonweal.evaluation.synthetic.assumed import assumed
from commonweal.evaluation.synthetic.columns import random_ids
from commonweal.evaluation.synthetic.lives.histories import Random

CONDITIONS = np.array(list(journey.CONDITIONS))
ETHNIC_GROUPS = np.array(list(people.ETHNIC_GROUPS))
PATHWAYS = np.array(list(journey.PATHWAYS))


@dataclass(frozen=True)
class Referred:
    """People who were referred, with what the service knows of them.

    Parameters
    ----------
    study_id, referral_id
        Random identifiers [people; bytes of ASCII].
    on, dies_on, last
        Day of referral, day of death, last day anything is recorded of them [people; days since 1 January 1970].
    age
        Age on the day of referral [people; completed years].
    recent
        Instances of hospital use in the year before, which the risk score reflects [people; events].
    frailty
        How much more they use hospitals than others of their age [people; ratio].
    assessed
        Whether they were assessed [people; yes/no].
    assessed_on, reviewed_on
        Days of assessment and of review [people; days since 1 January 1970].
    """

    study_id: np.ndarray
    referral_id: np.ndarray
    on: np.ndarray
    dies_on: np.ndarray
    last: np.ndarray
    age: np.ndarray
    recent: np.ndarray
    frailty: np.ndarray
    assessed: np.ndarray
    assessed_on: np.ndarray
    reviewed_on: np.ndarray


@dataclass(frozen=True)
class Referral:
    """What of the hospital model the service sees at referral.

    Parameters
    ----------
    on, dies_on
        Day of referral and of death [people; days since 1 January 1970].
    age
        Age [people; completed years].
    recent
        Instances of the year before [people; events].
    frailty
        Frailty [people; ratio].
    """

    on: np.ndarray
    dies_on: np.ndarray
    age: np.ndarray
    recent: np.ndarray
    frailty: np.ndarray


@dataclass(frozen=True)
class Told:
    """What a referral form tells the service of people.

    Parameters
    ----------
    practice, sex, ethnicity
        Places in the practices, in `people.SEXES` and in `ETHNIC_GROUPS` [people; places].
    imd
        Quintile of deprivation, 0 not known [people; quintiles].
    conditions
        Codes joined by |, empty for none [people; text].
    risk
        The risk score [people; per cent].
    """

    practice: np.ndarray
    sex: np.ndarray
    ethnicity: np.ndarray
    imd: np.ndarray
    conditions: np.ndarray
    risk: np.ndarray


def draw_told(rng: Random, referred: Referred) -> Told:
    """Make up what referral forms tell, where nothing else is known of the people.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    referred
        The people [people].

    Returns
    -------
    Told
        What is told of each [people].
    """
    count = referred.on.size
    score = 8 + 7.5 * referred.recent + rng.normal(0, 5, count).clip(-7, 20)
    quintile = 1 + rng.choice(5, count, p=assumed()["worlds"]["people"]["quintiles"])
    return Told(
        practice=rng.choice(practices().size, count, p=practice_shares()),
        sex=(rng.random(count) < assumed()["population"]["women"]).astype(int),
        ethnicity=rng.choice(ETHNIC_GROUPS.size, count, p=ethnic_shares()),
        imd=np.where(rng.random(count) < 0.02, 0, quintile),
        conditions=conditions(rng, count),
        risk=np.round(np.minimum(score, 99), 1),
    )


def meet(rng: Random, referral: Referral, last: int) -> Referred:
    """Let the service meet the people referred: the frailer and the dying are assessed less often.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    referral
        Who is referred and when [people].
    last
        Last day of the study tables [days since 1 January 1970].

    Returns
    -------
    Referred
        The people with identifiers and the days of their journey [people].
    """
    count = referral.on.size
    recorded = np.minimum(referral.dies_on, last)
    assessed_on = referral.on + rng.integers(7, 36, count)
    reviewed_on = assessed_on + rng.integers(90, 123, count)
    keen = assumed()["journey"]["assessed"] - 0.03 * np.log(np.clip(referral.frailty, 0.2, 5))
    assessed = (rng.random(count) < keen) & (assessed_on <= recorded)
    return Referred(
        random_ids(rng, count, 16), random_ids(rng, count, 16), referral.on, referral.dies_on, recorded,
        referral.age, referral.recent, referral.frailty, assessed, assessed_on, reviewed_on,
    )  # fmt: skip


def practice_shares() -> np.ndarray:
    """Share referrals out over the practices, the highest as published and the others falling off evenly.

    Returns
    -------
    np.ndarray
        Share of each practice [practices; share].
    """
    published = marginals()["practices"]
    others = np.linspace(2.2, 0.35, published["count"] - 1)
    return np.concatenate([[published["highest_share"]], (1 - published["highest_share"]) * others / others.sum()])


def code(place: int) -> str:
    """Name a practice; no real practice has a code that begins so.

    Parameters
    ----------
    place
        Which practice, from 1 [place].

    Returns
    -------
    str
        Its code [text].
    """
    return f"Z99{place:03}"


def practices() -> np.ndarray:
    """Name the practices that refer.

    Returns
    -------
    np.ndarray
        Codes [practices; text].
    """
    return np.array([code(place) for place in range(1, marginals()["practices"]["count"] + 1)])


def ethnic_shares() -> np.ndarray:
    """Share ethnic groups out so that as many are not white as published, of those who state a group.

    Returns
    -------
    np.ndarray
        Share of each group, in the order of the codes [groups; share].
    """
    other, unstated = marginals()["people"]["not_white"], 0.02
    white = {"A": 0.970, "B": 0.008, "C": 0.022}
    shares = np.array([white.get(code, 0.0) * (1 - other) for code in ETHNIC_GROUPS])
    rest = [code not in people.WHITE | people.UNSTATED for code in ETHNIC_GROUPS]
    shares[rest] = other / sum(rest)
    shares *= 1 - unstated
    shares[ETHNIC_GROUPS == "Z"] = unstated
    return shares


def conditions(rng: Random, count: int) -> np.ndarray:
    """Draw long-term conditions, one to four a person.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    count
        How many people [people].

    Returns
    -------
    np.ndarray
        Codes joined by | [people; text].
    """
    order = np.sort(np.argsort(rng.random((count, CONDITIONS.size)), axis=1)[:, :4], axis=1)
    many = rng.integers(1, 5, count)
    return np.array(["|".join(CONDITIONS[row[:some]]) for row, some in zip(order, many, strict=True)], dtype=str)
