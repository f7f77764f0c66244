"""What a record has, before it is merged with another."""

from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people import queries as people
from commonweal.service.people.models import Person


def held(person):
    """What is written on a record and on those merged into it."""
    return {
        "referrals": list(Referral.objects.filter(person__in=Person.objects.whole(person))),
        "consents": people.consents(person),
        "links": people.carers(person).count(),
    }


def open_referrals(person):
    return Referral.objects.open().filter(person__in=Person.objects.whole(person)).count()
