"""Whom a person lives with, and who cares for whom."""

from commonweal.service.people.models import CareLink, Member, Person


def carers(person):
    """The links to those who care for a person, and to those they care for."""
    whole = Person.objects.whole(person)
    links = CareLink.objects.filter(carer__in=whole) | CareLink.objects.filter(cared_for__in=whole)
    return links.select_related("carer__merged_into", "cared_for__merged_into")


def members(person):
    """Everybody in the person's household now, the person among them."""
    theirs = Member.objects.filter(until=None)
    homes = theirs.filter(person__in=Person.objects.whole(person)).values("household")
    return theirs.filter(household__in=homes).select_related("person__merged_into", "household")


def housemates(person):
    """Who lives in the person's household now, their own membership first; nobody when there is none."""
    return sorted(members(person), key=lambda each: each.person != person.kept)
