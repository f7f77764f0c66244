"""Who works where."""

import secrets

from commonweal.service.ground.accounts.models import Organisation, User

WORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def organisations(kind=None):
    found = Organisation.objects.filter(kind=kind) if kind else Organisation.objects.all()
    return found.order_by("kind", "name")


def users(organisation=None):
    found = User.objects.filter(organisation=organisation) if organisation else User.objects.all()
    return found.select_related("organisation").order_by("organisation__name", "name")


def advisors():
    return User.objects.filter(role="advisor", is_active=True).order_by("name")


def name_tried(request, credentials=None):
    """The account that somebody tries to enter, so that guesses at one account are counted together."""
    given = credentials or {}
    name = given.get("username") or given.get("email") or request.POST.get("email", "")
    return name.strip().lower()


def new_password():
    """A password to hand to somebody once: four groups of five letters, easy to read out."""
    return "-".join("".join(secrets.choice(WORD_LETTERS) for _ in range(5)) for _ in range(4))
