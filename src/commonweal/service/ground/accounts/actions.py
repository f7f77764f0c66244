"""Organisations and users: made, changed, switched off."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from commonweal.service.ground.accounts.models import Organisation, Role, Serves, User
from commonweal.service.ground.audit.actions import add, amend
from commonweal.service.ground.audit.models import ActionRefused

# Where each role works.
WORKPLACES = {
    Role.PRACTICE: Organisation.Kind.PRACTICE,
    Role.ADVISOR: Organisation.Kind.GATEWAY,
    Role.MANAGER: Organisation.Kind.GATEWAY,
    Role.PROVIDER: Organisation.Kind.PROVIDER,
    Role.COMMISSIONER: Organisation.Kind.COMMISSIONER,
    Role.ADMINISTRATOR: Organisation.Kind.GATEWAY,
    Role.TEAM: Organisation.Kind.TEAM,
    Role.ENABLER: Organisation.Kind.GATEWAY,
}


@transaction.atomic
def create_organisation(*, name, kind, code, by):
    if Organisation.objects.filter(code__iexact=code).exists():
        raise ActionRefused(f"There is already an organisation with the code {code}. Use its own code.")
    return add(Organisation(name=name, kind=kind, code=code), event="ORGANISATION_CREATED", by=by)


@transaction.atomic
def set_team(*, team, pathway, practices, by, version=None):
    """Say which pathway a team refers by, and for which practices: those named and no others."""
    if team.kind != Organisation.Kind.TEAM:
        raise ActionRefused(f"{team} is not a team: a practice refers for itself.")
    if any(practice.kind != Organisation.Kind.PRACTICE for practice in practices):
        raise ActionRefused("A team serves practices only.")
    named = [practice.code for practice in practices]
    amend(team, event="TEAM_SET", by=by, version=version, detail={"practices": named}, pathway=pathway)
    team.serves.exclude(practice__in=practices).delete()
    held = set(team.serves.values_list("practice", flat=True))
    Serves.objects.bulk_create(Serves(team=team, practice=each) for each in practices if each.pk not in held)
    return team


@transaction.atomic
def create_user(*, email, name, role, organisation, password, by, handed_out=False):
    """Add somebody who works with the service; the password is checked against the policy, hashed and forgotten.

    Without a password (None) nobody can sign in as this user until one is set. One that was handed out opens
    nothing but the page to change it.
    """
    email = email.strip().lower()
    if User.objects.filter(email=email).exists():
        raise ActionRefused(f"There is already a user with the e-mail address {email}.")
    if WORKPLACES[Role(role)] != organisation.kind:
        raise ActionRefused(f"{Role(role).label} works for another kind of organisation than {organisation.name}.")
    if not organisation.active:
        raise ActionRefused(f"{organisation.name} is closed. Open it again first.")
    user = User(email=email, name=name, role=role, organisation=organisation, password_handed_out=handed_out)
    if password is not None:
        _check(password, user)
    user.set_password(password)
    return add(user, event="USER_CREATED", by=by, role=str(role))


@transaction.atomic
def close_organisation(*, organisation, by, version=None):
    """Nobody works here any more: nobody can be added, and nobody may be left who can sign in."""
    if organisation.users.filter(is_active=True).exists():
        raise ActionRefused(f"People of {organisation.name} can still sign in. Switch off their accounts first.")
    return amend(organisation, event="ORGANISATION_CLOSED", by=by, version=version, active=False)


def reopen_organisation(*, organisation, by, version=None):
    return amend(organisation, event="ORGANISATION_REOPENED", by=by, version=version, active=True)


def set_email(*, organisation, email, by, version=None):
    """Where a provider is told of referrals: empty, and it is told nothing by e-mail."""
    changes = {"email": email.strip().lower()}
    return amend(organisation, event="ORGANISATION_EMAIL_SET", by=by, version=version, **changes)


def deactivate(*, user, by, version=None):
    """Nobody can sign in as this user any more, and whoever is signed in is signed out at the next click."""
    if user.pk == getattr(by, "pk", None):
        raise ActionRefused("You cannot switch off your own account. Ask another administrator.")
    return amend(user, event="USER_DEACTIVATED", by=by, version=version, is_active=False)


def reactivate(*, user, by, version=None):
    if not user.organisation.active:
        raise ActionRefused(f"{user.organisation.name} is closed. Open it again first.")
    return amend(user, event="USER_REACTIVATED", by=by, version=version, is_active=True)


@transaction.atomic
def set_password(*, user, password, by, version=None, handed_out=False):
    """Give a user another password; every session that was begun with the old one ends."""
    _check(password, user)
    hashed = User()
    hashed.set_password(password)
    changes = {"password": hashed.password, "password_handed_out": handed_out}
    return amend(user, event="PASSWORD_SET", by=by, version=version, **changes)


def _check(password, user):
    try:
        validate_password(password, user)
    except ValidationError as why:
        raise ActionRefused(" ".join(why.messages)) from None
