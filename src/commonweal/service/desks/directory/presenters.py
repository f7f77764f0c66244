"""What the pages of those who keep the menu show."""

from django.urls import reverse

from commonweal.service.ground.ui.presenters.words import clock, counted, day, moment
from commonweal.service.menu.models import Service
from commonweal.service.menu.presenters import pages

SESSION_HEAD = ("Day", "From", "Until", "Place")
BLOCK_HEAD = ("First day", "Last day", "Places", "Taken", "Left", "One place lasts")
HISTORY_HEAD = ("When", "What", "Before", "After", "By")
VENUE_HEAD = ("Place", "Address", "Postcode", "Practice")

WHAT = {
    "added": "Put on the menu",
    "closed": "Taken off the menu",
    "reopened": "Back on the menu",
    "sessions": "When and where it runs",
    "venue": "The place",
    "places": "Places",
}


def session_rows(service):
    return [
        [
            {
                "text": each.get_weekday_display(),
                "href": reverse("directory:session", args=[service.pk, each.pk]),
            },
            clock(each.opens_at),
            clock(each.closes_at),
            f"{each.venue.name}, {each.venue.postcode}" if each.venue else "No place",
        ]
        for each in service.schedules.all()
    ]


def block_rows(service, blocks):
    return [
        [
            {"text": day(each.starts_on), "href": reverse("directory:block", args=[service.pk, each.pk])},
            day(each.ends_on),
            each.places,
            each.taken,
            each.left,
            counted(each.weeks, "week"),
        ]
        for each in blocks
    ]


def history_rows(changes):
    return [
        [
            moment(each.at),
            what(each.what),
            each.before,
            each.after,
            each.by.name if each.by else "The system",
        ]
        for each in changes
    ]


def what(name):
    """What changed, as its page calls it."""
    if name in WHAT:
        return WHAT[name]
    label = str(Service._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def kept(services):
    """Entries to look at: when each was last checked, by whom, and until when that holds."""
    return [
        {
            "pk": each.pk,
            "name": each.name,
            "version": each.version,
            "provider": each.provider.name,
            "checked": pages.checked(each),
            "is_stale": pages.is_stale(each),
            "is_open": each.active and each.provider.active,
            "email": each.email,
        }
        for each in services
    ]


def venue_rows(venues):
    return [
        [
            {"text": each.name, "href": reverse("directory:venue", args=[each.pk])},
            each.address,
            each.postcode,
            each.practice.name if each.practice else "",
        ]
        for each in venues
    ]
