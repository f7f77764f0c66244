"""What the practices' register says of everybody: sex, birth month, practice, deprivation, conditions, membership."""

from dataclasses import dataclass

import numpy as np

from commonweal.domain.people import SEXES
from commonweal.evaluation.synthetic.assumed import BAND_EDGES, YEAR, Period, assumed, day
from commonweal.evaluation.synthetic.lives.histories import NEVER, People, Random
from commonweal.evaluation.synthetic.referrals.people import CONDITIONS, ETHNIC_GROUPS, ethnic_shares
from commonweal.evaluation.synthetic.worlds.months import first_days, number, of_days
from commonweal.evaluation.synthetic.worlds.practices import Practices

SEX_CODES = np.array(list(SEXES))


@dataclass(frozen=True)
class Register:
    """Everybody's entry in the population table.

    Parameters
    ----------
    sex
        Place in `SEX_CODES` [people; places].
    birth_month
        Month of birth [people; year times 12 plus month from nought].
    practice
        Place in the world's practices [people; places].
    imd
        Quintile of deprivation, 1 the most deprived, 0 not known [people; quintiles].
    ethnicity
        Place in `ETHNIC_GROUPS` [people; places].
    conditions
        Bit k is set for the k-th of `CONDITIONS` [people; bits].
    registered_from
        First day with a practice of the borough [people; days since 1 January 1970].
    registered_to
        First day no longer with one, `NEVER` for those who stay [people; days since 1 January 1970].
    """

    sex: np.ndarray
    birth_month: np.ndarray
    practice: np.ndarray
    imd: np.ndarray
    ethnicity: np.ndarray
    conditions: np.ndarray
    registered_from: np.ndarray
    registered_to: np.ndarray

    def take(self, chosen: np.ndarray) -> "Register":
        """Keep some of the entries.

        Parameters
        ----------
        chosen
            Whose, in which order [places].

        Returns
        -------
        Register
            Those [people].
        """
        return Register(*(values[chosen] for values in vars(self).values()))

    @property
    def condition_count(self) -> np.ndarray:
        """Count each person's conditions.

        Returns
        -------
        np.ndarray
            How many [people; conditions].
        """
        return np.bitwise_count(self.conditions).astype(np.int64)

    def ages(self, month: int | np.ndarray) -> np.ndarray:
        """Work out ages in a month; birthdays are taken to be on the first.

        Parameters
        ----------
        month
            The month, or one for each person [year times 12 plus month from nought].

        Returns
        -------
        np.ndarray
            Ages [people; completed years].
        """
        return (month - self.birth_month) // 12

    def ages_on(self, days: np.ndarray) -> np.ndarray:
        """Work out ages on a day of each person's own.

        Parameters
        ----------
        days
            A day for each person [people; days since 1 January 1970].

        Returns
        -------
        np.ndarray
            Ages [people; completed years].
        """
        return self.ages(of_days(days))

    def registered(self, days: np.ndarray) -> np.ndarray:
        """Say who is registered on a day of their own.

        Parameters
        ----------
        days
            A day for each person [people; days since 1 January 1970].

        Returns
        -------
        np.ndarray
            Who [people; yes/no].
        """
        return (self.registered_from <= days) & (days < self.registered_to)


def draw_deprivation(rng: Random, people: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw where people live, and how that weighs on their frailty.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    people
        How many [people].

    Returns
    -------
    tuple
        Quintile of each, 1 to 5; what frailty is multiplied by, with mean 1 [people; quintiles and ratio].
    """
    rule = assumed()["worlds"]["people"]
    shares, use = np.array(rule["quintiles"]), np.array(rule["use_of_quintiles"])
    place = rng.choice(shares.size, people, p=shares)
    return 1 + place, (use / (shares @ use))[place]


def enrol(rng: Random, people: People, imd: np.ndarray, practices: Practices, calendar: Period) -> Register:
    """Draw the register entries of people.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    people
        The people, with their age on the first day of referrals [people].
    imd
        Quintile of deprivation [people; quintiles].
    practices
        The practices [practices].
    calendar
        Referrals and hospital data of which days [period].

    Returns
    -------
    Register
        Their entries [people].
    """
    rule, count = assumed()["worlds"]["people"], people.age.size
    birth_month = number(calendar.referred_from) - 12 * people.age - rng.integers(0, 12, count)
    came, gone = draw_membership(rng, people, first_days(birth_month), calendar)
    return Register(
        sex=(rng.random(count) < assumed()["population"]["women"]).astype(np.int64),
        birth_month=birth_month,
        practice=rng.choice(practices.shares.size, count, p=practices.shares),
        imd=np.where(rng.random(count) < rule["quintile_unknown"], 0, imd),
        ethnicity=rng.choice(ETHNIC_GROUPS.size, count, p=ethnic_shares()),
        conditions=_conditions(rng, people.age, people.frailty),
        registered_from=came,
        registered_to=gone,
    )


def draw_membership(rng: Random, people: People, born: np.ndarray, calendar: Period) -> tuple[np.ndarray, np.ndarray]:
    """Draw who came during the data and who left; nobody joins once dead, or before birth.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    people
        The people [people].
    born
        First day of the month of birth [people; days since 1 January 1970].
    calendar
        Referrals and hospital data of which days [period].

    Returns
    -------
    tuple
        First day registered; first day no longer so, `NEVER` for most [people; days since 1 January 1970].
    """
    rule, count = assumed()["worlds"]["people"], people.age.size
    first, last = calendar.first, calendar.first + calendar.days
    joined = first + np.floor(YEAR * rng.random(count) / rule["joins"]).astype(np.int64)
    earlier = np.maximum(first - rng.integers(1, 30 * 365, count), born)
    came = np.where(joined < np.minimum(day(calendar.referred_to), people.dies_on), joined, earlier)
    begins = day(calendar.referred_from) - rule["listed_before"]
    left = begins + np.floor(YEAR * rng.exponential(size=count) / rule["leaves"]).astype(np.int64)
    return came, np.where((left < np.minimum(last, people.dies_on)) & (left > came), left, NEVER)


def likelihood(conditions: np.ndarray, age: np.ndarray, frailty: np.ndarray) -> np.ndarray:
    """Say how likely it is that people of some frailty have just the conditions they have.

    Parameters
    ----------
    conditions
        Bit k is set for the k-th of `CONDITIONS` [people; bits].
    age
        Age on the first day of referrals [people; completed years].
    frailty
        Frailty [people; ratio].

    Returns
    -------
    np.ndarray
        Logarithm of the chance [people; log].
    """
    odds = _odds(age, frailty)
    has = conditions[:, None] >> np.arange(CONDITIONS.size) & 1
    return (has * np.log(odds) - np.log1p(odds)).sum(axis=1)


def _conditions(rng: Random, age: np.ndarray, frailty: np.ndarray) -> np.ndarray:
    odds = _odds(age, frailty)
    has = rng.random(odds.shape) * (1 + odds) < odds
    return (has << np.arange(CONDITIONS.size)).sum(axis=1)


def _odds(age: np.ndarray, frailty: np.ndarray) -> np.ndarray:
    """Odds of each condition for each person [people; conditions]."""
    rule = assumed()["worlds"]["conditions"]
    share = np.array([rule["of"][kind] for kind in CONDITIONS])[:, np.searchsorted(BAND_EDGES, age, side="right")].T
    lasting = np.log(np.clip(frailty, 1 / rule["most"], rule["most"]))
    return share / (1 - share) * np.exp(rule["frailty"] * lasting)[:, None]
