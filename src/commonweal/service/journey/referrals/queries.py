"""What may be done with a referral, and how many each advisor has."""

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from commonweal.domain import journey
from commonweal.domain.identifiers import NotAnIdentifier, nhs_number
from commonweal.service.ground.accounts.models import Organisation, Role, User
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people.models import Person

DEAD = "The record says that this person has died. Check whom you are referring, or tell the gateway if it is wrong."
MOST_FOUND = 50


def refuse_closed(referral):
    """Nothing more is done with a referral that has ended."""
    if referral.state not in journey.OPEN_STATES:
        state = journey.REFERRAL_STATES[referral.state].lower()
        raise ActionRefused(f"This referral is {state}. Ask the practice for a new referral.")


def refuse_unallocated(referral):
    refuse_closed(referral)
    if referral.state == journey.RECEIVED:
        raise ActionRefused("This referral is not with an advisor yet. Allocate it first.")


def refuse_dead(referral):
    if referral.person.died_on:
        raise ActionRefused("The person has died. Close the referral with that reason.")


def refuse_day(referral, on, what):
    """Things that happened did so between the referral and today."""
    if on > timezone.localdate():
        raise ActionRefused(f"The day of {what} is in the future. Enter today or an earlier day.")
    if on < referral.referred_on:
        raise ActionRefused(f"The day of {what} is before the referral. Check the date.")


def refuse_unknown(code, codes, what):
    if code not in codes:
        raise ActionRefused(f"Choose {what} from the list.")


def practices_of(place):
    """The practices whose people an organisation refers: a practice its own, a team those it serves, else all."""
    practices = Organisation.objects.filter(kind=Organisation.Kind.PRACTICE)
    if place.kind == Organisation.Kind.PRACTICE:
        return practices.filter(pk=place.pk)
    if place.kind == Organisation.Kind.TEAM:
        return practices.filter(served_by__team=place, active=True)
    return practices.filter(active=True) if place.kind == Organisation.Kind.GATEWAY else practices.none()


def open_for(person):
    """The referral a person has open, or None."""
    return Referral.objects.open().filter(person__in=Person.objects.whole(person)).first()


def last_open_state(referral):
    """How far a referral had come before it ended."""
    history = referral.history.filter(state__in=journey.OPEN_STATES).order_by("id")
    return history.values_list("state", flat=True).last() or journey.RECEIVED


def find(referrals, words):
    """Of these referrals, those by reference, NHS number, or beginnings of names."""
    try:
        return list(referrals.filter(person__nhs_number=nhs_number(words)))
    except NotAnIdentifier:
        pass
    by_name = Q()
    for word in words.replace(",", " ").split():
        by_name &= Q(person__given_name__istartswith=word) | Q(person__family_name__istartswith=word)
    return list(referrals.filter(by_name | Q(reference__iexact=words.strip()))[:MOST_FOUND])


def advisor_loads():
    """Every active advisor with how many cases they have open: [(advisor, open cases)], by name."""
    return [(advisor, advisor.open_cases) for advisor in _advisors()]


def _advisors():
    # Counted for each by the index of their open cases: joined, every case there ever was would be looked at.
    theirs = Referral.objects.open().filter(advisor=OuterRef("pk")).order_by().values("advisor")
    many = Subquery(theirs.annotate(many=Count("pk")).values("many"))
    advisors = User.objects.filter(role=Role.ADVISOR, is_active=True)
    return advisors.annotate(open_cases=Coalesce(many, 0)).order_by("name")
