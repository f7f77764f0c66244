"""The SNOMED CT codes that a practice records about a referral."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """One concept.

    Parameters
    ----------
    code
        Its identifier [15 digits].
    name
        What it says, in the words a record shows [text].

    References
    ----------
    SNOMED CT UK Edition, as used by primary care templates for social prescribing, read in November 2026. Each is
    recorded once for an episode, with the first interaction, and not for what follows.
    """

    code: str
    name: str


REFERRED = Code("871731000000106", "Referral to social prescribing service")
DECLINED = Code("871711000000103", "Social prescribing declined")
