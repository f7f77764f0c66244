"""Work of referrals that takes longer than a page: all of them as a spreadsheet."""

from commonweal.domain import journey
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.outbox import tasks
from commonweal.service.journey.referrals.models import Referral

HEAD = (
    "Reference", "Person", "NHS number", "Born", "Practice", "Sent by", "Pathway", "Referred on", "Reasons", "State",
    "Advisor", "Closed on", "Closed because",
)  # fmt: skip
CLOSED = journey.CLOSE_REASONS | journey.DECLINE_REASONS


@tasks.job(
    "referrals.all",
    title="All referrals",
    permission="lists.export",
    about="A file for Excel with every referral: the person, practice, state and advisor.",
)
def all_referrals(job, tell):
    """One line a referral, the newest first."""
    found = Referral.objects.visible_to(job.by).select_related("person", "practice", "sender", "advisor")
    made = tasks.sheet(job, tell, name="referrals.csv", head=HEAD, found=found.order_by("-referred_on", "pk"), row=row)
    audit.record(event="LIST_EXPORTED", by=job.by, subject=job, rows=made.rows)
    return made


def row(referral):
    person = referral.person
    return (
        referral.reference,
        person.name,
        person.nhs_number,
        person.born_on,
        referral.practice.name,
        referral.sender.name,
        referral.get_pathway_display(),
        referral.referred_on,
        "; ".join(journey.REASONS[reason] for reason in referral.reasons),
        referral.get_state_display(),
        referral.advisor.name if referral.advisor else "",
        referral.closed_on,
        CLOSED.get(referral.close_reason, ""),
    )
