"""Link carers, and people who live together: because somebody said so, never because two addresses are the same."""

from django.db import transaction
from django.utils import timezone

from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.people.models import CareLink, Household, Member


@transaction.atomic
def link_carer(*, carer, cared_for, by, relation=""):
    """Link a carer to the person they care for; linking twice changes nothing."""
    if carer == cared_for:
        raise ActionRefused("Nobody is their own carer. Choose the person they care for.")
    known = CareLink.objects.filter(carer=carer, cared_for=cared_for).first()
    if known:
        return known
    link = CareLink(carer=carer, cared_for=cared_for, relation=relation.strip())
    return audit.add(link, event="CARER_LINKED", by=by, person=carer, cared_for=str(cared_for.pk))


@transaction.atomic
def end_care(*, link, by):
    """They care for the person no longer, or never did; the audit trail keeps that it was said."""
    audit.record(event="CARER_UNLINKED", by=by, person=link.carer_id, subject=link, cared_for=str(link.cared_for_id))
    link.delete()


@transaction.atomic
def live_together(*, person, other, by, since=None):
    """Two people live together: each in the household the other is in, or both in a new one."""
    if person == other:
        raise ActionRefused("Choose somebody else: nobody lives with themselves.")
    now = {each.person_id: each.household for each in Member.objects.filter(person__in=(person, other), until=None)}
    home, others = now.get(person.pk), now.get(other.pk)
    if home and others:
        if home == others:
            return home
        raise ActionRefused("Both live with others already. End one of the two households first.")
    home = home or others or Household.objects.create()
    for each in (person, other):
        if each.pk not in now:
            member = Member(household=home, person=each, since=since or timezone.localdate())
            audit.add(member, event="HOUSEHOLD_JOINED", by=by, person=each, household=str(home.pk))
    return home


@transaction.atomic
def leave_household(*, member, by, version):
    """A person lives there no longer; the last one left is not a household."""
    _leave(member, by, version)
    staying = list(Member.objects.filter(household=member.household, until=None))
    if len(staying) == 1:
        _leave(staying[0], by, staying[0].version)
    return member


def _leave(member, by, version):
    today = timezone.localdate()
    person = member.person_id
    audit.amend(member, event="HOUSEHOLD_LEFT", by=by, version=version, person=person, until=max(today, member.since))
