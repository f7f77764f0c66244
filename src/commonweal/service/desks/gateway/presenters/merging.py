"""Two records side by side, and what each of them has."""

from django.urls import reverse

from commonweal.domain import journey, people
from commonweal.service.ground.ui.presenters.words import counted, day, nhs_number, yes_no
from commonweal.service.people.models import Consent


def pairs(found):
    """Records that may be one person, as lines of a list."""
    return [
        {
            "pk": each.pk,
            "one": _named(each.one),
            "other": _named(each.other),
            "why": each.why or "Nothing looks alike",
            "asked": f"{each.asked_by.name} asks: {each.note or 'the same person?'}" if each.asked_by else "",
            "href": reverse("gateway:compare", args=[each.pk]),
        }
        for each in found
    ]


def _named(person):
    return f"{person.name}, born {day(person.born_on)}"


def side_by_side(one, other):
    """What is written on either record, with what differs marked: [(what, one, other, differs?)]."""
    rows = zip(_facts(one), _facts(other), strict=True)
    return [(what, mine or "Not known", theirs or "Not known", mine != theirs) for (what, mine), (_, theirs) in rows]


def _facts(person):
    return [
        ("Name", person.name),
        ("Known as", person.known_as),
        ("Born", day(person.born_on)),
        ("NHS number", nhs_number(person.nhs_number)),
        ("Sex", people.SEXES[person.sex]),
        ("Ethnic group", people.ETHNIC_GROUPS[person.ethnic_group]),
        ("Address", person.address),
        ("Postcode", person.postcode),
        ("Phone", person.phone),
        ("Practice", person.practice.name),
        ("Access and communication needs", person.access_needs),
        ("Died", day(person.died_on)),
    ]


def holdings(one, other):
    """What each record has, and what will count once they are one: [(what, one, other)]."""
    return [
        ("Referrals", _referrals(one), _referrals(other)),
        *((label, _decided(one, kind), _decided(other, kind)) for kind, label in Consent.Kind.choices),
        ("Carers and people cared for", counted(one["links"], "link"), counted(other["links"], "link")),
    ]


def _referrals(held):
    return (
        "; ".join(
            f"{each.reference}, {day(each.referred_on)}, {journey.REFERRAL_STATES[each.state].lower()}"
            for each in held["referrals"]
        )
        or "None"
    )


def _decided(held, kind):
    decision = held["consents"][kind]
    return yes_no(decision.given) if decision else "Not asked"


def warnings(one, other, held):
    """What to look at twice before two records become one."""
    open_ones = [each for side in held for each in side["referrals"] if each.state in journey.OPEN_STATES]
    said = {
        "The NHS numbers differ: a number is never two people's, so one is mistyped or these are two people.": bool(
            one.nhs_number and other.nhs_number
        ),
        "One of them has died by the record, the other has not.": bool(one.died_on) != bool(other.died_on),
        "Both have an open referral. Both are kept: close one of them afterwards.": len(open_ones) > 1,
        "They decided differently: the refusal counts until the person is asked again.": any(
            _decided(held[0], kind) != _decided(held[1], kind)
            and "No" in (_decided(held[0], kind), _decided(held[1], kind))
            for kind in Consent.Kind.values
        ),
    }
    return [words for words, holds in said.items() if holds]


def merged(found):
    return [
        {
            "person": each,
            "name": _named(each),
            "into": _named(each.merged_into),
            "at": each.merged_at,
            "by": each.merged_by.name if each.merged_by else "",
        }
        for each in found
    ]
