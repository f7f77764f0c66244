"""Whom the service was made for, and who showed little change in hospital use: information for whoever refers."""

from collections.abc import Collection
from dataclasses import dataclass

COMPLEX_FROM = 4
"""From how many long-term conditions several at once are called complex here; neither source gives a number."""

_FIGURES = "Figures of the first service, 2015"
_GPS = "What GPs of the first service said, May 2017"
_MADE_FOR = "How the first service was set up, 2014 to 2017"


@dataclass(frozen=True)
class Prompt:
    """Something to know about somebody who is referred; never a reason to leave them out.

    Parameters
    ----------
    code
        What it is about [text].
    title
        Whom it is about, in a few words [text].
    words
        What is known of them [text].
    source
        Where that comes from, and when it was said [text].
    """

    code: str
    title: str
    words: str
    source: str


_SAID = "GPs saw little chance of fewer hospital visits."

PROMPTS = {
    each.code: each
    for each in (
        Prompt(
            "no_score",
            "No risk score",
            "The service was made for people with long-term conditions who a risk tool says are likely to need "
            "hospital, and for carers. Without a score you can still refer: the gateway will look at the reasons.",
            _MADE_FOR,
        ),
        Prompt(
            "aged",
            "Aged 80 or over",
            "Emergency hospital stays fell by 11% among everybody, and by 20% once people over 80 were left out. For "
            "older people other things count for more: company, confidence, and managing at home.",
            _FIGURES,
        ),
        Prompt(
            "complex",
            "Several long-term conditions at once",
            f"{_SAID} Feeling in control and living with the conditions day to day count for more.",
            _GPS,
        ),
        Prompt(
            "end_of_life",
            "Terminal illness",
            f"{_SAID} Comfort, company and relief for those who care for them count for more.",
            _GPS,
        ),
        Prompt("warfarin", "Takes Warfarin", f"{_SAID} How the person feels and what they do count for more.", _GPS),
        Prompt("cancer", "Cancer", f"{_SAID} How the person and their family cope counts for more.", _GPS),
        Prompt(
            "mental_health",
            "Mental health",
            f"{_SAID} Mood, contact with others and daily life count for more.",
            _GPS,
        ),
        Prompt(
            "dependence",
            "Alcohol or drug dependence",
            f"{_SAID} Safety, money and contact with others count for more, next to treatment.",
            _GPS,
        ),
    )
}

_BY_CONDITION = {
    "cancer": "cancer",
    "depression_anxiety": "mental_health",
    "severe_mental_illness": "mental_health",
}


def prompts(
    *, age: int, subject: str, conditions: Collection[str], circumstances: Collection[str], scored: bool
) -> list[Prompt]:
    """Choose what is worth knowing about somebody, in the order in which it is told.

    Parameters
    ----------
    age
        Age at referral [completed years].
    subject
        `patient` or `carer`, as in `journey.SUBJECTS` [text].
    conditions
        Long-term conditions, codes of `journey.CONDITIONS` [texts].
    circumstances
        What else applies, codes of `journey.CIRCUMSTANCES` [texts].
    scored
        Whether a risk score is given [yes/no].

    Returns
    -------
    list
        The prompts that apply; none of them excludes anybody [prompts].

    References
    ----------
    Slide deck (2015): hospital episodes by age. GP perspective report (May 2017): groups unlikely to show benefits in
    secondary care. Summary evaluation report (2014): whom the service was made for.
    """
    found = {_BY_CONDITION[each] for each in conditions if each in _BY_CONDITION} | set(circumstances)
    found |= {"aged"} if age >= 80 else set()
    found |= {"complex"} if len(set(conditions)) >= COMPLEX_FROM else set()
    found |= {"no_score"} if subject == "patient" and not scored else set()
    return [prompt for code, prompt in PROMPTS.items() if code in found]
