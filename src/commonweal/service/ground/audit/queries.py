"""What the trail says of a person, and of somebody who works here."""

from django.shortcuts import get_object_or_404

from commonweal.service.ground.audit.models import ActionRefused, Entry


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


def version_of(typed):
    """The version that a page sent back; what is not a number was not sent by one of our pages."""
    try:
        return int(typed)
    except (TypeError, ValueError):
        raise ActionRefused("The page was not complete. Open it again and try once more.") from None
