"""Make a link that opens one page once, use it, take it back."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.outbox import queries
from commonweal.service.ground.outbox.models import Link, LinkRefused
from commonweal.service.ground.outbox.queries.links import USED


def make_link(*, purpose, subject, by, days, person=None):
    """A link and the token that opens it. `purpose` is the name of the address that takes the token."""
    until = timezone.now() + timedelta(days=days)
    about = {"subject_kind": subject._meta.label, "subject": subject.pk, "person": getattr(person, "pk", person)}
    link = Link(purpose=purpose, by=by, expires_at=until, **about)
    token = queries.token_of(link)
    link.sealed = queries.hashed(token)
    return audit.add(link, event="LINK_MADE", by=by, person=person, purpose=purpose), token


def use_link(*, link, by=None):
    """It has done its work: of two at once, one is the first. Call it in the transaction of what it does."""
    with transaction.atomic():
        first = Link.objects.filter(pk=link.pk, used_at=None, revoked_at=None).update(used_at=timezone.now())
        if not first:
            raise LinkRefused(USED)
        audit.record(event="LINK_USED", by=by, person=link.person, subject=link, purpose=link.purpose)
    return link


@transaction.atomic
def revoke_links(*, purpose, subject, by):
    """What was sent out for this opens nothing any more; says how many were open."""
    links = list(Link.objects.filter(purpose=purpose, subject=subject.pk, used_at=None, revoked_at=None))
    for link in links:
        Link.objects.filter(pk=link.pk).update(revoked_at=timezone.now())
        audit.record(event="LINK_REVOKED", by=by, person=link.person, subject=link, purpose=purpose)
    return len(links)
