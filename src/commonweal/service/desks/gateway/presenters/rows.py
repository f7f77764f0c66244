"""Referrals as lines of a list, the same on the page and in the file."""

from django.urls import reverse

from commonweal.domain import journey
from commonweal.domain.standards import OWN_TARGET, STANDARDS
from commonweal.service.desks.gateway.presenters.referral import late, reasons, waited
from commonweal.service.ground.ui.presenters.words import clock, counted, day

REFERRAL_HEAD = ("Person", "Practice", "Referred", "Pathway", "State", "Advisor", "Late", "Reference")
VISITS_HEAD = ("Person", "When", "Advisor", "What came of it")


def waiting(referrals, suggestions, badges, today):
    """Those who wait for an advisor, each with who could take them on."""
    return [
        {
            "pk": each.pk,
            "name": each.person.name,
            "href": reverse("gateway:allocate", args=[each.pk]),
            "age": each.person.age,
            "practice": each.practice.name,
            "reasons": reasons(each),
            "waited": waited(each, today),
            "referred": day(each.referred_on),
            "late": late(badges[each.pk]),
            "suggested": suggestions.get(each.pk),
        }
        for each in referrals
    ]


def referrals(found, badges):
    return [
        [{"text": cells[0], "href": reverse("gateway:referral", args=[pk])}, *cells[1:]]
        for pk, cells in plain(found, badges)
    ]


def plain(found, badges):
    """The cells of each line without its link."""
    for each in found:
        yield (
            each.pk,
            [
                each.person.name,
                each.practice.name,
                day(each.referred_on),
                journey.PATHWAYS[each.pathway],
                journey.REFERRAL_STATES[each.state],
                each.advisor.name if each.advisor else "Not yet",
                late(badges[each.pk]),
                each.reference,
            ],
        )


def breaches(counts):
    """One tile for each standard: how many wait longer, what the limit is, where they are."""
    return [
        {
            "count": counts[code],
            "text": f"{standard.title}: more than {counted(standard.days, 'day')} after {standard.since}",
            "href": f"{reverse('gateway:referrals')}?breach={code}",
        }
        for code, standard in STANDARDS.items()
    ]


def visits(contacts):
    return [
        [
            {"text": each.referral.person.name, "href": reverse("gateway:referral", args=[each.referral_id])},
            f"{day(each.on)}{f', {clock(each.at_time)}' if each.at_time else ''}",
            each.referral.advisor.name,
            each.get_outcome_display() or "Planned",
        ]
        for each in contacts
    ]


TARGETS = OWN_TARGET
