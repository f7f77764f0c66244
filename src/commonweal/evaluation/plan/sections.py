"""The sections of a plan, with what each key means and what it is when left out."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from commonweal.domain.measures import LOW
from commonweal.evaluation.plan.controls import Matching

OUTCOMES = {
    "spells": "Inpatient spells",
    "fces": "Finished consultant episodes",
    "bed_days": "Bed days",
    "ae": "A&E attendances",
    "outpatient": "Outpatient attendances",
    "cips": "Continuous inpatient spells",
    "gp_face": "GP contacts face to face",
    "gp_phone": "GP contacts by telephone",
    "prescriptions": "Items prescribed",
    "social_care": "Days with social care at home or by day",
    "residential": "Days in residential or nursing care",
}
INPATIENT = ("spells", "fces", "bed_days", "cips")
LAST_DAYS = 90
"""Use in the last so many days of a life is told apart [days]."""
LAST_LANDMARK = 335
"""The last month of the first year begins on this day: from a later one on there is no month to compare [days]."""


@dataclass(frozen=True)
class Sources:
    """Where the files are; relative paths start from the plan's own folder.

    Parameters
    ----------
    study
        Folder of the study tables [path].
    bridge
        The bridge file [path].
    apc, ae, op
        Hospital files: inpatient episodes, A&E, outpatients; each a file, a pattern or a list [paths].
    deaths
        Registered deaths, when there are any [paths].
    ecds
        Emergency care data set, which follows on A&E [paths].
    gp, prescriptions, care
        GP contacts, prescriptions issued, social and residential care [paths].
    population
        Everybody registered with the practices, of whom controls are chosen [paths].
    risk
        Their risk-stratification scores with the day each was known [paths].
    store
        Where the store is kept; empty means beside the results [path].
    """

    study: str
    bridge: str
    apc: tuple[str, ...]
    ae: tuple[str, ...] = ()
    op: tuple[str, ...] = ()
    deaths: tuple[str, ...] = ()
    ecds: tuple[str, ...] = ()
    gp: tuple[str, ...] = ()
    prescriptions: tuple[str, ...] = ()
    care: tuple[str, ...] = ()
    population: tuple[str, ...] = ()
    risk: tuple[str, ...] = ()
    store: str = ""


@dataclass(frozen=True)
class CohortPlan:
    """Who is analysed and over which windows.

    Parameters
    ----------
    referred_from, referred_to
        First and last day of the referrals analysed [dates].
    data_from, data_to
        First and last day that the hospital data cover [dates].
    months
        Length of each window [months of 365/12 days: 6, 12 or 24].
    after
        `full`: leave out people whose window after referral runs past the data; `partial`: keep them by
        person-time [text].
    match_rank_up_to
        The least sure match to accept from the bridge [rank, 1-8].
    """

    referred_from: date
    referred_to: date
    data_from: date
    data_to: date
    months: int = 12
    after: str = "full"
    match_rank_up_to: int = 8

    @property
    def window_days(self) -> int:
        """Length of each window.

        Returns
        -------
        int
            6 months 182, 12 months 365, 24 months 730 [days].
        """
        return {6: 182, 12: 365, 24: 730}[self.months]


@dataclass(frozen=True)
class Activity:
    """Which hospital activity is counted.

    Parameters
    ----------
    admissions
        `non_elective` (admission method 2x), `not_elective` (anything but 11, 12, 13) or `all` [text].
    ae
        `unplanned` (attendance category other than planned follow-up, and seen) or `all` [text].
    outcomes
        Which outcomes to count [codes].
    """

    admissions: str = "non_elective"
    ae: str = "unplanned"
    outcomes: tuple[str, ...] = tuple(OUTCOMES)


@dataclass(frozen=True)
class Rules:
    """How engagement is derived from dated contacts and attendance.

    Parameters
    ----------
    engaged_contacts
        Contacts that reached the person, needed to be substantively engaged [contacts].
    engaged_sessions
        Sessions attended, needed beside the contacts [sessions].
    engaged_within_days
        Counted in so many days from referral [days].
    continuing_after_days
        Attendance, or an answer that the person still goes, at least so long after the funded place ended [days].
    continuing_within_days
        And no longer than so long after it [days].
    """

    engaged_contacts: int = 2
    engaged_sessions: int = 1
    engaged_within_days: int = 183
    continuing_after_days: int = 28
    continuing_within_days: int = 365


@dataclass(frozen=True)
class Subgroups:
    """Which parts of the cohort get rows of their own.

    Parameters
    ----------
    age
        Under this age, and this age and over; 0 for none [years].
    years
        By the financial year of referral, when there is more than one [yes/no].
    engaged, continuing, funded
        By engagement, by continued use, by referral to a funded provider [yes/no].
    wellbeing
        By whether well-being improved or worsened between baseline and follow-up [yes/no].
    service
        By the type of the first service that the person was referred on to [yes/no].
    prior_use
        So many instances (non-elective spells plus A&E attendances) in the window before; 0 for none [instances].
    equality
        By sex, ethnic group and deprivation, where there are controls [yes/no].
    landmark_days
        Groups chosen after referral are compared from this day on, among those alive then; 0 for not [days].
    landmark_continuing_days
        Whether somebody continues is known late: such groups are compared from this day on [days].
    """

    age: int = 80
    years: bool = True
    engaged: bool = True
    continuing: bool = True
    funded: bool = True
    wellbeing: bool = True
    service: bool = False
    prior_use: int = 3
    equality: bool = True
    landmark_days: int = 122
    landmark_continuing_days: int = 274


@dataclass(frozen=True)
class Wellbeing:
    """Which scores make distance travelled.

    Parameters
    ----------
    low
        A baseline score of so much or less is low [points, 1-5].
    follow_up_from_days, follow_up_to_days
        The follow-up score lies so many days after the baseline [days].
    """

    low: int = LOW
    follow_up_from_days: int = 60
    follow_up_to_days: int = 210


@dataclass(frozen=True)
class ValuePlan:
    """How costs avoided and returns are worked out.

    Parameters
    ----------
    prices
        Name of a price list in `parameters`, or path of a YAML file of the same layout [text].
    outcomes
        Outcomes priced; spells and FCEs are never priced together [codes].
    discount
        `green_book` (compound) or `cresr_2014` (simple, 3.5 % a year) [text].
    cost
        What the service cost for the people analysed; empty means from the costs table, by share of referrals [GBP].
    """

    prices: str = "ncc_2024_25"
    outcomes: tuple[str, ...] = ("spells", "ae", "outpatient")
    discount: str = "green_book"
    cost: float | None = None


@dataclass(frozen=True)
class Plan:
    """Everything that decides an evaluation.

    Parameters
    ----------
    title
        What the study is called [text].
    sources, cohort, activity, rules, subgroups, wellbeing, value
        The sections of the file [section]; `value` may be switched off with `value = false`.
    matching
        How controls are chosen; without the section only before and after are compared [section].
    seed
        Start of every random draw [whole number].
    folder
        Folder of the plan file, from which relative paths start [path].
    """

    title: str
    sources: Sources
    cohort: CohortPlan
    activity: Activity = field(default_factory=Activity)
    rules: Rules = field(default_factory=Rules)
    subgroups: Subgroups = field(default_factory=Subgroups)
    wellbeing: Wellbeing = field(default_factory=Wellbeing)
    value: ValuePlan | None = field(default_factory=ValuePlan)
    matching: Matching | None = None
    seed: int = 20140331
    folder: Path = Path()

    @property
    def landmarks(self) -> dict[str, int]:
        """From which day on it is known who belongs to a group chosen after referral, never before `landmark_days`.

        Returns
        -------
        dict
            Division -> day from referral; empty when the plan asks for no landmark [days].
        """
        asked, first = self.subgroups, self.subgroups.landmark_days
        known = {
            "funded": first,
            "engaged": self.rules.engaged_within_days,
            "wellbeing": self.wellbeing.follow_up_to_days,
            "continuing": asked.landmark_continuing_days,
        }
        return {name: max(first, day) for name, day in known.items() if first and getattr(asked, name)}
