"""What was found of the end of life: use in the last days of those who died, and days alive and out of hospital."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LastDays:
    """Use after referral of those who died in the window, in the last 90 days of their lives and before.

    A description of the referred and of their controls, and no effect: who died is itself an outcome.

    Parameters
    ----------
    by, group, outcome, name
        As in a change before and after; everybody, and by age [text].
    people, controls
        Matched referred and their controls, dead or alive; they stay behind in a release [people].
    deaths, control_deaths
        How many of them died in the window [people].
    days_last, days_earlier, control_days_last, control_days_earlier
        Their time after referral: in their last 90 days, the day of death the last of them, and before those; it stays
        behind in a release, for each death is some 90 days [person-days].
    last, earlier, controls_last, controls_earlier
        What they used in it [events or bed days].
    after, controls_after
        What everybody in the group used after referral [events or bed days].
    rate_last, rate_earlier, control_rate_last, control_rate_earlier
        Use of those who died; controls weighted so that each set counts once [events per person-year].
    share_pct, control_share_pct
        Share of everybody's use after referral that fell in the last 90 days of those who died [%].
    rate_after, rate_rest, control_rate_after, control_rate_rest
        Everybody's use after referral, and the same without the last 90 days of those who died
        [events per person-year].
    """

    by: str
    group: str
    outcome: str
    name: str
    people: int | None
    controls: int | None
    deaths: int | None
    control_deaths: int | None
    days_last: int | None
    days_earlier: int | None
    control_days_last: int | None
    control_days_earlier: int | None
    last: int | None
    earlier: int | None
    controls_last: int | None
    controls_earlier: int | None
    after: int | None
    controls_after: int | None
    rate_last: float | None
    rate_earlier: float | None
    control_rate_last: float | None
    control_rate_earlier: float | None
    share_pct: float | None
    control_share_pct: float | None
    rate_after: float | None
    rate_rest: float | None
    control_rate_after: float | None
    control_rate_rest: float | None


@dataclass(frozen=True)
class AliveOut:
    """Days alive and out of hospital in the windows before and after referral, the referred beside their controls.

    Parameters
    ----------
    by, group, outcome, name
        As in a change before and after; everybody, and by age [text].
    people, controls
        Matched referred and their controls; they stay behind in a release [people].
    window_days
        Length of either window [days].
    away_before, away_after, controls_away_before, controls_away_after
        How many lost a day of the window to a night in hospital or to death [people].
    before, control_before, after, control_after
        Mean days alive and out of hospital; controls weighted so that each set counts once [days].
    apart_before, apart_before_low, apart_before_high
        Referred less controls before referral, where it should be nought, with 95 % interval [days].
    apart_after, apart_after_low, apart_after_high
        The same after referral [days].
    apart, apart_low, apart_high
        After less before: the difference in differences [days].
    words
        The finding as a sentence [text].
    """

    by: str
    group: str
    outcome: str
    name: str
    people: int | None
    controls: int | None
    window_days: int
    away_before: int | None
    away_after: int | None
    controls_away_before: int | None
    controls_away_after: int | None
    before: float | None
    control_before: float | None
    after: float | None
    control_after: float | None
    apart_before: float | None
    apart_before_low: float | None
    apart_before_high: float | None
    apart_after: float | None
    apart_after_low: float | None
    apart_after_high: float | None
    apart: float | None
    apart_low: float | None
    apart_high: float | None
    words: str
