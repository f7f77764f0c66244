"""Several referrals given to advisors at once, and lists taken away: what was not done is said."""

from django.db import transaction

from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused, Stale
from commonweal.service.journey.referrals import actions as referrals

MEANWHILE = "somebody else changed it meanwhile. Look at it again."


def allocate_several(*, chosen, by):
    """Each by itself, so that one that cannot be given does not keep back the others: (done, [(referral, why not)])."""
    done, refused = [], []
    for referral, advisor, version in chosen:
        try:
            with transaction.atomic():
                done.append(referrals.allocate(referral=referral, advisor=advisor, by=by, version=version))
        except ActionRefused as why:
            refused.append((referral, str(why)))
        except Stale:
            refused.append((referral, MEANWHILE))
    return done, refused


def take_list(*, asked, rows, by):
    """A list of people leaves the service as a file: the trail says which, and how long it was."""
    return audit.record(
        event="LIST_EXPORTED", by=by, asked={name: str(each) for name, each in asked.items()}, rows=rows
    )
