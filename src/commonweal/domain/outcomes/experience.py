"""How people are asked what the service was like: our own questions, for the person and for their carer."""

from dataclasses import dataclass

PERSON, CARER = "person", "carer"
WHO = {PERSON: "The person", CARER: "Their carer"}

LINK, DEVICE, PAPER = "link", "device", "paper"
HOW = {LINK: "By a link they open themselves", DEVICE: "On this device, handed over", PAPER: "On paper"}

SCALE = {5: "Yes, very much", 4: "Yes, mostly", 3: "Partly", 2: "Not really", 1: "Not at all"}
"""Answers, the best first [points, 1-5]."""


@dataclass(frozen=True)
class Asked:
    """One question.

    Parameters
    ----------
    code
        Name used in files and databases [text].
    person
        How the person is asked [text].
    carer
        How their carer is asked [text].
    """

    code: str
    person: str
    carer: str

    def to(self, who: str) -> str:
        """Put the question to somebody.

        Parameters
        ----------
        who
            `person` or `carer` [text].

        Returns
        -------
        str
            The question [text].
        """
        return self.carer if who == CARER else self.person


QUESTIONS = (
    Asked("listened", "Did your advisor listen to you?", "Did the advisor listen to you as a carer?"),
    Asked(
        "decided",
        "Did you decide for yourself what would help?",
        "Were you asked what would help you and the person you care for?",
    ),
    Asked("easy", "Was it easy to get the support?", "Was it easy to get the support?"),
    Asked(
        "right_time",
        "Did it come soon enough?",
        "Did it come soon enough?",
    ),
    Asked("helped", "Did it make a difference to your life?", "Did it make caring easier?"),
    Asked("recommend", "Would you tell a friend to use it?", "Would you tell another carer to use it?"),
)

CODES = tuple(question.code for question in QUESTIONS)
WORDS = "Is there anything you would like us to know?"

LINK_DAYS = 28
"""How long a link to the questions can be opened [days]."""
