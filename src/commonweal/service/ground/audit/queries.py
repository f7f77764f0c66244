"""What the trail says of a person, and of somebody who works here."""

from django.shortcuts import get_object_or_404

from commonweal.service.ground.audit.models import Entry


def fetch(queryset, pk):
    """One row of those a user may see; otherwise the page does not exist."""
    return get_object_or_404(queryset, pk=pk)


def about(person):
    """Everything done or seen of a person, newest first."""
    return Entry.objects.about(getattr(person, "pk", person)).select_related("by")


def done_by(user):
    return Entry.objects.filter(by=user)


def recent(events=()):
    """The newest entries, of some kinds or of all, without the people they are about."""
    entries = Entry.objects.filter(event__in=events) if events else Entry.objects.all()
    return entries.select_related("by").defer("person", "detail")
