"""Write down what people agreed to."""

from django.db import transaction

from commonweal.service.ground.audit import actions as audit
from commonweal.service.people.models import Consent


@transaction.atomic
def decide(*, person, kind, given, by):
    """Write down what a person agreed to or refused; the latest decision of a kind counts."""
    consent = Consent.objects.create(person=person, kind=Consent.Kind(kind), given=bool(given), taken_by=by)
    event = "CONSENT_GIVEN" if consent.given else "CONSENT_REFUSED"
    audit.record(event=event, by=by, person=person, kind=consent.kind)
    return consent
