"""A person's page: what is known, what is next, what has been."""

from django.urls import reverse

from commonweal.domain import journey
from commonweal.domain.people import ETHNIC_GROUPS, SEXES
from commonweal.service.desks.caseload.presenters import plans, words
from commonweal.service.desks.caseload.presenters.next_steps import next_steps
from commonweal.service.desks.caseload.presenters.outcomes import later
from commonweal.service.desks.caseload.presenters.outcomes.person import outcomes_of, visits
from commonweal.service.desks.caseload.presenters.timeline import timeline
from commonweal.service.journey.onward.queries import GOES_ALONG
from commonweal.service.people.models import Consent

LAST = 5


def page(person, story, today):
    """Everything the page shows; nothing of a referral when this user may see none."""
    current = story["current"]
    shown = {
        "about": _about(person),
        "consents": consents(story["consents"]),
        "links": [_link(person, link, story["may_open"]) for link in story["links"]],
        "home": _home(person, story["home"], story["may_open"]),
        "alerts": _alerts(story["consents"]),
        "timeline": timeline(story["referrals"]),
        "risk": words.risk(current),
        "referral": current,
    }
    return shown | (_journey(current, story, today) if current else {})


def _refused(consents):
    """Did the person say no to the service, the last time they were asked?"""
    decision = consents[Consent.Kind.SERVICE]
    return decision is not None and not decision.given


def _journey(current, story, today):
    planned = [each for each in current.contacts.all() if not each.outcome and not each.cancelled]
    return {
        "steps": next_steps(current, review_due_on=story["due_on"], today=today, refused=_refused(story["consents"])),
        "logged": _logged(current),
        "planned": [(each, each.on <= today) for each in sorted(planned, key=lambda each: each.on)],
        "due": words.review_due(story["due_on"], today),
        "facts": _referral(current),
        "colour": words.COLOURS[current.state],
        "is_open": current.state in journey.OPEN_STATES,
        "assessed": current.state != journey.ALLOCATED,
        "assessment": _assessment(current),
        "scores": scores(story["distance"]),
        "has_moved": any(None not in points for _, *points in story["distance"]),
        "goals": plans.brief(current),
        "onwards": onwards(current),
        "outcomes": outcomes_of(current),
    }


def _alerts(consents):
    """What the person has not agreed to: it is minded before anything is done."""
    return [
        (Consent.Kind(kind).label, _decision(decision)["text"])
        for kind, decision in consents.items()
        if decision is None or not decision.given
    ]


def _logged(referral):
    """The last contacts, the newest first, and how many there are."""
    done = [each for each in referral.contacts.all() if each.outcome and not each.cancelled]
    return {"count": len(done), "last": done[:LAST]}


def _about(person):
    return [
        ("Address", _address(person)),
        ("Phone", person.phone),
        ("E-mail", person.email),
        ("Likes to be called", person.known_as),
        ("Sex", SEXES[person.sex]),
        ("Ethnic group", ETHNIC_GROUPS[person.ethnic_group]),
        ("Language", person.language),
    ]


def _address(person):
    return "\n".join((person.address, person.postcode, words.NOT_SHARED if person.hides_address else "")).strip()


def _referral(referral):
    score = f"{referral.risk_score.normalize():f}" if referral.risk_score is not None else ""
    return [
        ("Reference", referral.reference),
        ("Referred as", referral.get_subject_display()),
        ("Reasons", words.named(referral.reasons, journey.REASONS)),
        ("In the practice's words", referral.reason_text),
        ("Long-term conditions", words.named(referral.conditions, journey.CONDITIONS)),
        ("Risk-stratification score", score),
        ("Risks to staff", words.risk(referral) or referral.get_staff_risk_display()),
        ("Advisor", referral.advisor.name if referral.advisor else "Nobody yet"),
    ]


def _assessment(referral):
    assessment = getattr(referral, "assessment", None)
    if assessment is None:
        return []
    return [
        ("Needs", "\n".join(filter(None, (words.named(assessment.needs, journey.REASONS), assessment.needs_text)))),
        ("What matters to me", assessment.what_matters),
        ("Strengths", assessment.strengths),
    ]


def details(person):
    """What an advisor may change, as it is now."""
    names = ("known_as", "phone", "email", "address", "postcode", "address_hidden", "language", "access_needs")
    return {name: getattr(person, name) for name in names}


def consents(latest):
    """Each kind of consent, what was decided last, when, and who was told."""
    return [{"kind": Consent.Kind(kind).label, **_decision(decision)} for kind, decision in latest.items()]


def _decision(decision):
    if decision is None:
        return {"text": "Not asked", "colour": "grey", "at": None, "by": ""}
    text, colour = ("Agreed", "green") if decision.given else ("Did not agree", "red")
    return {
        "text": text,
        "colour": colour,
        "at": decision.decided_at,
        "by": decision.taken_by.name if decision.taken_by else "",
    }


def _link(person, link, may_open):
    """A carer or the person cared for: the name and no address, with a link where the user may open the record."""
    carer, cared_for = link.carer.kept, link.cared_for.kept
    cares = carer == person
    what = "Cares for" if cares else "Cared for by"
    return {"what": what, "relation": link.relation, **_named(cared_for if cares else carer, may_open)}


def _named(person, may_open):
    href = reverse("caseload:person", args=[person.pk]) if person.pk in may_open else ""
    return {"name": person.name, "href": href}


def _home(person, members, may_open):
    """Those who live with the person, by name."""
    return [_named(each.person.kept, may_open) for each in members if each.person.kept != person]


def scores(distance):
    """The eight measures at both points; nothing when none was asked."""
    if all(before is None and after is None for _, before, after in distance):
        return []
    return [[measure.name, words.points(before), words.points(after)] for measure, before, after in distance]


def onwards(referral):
    """What the person was referred or signposted to."""
    return [
        {
            "pk": each.pk,
            "may_change": bool(journey.ONWARD_MOVES[each.state]),
            "service": each.service.name,
            "provider": each.service.provider.name,
            "kind": each.get_kind_display(),
            "state": each.get_state_display(),
            "colour": words.COLOURS[each.state],
            "days": _days(each),
            "next_step": each.get_next_step_display(),
            "note": each.note,
            "attended": sum(session.attended for session in each.attendance.all()),
            "visits": visits(each),
            "still": later.said(each.continuing.all()),
            "step_down": getattr(each, "step_down", None),
            "may_go_along": each.state in GOES_ALONG,
            "may_step_down": each.state == journey.STARTED,
            "may_withdraw": journey.WITHDRAWN in journey.ONWARD_MOVES[each.state],
        }
        for each in referral.onwards.all()
    ]


def _days(onward):
    dated = (
        ("made", onward.made_on),
        ("started", onward.started_on),
        ("funded until", onward.funded_until),
        ("ended", onward.ended_on),
    )
    return [(what, on) for what, on in dated if on]
