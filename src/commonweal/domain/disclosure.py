"""Small numbers: what may be printed of a count, and what must be hidden."""

from dataclasses import dataclass

HIDDEN = "*"


@dataclass(frozen=True)
class Policy:
    """A named rule of disclosure control.

    Parameters
    ----------
    name
        What the rule is called [text].
    largest_hidden
        Counts from 1 to this are hidden [people or events].
    base
        Other counts are rounded to the nearest multiple [people or events].
    words
        The rule as a reader is told it [text].
    source
        Where the rule comes from [text].
    """

    name: str
    largest_hidden: int
    base: int
    words: str
    source: str


HES = Policy(
    "hes",
    7,
    5,
    "Counts from 1 to 7 are shown as *, other counts are rounded to the nearest 5.",
    "NHS Digital, change to disclosure control methodology for HES and ECDS, September 2018",
)
STRICT = Policy(
    "strict10",
    10,
    5,
    "Counts from 1 to 10 are shown as *, other counts are rounded to the nearest 5.",
    "Office for National Statistics threshold of 10 for linked person-level data",
)
POLICIES = {policy.name: policy for policy in (HES, STRICT)}


def is_small(count: int, policy: Policy = HES) -> bool:
    """Say whether a count must be hidden.

    Parameters
    ----------
    count
        How many there are [people or events].
    policy
        The rule to apply [policy].

    Returns
    -------
    bool
        True for a count from one to the policy's largest hidden count; nought is not small.
    """
    return 0 < count <= policy.largest_hidden


def safe(count: int, policy: Policy = HES) -> int | None:
    """Make a count fit to be published.

    Parameters
    ----------
    count
        How many there are [people or events].
    policy
        The rule to apply [policy].

    Returns
    -------
    int or None
        The count rounded to the policy's base, or None when it must be hidden [people or events].

    Raises
    ------
    ValueError
        When the count is negative.
    """
    if count < 0:
        raise ValueError(f"A count cannot be negative, and this is {count}.")
    if is_small(count, policy):
        return None
    return policy.base * ((2 * count + policy.base) // (2 * policy.base))


def shown(count: int, policy: Policy = HES) -> str:
    """Print a count fit to be published.

    Parameters
    ----------
    count
        How many there are [people or events].
    policy
        The rule to apply [policy].

    Returns
    -------
    str
        The safe count with thousands separated, or an asterisk [text].
    """
    number = safe(count, policy)
    return HIDDEN if number is None else f"{number:,}"


def share(part: int, whole: int, policy: Policy = HES) -> float | None:
    """Work out a percentage fit to be published, from numbers already made safe.

    Parameters
    ----------
    part
        How many have it [people or events].
    whole
        How many there are [people or events].
    policy
        The rule to apply [policy].

    Returns
    -------
    float or None
        The percentage [%], or None when either number is hidden or nobody is there.
    """
    safe_part, safe_whole = safe(part, policy), safe(whole, policy)
    if safe_part is None or not safe_whole:
        return None
    return 100 * safe_part / safe_whole
