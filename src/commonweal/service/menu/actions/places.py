"""Count the places that a grant has bought, and say where postcodes are."""

from django.db import transaction

from commonweal.domain import identifiers
from commonweal.paper.words import counted
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.menu.actions.telling import tell, turn
from commonweal.service.menu.models import Block, Spot
from commonweal.service.menu.queries import words

SPOTS_AT_ONCE = 2_000


@transaction.atomic
def add_block(*, by, service, starts_on, ends_on, places, weeks=12):
    """Add places of a funded service in a period."""
    if not service.funded:
        raise ActionRefused("Places are counted for services the grant programme pays for. Mark it as funded first.")
    _check(starts_on, ends_on, places, weeks)
    block = Block(service=service, starts_on=starts_on, ends_on=ends_on, places=places, weeks=weeks)
    audit.add(block, event="BLOCK_ADDED", by=by, places=places)
    tell(by=by, service=service, what="places", after=words.block(block))
    return block


@transaction.atomic
def amend_block(*, block, by, version, starts_on, ends_on, places, weeks):
    """Correct a block; the places that are taken stay taken."""
    _check(starts_on, ends_on, places, weeks)
    Block.objects.select_for_update().get(pk=block.pk)
    taken = Block.objects.counted().get(pk=block.pk).taken
    if places < taken:
        raise ActionRefused(f"{counted(taken, 'place')} of this block are taken already. Enter {taken} or more.")
    before = words.block(block)
    wanted = {"starts_on": starts_on, "ends_on": ends_on, "places": places, "weeks": weeks}
    audit.amend(block, event="BLOCK_AMENDED", by=by, version=version, **wanted)
    tell(by=by, service=block.service, what="places", before=before, after=words.block(block))
    return block


def _check(starts_on, ends_on, places, weeks):
    if ends_on < starts_on:
        raise ActionRefused("The last day is before the first day. Check both dates.")
    if places < 1 or weeks < 1:
        raise ActionRefused("Enter at least 1 place, of at least 1 week.")


@transaction.atomic
def load_spots(rows, *, by=None):
    """Load where postcodes are: rows of (postcode, easting, northing) in metres, as many as there are; says how many.

    All or none. Of a postcode that is told twice, the later place counts.
    """
    loaded = 0
    for some in _in_parts(rows):
        loaded += len(some)
        Spot.objects.bulk_create(
            some.values(),
            batch_size=SPOTS_AT_ONCE,
            update_conflicts=True,
            unique_fields=["postcode"],
            update_fields=["easting", "northing"],
        )
    audit.record(event="SPOTS_LOADED", by=by, rows=loaded)
    turn(by=by)
    return loaded


def _in_parts(rows):
    """Spots by postcode, a few thousand at a time: the file may have millions."""
    part = {}
    for typed, easting, northing in rows:
        postcode = identifiers.postcode(typed)
        part[postcode] = Spot(postcode=postcode, easting=easting, northing=northing)
        if len(part) == SPOTS_AT_ONCE:
            yield part
            part = {}
    if part:
        yield part
