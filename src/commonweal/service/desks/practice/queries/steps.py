"""What is answered of a referral so far, and which page comes next."""

from datetime import date
from decimal import Decimal
from uuid import UUID

WHO, KNOWN, WHY, CONSENT, CHECK = "who", "known", "why", "consent", "check"
PAGES = (WHO, KNOWN, WHY, CONSENT)
KIND = "referral"
SOMEBODY_ELSE = "somebody_else"
_READ = {
    "born_on": date.fromisoformat,
    "risk_score": Decimal,
    "risk_scored_on": date.fromisoformat,
    "cared_for": UUID,
    "practice": UUID,
}


def next_page(answers):
    """The first page not answered; when all are, the page to check them: so a change leads back to it."""
    return next((page for page in PAGES if page not in answers), CHECK)


def kept(answers):
    """Answers as a draft keeps them: text, numbers and lists."""
    return {name: str(each) if isinstance(each, date | Decimal | UUID) else each for name, each in answers.items()}


def read(page):
    """One page's answers as they were given."""
    return {name: _READ[name](each) if name in _READ and each else each for name, each in page.items()}


def with_who(answers, who, candidates):
    """The answers with page 1 filled in; whether the person is known is asked again unless the answer still holds."""
    answers = {name: each for name, each in answers.items() if name != "typed"} | {WHO: kept(who)}
    still = {str(each.person.pk) for each in candidates}
    if not candidates:
        return answers | {KNOWN: ""}
    if answers.get(KNOWN) in still:
        return answers
    return {name: each for name, each in answers.items() if name != KNOWN}


def found(answers, typed, person, *, tells_address=True):
    """What was typed on page 1 so far, completed from the record of somebody on the practice's list."""
    filled = [name for name in FILLED_IN if tells_address or name not in WHERE]
    details = {name: getattr(person, name) for name in filled} | {"practice": person.practice_id}
    others = {name: each for name, each in answers.items() if name != WHO}
    return others | {"typed": kept(typed | details), KNOWN: str(person.pk)}


WHERE = ("address", "postcode")
FILLED_IN = (
    "nhs_number", "given_name", "family_name", "born_on", "sex", "ethnic_group",
    "address", "postcode", "phone", "language", "access_needs",
)  # fmt: skip
