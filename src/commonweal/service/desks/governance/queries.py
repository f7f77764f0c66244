"""What an administrator asks: who works where, and what was done; never whom it was done to."""

from django.db.models import Count, Q

from commonweal.service.ground.accounts import queries as accounts
from commonweal.service.ground.accounts.actions import WORKPLACES
from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.ground.audit import queries as trail
from commonweal.service.ground.audit.models import Entry


def organisations(words=""):
    """Organisations with how many people can sign in there; of a name or code that holds these words."""
    found = accounts.organisations().filter(Q(name__icontains=words) | Q(code__icontains=words))
    return found.annotate(active_users=Count("users", filter=Q(users__is_active=True)))


def teams():
    return accounts.organisations(Organisation.Kind.TEAM)


def providers():
    return accounts.organisations(Organisation.Kind.PROVIDER)


def practices():
    return list(accounts.organisations(Organisation.Kind.PRACTICE).filter(active=True))


def served(team):
    """How a team refers now, as its form shows it."""
    chosen = [str(each) for each in team.serves.values_list("practice", flat=True)]
    return {"pathway": team.pathway, "practices": chosen}


def users(words="", role="", state=""):
    found = accounts.users().filter(Q(name__icontains=words) | Q(email__icontains=words))
    found = found.filter(role=role) if role else found
    return found.filter(is_active=state == "on") if state else found


def roles(organisation):
    """The roles of those who work in an organisation of this kind."""
    return [role for role, kind in WORKPLACES.items() if kind == organisation.kind]


def events():
    """The kinds of entries there are."""
    return list(Entry.objects.order_by("event").values_list("event", flat=True).distinct())


def entries(event=""):
    return trail.recent([event] if event else ())


def done_by(user):
    """What somebody did, without the people it was done to."""
    return trail.done_by(user).defer("person", "detail").order_by("-id")


def said(event):
    """An event as words: PERSON_VIEWED is "Person viewed"; a referral on to a service is called that."""
    return event.replace("ONWARD", "REFERRAL_ON").replace("_", " ").capitalize()
