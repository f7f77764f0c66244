"""What the demonstration's e-mails and files are about: providers told by e-mail, a list that is asked for."""

from commonweal.service.ground.accounts import actions as accounts
from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.ground.outbox import actions as outbox
from commonweal.service.journey.onward import actions as onwards
from commonweal.service.journey.onward.models import Onward

TOLD = 3
MAIL = "demo.example"


def write(borough):
    """Some providers are told by e-mail of whoever waits for their answer; the manager has asked for a file."""
    waiting = Onward.objects.waiting().select_related("service__provider", "referral__person", "by")
    providers = Organisation.objects.filter(services__onwards__in=waiting).distinct().order_by("code")[:TOLD]
    for provider in providers:
        accounts.set_email(organisation=provider, email=f"{provider.code}@{MAIL}", by=borough.manager)
        for onward in waiting.filter(service__provider=provider):
            onwards.ask_by_link(onward=onward, by=onward.by)
    outbox.start_job(kind="referrals.all", by=borough.manager)
