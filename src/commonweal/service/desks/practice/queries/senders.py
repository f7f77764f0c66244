"""For whom somebody refers: their own practice, one of those their team serves, or any when people ask the gateway."""

from commonweal.domain import journey
from commonweal.service.ground.accounts.models import Role
from commonweal.service.journey.referrals import queries as referrals
from commonweal.service.people.models import Person


def practices(user):
    return list(referrals.practices_of(user.organisation))


def practice_of(user, who):
    """The practice that was chosen on page 1, or the only one there is."""
    found = practices(user)
    chosen = next((each for each in found if str(each.pk) == str(who.get("practice") or "")), None)
    return chosen or (found[0] if len(found) == 1 else None)


def takes(user):
    """Does this user write down what somebody asks for themselves?"""
    return user.organisation.refers_as == journey.SELF


def our_list(user):
    """The people whose details may be filled in: a practice's own, for others those they have to do with."""
    mine = Person.objects.visible_to(user)
    return mine.filter(practice=user.organisation) if user.role == Role.PRACTICE else mine


def may_know_address(user, person):
    """A practice and the gateway know where somebody lives; a team does not, if they asked for that."""
    return user.role != Role.TEAM or not person.hides_address


def list_name(user):
    return "your practice's list" if user.role == Role.PRACTICE else "the list of people you work with"
