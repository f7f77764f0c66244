"""What was found of hospital use and of well-being."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """Use of one kind of care by one group of people, before and after referral.

    Parameters
    ----------
    by
        What the group is a part of: all, age, engaged, continuing, funded, prior_use [text].
    group
        The group, in words [text].
    association
        True when the group was chosen by something that goes with the outcome: never an effect [yes/no].
    outcome
        Code of the outcome: spells, fces, bed_days, ae, outpatient [text].
    name
        The outcome in words [text].
    people
        How many people, with or without any use [people].
    days_before, days_after
        Time at risk on either side [person-days].
    before, after
        How much was used on either side [events or bed days].
    rate_before, rate_after
        Use per person and year at risk [events per person-year].
    change_pct
        Change of the rate; empty when nothing was used before [%].
    ratio, low, high
        Rate ratio and its 95 % interval; empty when it cannot be estimated [ratio].
    p
        Two-sided p value against no change; empty when it cannot be estimated [0-1].
    method
        How interval and p were computed [text].
    words
        The finding as a sentence [text].
    p_holm, p_bh
        p corrected by Holm and by Benjamini and Hochberg: over everybody's rows, or over those of all groups [0-1].
    """

    by: str
    group: str
    association: bool
    outcome: str
    name: str
    people: int | None
    days_before: int | None
    days_after: int | None
    before: int | None
    after: int | None
    rate_before: float | None
    rate_after: float | None
    change_pct: float | None
    ratio: float | None
    low: float | None
    high: float | None
    p: float | None
    method: str
    words: str
    p_holm: float | None = None
    p_bh: float | None = None


@dataclass(frozen=True)
class Shift:
    """How many people used less of one kind of care after referral than before, as much, or more.

    Parameters
    ----------
    outcome, name
        Code of the outcome, and in words [text].
    people
        Everybody analysed who lived through the window after referral [people].
    fewer, same, more
        Of them, those whose use per day at risk fell, stayed, and rose; together they are all [people].
    fewer_pct, low, high
        Share whose use fell, and its 95 % interval (Wilson) [%].
    """

    outcome: str
    name: str
    people: int | None
    fewer: int | None
    same: int | None
    more: int | None
    fewer_pct: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Moved:
    """Distance travelled on one measure, as published (unpaired) and paired.

    Parameters
    ----------
    measure
        Code of the measure [text].
    name
        The measure in words [text].
    baseline_n, baseline_mean, baseline_low_pct
        Everybody with a baseline score: how many, mean, share with a low score [people; points, 1-5; %].
    follow_up_n, follow_up_mean
        Everybody with a follow-up score: how many, mean [people; points, 1-5].
    progress_pct
        Share of the followed-up whose score rose [%].
    low_n, low_progress_pct
        Those followed up who began low: how many, share whose score rose [people; %].
    paired_n, paired_baseline_mean, paired_change, low, high, p
        Those with both scores: how many, their own baseline mean, mean change, its 95 % interval, p
        [people; points, 1-5; points; points; points; 0-1].
    worse_pct
        Share of those with both scores whose score fell [%].
    """

    measure: str
    name: str
    baseline_n: int | None
    baseline_mean: float | None
    baseline_low_pct: float | None
    follow_up_n: int | None
    follow_up_mean: float | None
    progress_pct: float | None
    low_n: int | None
    low_progress_pct: float | None
    paired_n: int | None
    paired_baseline_mean: float | None
    paired_change: float | None
    low: float | None
    high: float | None
    p: float | None
    worse_pct: float | None


@dataclass(frozen=True)
class AnyOfEight:
    """The share who rose on at least one measure, beside what chance alone would give.

    Parameters
    ----------
    people
        Followed up on at least one measure [people].
    any_rise_pct, any_fall_pct
        Share with any rise; share with any fall [%].
    chance_pct
        Mean of the two: the share expected with any rise if each person's changes kept their sizes and
        their signs were flipped all together by a coin [%].
    p
        Two-sided p value of the difference between rises and falls (sign flip of whole persons) [0-1].
    words
        The finding as a sentence [text].
    """

    people: int | None
    any_rise_pct: float | None
    any_fall_pct: float | None
    chance_pct: float | None
    p: float | None
    words: str
