"""The way round: which pages a role is offered on top of every page, and where its work begins."""

from django.urls import NoReverseMatch, reverse

# Permission, words, name of the address. Desks are above this room, so they are reached by name only.
LINKS = (
    ("referrals.follow", "Referrals", "practice:home"),
    ("referrals.make", "Refer someone", "practice:refer"),
    ("lists.send", "Refer from a list", "practice:lists"),
    ("referrals.follow", "Messages", "practice:messages"),
    ("referrals.follow", "Meetings", "practice:meetings"),
    ("referrals.follow", "Monthly report", "practice:packs"),
    ("referrals.allocate", "Allocate", "gateway:home"),
    ("referrals.allocate", "All referrals", "gateway:referrals"),
    ("referrals.allocate", "Team", "gateway:team"),
    ("concerns.see", "Concerns", "gateway:concerns"),
    ("people.support", "Today", "caseload:today"),
    ("people.support", "My caseload", "caseload:caseload"),
    ("people.support", "Calendar", "caseload:week"),
    ("meetings.hold", "Meetings", "caseload:meetings"),
    ("people.support", "Find a service", "directory:menu"),
    ("menu.edit", "Menu", "directory:menu"),
    ("referrals.take", "Take a referral", "practice:refer"),
    ("visits.accompany", "My visits", "enabler:visits"),
    ("onward.reply", "Inbox", "provider:inbox"),
    ("onward.reply", "People", "provider:people"),
    ("onward.reply", "Attendance", "provider:register"),
    ("onward.reply", "Places", "provider:capacity"),
    ("service.watch", "How we are doing", "watch:measures"),
    ("service.watch", "What came of it", "outcomes:overview"),
    ("service.watch", "Monthly reports", "practice:packs"),
    ("progress.own", "Progress", "watch:mine"),
    ("people.support", "My supervision", "watch:own"),
    ("insight.see", "Is it working?", "insight:overview"),
    ("accounts.manage", "Organisations and users", "governance:home"),
    ("files.make", "Files", "outbox:jobs"),
    ("accounts.manage", "E-mails", "outbox:messages"),
    ("instruments.edit", "Questionnaires", "governance:instruments"),
    ("accounts.manage", "Audit", "governance:audit"),
)
HOMES = (
    ("referrals.make", "practice:home"),
    ("referrals.allocate", "gateway:home"),
    ("people.support", "caseload:today"),
    ("onward.reply", "provider:inbox"),
    ("visits.accompany", "enabler:visits"),
    ("accounts.manage", "governance:home"),
    ("insight.see", "insight:overview"),
)


def navigation(user, path):
    """The links this user is offered; the longest address that the page lies below is the current one."""
    if user is None or not user.is_authenticated:
        return []
    found = [(words, place(name)) for permission, words, name in LINKS if user.may(permission)]
    links = [{"text": words, "href": href} for words, href in found if href]
    current = max((link["href"] for link in links if path.startswith(link["href"])), key=len, default=None)
    return [link | {"current": link["href"] == current} for link in links]


def home(user):
    """Where this user's work begins."""
    return next((place(name) for permission, name in HOMES if user.may(permission)), None) or reverse("accounts:self")


def place(name):
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
