"""The practices of a world: how many people each has, and the month in which it begins to refer, if ever."""

from dataclasses import dataclass

import numpy as np

from commonweal.evaluation.synthetic.assumed import assumed
from commonweal.evaluation.synthetic.lives.histories import NEVER, Random
from commonweal.evaluation.synthetic.referrals.people import code, practice_shares


@dataclass(frozen=True)
class Practices:
    """The practices of a world.

    Parameters
    ----------
    codes
        Their codes [practices; text].
    shares
        Share of the people registered with each [practices; share].
    begins
        Month from which each refers, `NEVER` for a control practice [practices; year times 12 plus month from nought].
    """

    codes: np.ndarray
    shares: np.ndarray
    begins: np.ndarray

    def list_share(self, months: np.ndarray) -> np.ndarray:
        """Say what share of the people can be referred in each month.

        Parameters
        ----------
        months
            Months [months; year times 12 plus month from nought].

        Returns
        -------
        np.ndarray
            People whose practice refers by then [months; share].
        """
        return (self.shares * (self.begins <= months[:, None])).sum(axis=1)


def draw_practices(rng: Random, months: np.ndarray) -> Practices:
    """Draw when practices begin, and give them people so that referrals are shared out as published.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    months
        Months of referral [months; year times 12 plus month from nought].

    Returns
    -------
    Practices
        Those that refer, the largest first, then those that never do [practices].
    """
    rule, wanted = assumed()["worlds"]["practices"], practice_shares()
    late = np.floor(rule["begun_within"] * months.size * rng.random(wanted.size)).astype(np.int64)
    late[0] = 0
    people = wanted / (months.size - late)
    shares = [(1 - rule["never_share"]) * people / people.sum(), np.full(rule["never"], rule["never_share"])]
    shares[1] /= rule["never"]
    return Practices(
        np.array([code(place) for place in range(1, wanted.size + rule["never"] + 1)]),
        np.concatenate(shares),
        np.concatenate([months[0] + late, np.full(rule["never"], NEVER)]),
    )


def practices_of(told: np.ndarray, first_month: int) -> Practices:
    """Take the practices that refer from what is told of the people referred, and add some that never do.

    Parameters
    ----------
    told
        The practice of each person referred [people; text].
    first_month
        Month in which all of them begin [year times 12 plus month from nought].

    Returns
    -------
    Practices
        Those told of, by code, then those that never refer [practices].
    """
    rule = assumed()["worlds"]["practices"]
    codes, people = np.unique(np.where(told == "", code(1), told), return_counts=True)
    shares = (1 - rule["never_share"]) * people / people.sum()
    others = [code(900 + place) for place in range(rule["never"])]
    return Practices(
        np.concatenate([codes, others]),
        np.concatenate([shares, np.full(rule["never"], rule["never_share"] / rule["never"])]),
        np.concatenate([np.full(codes.size, first_month), np.full(rule["never"], NEVER)]),
    )
