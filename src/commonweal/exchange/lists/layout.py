"""The columns of a list of people: what they are called, and what may stand in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from commonweal.domain import journey


@dataclass(frozen=True)
class Field:
    """One column.

    Parameters
    ----------
    name
        Our name of it [text].
    heading
        What the template calls it [text].
    also
        What others call it [texts].
    needed
        Whether a list without it is refused [yes/no].
    hint
        What to write there [text].
    """

    name: str
    heading: str
    also: tuple[str, ...] = ()
    needed: bool = False
    hint: str = ""


FIELDS = (
    Field("nhs_number", "NHS number", ("NHS no", "NHS"), True, "10 digits; leave empty if it is not known"),
    Field("given_name", "First name", ("Given name", "Forename", "Forenames"), True, "Needed"),
    Field("family_name", "Last name", ("Family name", "Surname"), True, "Needed"),
    Field("born_on", "Date of birth", ("DOB", "Birth date", "D.O.B."), True, "Needed; like 15/03/1941"),
    Field("sex", "Sex", ("Gender",), False, "Male, Female, or empty"),
    Field(
        "ethnic_group", "Ethnic group", ("Ethnicity", "Ethnic category"), False, "A letter of the NHS list, or empty"
    ),
    Field("phone", "Phone", ("Telephone", "Phone number", "Mobile"), False, "A phone number or an address is needed"),
    Field("address", "Address", ("Home address",), False, "A phone number or an address is needed"),
    Field("postcode", "Postcode", ("Post code",), False, "Like S60 1AE"),
    Field("language", "Language", ("Interpreter", "First language"), False, "Only if an interpreter is needed"),
    Field("access_needs", "Access needs", ("Access and communication needs",), False, "Like: hard of hearing"),
    Field(
        "practice", "Practice", ("GP practice", "Practice code"), False, "Teams only: the name or code of the practice"
    ),
    Field("reasons", "Reasons", ("Reason", "Reason for referral"), False, "Several are parted by semicolons"),
    Field("conditions", "Conditions", ("Long-term conditions", "LTCs", "Condition"), False, "Parted by semicolons"),
    Field("risk_score", "Risk score", ("Score", "Risk", "Risk stratification score"), False, "A number"),
    Field("risk_source", "Risk tool", ("Tool", "Risk score source"), False, "The tool that gave the score"),
    Field("risk_scored_on", "Risk score date", ("Date of score", "Scored on"), False, "Like 01/11/2026"),
    Field("note", "Note", ("Notes", "Comments", "Comment"), False, "What the advisor should know"),
    Field(
        "staff_risk_text", "Risks to staff", ("Risk to staff",), False, "What could happen, and what keeps staff safe"
    ),
)
BY_NAME = {field.name: field for field in FIELDS}

CONDITIONS_ALSO = {
    "arthritis": ("osteoarthritis", "rheumatoid arthritis", "joint pain", "oa", "ra"),
    "asthma_copd": ("asthma", "copd"),
    "dementia": ("alzheimer's", "alzheimers"),
    "depression_anxiety": ("depression", "anxiety"),
    "diabetes": ("type 1 diabetes", "type 2 diabetes", "dm", "t2dm"),
    "heart": ("heart disease", "heart failure", "chd", "ihd", "hf", "atrial fibrillation", "af"),
    "high_blood_pressure": ("hypertension", "htn"),
    "kidney": ("ckd", "chronic kidney disease"),
    "neurological": ("parkinson's", "parkinsons", "ms", "multiple sclerosis"),
    "pain": ("fibromyalgia", "back pain"),
    "severe_mental_illness": ("smi", "schizophrenia", "bipolar", "psychosis"),
    "stroke": ("tia", "cva"),
}


def plain(words: str) -> str:
    """Take from words what people write in different ways.

    Parameters
    ----------
    words
        A heading, or a word from a list [text].

    Returns
    -------
    str
        Its letters and digits, small [text].
    """
    return "".join(letter for letter in words.casefold() if letter.isalnum())


_NAMED = {plain(words): field.name for field in FIELDS for words in (field.name, field.heading, *field.also)}


def places(headings: Sequence[str]) -> dict[str, int]:
    """Find out which column is which.

    Parameters
    ----------
    headings
        The headings as they stand in the file [texts].

    Returns
    -------
    dict
        Our name of a column -> its place from 0, the first of several [mapping].
    """
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        name = _NAMED.get(plain(heading))
        if name:
            found.setdefault(name, place)
    return found


def missing(found: dict[str, int]) -> list[Field]:
    """Say what a list cannot do without.

    Parameters
    ----------
    found
        The columns that are there [mapping of `places`].

    Returns
    -------
    list
        The needed columns that are not [fields].
    """
    return [field for field in FIELDS if field.needed and field.name not in found]


def meant(field: Field, headings: Sequence[str]) -> str:
    """Guess which heading was meant for a column.

    Parameters
    ----------
    field
        The column that is missing [field].
    headings
        Headings that are not known [texts].

    Returns
    -------
    str
        The likeliest of them, or nothing [text].
    """
    known = {plain(each): each.strip() for each in headings if each.strip()}
    for words in (field.heading, *field.also):
        near = get_close_matches(plain(words), known, n=1, cutoff=0.75)
        if near:
            return known[near[0]]
    return ""


def coded(codes: dict[str, str], also: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Turn a list of codes round, for looking up what people write.

    Parameters
    ----------
    codes
        Codes and their words [mapping].
    also
        Other words for a code [mapping].

    Returns
    -------
    dict
        Plain words -> code [mapping].
    """
    found = {plain(words): code for code, words in codes.items()} | {plain(code): code for code in codes}
    return found | {plain(words): code for code, several in also.items() for words in several}


CONDITIONS = coded(journey.CONDITIONS, CONDITIONS_ALSO)
REASONS = coded(journey.REASONS, {"isolation": ("loneliness", "isolation", "lonely"), "money": ("benefits", "debt")})
