"""Whose records an advisor may open, and all that one person's page tells."""

from django.db.models import Exists, OuterRef, Prefetch

from commonweal.domain import journey
from commonweal.service.journey.assessments import queries as assessments
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews import queries as reviews
from commonweal.service.people import queries as people
from commonweal.service.people.models import CareLink, Person


def referrals(user):
    """Referrals of people whose records the user may open now."""
    theirs = Person.objects.visible_to(user).filter(pk=OuterRef("person"))
    return (
        Referral.objects.visible_to(user)
        .filter(Exists(theirs))
        .select_related("person__practice", "practice", "advisor")
    )


def current(person, user):
    """The referral that is about the person's life now: the open one, or else the newest."""
    return _current(list(referrals(user).filter(person=person)))


def _current(told):
    return next((each for each in told if each.state in journey.OPEN_STATES), told[0] if told else None)


def story(person, user):
    """All that a person's page tells, in a number of queries that does not grow."""
    told = list(_histories(user).filter(person=person))
    now = _current(told)
    links = CareLink.objects.filter(carer=person) | CareLink.objects.filter(cared_for=person)
    links = list(links.select_related("carer", "cared_for"))
    others = [pk for link in links for pk in (link.carer_id, link.cared_for_id) if pk != person.pk]
    return {
        "referrals": told,
        "current": now,
        "due_on": reviews.due_on(now) if now else None,
        "distance": assessments.distance(now) if now else [],
        "consents": people.consents(person),
        "links": links,
        "may_open": set(Person.objects.visible_to(user).filter(pk__in=others).values_list("pk", flat=True)),
    }


def _histories(user):
    onwards = Onward.objects.select_related("service__provider", "by")
    onwards = onwards.prefetch_related("history__by", "attendance", "continuing__by")
    parts = ("history__by", "scorings__by", "reviews__by", "feedback__by")
    return (
        referrals(user)
        .select_related("assessment__by", "referred_by")
        .prefetch_related(
            *parts, Prefetch("contacts", Contact.objects.select_related("by")), Prefetch("onwards", onwards)
        )
    )
