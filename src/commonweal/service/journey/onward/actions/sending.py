"""Refer a person on to a service, or tell them of one."""

from django.db import transaction

from commonweal.domain import journey
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.onward import queries
from commonweal.service.journey.onward.actions.linking import ask_by_link
from commonweal.service.journey.onward.models import Onward, StateChange
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.referrals import queries as rules
from commonweal.service.menu.models import Block
from commonweal.service.people import actions as people
from commonweal.service.people import queries as known
from commonweal.service.people.models import Consent, Relationship


@transaction.atomic
def refer(*, referral, service, kind, ask, by, made_on, seen=""):
    """Ask a provider to support a person; a funded place is taken at once. `seen` marks what the page showed."""
    referrals.lock(referral=referral, by=by)
    _check(referral, service, made_on)
    _check_kind(service, kind)
    _check_person(referral, service)
    if not ask.strip():
        raise ActionRefused("Say what you ask of the provider.")
    block = _take_place(service, made_on) if kind == journey.FUNDED_VCS else None
    shared = queries.preview(referral, service, ask)
    if heading := queries.giving_away(shared, referral.person.nhs_number):
        raise ActionRefused(queries.GIVES_AWAY.format(heading))
    if seen and seen != queries.digest(shared):
        raise ActionRefused("What the provider would see has changed since it was shown. Look at it again, then send.")
    onward = Onward(
        referral=referral,
        service=service,
        kind=kind,
        block=block,
        by=by,
        made_on=made_on,
        ask=ask.strip(),
        shared=shared,
    )
    _add(onward, journey.SENT, "REFERRED_ON", by)
    asked = {"why": Relationship.Why.PROVIDER, "organisation": service.provider}
    people.relate(person=referral.person_id, by=by, **asked)
    referrals.mark_supported(referral=referral, by=by)
    ask_by_link(onward=onward, by=by)
    return onward


@transaction.atomic
def signpost(*, referral, service, by, made_on):
    """Tell a person of a service; nothing is sent to anybody."""
    referrals.lock(referral=referral, by=by)
    _check(referral, service, made_on)
    onward = Onward(referral=referral, service=service, kind=journey.SIGNPOST, by=by, made_on=made_on)
    return _add(onward, journey.GIVEN, "SIGNPOSTED", by)


def _add(onward, state, event, by):
    onward.state = state
    audit.add(onward, event=event, by=by, person=onward.referral.person_id, kind=onward.kind)
    StateChange.objects.create(onward=onward, state=state, by=by)
    return onward


def _check(referral, service, made_on):
    rules.refuse_unallocated(referral)
    rules.refuse_dead(referral)
    rules.refuse_day(referral, made_on, "referring on")
    if not (service.active and service.provider.active):
        raise ActionRefused("This service is no longer on the menu. Choose another.")


def _check_kind(service, kind):
    if kind == journey.SIGNPOST:
        raise ActionRefused("A signpost sends nothing to the provider. Record it as a signpost.")
    if kind != queries.kind_of(service):
        wanted = journey.ONWARD_KINDS[queries.kind_of(service)].lower()
        raise ActionRefused(f"For this service it can only be a {wanted}, or a signpost.")


def _check_person(referral, service):
    if referral.state == journey.ALLOCATED:
        raise ActionRefused("Complete the assessment first. A signpost can be given at any time.")
    if known.consent(referral.person, Consent.Kind.SHARING) is not True:
        raise ActionRefused("The person has not agreed to sharing with services. Ask them, or give a signpost.")
    if Onward.objects.filter(referral=referral, service=service, state__in=queries.LIVE).exists():
        raise ActionRefused("The person is referred to this service already, and that is not over.")


def _take_place(service, day):
    """The first block with a place left, locked so that the last place cannot be given twice."""
    locked = list(Block.objects.select_for_update().filter(service=service))
    if not locked:
        return None  # places of this service are not counted
    for block in Block.objects.on(day).filter(service=service).counted():
        if block.taken < block.places:
            return block
    raise ActionRefused("No funded place is left at this service. Give a signpost, or choose another service.")
