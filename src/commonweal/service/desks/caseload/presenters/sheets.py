"""A sheet of paper for each person: whom to see, how to reach them, what to mind, room to write."""

from commonweal.service.desks.caseload.presenters.words import risk, where

LAST = 3


def sheets(referrals, today):
    """One sheet a referral; nothing on it of the person's health, nor the NHS number."""
    return [{"on": today, "person": each.person, "risk": risk(each), **_told(each)} for each in referrals]


def _told(referral):
    person, assessment = referral.person, getattr(referral, "assessment", None)
    facts = (
        ("Address", where(person)),
        ("Phone", person.phone),
        ("Language", person.language),
        ("Access and communication needs", person.access_needs),
        ("What matters to me", assessment.what_matters if assessment else ""),
    )
    return {"facts": [fact for fact in facts if fact[1]], "last": list(referral.contacts.all())[:LAST]}
