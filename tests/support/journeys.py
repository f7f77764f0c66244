"""A small borough for tests, and people taken as far as a test needs, by the same actions as in life."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import count

from django.utils import timezone

from commonweal.domain import measures
from commonweal.domain.identifiers import check_digit
from commonweal.service.ground.accounts import actions as accounts
from commonweal.service.ground.accounts.models import Organisation, Role, User
from commonweal.service.journey.assessments import actions as assessments
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.onward import queries as onwards
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.menu import actions as menu
from commonweal.service.people import actions as people

_numbers = count(1)


def today():
    return timezone.localdate()


def ago(days):
    return today() - timedelta(days=days)


def nhs_number():
    """The next valid number of the range that is never given to anybody."""
    for number in _numbers:
        nine = f"999{number:06d}"
        if check_digit(nine) < 10:
            return f"{nine}{check_digit(nine)}"
    raise AssertionError("numbers never end")


def organisation(kind, name, code):
    return Organisation.objects.create(kind=kind, name=name, code=code)


def user(role, name, place):
    return User.objects.create(
        email=f"{name.lower().replace(' ', '.')}@example.org", name=name, role=role, organisation=place
    )


@dataclass
class Borough:
    practice: Organisation
    other_practice: Organisation
    gateway: Organisation
    provider: Organisation
    other_provider: Organisation
    doctor: User
    manager: User
    advisor: User
    other_advisor: User
    worker: User


def borough():
    kinds = Organisation.Kind
    practice, other = organisation(kinds.PRACTICE, "Elm Road", "Y99001"), organisation(kinds.PRACTICE, "Mill", "Y99002")
    gateway = organisation(kinds.GATEWAY, "Gateway", "G001")
    provider = organisation(kinds.PROVIDER, "Growing Together", "P001")
    other_provider = organisation(kinds.PROVIDER, "Good Neighbours", "P002")
    return Borough(
        practice,
        other,
        gateway,
        provider,
        other_provider,
        doctor=user(Role.PRACTICE, "Dana Doctor", practice),
        manager=user(Role.MANAGER, "Mary Manager", gateway),
        advisor=user(Role.ADVISOR, "Ada Advisor", gateway),
        other_advisor=user(Role.ADVISOR, "Bea Advisor", gateway),
        worker=user(Role.PROVIDER, "Will Worker", provider),
    )


def team(*practices, name="Case managers"):
    """A team that refers for these practices."""
    found = organisation(Organisation.Kind.TEAM, name, f"T{next(_numbers):05}")
    return accounts.set_team(team=found, pathway="case_management", practices=practices, by=None)


def person(place, *, agrees=True, **details):
    """Somebody registered with the practice, who agreed to everything unless told otherwise."""
    details = {
        "given_name": "Wilfred",
        "family_name": "Ashdown",
        "born_on": date(1938, 2, 28),
        "sex": "1",
        "phone": "01632 960001",
        "postcode": "ZZ99 3VZ",
        "nhs_number": nhs_number(),
        "practice": place.practice,
        **details,
    }
    found = people.register(by=place.doctor, **details)
    for kind in ("service", "sharing", "evaluation"):
        people.decide(person=found, kind=kind, given=agrees, by=place.doctor)
    return found


def received(place, *, who=None, **details):
    details = {
        "referred_on": ago(150),
        "reasons": ["isolation"],
        "conditions": ["diabetes", "heart"],
        "staff_risk": "none_known",
        **details,
    }
    who = who or person(place)
    return referrals.receive(person=who, practice=who.practice, by=place.doctor, **details)


def allocated(place, **details):
    referral = received(place, **details)
    return referrals.allocate(referral=referral, advisor=place.advisor, by=place.manager, version=referral.version)


def scores(value=3, **others):
    return {**{measure.code: value for measure in measures.MEASURES}, **others}


def assessed(place, *, completed_days_ago=140, **details):
    referral = allocated(place, **details)
    on = ago(completed_days_ago)
    assessment = assessments.begin(referral=referral, by=place.advisor, on=on)
    assessments.score(referral=referral, point="baseline", scored_on=on, by=place.advisor, scores=scores())
    assessments.complete(assessment=assessment, by=place.advisor, version=assessment.version, on=on)
    return referral


def service(place, *, places=5, weeks=12, **details):
    """A funded service with places, unless told otherwise."""
    details = {"provider": place.provider, "name": "Allotment", "kind": "physical_activity", "funded": True, **details}
    found = menu.add_service(by=place.manager, **details)
    if found.funded and places:
        menu.add_block(
            by=place.manager, service=found, starts_on=ago(400), ends_on=ago(-400), places=places, weeks=weeks
        )
    return found


def runs(place, where, postcode="ZZ1 1AA", weekday=1, name="Hall"):
    """A service has a session at a place with this postcode."""
    venue = menu.add_venue(by=place.manager, name=name, postcode=postcode)
    times = {"weekday": weekday, "opens_at": time(10), "closes_at": time(12)}
    return menu.add_schedule(by=place.manager, service=where, venue=venue, **times)


def refer(place, referral, where, **details):
    """Ask a provider to take the person, today unless told otherwise."""
    kind = onwards.kind_of(where)
    details = {"kind": kind, "ask": "Please welcome him on Tuesdays.", "made_on": today(), **details}
    return onward.refer(referral=referral, service=where, by=place.advisor, **details)


def referred_on(place, *, where=None, made_days_ago=130, **details):
    return refer(place, assessed(place, **details), where or service(place), made_on=ago(made_days_ago))


def started(place, **details):
    found = referred_on(place, **details)
    onward.accept(onward=found, by=place.worker, version=found.version)
    return onward.start(onward=found, on=ago(120), by=place.worker, version=found.version)


def ended(place, **details):
    found = started(place, **details)
    onward.attend(onward=found, on=ago(110), attended=True, by=place.worker)
    return onward.end(onward=found, on=ago(40), next_step="independent", by=place.worker, version=found.version)
