"""The fictitious borough in the test database, and out of it again."""

import hashlib
from contextlib import contextmanager
from itertools import chain

from django.db import transaction
from django.utils import timezone

from commonweal.service.demo import actions as demo
from commonweal.service.ground.accounts.models import User
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people.models import Person


@contextmanager
def borough(people, seed):
    """The borough, for as long as the block lasts."""
    with transaction.atomic():
        yield demo.build(people=people, seed=seed, today=timezone.localdate())
        transaction.set_rollback(True)


def named(role):
    """The demonstration user of a role."""
    return User.objects.get(email=f"{role}@demo.example")


def fingerprint():
    """Everything that a seed decides; identifiers, references and instants are not among it."""
    told = chain(
        Person.objects.values_list("nhs_number", "given_name", "family_name", "born_on", "postcode"),
        Referral.objects.values_list("person__nhs_number", "referred_on", "state", "advisor__email", "closed_on"),
        Contact.objects.values_list("referral__person__nhs_number", "on", "kind", "outcome", "at_time"),
        Onward.objects.values_list("referral__person__nhs_number", "service__name", "made_on", "state", "ended_on"),
    )
    return hashlib.sha256("\n".join(sorted(map(str, told))).encode()).hexdigest()
