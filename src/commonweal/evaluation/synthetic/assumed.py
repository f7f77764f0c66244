"""What the fictitious borough assumes where nothing is published, and the calendar it lives in."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

BANDS = ("under_60", "aged_60_to_79", "aged_80_and_over")
BAND_EDGES = (60, 80)
YEAR = 365.25


@cache
def assumed() -> dict[str, Any]:
    """Read what is assumed.

    Returns
    -------
    dict
        Tables of numbers [units in the file's comments].

    References
    ----------
    `assumed.toml` beside this module names the source of each value that has one.
    """
    return tomllib.loads(files(__package__).joinpath("assumed.toml").read_text("utf-8"))


def day(value: date) -> int:
    """Turn a date into a day number.

    Parameters
    ----------
    value
        A date [date].

    Returns
    -------
    int
        Days since 1 January 1970 [days].
    """
    return (value - date(1970, 1, 1)).days


@dataclass(frozen=True)
class Period:
    """The calendar of a study: when people are referred, and what the hospital data cover.

    Parameters
    ----------
    data_from, data_to
        First and last day of the hospital data [dates].
    referred_from, referred_to
        First and last day of referrals [dates].
    """

    data_from: date
    data_to: date
    referred_from: date
    referred_to: date

    @property
    def first(self) -> int:
        """First day of the hospital data.

        Returns
        -------
        int
            Day number [days since 1 January 1970].
        """
        return day(self.data_from)

    @property
    def days(self) -> int:
        """Length of the hospital data.

        Returns
        -------
        int
            Days, both ends counted [days].
        """
        return (self.data_to - self.data_from).days + 1


def period() -> Period:
    """Say which calendar a borough has by default.

    Returns
    -------
    Period
        The pilot's referrals with six years of hospital data around them [period].
    """
    return Period(**assumed()["period"])


def by_band(values: dict[str, float], ages: np.ndarray) -> np.ndarray:
    """Look up a number by the age band of each person.

    Parameters
    ----------
    values
        Band -> number [any unit].
    ages
        Age of each person [people; completed years].

    Returns
    -------
    np.ndarray
        The number for each person [people; unit of the values].
    """
    return np.array([values[band] for band in BANDS])[np.searchsorted(BAND_EDGES, ages, side="right")]


def by_age(values: dict[str, float], ages: np.ndarray) -> np.ndarray:
    """Look up a positive number by age, without steps: its logarithm runs straight between the bands' own ages.

    Parameters
    ----------
    values
        Band -> number above nought [any unit].
    ages
        Age of each person [people; completed years].

    Returns
    -------
    np.ndarray
        The number for each person [people; unit of the values].
    """
    logs = np.log([values[band] for band in BANDS])
    return np.exp(np.interp(ages, assumed()["worlds"]["people"]["band_ages"], logs))
