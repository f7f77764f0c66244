"""The caseload and its filters."""

from commonweal.service.desks.caseload.queries.people import referrals
from commonweal.service.journey.reviews import queries as reviews


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
