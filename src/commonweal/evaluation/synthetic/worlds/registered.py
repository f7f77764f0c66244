"""The population table and the dated risk scores of a world, and what a referral form tells of its people."""

from typing import Any

import numpy as np

from commonweal.evaluation.synthetic.assumed import Period, day
from commonweal.evaluation.synthetic.columns import MISSING, coded, dates, ids, numbers, table
from commonweal.evaluation.synthetic.lives.histories import NEVER
from commonweal.evaluation.synthetic.referrals.people import CONDITIONS, ETHNIC_GROUPS, Told
from commonweal.evaluation.synthetic.worlds.months import EPOCH, first_days
from commonweal.evaluation.synthetic.worlds.register import SEX_CODES, Register
from commonweal.evaluation.synthetic.worlds.scores import Scores


def population(
    register: Register, dies_on: np.ndarray, codes: np.ndarray, hes_ids: np.ndarray, calendar: Period
) -> Any:
    """Write the population table.

    Parameters
    ----------
    register
        Everybody's entry [people].
    dies_on
        Day of death [people; days since 1 January 1970].
    codes
        Codes of the practices [practices; text].
    hes_ids
        Identifier of each in the hospital files [people; text].
    calendar
        What the data cover; later deaths are not known [period].

    Returns
    -------
    pyarrow.Table
        One row a person [rows].
    """
    born, month = np.unique(register.birth_month, return_inverse=True)
    texts, conditions = told_conditions(register)
    everybody, last = np.arange(dies_on.size), day(calendar.data_to)
    return table(
        ENCRYPTED_HESID=ids(everybody, hes_ids),
        sex=coded(register.sex, SEX_CODES),
        birth_month=coded(month, np.array([str(one) for one in (born - EPOCH).astype("datetime64[M]")])),
        practice=coded(register.practice, codes),
        imd_quintile=numbers(register.imd, register.imd == 0),
        ethnic_group=coded(register.ethnicity, ETHNIC_GROUPS),
        conditions=coded(conditions, texts, texts[conditions] == ""),
        registered_from=dates(register.registered_from),
        registered_to=dates(np.where(register.registered_to > last, MISSING, register.registered_to)),
        died_on=dates(np.where(dies_on > last, MISSING, dies_on)),
    )


def told_conditions(register: Register) -> tuple[np.ndarray, np.ndarray]:
    """Write out conditions.

    Parameters
    ----------
    register
        Everybody's entry [people].

    Returns
    -------
    tuple
        Every set of codes joined by | that occurs; which each person has [texts and places].
    """
    sets, place = np.unique(register.conditions, return_inverse=True)
    kinds = np.arange(CONDITIONS.size)
    return np.array(["|".join(CONDITIONS[(bits >> kinds) & 1 == 1]) for bits in sets], dtype=str), place


def risk(scores: Scores, hes_ids: np.ndarray) -> Any:
    """Write the risk scores, a row only where a person's score has changed.

    Parameters
    ----------
    scores
        Everybody's scores [scores].
    hes_ids
        Identifier of each in the hospital files [people; text].

    Returns
    -------
    pyarrow.Table
        Dated scores by person and day [rows].
    """
    before = np.pad(scores.known, ((0, 0), (1, 0)), constant_values=-1)[:, :-1]
    person, month = np.nonzero((scores.known != before) & (scores.known >= 0))
    return table(
        ENCRYPTED_HESID=ids(person, hes_ids),
        scored_on=dates(first_days(scores.months)[month]),
        score=scores.known[person, month] / 10,
    )


def tell(register: Register, scores: Scores, referred_on: np.ndarray, chosen: np.ndarray) -> Told:
    """Say what the referral forms tell of the people referred: what their practice's record shows.

    Parameters
    ----------
    register
        Everybody's entry [people].
    scores
        Everybody's scores [scores].
    referred_on
        Day of referral [people; days since 1 January 1970].
    chosen
        The people referred, in which order [places].

    Returns
    -------
    Told
        What is told of each of them [people].
    """
    texts, conditions = told_conditions(register)
    known = scores.on(np.where(referred_on < NEVER, referred_on, first_days(scores.months)[0]))
    return Told(
        practice=register.practice[chosen],
        sex=register.sex[chosen],
        ethnicity=register.ethnicity[chosen],
        imd=register.imd[chosen],
        conditions=texts[conditions][chosen],
        risk=np.maximum(known[chosen], 0) / 10,
    )
