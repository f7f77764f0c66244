"""How matched controls are to be chosen: the part of the plan that must be settled before outcomes are read."""

from dataclasses import dataclass

KNOWN = (
    "age", "sex", "practice", "imd", "ethnicity", "conditions", "risk", "prognosis",
    "spells", "bed_days", "elective", "ae", "outpatient", "gp", "prescriptions",
)  # fmt: skip
"""What may enter the score: all of it known on the index date."""

STRATA = ("sex", "age_band", "practice", "imd", "ethnicity", "old")
"""What controls may be required to share exactly, beside the month: `old` is aged 80 and over."""

GROUPS, EVERYBODY = "groups", "everybody"


@dataclass(frozen=True)
class Matching:
    """How controls are chosen for each person referred.

    Parameters
    ----------
    covariates
        What the propensity score is made of [codes].
    exact
        What a control must share exactly, beside the month of referral [codes].
    ratio
        Controls for each person referred [people, 1-10].
    caliper
        Widest difference in the score that is allowed [standard deviations of the logit]; nought for no limit.
    caliper_by
        Of whom the standard deviation is taken: `everybody` (MatchIt) or `groups`, pooled within the referred and
        the candidates (Austin 2011) [text].
    later_referred
        Whether somebody referred in a later month may be a control until then [yes/no].
    leaves_when_referred
        Whether such a control is followed to the day of her own referral only; followed on, she may have been helped,
        and leaving, she leaves because she became worse [yes/no].
    look_back_months
        How long before the index date covariates reach, and registration and data must [months, 12 or 24].
    most_candidates
        Largest number of candidate rows; where people times months are more, each stands in only some of the months
        [person-months].
    limit
        Largest standardized difference that counts as alike [standard deviations].
    unrelated
        Beginnings of first diagnoses that the service cannot change, whose admissions are a negative control
        [ICD-10 codes].
    balance
        Hash of the balance that was looked at and accepted; without it or a waiver an evaluation stops before any
        outcome is read [hexadecimal].
    waiver
        Why the effect may be worked out without accepting the balance first [text].
    """

    covariates: tuple[str, ...] = (
        "age", "sex", "imd", "ethnicity", "conditions", "risk", "spells", "bed_days", "ae", "outpatient",
    )  # fmt: skip
    exact: tuple[str, ...] = ("sex", "old")
    ratio: int = 3
    caliper: float = 0.2
    caliper_by: str = EVERYBODY
    later_referred: bool = True
    leaves_when_referred: bool = True
    look_back_months: int = 24
    most_candidates: int = 5_000_000
    limit: float = 0.1
    unrelated: tuple[str, ...] = ("K35", "S52", "S62", "S72")
    balance: str = ""
    waiver: str = ""

    @property
    def look_back_days(self) -> int:
        """How long before the index date covariates reach.

        Returns
        -------
        int
            12 months 365, 24 months 730 [days].
        """
        return 365 * self.look_back_months // 12
