"""How controls were chosen and who they are: the matching, its balance, who was reached, and what the plan became."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Balance:
    """How alike the referred and their controls are in one thing known before referral.

    Parameters
    ----------
    covariate
        Code of the covariate, such as `age` or `spells_3_12` [text].
    name
        It in words; squares and products are named so [text].
    referred, candidates
        Mean of the referred and of the candidates before matching [unit of the covariate].
    smd, variance_ratio, ks
        Before matching: standardized difference by the spread of all referred, ratio of variances (empty for shares),
        largest distance of the two distributions [standard deviations; ratio; share].
    matched, controls
        Mean of the matched referred and weighted mean of their controls [unit of the covariate].
    matched_smd, matched_variance_ratio, matched_ks
        The same three after matching, still by the spread of all referred [standard deviations; ratio; share].
    """

    covariate: str
    name: str
    referred: float | None
    candidates: float | None
    smd: float | None
    variance_ratio: float | None
    ks: float | None
    matched: float | None
    controls: float | None
    matched_smd: float | None
    matched_variance_ratio: float | None
    matched_ks: float | None


@dataclass(frozen=True)
class Overlap:
    """One bar of the histogram of propensity scores.

    Parameters
    ----------
    low, high
        Ends of the bar [logit].
    referred, candidates, controls
        How many of each have a score in it [people; candidate person-months; people].
    """

    low: float
    high: float
    referred: int | None
    candidates: int | None
    controls: int | None


@dataclass(frozen=True)
class Lost:
    """A group of the referred, and how many of them found no control.

    Parameters
    ----------
    by, group
        What the group is a part of, and the group [text].
    referred
        How many were to be matched [people].
    matched
        How many have at least one control [people].
    """

    by: str
    group: str
    referred: int | None
    matched: int | None


@dataclass(frozen=True)
class Matching:
    """How controls were chosen and how alike they are.

    Parameters
    ----------
    words
        The rule by which they were matched, a sentence each [texts].
    referred, matched
        How many were to be matched and how many were [people].
    candidates
        Rows to choose from: one person in one month [person-months].
    controls
        How many were chosen [people].
    ratio
        Controls wanted for each referred [people].
    caliper
        Widest difference of scores that was allowed [logit].
    sets
        How many referred have 0, 1, 2 … controls, in that order [people].
    balance
        A row for each covariate, square and product [list].
    overlap
        Histogram of scores [list].
    lost
        Who found no control [list].
    alike
        True when every standardized difference is below the plan's limit [yes/no].
    digest
        Hash of the balance; a plan that holds it has seen it [hexadecimal].
    agreed
        Why the effect was worked out: the plan holds the hash, or a waiver, given here; empty when it was not [text].
    limit
        Largest standardized difference that counts as alike, by the plan [standard deviations].
    """

    words: list[str]
    referred: int | None
    matched: int | None
    candidates: int | None
    controls: int | None
    ratio: int
    caliper: float | None
    sets: list[int | None]
    balance: list[Balance]
    overlap: list[Overlap]
    lost: list[Lost]
    alike: bool
    digest: str
    agreed: str = ""
    limit: float = 0.1


@dataclass(frozen=True)
class Reach:
    """Who of those who could have been referred was, and who engaged.

    Parameters
    ----------
    by, group
        Ethnic group, deprivation or sex, and the group [text].
    eligible
        People of the population who could have been referred in the period [people].
    referred, engaged
        How many were referred; how many of them engaged [people].
    referred_pct, low, high
        Share of the eligible who were referred, with 95 % interval [%].
    engaged_pct, engaged_low, engaged_high
        Share of the referred who engaged, with 95 % interval [%].
    """

    by: str
    group: str
    eligible: int | None
    referred: int | None
    engaged: int | None
    referred_pct: float | None
    low: float | None
    high: float | None
    engaged_pct: float | None
    engaged_low: float | None
    engaged_high: float | None


@dataclass(frozen=True)
class Deviation:
    """A part of the plan that changed after it was locked.

    Parameters
    ----------
    key
        Section and key [text].
    locked, now
        What it was and what it is [text].
    """

    key: str
    locked: str
    now: str
