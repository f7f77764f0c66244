"""Who looks after which practice, households, an address that is not shared, and records that may be one person."""

from commonweal.service.ground.accounts.models import Role
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.people import actions as people
from commonweal.service.people.models import CareLink, Person

ROOM = (60, 70, 75, 80)
TWICE = 5
HOUSEHOLDS = 8


def share_practices(borough):
    """Each practice has an advisor who looks after it; the last has nobody yet."""
    for number, practice in enumerate(borough.practices[:-1]):
        advisor = borough.advisors[number % len(borough.advisors)]
        referrals.cover(advisor=advisor, practice=practice, by=borough.manager)
    for number, advisor in enumerate(borough.advisors):
        referrals.set_capacity(advisor=advisor, cases=ROOM[number % len(ROOM)], by=borough.manager)


def fill(rng, borough, today, clock):
    """What is known of homes, and people who were registered twice."""
    clock.set(today)
    advisor = borough.users[Role.ADVISOR]
    _live_together(advisor)
    mine = Person.objects.visible_to(advisor).filter(died_on=None).order_by("family_name", "nhs_number")
    for number, person in enumerate(list(mine[: 4 * TWICE : 4])):
        again = _registered_again(borough, person, number)
        if number == 0:
            versions = {"version": again.version, "into_version": person.version}
            people.merge(person=again, into=person, by=borough.manager, **versions)
        elif number == 1:
            people.ask_about(person=person, other=again, note="They told me they moved practice.", by=advisor)
        elif number == 2:
            people.amend(person=person, by=advisor, version=person.version, address_hidden=True)


def _live_together(advisor):
    links = CareLink.objects.filter(cared_for__lived_in=None, carer__lived_in=None).select_related("carer", "cared_for")
    at_home = set()
    for link in links.order_by("carer__family_name", "carer__nhs_number")[:HOUSEHOLDS]:
        if not at_home & {link.carer_id, link.cared_for_id}:
            people.live_together(person=link.carer, other=link.cared_for, by=advisor)
        at_home |= {link.carer_id, link.cared_for_id}


def _registered_again(borough, person, number):
    """The same person, heard over the telephone."""
    practice = borough.practices[number % len(borough.practices)]
    name = person.family_name
    return people.register(
        by=borough.practice_users[practice.pk],
        practice=practice,
        given_name=person.given_name,
        family_name=name[:2] + name[3:] if number % 2 else name + "e",
        born_on=person.born_on,
        sex=person.sex,
        ethnic_group=person.ethnic_group,
        postcode=person.postcode,
    )
