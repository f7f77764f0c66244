"""Make the administrator who makes everybody else, and print a password once."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from commonweal.service.ground.accounts import actions
from commonweal.service.ground.accounts.models import Organisation, Role
from commonweal.service.ground.accounts.queries import new_password, organisations, users
from commonweal.service.ground.audit.models import ActionRefused

QUESTIONS = {
    "email": "E-mail address: ",
    "name": "Full name: ",
    "organisation": "Organisation that runs the gateway: ",
}


class Command(BaseCommand):
    help = "Make the first administrator and the gateway's organisation. Asks for what is not given."

    def add_arguments(self, parser):
        for name, question in QUESTIONS.items():
            parser.add_argument(f"--{name}", help=question.rstrip(": "))
        parser.add_argument("--code", default="GATEWAY", help="a code for the organisation; GATEWAY unless told")

    def handle(self, *args, **options):
        if users().filter(role=Role.ADMINISTRATOR, is_active=True).exists():
            raise CommandError("There is an administrator already, who can add others under Organisations and users.")
        told = {name: (options[name] or input(question)).strip() for name, question in QUESTIONS.items()}
        empty = [name for name, typed in told.items() if not typed]
        if empty:
            raise CommandError(f"Nothing was made. Give the {' and the '.join(empty)}.")
        password = new_password()
        try:
            user = _make(password, code=options["code"], **told)
        except ActionRefused as why:
            raise CommandError(f"Nothing was made. {why}") from None
        self.stdout.write(f"{user.name} can sign in as {user.email} with the password\n\n  {password}\n\n")
        self.stdout.write("It is shown only now, and asks to be changed after signing in.")


@transaction.atomic
def _make(password, *, email, name, organisation, code):
    kind = Organisation.Kind.GATEWAY
    place = organisations(kind).filter(name__iexact=organisation).first()
    place = place or actions.create_organisation(name=organisation, kind=kind, code=code, by=None)
    told = {"email": email, "name": name, "organisation": place, "password": password}
    return actions.create_user(role=Role.ADMINISTRATOR, by=None, handed_out=True, **told)
