"""What changed on the menu, in sentences; and what of it somebody has not read yet."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from django.utils import timezone

from commonweal.domain.provision import NEWS
from commonweal.service.menu.models import Change, Reading

FIRST_LOOK_DAYS = 30
NAMED = 3
"""How many services that moved together are named first; of more, the number is."""


@dataclass(frozen=True)
class Notice:
    """One change that matters to those who send people: what the service is, when it changed, and how."""

    service: object
    what: str
    at: datetime
    sentence: str
    move: tuple = ()


def changes(since, until):
    """What changed from one day to another, both included, the newest first: what came and went is not told."""
    return told(Change.objects.filter(at__gte=_midnight(since), at__lt=_midnight(until + timedelta(days=1))))


def unread(user):
    """What changed since somebody last read the changes; for who never did, in the last weeks."""
    return told(Change.objects.filter(at__gt=read_until(user)))


def read_until(user):
    """Up to when somebody has read."""
    reading = Reading.objects.filter(reader=user).first()
    return reading.read_at if reading else timezone.now() - timedelta(days=FIRST_LOOK_DAYS)


def history(service):
    """Every change of a service, the newest first."""
    return service.changes.select_related("by")


def told(found):
    """Changes as notices, the newest first; several of one kind to one service are told as one."""
    merged = {}
    for each in found.filter(what__in=NEWS).select_related("service__provider").order_by("at", "id"):
        merged.setdefault(each.service_id, {}).setdefault(_subject(each), []).append(each)
    notices = [notice for kinds in merged.values() for notice in _notices(kinds)]
    return sorted(_together(notices), key=lambda notice: notice.at, reverse=True)


def _together(notices):
    """What moved from one place to another with all that runs there is told once."""
    moved = {}
    for notice in notices:
        moved.setdefault(notice.move or id(notice), []).append(notice)
    return [each[0] if len(each) == 1 else _of_many(each) for each in moved.values()]


def _of_many(notices):
    names = [notice.service.name for notice in notices]
    told = f"{', '.join(names[:-1])} and {names[-1]}"
    moved = f"have moved to {notices[0].sentence.partition(' has moved to ')[2]}"
    said = f"{told} {moved}" if len(names) <= NAMED else f"{len(names)} services {moved} They are {told}."
    return replace(notices[-1], sentence=said)


def _subject(change):
    return "menu" if change.what in ("added", "closed", "reopened") else change.what


def _notices(kinds):
    """Of what is new or has gone, only that; of the rest, from how it was to how it is."""
    stands = kinds.get("menu", [])
    if stands and stands[0].what == "added" and stands[-1].what == "closed":
        return []
    if stands and (stands[-1].what == "closed" or stands[0].what == "added"):
        return [_notice(stands[-1] if stands[-1].what == "closed" else stands[0])]
    reopened = stands and stands[0].what == "reopened"
    rest = [_between(each) for what, each in kinds.items() if what != "menu"]
    return [_notice(each) for each in [*(stands[-1:] if reopened else []), *rest] if each]


def _between(found):
    """The last of several changes, told from where the first began; None when it is again as it was."""
    last = found[-1]
    last.before = found[0].before
    return None if last.before == last.after else last


def _notice(change):
    move = (change.before, change.after) if change.what == "venue" else ()
    return Notice(change.service, change.what, change.at, NEWS[change.what].format(**_words(change)), move)


def _words(change):
    service = change.service
    after = change.after.rstrip(".")
    return {
        "service": service.name,
        "provider": service.provider.name,
        "kind": service.get_kind_display().lower(),
        "before": f" Before: {change.before.rstrip('.')}." if change.before else "",
        "after": after or "not said",
        "old": change.before,
        "why": f" {after}." if after else "",
    }


def _midnight(day):
    return datetime.combine(day, time(), timezone.get_current_timezone())
