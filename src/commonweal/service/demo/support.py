"""What a person is referred on to, and what becomes of it at the provider's."""

from datetime import timedelta

from commonweal.domain import journey
from commonweal.domain.borough import marginals
from commonweal.service.demo import afterwards
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.journey.onward import actions as onwards
from commonweal.service.journey.onward.queries import kind_of

ASKS = ("Company once a week.", "Help with forms and benefits.", "Somewhere warm to go.", "A first visit together.")
FUNDED, OTHER, STATUTORY = journey.FUNDED_VCS, journey.OTHER_VCS, journey.STATUTORY


def supported(walk):
    """Refer on and signpost in the published proportions; the onward referrals made."""
    if walk.day > walk.today:
        return []
    made = [_refer(walk, kind) for kind in (FUNDED, OTHER, STATUTORY) for _ in range(_times(walk, kind))]
    for _ in range(_times(walk, journey.SIGNPOST)):
        service = _pick(walk)
        onwards.signpost(referral=walk.referral, service=service, by=walk.advisor, made_on=walk.day)
    made = [onward for onward in made if onward is not None]
    for onward in made:
        _at_the_provider(walk, onward)
    walk.clock.set(walk.day)
    return made


def _times(walk, kind):
    published = marginals()["onward"]
    wanted = published[kind] / published["referrals_in"]
    return int(wanted) + (walk.rng.random() < wanted - int(wanted))


def _pick(walk, suits=lambda service: True):
    services = [service for service in walk.borough.services if suits(service)]
    return walk.rng.choices(services, [walk.borough.shares[service.pk] for service in services])[0]


def _refer(walk, kind):
    return refer_to(walk, _pick(walk, lambda service: kind_of(service) == kind))


def refer_to(walk, service):
    """Ask a service to support the person; None when there is a reason not to."""
    try:
        return onwards.refer(
            referral=walk.referral,
            service=service,
            kind=kind_of(service),
            ask=walk.rng.choice(ASKS),
            by=walk.advisor,
            made_on=walk.day,
        )
    except ActionRefused:
        # No place left, asked for already, or no consent to share: the advisor lets it be.
        afterwards.missed(walk, service)
        return None


def _at_the_provider(walk, onward):
    rng, worker = walk.rng, walk.borough.provider_users[onward.service.provider_id]
    replied = onward.made_on + timedelta(days=rng.randint(1, 9))
    if replied > walk.today:
        return
    walk.clock.set(replied)
    draw = rng.random()
    if draw < 0.08:
        onwards.refuse(onward=onward, reason=rng.choice(("full", "not_suitable")), by=worker, version=onward.version)
    elif draw < 0.11:
        onwards.waitlist(onward=onward, by=worker, version=onward.version)
        _accepted(walk, onward, worker, replied + timedelta(days=rng.randint(20, 70)))
    else:
        _accepted(walk, onward, worker, replied)


def _accepted(walk, onward, worker, day):
    if day <= walk.today:
        walk.clock.set(day)
        onwards.accept(onward=onward, by=worker, version=onward.version)
        _take_part(walk, onward, worker, day + timedelta(days=walk.rng.randint(3, 16)))


def _take_part(walk, onward, worker, starts_on):
    if starts_on > walk.today:
        return
    walk.clock.set(starts_on)
    if walk.rng.random() < 0.1:
        onwards.refuse(onward=onward, reason="person_declined", by=worker, version=onward.version)
        return
    afterwards.along(walk, onward, starts_on)
    onwards.start(onward=onward, on=starts_on, by=worker, version=onward.version)
    ends_on = onward.funded_until or starts_on + timedelta(days=70)
    keen = walk.rng.choice((0.4, 0.7, 0.9))
    day = starts_on
    while day <= min(ends_on, walk.today):
        walk.clock.set(day)
        onwards.attend(onward=onward, on=day, attended=walk.rng.random() < keen, by=worker)
        day += timedelta(days=14)
    if ends_on <= walk.today:
        _ended(walk, onward, worker, ends_on, _next(walk, keen))


def _ended(walk, onward, worker, ends_on, next_step):
    onward.refresh_from_db()
    afterwards.agreed(walk, onward, next_step, ends_on)
    walk.clock.set(ends_on)
    onwards.end(onward=onward, on=ends_on, next_step=next_step, by=worker, version=onward.version)
    afterwards.still_asked(walk, onward)


def _next(walk, keen):
    if walk.rng.random() > keen * 0.6:
        return walk.rng.choice(("stopped", "stopped", "unknown"))
    return walk.rng.choice(("independent", "independent", "self_funded", "volunteer", "other_service", "own_group"))
