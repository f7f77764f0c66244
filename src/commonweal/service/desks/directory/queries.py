"""What those who keep the menu ask of the other steps."""

from commonweal.service.ground.accounts import queries as accounts
from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.journey.onward.queries import LIVE


def providers():
    return accounts.organisations(Organisation.Kind.PROVIDER).filter(active=True)


def practices():
    return accounts.organisations(Organisation.Kind.PRACTICE).filter(active=True)


def in_hand(service):
    """How many people are referred there and not yet done."""
    return service.onwards.filter(state__in=LIVE).count()
