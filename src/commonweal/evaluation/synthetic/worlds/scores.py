"""The risk score of everybody at the beginning of each month, worked out from the record alone."""

from dataclasses import dataclass

import numpy as np

from commonweal.evaluation.synthetic.assumed import Period, assumed
from commonweal.evaluation.synthetic.lives.histories import EMERGENCY, Events, People
from commonweal.evaluation.synthetic.worlds.months import first_days, number, of_days, referral_months
from commonweal.evaluation.synthetic.worlds.register import Register

AE = ("through_ae", "walk_in")


@dataclass(frozen=True)
class Scores:
    """Risk scores as they were known.

    Parameters
    ----------
    months
        Months on whose first day scores were worked out [months; year times 12 plus month from nought].
    known
        The score, -1 for who was not registered or alive [people x months; tenths of a per cent].
    """

    months: np.ndarray
    known: np.ndarray

    def on(self, days: np.ndarray) -> np.ndarray:
        """Look up the latest score on a day of each person's own.

        Parameters
        ----------
        days
            A day for each person [people; days since 1 January 1970].

        Returns
        -------
        np.ndarray
            Scores, -1 for none [people; tenths of a per cent].
        """
        place = np.minimum(of_days(days) - self.months[0], self.months.size - 1)
        found = self.known[np.arange(days.size), np.maximum(place, 0)]
        return np.where(place < 0, -1, found)


def score(people: People, register: Register, streams: dict[str, Events], calendar: Period) -> Scores:
    """Score everybody month by month: a logistic score of recent use, age and conditions, rounded.

    Parameters
    ----------
    people
        The people [people].
    register
        Their entries [people].
    streams
        What they used [name -> events].
    calendar
        Referrals and hospital data of which days [period].

    Returns
    -------
    Scores
        Their scores, from some months before the first referral to the last month of referrals [scores].
    """
    rule, referring = assumed()["worlds"]["score"], referral_months(calendar)
    begins, first = number(calendar.data_from), max(referring[0] - rule["before"], number(calendar.data_from))
    months = np.arange(first, referring[-1] + 1)
    emergency, ae = (_so_far(streams, names, people.age.size, begins, months[-1]) for names in (EMERGENCY, AE))
    here, year, two = (np.maximum(months - begins - back, 0) for back in (0, 12, 24))
    age = (months - register.birth_month[:, None]) // 12
    logit = (
        (rule["constant"] + rule["condition"] * register.condition_count)[:, None]
        + rule["emergency_0_12"] * np.log1p(emergency[:, here] - emergency[:, year])
        + rule["emergency_12_24"] * np.log1p(emergency[:, year] - emergency[:, two])
        + rule["ae_0_12"] * np.log1p(ae[:, here] - ae[:, year])
        + np.where(age >= 80, rule["aged_80_and_over"], np.where(age >= 60, rule["aged_60_to_79"], 0.0))
    )
    known = np.rint(1000 / (1 + np.exp(-logit)) / rule["step"]).astype(np.int16) * np.int16(rule["step"])
    days = first_days(months)
    absent = (days < register.registered_from[:, None]) | (days >= register.registered_to[:, None])
    known[absent | (people.dies_on[:, None] < days)] = -1
    return Scores(months, known)


def _so_far(streams: dict[str, Events], names: tuple[str, ...], people: int, begins: int, last: int) -> np.ndarray:
    """Count events before the first day of each month since the data begin [people x months]."""
    size = last - begins + 1
    total = np.zeros(people * size, dtype=np.int16)
    for events in (streams[name] for name in names):
        place = of_days(events.day) - begins
        inside = place < size
        total += np.bincount(events.person[inside] * size + place[inside], minlength=total.size).astype(np.int16)
    return np.pad(np.cumsum(total.reshape(people, size), axis=1, dtype=np.int16), ((0, 0), (1, 0)))
