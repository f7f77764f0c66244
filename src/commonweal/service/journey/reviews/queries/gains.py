"""What people moved on to and what they were awarded, counted."""

from django.db.models import Count, Q, Sum

from commonweal.domain import outcomes
from commonweal.service.journey.reviews.models import Benefit, Progression


def progressions(since, until):
    """How many steps of each kind people took in a period: kind -> steps."""
    found = Progression.objects.meant().filter(began_on__range=(since, until))
    return _counts(found, "kind")


def benefits(since, until):
    """Claims made in a period: kind -> (claimed, awarded, refused, pence a year, pence once)."""
    found = Benefit.objects.meant().filter(claimed_on__range=(since, until)).order_by().values("kind")
    found = found.annotate(
        claimed=Count("pk"),
        awarded=Count("pk", filter=Q(outcome=outcomes.AWARDED)),
        refused=Count("pk", filter=Q(outcome=outcomes.NOT_AWARDED)),
        yearly=Sum("amount_pence", filter=Q(paid="yearly"), default=0),
        once=Sum("amount_pence", filter=Q(paid="once"), default=0),
    )
    return {each["kind"]: each for each in found}


def _counts(found, field):
    return dict(found.order_by().values_list(field).annotate(times=Count("pk")))
