"""What was found by comparison with matched controls: the effect, and everything it is to be doubted by."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Effect:
    """The change of the referred beside the change of their matched controls, for one outcome in one group.

    Parameters
    ----------
    by, group, association, outcome, name
        As in a change before and after [text; yes/no].
    people, controls
        Matched referred and their controls [people].
    rate_before, rate_after, control_before, control_after
        Use per person and year at risk; controls weighted so that each set counts once [events per person-year].
    ratio, low, high, p
        Ratio of the two rate ratios, its 95 % interval, p against 1 [ratio; 0-1].
    p_holm, p_bh
        The same p corrected by Holm and by Benjamini and Hochberg: over everybody's rows, or over those of all groups
        [0-1].
    difference, difference_low, difference_high
        Change of the referred less change of the controls, interval by bootstrap over sets
        [events per person-year].
    e_value, e_value_limit
        How strongly something unrecorded would have to go with both referral and outcome to explain the ratio away,
        and to move the near limit of the interval to 1 [ratio].
    detectable
        Fall that these numbers would have found in four studies of five: a ratio this small or smaller [ratio].
    method, words
        How it was computed; the finding as a sentence [text].
    before, after, controls_before, controls_after
        What was counted behind the four rates; what is not told is not released [events or bed days].
    gamma
        Rosenbaum's bound, for everybody: by how much the odds of referral of people alike in the record may have
        differed before the ranks of their changes could be chance; 1 where they already can [ratio].
    """

    by: str
    group: str
    association: bool
    outcome: str
    name: str
    people: int | None
    controls: int | None
    rate_before: float | None
    rate_after: float | None
    control_before: float | None
    control_after: float | None
    ratio: float | None
    low: float | None
    high: float | None
    p: float | None
    p_holm: float | None
    p_bh: float | None
    difference: float | None
    difference_low: float | None
    difference_high: float | None
    e_value: float | None
    e_value_limit: float | None
    detectable: float | None
    method: str
    words: str
    before: int | None = None
    after: int | None = None
    controls_before: int | None = None
    controls_after: int | None = None
    gamma: float | None = None


@dataclass(frozen=True)
class Interaction:
    """Whether an effect or a change differs between the parts of a division.

    Parameters
    ----------
    of
        `change` (before and after) or `effect` (against controls) [text].
    by, outcome, name
        The division and the outcome [text].
    ratio, low, high, p
        Ratio of the first part to the second, its 95 % interval, p against 1; with more parts only p [ratio; 0-1].
    p_holm, p_bh
        p corrected for all interactions of the table [0-1].
    """

    of: str
    by: str
    outcome: str
    name: str
    ratio: float | None
    low: float | None
    high: float | None
    p: float | None
    p_holm: float | None
    p_bh: float | None


@dataclass(frozen=True)
class Specification:
    """The same effect worked out in another defensible way.

    Parameters
    ----------
    outcome, name
        The outcome [text].
    kind
        What was varied: primary, estimator, caliper, ratio, exact, weights, window, practice, benchmark [text].
    words
        This way in words [text].
    people
        How many referred it rests on [people].
    ratio, low, high
        What it found [ratio].
    """

    outcome: str
    name: str
    kind: str
    words: str
    people: int | None
    ratio: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Month:
    """Use in one month counted from referral, by the referred and by their controls.

    Parameters
    ----------
    outcome, name
        The outcome [text].
    month
        -24 to 23; 0 begins on the day of referral [months of 365/12 days].
    rate, low, high
        The referred, with 95 % interval [events per person-year].
    control, control_low, control_high
        The controls [events per person-year].
    events, control_events
        What was counted behind the two rates; what is not told is not released [events].
    """

    outcome: str
    name: str
    month: int
    rate: float | None
    low: float | None
    high: float | None
    control: float | None
    control_low: float | None
    control_high: float | None
    events: int | None = None
    control_events: int | None = None


@dataclass(frozen=True)
class Regression:
    """The change that is expected without any service, beside a raw change.

    Parameters
    ----------
    by, group, outcome, name
        Whose change and of what [text].
    source
        Where it was seen: people not referred whom the same rule selects, or the cohort's own earlier years [text].
    definition
        What the rule selects by, in words [text].
    people
        How many it was seen in [people].
    raw
        Rate ratio of the group itself, before and after referral [ratio].
    ratio, low, high
        Rate ratio expected by regression to the mean and time alone [ratio].
    words
        The finding as a sentence [text].
    before, after
        What was counted behind the expected ratio; what is not told is not released [events or bed days].
    """

    by: str
    group: str
    outcome: str
    name: str
    source: str
    definition: str
    people: int | None
    raw: float | None
    ratio: float | None
    low: float | None
    high: float | None
    words: str
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True)
class NegativeControl:
    """Something the service cannot have changed in so short a time: a difference in it is a sign of hidden bias.

    Parameters
    ----------
    outcome, name
        What was looked at, such as deaths or unrelated admissions [text].
    people, controls
        How many referred and controls [people].
    rate, control
        How often it happened [events per person-year].
    ratio, low, high, p
        Ratio with 95 % interval; p against 1 [ratio; 0-1].
    words
        The finding as a sentence [text].
    events, control_events
        What was counted behind the two rates; what is not told is not released [events].
    """

    outcome: str
    name: str
    people: int | None
    controls: int | None
    rate: float | None
    control: float | None
    ratio: float | None
    low: float | None
    high: float | None
    p: float | None
    words: str
    events: int | None = None
    control_events: int | None = None


@dataclass(frozen=True)
class Series:
    """One point of a practice-level series.

    Parameters
    ----------
    group
        `referring` or `control` practices [text].
    month
        Months from the practice's first referral; a control practice takes the date of those beside it [months].
    rate, fitted, expected
        Seen, fitted, and what the fitted line says without the service
        [events per 1,000 registered person-months].
    events
        What was counted behind the rate; what is not told is not released [events].
    """

    group: str
    month: int
    rate: float | None
    fitted: float | None
    expected: float | None
    events: int | None = None


@dataclass(frozen=True)
class Interrupted:
    """Interrupted time series of whole practices, referring against those that do not refer.

    Parameters
    ----------
    outcome, name
        The outcome [text].
    practices, controls
        How many practices on either side [practices].
    months_before, months_after
        Points of the series on either side [months].
    level, level_low, level_high
        Step at the start against control practices; without any, against the practice's own trend [ratio].
    slope, slope_low, slope_high
        Change of the trend a year, likewise [ratio].
    series
        What was seen and fitted [list].
    words
        The finding as a sentence [text].
    """

    outcome: str
    name: str
    practices: int | None
    controls: int | None
    months_before: int
    months_after: int
    level: float | None
    level_low: float | None
    level_high: float | None
    slope: float | None
    slope_low: float | None
    slope_high: float | None
    words: str
    series: list[Series] = field(default_factory=list)
