"""Tell what a list did not: the risks to those who visit."""

from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.referrals import queries
from commonweal.service.journey.referrals.models import Referral


def tell_risk(*, referral, staff_risk, by, version, staff_risk_text=""):
    """Say whether there are risks to staff, and which; whoever visits sees it at once."""
    queries.refuse_closed(referral)
    text = staff_risk_text.strip()
    if staff_risk not in (Referral.StaffRisk.NONE_KNOWN, Referral.StaffRisk.KNOWN):
        raise ActionRefused("Choose whether there are risks to staff from the list.")
    if staff_risk == Referral.StaffRisk.KNOWN and not text:
        raise ActionRefused("Say what the risks to staff are.")
    told = {"staff_risk": staff_risk, "staff_risk_text": text if staff_risk == Referral.StaffRisk.KNOWN else ""}
    return audit.amend(referral, event="RISK_TOLD", by=by, version=version, person=referral.person_id, **told)
