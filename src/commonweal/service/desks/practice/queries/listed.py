"""Who stands on an uploaded list: somebody new, somebody known, or somebody who cannot be referred by a list."""

from datetime import date
from decimal import Decimal

from commonweal.exchange.lists.layout import plain
from commonweal.service.desks.practice.queries import known, senders
from commonweal.service.ground.drafts.models import Draft
from commonweal.service.people import queries as people
from commonweal.service.people.models import Consent, Person
from commonweal.service.people.queries.alike import LIKELY

KIND = "list"
NEW, KNOWN, ALONE, CANNOT = "new", "known", "alone", "cannot"
PERSONAL = (
    "nhs_number", "given_name", "family_name", "born_on", "sex", "ethnic_group",
    "address", "postcode", "phone", "language", "access_needs",
)  # fmt: skip
ANOTHER_NAME = "The NHS number belongs to somebody known by another name or date of birth. Check the number."
SAID_NO = "They said no to the service. If they changed their mind, refer them by themselves."
NO_PRACTICE = "Which practice they are registered with is not said, or it is not one that you refer for."
_READ = {"born_on": date.fromisoformat, "risk_scored_on": date.fromisoformat, "risk_score": Decimal}


def begun(user):
    """Lists this user has uploaded and not sent."""
    return Draft.objects.filter(owner=user, kind=KIND).order_by("-saved_at")


def kept(found, user, given):
    """A list that was read, as a draft keeps it: each row with who it seems to be."""
    practices = senders.practices(user)
    return {
        "name": given["file"],
        "reasons": given["reasons"],
        "risk_source": given["risk_source"],
        "risk_scored_on": str(given["risk_scored_on"] or ""),
        "notes": list(found.notes),
        "rows": [_row(entry, user, practices, given.get("practice", "")) for entry in found.entries],
        "rejected": [[each.line, each.name, [list(pair) for pair in each.problems]] for each in found.rejected],
        "repeated": [[each.line, each.name, each.first] for each in found.repeated],
    }


def _row(entry, user, practices, otherwise):
    said = entry.values
    person, standing, why = _standing(said)
    practice = _practice(said["practice"], practices, otherwise)
    if practice is None and standing in (NEW, KNOWN):
        standing, why = CANNOT, NO_PRACTICE
    return {
        "line": entry.line,
        "said": {name: str(each) if isinstance(each, date | Decimal) else each for name, each in said.items()},
        "notes": list(entry.notes),
        "standing": standing,
        "why": why,
        "person": str(person.pk) if person and standing == KNOWN else "",
        "practice": str(practice.pk) if practice else "",
    }


def _practice(named, practices, otherwise):
    """The practice a row names by its name or code; if it names none, the one chosen for all, or the only one."""
    if named:
        return next((each for each in practices if plain(named) in (plain(each.name), plain(each.code))), None)
    if len(practices) == 1:
        return practices[0]
    return next((each for each in practices if str(each.pk) == otherwise), None)


def _standing(said):
    """The record a row seems to be of, how it can be referred, and why not if it cannot."""
    described = {name: said[name] for name in ("nhs_number", "given_name", "family_name", "born_on", "postcode")}
    found = people.likely_duplicates(**described)
    if not found:
        return None, NEW, ""
    person, _, why = found[0]
    if not (said["nhs_number"] and person.nhs_number == said["nhs_number"]):
        return None, ALONE, f"May be known already. {why}."
    alike, _ = people.compared(Person(**described | {"nhs_number": None}), person)
    if alike < LIKELY:
        return None, ALONE, ANOTHER_NAME
    return person, *_known(person)


def _known(person):
    if hindrance := known.hindrance(person):
        return CANNOT, hindrance
    if people.consent(person, Consent.Kind.SERVICE) is False:
        return CANNOT, SAID_NO
    return KNOWN, ""


def values(row):
    """What a row says, as it was read."""
    said = {name: _READ[name](each) if name in _READ and each else each for name, each in row["said"].items()}
    return said | {"nhs_number": said["nhs_number"] or None}


def name(row):
    return f"{row['said']['given_name']} {row['said']['family_name']}"


def scored_on(answers):
    return date.fromisoformat(answers["risk_scored_on"]) if answers["risk_scored_on"] else None


def of(answers, *standings):
    return [row for row in answers["rows"] if row["standing"] in standings]


def sendable(answers):
    return of(answers, NEW, KNOWN)


def ticked(answers):
    """Who is to be referred: those ticked, of those who can be."""
    chosen = set(answers.get("ticked", ()))
    return [row for row in sendable(answers) if row["line"] in chosen]


def met(answers, user):
    """The people known to the user whose records this list was compared with."""
    keys = [row["person"] for row in answers["rows"] if row["person"]]
    return list(senders.our_list(user).filter(pk__in=keys))
