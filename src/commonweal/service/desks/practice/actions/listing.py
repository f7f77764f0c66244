"""Keep a list of people that was uploaded, and refer those who were ticked: all of them, or nobody."""

from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from commonweal.service.desks.practice.queries import listed
from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.ground.drafts import actions as drafts
from commonweal.service.ground.drafts.models import Draft
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people import actions as people
from commonweal.service.people.models import Person


def keep_list(*, answers, by, begun=None):
    """Keep what was read, sealed: nobody is referred yet, and no table holds it in the clear."""
    begun = begun or uuid4()
    drafts.save(kind=listed.KIND, answers=answers, by=by, about=begun)
    return begun


def tick(*, answers, begun, lines, by):
    """Remember who is to be referred."""
    return keep_list(answers=answers | {"ticked": sorted(lines)}, begun=begun, by=by)


def discard_list(*, begun, by):
    drafts.discard(kind=listed.KIND, by=by, about=begun)


@transaction.atomic
def send_list(*, answers, begun, by):
    """Refer everybody who was ticked; if one of them cannot be referred any more, nobody is, and it says who."""
    _once(begun, by)
    made = [_refer(row, answers, by) for row in listed.ticked(answers)]
    discard_list(begun=begun, by=by)
    audit.record(event="LIST_SENT", by=by, people=len(made))
    return made


def _once(begun, by):
    """Of two sendings at the same moment the second waits here, and finds that the list is gone."""
    if not Draft.objects.select_for_update().filter(owner=by, kind=listed.KIND, about=begun).exists():
        raise ActionRefused("This list was sent or deleted already. Find the people in your list of referrals.")


def _refer(row, answers, by):
    said = listed.values(row)
    try:
        practice = Organisation.objects.get(pk=row["practice"])
        return referrals.receive(
            person=_person(row, said, practice, by),
            practice=practice,
            by=by,
            by_list=True,
            referred_on=timezone.localdate(),
            **_told(said, answers),
        )
    except ActionRefused as why:
        who = f"Line {row['line']}, {listed.name(row)}"
        raise ActionRefused(f"{who}: {why} Nobody was referred. Go back and untick them.") from why


def _person(row, said, practice, by):
    if row["person"]:
        return Person.objects.select_related("merged_into", "practice").get(pk=row["person"]).kept
    return people.register(by=by, practice=practice, **{name: said[name] for name in listed.PERSONAL})


def _told(said, answers):
    """What the list tells of the referral; what a row leaves out was said once for all of them."""
    risk = {"risk_source": said["risk_source"] or answers["risk_source"]} if said["risk_score"] is not None else {}
    scored_on = said["risk_scored_on"] or listed.scored_on(answers)
    return {
        "reasons": said["reasons"] or answers["reasons"],
        "conditions": said["conditions"],
        "reason_text": said["note"],
        "risk_score": said["risk_score"],
        **(risk | {"risk_scored_on": scored_on} if risk else {}),
        "staff_risk": Referral.StaffRisk.KNOWN if said["staff_risk_text"] else Referral.StaffRisk.NOT_TOLD,
        "staff_risk_text": said["staff_risk_text"],
    }
