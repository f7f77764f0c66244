"""How the counts of what the service did hang together: which are parts of which, for shares and for hiding."""

from commonweal.domain.journey import FUNDED_VCS, ONWARD_KINDS, OTHER_VCS, STATUTORY

REFERRALS_IN, REFERRALS_OUT, ETHNIC_GROUP_KNOWN = "Referrals in", "Referrals out", "Ethnic group known"

PARTS = (
    (REFERRALS_OUT, tuple(ONWARD_KINDS[kind] for kind in (FUNDED_VCS, OTHER_VCS, STATUTORY))),
    (REFERRALS_IN, ("Aged 80 and over", "Aged under 60")),
    (REFERRALS_IN, (ETHNIC_GROUP_KNOWN,)),
    (REFERRALS_IN, ("Most referrals from one practice",)),
    (ETHNIC_GROUP_KNOWN, ("Not white",)),
)
"""A whole, and parts of it that do not overlap."""

SAID = {"Not white": "Ethnic groups other than white"}


def named(name: str) -> str:
    """Call a count by what readers call it; in files it keeps its name.

    Parameters
    ----------
    name
        What was counted [text].

    Returns
    -------
    str
        The same in words [text].
    """
    return SAID.get(name, name)


def share(name: str, counts: dict[str, float | None]) -> tuple[float, str] | None:
    """Work out which share of its whole a count is.

    Parameters
    ----------
    name
        What was counted [text].
    counts
        All counts, released or not [mapping].

    Returns
    -------
    tuple or None
        The share [%] and the name of its whole; none when it is a part of nothing, or either is hidden or nought.
    """
    for whole, parts in PARTS:
        part, total = counts.get(name), counts.get(whole)
        if name in parts and part is not None and total:
            return 100 * part / total, whole
    return None


def is_of_organisations(name: str) -> bool:
    """Say whether a count is of organisations, which no rule of disclosure control hides.

    Parameters
    ----------
    name
        What was counted [text].

    Returns
    -------
    bool
        True for counts of practices.

    References
    ----------
    NHS Digital (2018), change to disclosure control methodology for HES: counts of organisations are exempt.
    """
    return name.startswith("Practices")
