"""The true effect that is built into a fictitious borough."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Effect:
    """By what the referral multiplies each rate of use, from the day of referral on.

    Parameters
    ----------
    spells
        Rate ratio of non-elective spells, and with them of episodes and bed days [ratio].
    ae
        Rate ratio of A&E attendances, admitted or not [ratio].
    outpatient
        Rate ratio of outpatient attendances [ratio].
    gp
        Rate ratio of contacts with the practice [ratio].
    prescriptions
        Rate ratio of prescriptions [ratio].

    Raises
    ------
    ValueError
        When a ratio is not above nought.
    """

    spells: float = 1.0
    ae: float = 1.0
    outpatient: float = 1.0
    gp: float = 1.0
    prescriptions: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what cannot be a rate ratio."""
        for name, ratio in vars(self).items():
            if not 0 < ratio < 10:
                raise ValueError(f"The true rate ratio of {name} is {ratio}: give a number above 0 and below 10.")

    def by_outcome(self) -> dict[str, float]:
        """Name the ratio that each outcome of an evaluation should find.

        Returns
        -------
        dict
            Outcome code -> rate ratio [ratio].
        """
        stays = dict.fromkeys(("spells", "fces", "bed_days", "cips"), self.spells)
        practice = dict.fromkeys(("gp_face", "gp_phone"), self.gp) | {"prescriptions": self.prescriptions}
        unchanged = dict.fromkeys(("social_care", "residential"), 1.0)
        return stays | {"ae": self.ae, "outpatient": self.outpatient} | practice | unchanged

    def walk_in(self, through_ae: np.ndarray, walk_in: np.ndarray) -> np.ndarray:
        """Work out by what attendances without admission change, so that all attendances change by `ae`.

        Parameters
        ----------
        through_ae
            Rate of attendances that end in admission, which change as spells do [people; events per year].
        walk_in
            Rate of attendances that do not [people; events per year].

        Returns
        -------
        np.ndarray
            Rate ratio of attendances without admission [people; ratio].

        Raises
        ------
        ValueError
            When admissions alone would change attendances by more than asked.
        """
        ratio = (self.ae * (through_ae + walk_in) - self.spells * through_ae) / walk_in
        if ratio.size and ratio.min() < 0:
            raise ValueError(
                f"A&E attendances cannot change to {self.ae} when the admissions among them change to {self.spells}: "
                "bring the two ratios closer together."
            )
        return ratio


def as_effect(effect: "float | Effect") -> Effect:
    """Take one ratio for all hospital use, or one for each outcome.

    Parameters
    ----------
    effect
        A rate ratio, or ratios by outcome [ratio].

    Returns
    -------
    Effect
        Ratios by outcome [ratio].
    """
    return effect if isinstance(effect, Effect) else Effect(effect, effect, effect)
