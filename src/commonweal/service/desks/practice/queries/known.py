"""Whether the person is known already, and how much of that a practice may be told."""

from dataclasses import dataclass

from django.db.models import Value
from django.db.models.functions import Concat

from commonweal.service.desks.practice.queries import steps
from commonweal.service.desks.practice.queries.senders import our_list
from commonweal.service.journey.referrals import queries as referrals
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people import queries as people
from commonweal.service.people.models import Person

MOST = 5
SAME_NUMBER = (
    "This NHS number already belongs to a known record, so this cannot be somebody else. "
    "Choose the known record, or go back and check the number."
)
REFERRED = "This person has an open referral already. Follow it from your list, or ask the gateway what is happening."


@dataclass(frozen=True)
class Candidate:
    """Somebody known who may be the person that is being referred; `ours` when on the list of whoever refers."""

    person: Person
    why: str
    ours: bool


def registered(user, number):
    """Who of the people on this user's list has this number, or None."""
    return our_list(user).filter(nhs_number=number).first()


def on_our_list(user, *, number="", name=""):
    """People on this user's list by NHS number, or by their full name when no number is given; two are one too many."""
    if number:
        return list(our_list(user).filter(nhs_number=number))
    named = our_list(user).annotate(full_name=Concat("given_name", Value(" "), "family_name"))
    return list(named.filter(full_name__iexact=" ".join(name.split()))[:2])


def candidates(user, who):
    """Those known who may be this person, the likeliest first."""
    described = {name: who[name] for name in ("nhs_number", "given_name", "family_name", "born_on", "postcode")}
    found = people.likely_duplicates(**described)[:MOST]
    ours = set(our_list(user).filter(pk__in=[person.pk for person, _, _ in found]).values_list("pk", flat=True))
    return [Candidate(person, why, person.pk in ours) for person, _, why in found]


def chosen(user, answers):
    """The known record that was said to be the person's, or None."""
    found = candidates(user, steps.read(answers[steps.WHO])) if answers[steps.KNOWN] else []
    return next((each for each in found if str(each.person.pk) == answers[steps.KNOWN]), None)


def cared_for(user, answers):
    pk = answers[steps.WHO]["cared_for"]
    return our_list(user).filter(pk=pk).first() if pk else None


def has_number(found, number):
    """Does one of these records carry this very NHS number?"""
    return bool(number) and any(each.person.nhs_number == number for each in found)


def hindrance(person):
    """Why somebody cannot be referred, or nothing. Better told before the pages are filled in than after."""
    if person.died_on:
        return referrals.DEAD
    return REFERRED if referrals.open_for(person) else ""


def hindrance_of(number):
    """Why whoever has this NHS number cannot be referred, or nothing."""
    person = Person.objects.filter(nhs_number=number, merged_into=None).first() if number else None
    return hindrance(person) if person else ""


def cases(user, found):
    """The open referrals of these candidates that this user may open: {answer: referral}."""
    opened = {str(each.person.pk): referrals.open_for(each.person) for each in found}
    theirs = Referral.objects.visible_to(user).filter(pk__in=[each.pk for each in opened.values() if each])
    may_open = set(theirs.values_list("pk", flat=True))
    return {answer: each for answer, each in opened.items() if each and each.pk in may_open}


def problems(found, number, cases=()):
    """Which answers about these candidates cannot be right, and why: {answer: sentence}."""
    wrong = {str(each.person.pk): hindrance(each.person) for each in found if str(each.person.pk) not in cases}
    wrong = {answer: why for answer, why in wrong.items() if why}
    return wrong | ({steps.SOMEBODY_ELSE: SAME_NUMBER} if has_number(found, number) else {})
