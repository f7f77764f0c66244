"""Whose records an advisor may open, and all that one person's page tells."""

from django.db.models import Exists, OuterRef, Prefetch

from commonweal.domain import journey
from commonweal.service.journey.assessments import queries as assessments
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews import queries as reviews
from commonweal.service.people import queries as people
from commonweal.service.people.models import Person
from commonweal.service.people.queries import homes


def referrals(user):
    """Referrals of people whose records the user may open now."""
    theirs = Person.objects.seen_by(user).filter(pk=OuterRef("person"))
    return (
        Referral.objects.visible_to(user)
        .filter(Exists(theirs))
        .select_related("person__practice", "person__merged_into__practice", "practice", "advisor")
    )


def known(user):
    """Everybody whose record the user may open, and the records merged into those."""
    return Person.objects.seen_by(user).select_related("practice")


def current(person, user):
    """The referral that is about the person's life now: the open one, or else the newest."""
    return _current(list(_theirs(referrals(user), person)))


def _theirs(found, person):
    """What was written of a person, under whichever of their records it was written."""
    return found.filter(person__in=Person.objects.whole(person))


def _current(told):
    return next((each for each in told if each.state in journey.OPEN_STATES), told[0] if told else None)


def story(person, user):
    """All that a person's page tells, in a number of queries that does not grow."""
    told = list(_theirs(_histories(user), person))
    now = _current(told)
    links, home = list(homes.carers(person)), homes.housemates(person)
    others = [each.kept.pk for link in links for each in (link.carer, link.cared_for)]
    others += [each.person.kept.pk for each in home]
    return {
        "referrals": told,
        "current": now,
        "due_on": reviews.due_on(now) if now else None,
        "distance": assessments.distance(now) if now else [],
        "consents": people.consents(person),
        "links": links,
        "home": home,
        "may_open": set(Person.objects.visible_to(user).filter(pk__in=others).values_list("pk", flat=True)),
    }


def _histories(user):
    onwards = Onward.objects.select_related("service__provider", "by", "step_down")
    onwards = onwards.prefetch_related("history__by", "attendance", "continuing__by", "accompaniments__enabler")
    parts = ("history__by", "scorings__by", "reviews__by", "feedback__by")
    parts += ("progressions", "benefits", "unmet_needs__service", "askings")
    parts += ("agreements__by", "goals__progress__by")
    return (
        referrals(user)
        .select_related("assessment__by", "referred_by")
        .prefetch_related(
            *parts, Prefetch("contacts", Contact.objects.select_related("by")), Prefetch("onwards", onwards)
        )
    )
