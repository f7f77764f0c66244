"""Months of the calendar as whole numbers: the year times twelve, and the month from nought."""

from datetime import date

import numpy as np

from commonweal.evaluation.synthetic.assumed import Period

EPOCH = 1970 * 12


def number(day: date) -> int:
    """Number the month of a day.

    Parameters
    ----------
    day
        A day [date].

    Returns
    -------
    int
        Year times 12 plus month from nought [month].
    """
    return day.year * 12 + day.month - 1


def first_days(months: np.ndarray) -> np.ndarray:
    """Find the first day of each month.

    Parameters
    ----------
    months
        Months [months; year times 12 plus month from nought].

    Returns
    -------
    np.ndarray
        Day numbers [months; days since 1 January 1970].
    """
    return (np.asarray(months) - EPOCH).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def of_days(days: np.ndarray) -> np.ndarray:
    """Find the month of each day.

    Parameters
    ----------
    days
        Day numbers [days; days since 1 January 1970].

    Returns
    -------
    np.ndarray
        Months [days; year times 12 plus month from nought].
    """
    return np.asarray(days).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + EPOCH


def referral_months(calendar: Period) -> np.ndarray:
    """List the months in which people are referred.

    Parameters
    ----------
    calendar
        Referrals and hospital data of which days [period].

    Returns
    -------
    np.ndarray
        Months [months; year times 12 plus month from nought].
    """
    return np.arange(number(calendar.referred_from), number(calendar.referred_to) + 1)
