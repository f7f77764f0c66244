"""What the advisor's desk asks that no single step can answer."""

from django.db.models import Exists, OuterRef, Prefetch

from commonweal.domain import journey
from commonweal.service.journey.assessments import queries as assessments
from commonweal.service.journey.assessments.models import Assessment
from commonweal.service.journey.contacts import queries as contacts
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.onward import queries as onward
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews import queries as reviews
from commonweal.service.menu.models import Service
from commonweal.service.people import queries as people
from commonweal.service.people.models import CareLink, Consent, Person


def referrals(user):
    """Referrals of people whose records the user may open now."""
    theirs = Person.objects.visible_to(user).filter(pk=OuterRef("person"))
    return (
        Referral.objects.visible_to(user)
        .filter(Exists(theirs))
        .select_related("person__practice", "practice", "advisor")
    )


def work(user, today):
    """The lists of a day, each asked of the step it belongs to."""
    return {
        "visits": contacts.visits_on(user, today),
        "late": contacts.overdue(user),
        "overdue": reviews.overdue(user, today),
        "due": reviews.due(user, today),
        "replies": onward.replies(user),
        "new": new_allocations(user),
        "later": contacts.upcoming(user),
    }


def new_allocations(user):
    """With the advisor, and nobody has been in touch or plans to be."""
    touched = Contact.objects.filter(referral=OuterRef("pk"), cancelled=False)
    return referrals(user).filter(~Exists(touched), state=journey.ALLOCATED).order_by("referred_on")


def caseload(user, today, *, state="", practice="", review=""):
    """The advisor's referrals, open ones unless a state is asked for."""
    found = referrals(user)
    found = found.filter(state=state) if state else found.open()
    if practice:
        found = found.filter(practice=practice)
    if review:
        wanted = {"due": reviews.due, "overdue": reviews.overdue}[review](user, today)
        found = found.filter(pk__in=[each.pk for each in wanted])
    return found.order_by("person__family_name", "person__given_name", "-referred_on")


def reviews_due(user):
    """When the review of each open referral is due: referral -> day, by the one rule there is."""
    return {each.pk: each.review_due_on for each in reviews.awaiting(user)}


def practices(user):
    """The practices that the advisor's referrals came from, for the filter."""
    found = referrals(user).order_by("practice__name").values_list("practice", "practice__name").distinct()
    return [(str(pk), name) for pk, name in found]


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


def services():
    """What is on the menu now."""
    return Service.objects.open().select_related("provider").prefetch_related("schedules__venue")


def assessment_of(referral):
    """The referral's assessment, or a blank one not saved yet, whose version is nought."""
    return getattr(referral, "assessment", None) or Assessment(referral=referral, version=0)


def onwards(referral):
    """What the person was referred or signposted to, with the latest answers."""
    return list(referral.onwards.select_related("service__provider").prefetch_related("continuing"))


def hindrance(referral):
    """Why the person can only be signposted now, told before anything is typed; empty when there is no reason."""
    if referral.state == journey.ALLOCATED:
        return "The assessment is not complete: until then you can give a signpost only."
    if people.consent(referral.person, Consent.Kind.SHARING) is not True:
        return "The person has not agreed to sharing with services: without that you can give a signpost only."
    return ""
