"""Many of everything that there is a list of, where a small borough has one or two."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

from commonweal.domain.journey import FUNDED_VCS
from commonweal.service.ground.accounts import actions as accounts
from commonweal.service.ground.accounts.models import Organisation, Role, User
from commonweal.service.ground.outbox.models import Job
from commonweal.service.journey.assessments import actions as assessments
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.meetings import actions as meetings
from commonweal.service.journey.meetings.models import Attendee, Meeting
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.oversight import actions as oversight
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews import actions as reviews
from commonweal.service.menu import actions as menu
from commonweal.service.menu.models import Service
from tests.support import afterwards, doors, journeys

_numbers = count(1)


def place_of(world):
    """The borough of a world's own side."""
    users = world.users
    other = Organisation.objects.exclude(pk=users[Role.PROVIDER].organisation_id).filter(kind="provider").first()
    return journeys.Borough(
        practice=users[Role.PRACTICE].organisation,
        other_practice=Organisation.objects.filter(kind="practice").exclude(pk=users[Role.PRACTICE].organisation_id)[0],
        gateway=users[Role.MANAGER].organisation,
        provider=users[Role.PROVIDER].organisation,
        other_provider=other,
        doctor=users[Role.PRACTICE],
        manager=users[Role.MANAGER],
        advisor=users[Role.ADVISOR],
        other_advisor=User.objects.filter(role=Role.ADVISOR).exclude(pk=users[Role.ADVISOR].pk)[0],
        worker=users[Role.PROVIDER],
    )


def grow(world, times):
    """So many times more of all that is in lists: people, what is about one of them, and what a service has."""
    place, own = place_of(world), world.keys[doors.OWN]
    for _ in range(times):
        somebody(place, world.users[Role.ENABLER])
        about(place, Referral.objects.get(pk=own["referral"]), world.users[Role.ENABLER])
        there(place, Service.objects.get(pk=own["service"]), own)
        taking_part(place, Service.objects.get(pk=own["service"]))
        sent_by_team(place, world.users[Role.TEAM])
        behind(place)


def somebody(place, enabler):
    """One more person at each step of the way, and on each desk."""
    number = next(_numbers)
    names = {"given_name": f"Given{number}", "family_name": f"Family{number}"}
    journeys.received(place, who=journeys.person(place, **names))
    journeys.received(place, who=journeys.person(place), referred_on=journeys.ago(2))
    journeys.allocated(place)
    referral = journeys.assessed(place, who=journeys.person(place, family_name=f"Thistle{number}"))
    about(place, referral, enabler)
    met(place, referral, on=journeys.today() + timedelta(days=number))
    doors.begun(place.doctor)
    doors.begun_list(place.doctor)
    onward_states(place)
    for days in (10, 30, 85, 100, 190):
        afterwards.over(place, days_ago=days)
    told = {"need": "isolation", "why": "full", "noted_on": journeys.today()}
    onward.note_unmet(referral=referral, by=place.advisor, **told)
    asking, _ = reviews.ask_experience(referral=referral, who="person", how="paper", by=place.advisor)
    reviews.answer_on_paper(code=asking.code, answers={"listened": 5, "easy": 4}, words="Kind", by=place.advisor)
    journeys.allocated(place, who=journeys.person(place, family_name=f"Rush{number}", nhs_number=""))
    reviews.send_feedback(referral=referral, by=place.advisor, subject="News", body="All is well.")


def met(place, referral, on):
    """One more meeting, with a task, a colleague and a guest; and one more of each at the first."""
    meeting = meetings.plan(practice=place.practice, on=on, by=place.advisor)
    meetings.choose(meeting=meeting, by=place.advisor, version=meeting.version, referrals=[referral])
    asked = {"users": [place.doctor], "guests": [(f"Sam {next(_numbers)}", "Social worker")]}
    meetings.ask(meeting=meeting, by=place.advisor, version=meeting.version, **asked)
    told = {"what": "Ring the family", "owner": place.doctor, "due_on": on}
    meetings.agree(meeting=meeting, case=meeting.cases.get(), by=place.advisor, **told)
    first = Meeting.objects.filter(practice=place.practice, on=journeys.today()).get()
    meetings.bring(meeting=first, referral=referral, by=place.doctor, why="He fell.")
    for case in first.cases.all():
        meetings.agree(meeting=first, case=case, by=place.advisor, **told)
    Attendee.objects.create(meeting=first, guest=f"Guest {next(_numbers)}", job="Nurse")


def onward_states(place):
    """One more at each state of a place with a provider, and a service whose places are gone."""
    journeys.referred_on(place, where=journeys.service(place, name=f"Full {next(_numbers)}", places=1))
    service = journeys.service(place, name=f"Service {next(_numbers)}")
    journeys.referred_on(place, where=service)
    journeys.started(place, where=service)
    journeys.ended(place, where=service)


def about(place, referral, enabler):
    """One more of everything that there can be about one person."""
    by, today = place.advisor, journeys.today()
    contacts.plan(referral=referral, by=by, kind="visit", purpose="support", on=today)
    doors.written(place, referral)
    step = {"what": "Walk", "who": "", "due_on": None, "done": False}
    assessments.add_goal(referral=referral, words="To get out", steps=[step, step], by=by)
    doors.declined(place, referral)
    service = journeys.service(place, name=f"Choir {next(_numbers)}")
    onward.refer(referral=referral, service=service, kind=FUNDED_VCS, ask="Hello.", by=by, made_on=today)
    begun = afterwards.begun(place, referral, name=f"Club {next(_numbers)}")
    afterwards.visit(place, begun, enabler)
    onward.attend(onward=begun, on=journeys.ago(3), attended=True, by=place.worker)
    onward.attend(onward=begun, on=journeys.ago(10), attended=False, by=place.worker)
    reviews.add_progression(referral=referral, kind="volunteering", began_on=journeys.ago(9), by=by)
    claim = {"kind": "pip", "claimed_on": journeys.ago(20), "outcome": "awaiting"}
    reviews.add_benefit(referral=referral, by=by, **claim)
    reviews.ask_experience(referral=referral, who="person", how="paper", by=by)
    doors.at_home(place, referral.person)


def there(place, service, own):
    """One more of what a service has, and of what is said of an advisor."""
    journeys.runs(place, service, weekday=3, name=f"Hall {next(_numbers)}")
    menu.add_block(
        by=place.manager,
        service=service,
        starts_on=journeys.ago(-500 - 100 * next(_numbers)),
        ends_on=journeys.ago(-590 - 100 * next(_numbers)),
        places=3,
        weeks=12,
    )
    oversight.say(advisor=place.advisor, said="I am stuck.", by=place.advisor)


def taking_part(place, service):
    """One more person at a service."""
    sent = journeys.referred_on(place, where=service, made_days_ago=60)
    onward.accept(onward=sent, by=place.worker, version=sent.version)
    onward.start(onward=sent, on=journeys.ago(50), by=place.worker, version=sent.version)


def sent_by_team(place, colleague):
    """One more person whom a team referred, with the letter that came back."""
    team = colleague.organisation
    accounts.set_team(team=team, pathway="case_management", practices=[place.practice], by=None)
    referral = journeys.assessed(replace(place, doctor=colleague), who=journeys.person(place))
    reviews.send_feedback(referral=referral, by=place.advisor, subject="News", body="All is well.")


def behind(place):
    """One more organisation, user, account, piece of work and e-mail."""
    number = next(_numbers)
    journeys.user(Role.PRACTICE, f"Nurse N{number}", place.practice)
    practice = journeys.organisation("practice", f"Practice {number}", f"Y98{number:03}")
    journeys.user(Role.PRACTICE, f"Doctor N{number}", practice)
    journeys.user(Role.ADVISOR, f"Advisor N{number}", place.gateway)
    journeys.user(Role.ENABLER, f"Enabler N{number}", place.gateway)
    journeys.team(practice, place.practice, name=f"Team {number}")
    doors.alike(place)
    Job.objects.update(state=Job.State.DONE)
    doors.background(place.manager)
