"""A referral in rows of words: to check before it is sent, and to read afterwards."""

from django.utils import timezone

from commonweal.domain import journey, people
from commonweal.domain.identifiers import spaced
from commonweal.domain.referring.suitability import prompts
from commonweal.service.desks.practice.queries import steps
from commonweal.service.ground.ui.presenters.words import day
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people.models import Consent

CONSENTS = {
    Consent.Kind.SERVICE: "To be supported by the service",
    Consent.Kind.SHARING: "To share what is needed with services",
    Consent.Kind.EVALUATION: "To use the record, without name, for evaluation",
}

KEEPS = (
    "What that record holds stays as it is, and what it lacks is filled in; tell the advisor of anything that changed."
)


ELSEWHERE = "through another practice or team"


def named(codes, words):
    return ", ".join(words[code] for code in codes)


def risks(staff_risk, text):
    return text or Referral.StaffRisk(staff_risk).label


def sender(answers, user, practice):
    """For whom and how the referral is made; nothing that a practice does not know of itself."""
    if user.organisation == practice:
        return []
    asked = journey.ASKED_BY.get(answers.get("asked_by", ""), "")
    return [
        ("Practice", practice.name if practice else ""),
        ("Referred by", asked or user.organisation.name),
        ("Pathway", journey.PATHWAYS[user.organisation.refers_as]),
    ]


def who(answers, cared_for=None):
    rows = [
        ("Referred as", journey.SUBJECTS[answers["subject"]]),
        ("NHS number", spaced(answers["nhs_number"]) if answers["nhs_number"] else "Not known"),
        ("Name", f"{answers['given_name']} {answers['family_name']}"),
        ("Date of birth", day(answers["born_on"])),
        ("Sex", people.SEXES[answers["sex"]]),
        ("Ethnic group", people.ETHNIC_GROUPS[answers["ethnic_group"]]),
        ("Address", answers["address"]),
        ("Postcode", answers["postcode"]),
        ("Phone", answers["phone"]),
        ("Language", answers["language"]),
        ("Access and communication needs", answers["access_needs"]),
    ]
    cares = [("Cares for", cared_for.name if cared_for else "")]
    return rows + (cares if answers["subject"] == "carer" else [])


def scored(answers):
    """The score with the tool and the day it comes from: 42.5 (QAdmissions, 3 March 2026)."""
    score, on = answers["risk_score"], answers.get("risk_scored_on")
    told = ", ".join(filter(None, (answers.get("risk_source"), day(on))))
    if score is None:
        return ""
    return f"{score.normalize():f} ({told})" if told else f"{score.normalize():f}"


def why(answers):
    return [
        ("What might help", named(answers["reasons"], journey.REASONS)),
        ("For the advisor", answers["reason_text"]),
        ("Long-term conditions", named(answers["conditions"], journey.CONDITIONS)),
        ("Also", named(answers.get("circumstances") or (), journey.CIRCUMSTANCES)),
        ("Risk-stratification score", scored(answers)),
        ("Risks to staff", risks(answers["staff_risk"], answers["staff_risk_text"])),
    ]


def consents(answers):
    return [(label, "Yes" if answers[kind] else "No") for kind, label in CONSENTS.items()]


def case_page(user, referral):
    """Where this user follows a referral: the name of the page, and whose."""
    if user.may("referrals.follow"):
        return "practice:referral", referral.pk
    if user.may("referrals.allocate"):
        return "gateway:referral", referral.pk
    return "caseload:person", referral.person_id


def choice(candidate):
    """Of people on nobody's list here: that there is a record and what matched, nothing from the record."""
    if not candidate.ours:
        return f"Yes, somebody known {ELSEWHERE}. {candidate.why}."
    person = candidate.person
    known = f"{person.name}, born {day(person.born_on)}, NHS number {person.printed_nhs_number}"
    return f"Yes, {known}. {candidate.why}."


def known(candidate):
    """What the practice said about whether the person is known."""
    if candidate is None:
        return "Somebody new"
    return f"The known record. {candidate.why}." if candidate.ours else f"Known {ELSEWHERE}. {candidate.why}. {KEEPS}"


def checked(answers, candidate, cared_for, sent_by=()):
    """Everything answered, page by page: [(heading, page to change it on, rows)]."""
    given = {page: steps.read(answers[page]) for page in (steps.WHO, steps.WHY, steps.CONSENT)}
    return [
        ("Who", steps.WHO, [*sent_by, *who(given[steps.WHO], cared_for)]),
        *([("Already known?", steps.KNOWN, [("Record", known(candidate))])] if answers[steps.KNOWN] else []),
        ("Why", steps.WHY, why(given[steps.WHY])),
        ("What the person agreed to", steps.CONSENT, consents(given[steps.CONSENT])),
    ]


def worth_knowing(answers):
    """What is known of people like this one: said before the referral is sent, and no reason not to send it."""
    who, why = steps.read(answers[steps.WHO]), steps.read(answers[steps.WHY])
    return prompts(
        age=people.age_on(who["born_on"], timezone.localdate()),
        subject=who["subject"],
        conditions=why["conditions"],
        circumstances=why.get("circumstances") or (),
        scored=why["risk_score"] is not None,
    )


def named_as(answers):
    """Whom page 1 describes, in short."""
    given = steps.read(answers[steps.WHO])
    return {"name": f"{given['given_name']} {given['family_name']}"} | {
        key: given[key] for key in ("born_on", "postcode")
    }
