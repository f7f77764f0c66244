"""Two sides of a borough that must not see each other, and the address of every page on either side."""

from dataclasses import replace
from datetime import time
from uuid import UUID

from commonweal.domain.journey import FUNDED_VCS, OTHER_VCS
from commonweal.exchange import lists
from commonweal.service.desks.practice import actions as practice
from commonweal.service.desks.practice.queries import listed, steps
from commonweal.service.ground.accounts.models import Role, User
from commonweal.service.ground.outbox import actions as outbox
from commonweal.service.ground.outbox import tasks
from commonweal.service.journey.assessments import actions as assessments
from commonweal.service.journey.assessments.models import Instrument
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.meetings import actions as meetings
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.onward.queries import BY_LINK
from commonweal.service.journey.oversight import actions as oversight
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.reviews import actions as reviews
from commonweal.service.menu import actions as menu
from commonweal.service.menu.actions.asking import PAGE as CHECKING
from commonweal.service.menu.models import Service
from commonweal.service.people import actions as people
from tests.support import afterwards, journeys, sheets

NOBODY = UUID(int=0)
SLUGS = {"outcome", "check", "section", "kind"}
OWN, FOREIGN, MISSING, MIXED = "own", "foreign", "missing", "mixed"


@tasks.job("tests.nothing", title="Nothing", permission="files.make", about="Nothing.")
def nothing(job, tell):
    """Work for the pages about work."""


def background(manager):
    """What goes on behind the pages: work somebody asked for, an e-mail that cannot be sent."""
    job = outbox.start_job(kind="tests.nothing", by=manager)
    message = outbox.send(to="nowhere", subject="News", body="There is news.", by=manager)
    return {"job": job.pk, "e-mail": message.pk}


def asked_by_link(pk, advisor):
    """What opens the page of a provider without an account."""
    asked = Onward.objects.get(pk=pk)
    return outbox.make_link(purpose=BY_LINK, subject=asked, by=advisor, days=1)[1]


def planned(place, referral):
    """A goal with a step towards it, and a questionnaire, which is everybody's."""
    step = {"what": "Walk", "who": "", "due_on": None, "done": False}
    goal = assessments.add_goal(referral=referral, words="To get out", steps=[step], by=place.advisor)
    known = Instrument.objects.first() or assessments.take_up(code="ons4", by=place.manager)
    return {"goal": goal.pk, "step": goal.steps.get().pk, "instrument": known.pk}


def declined(place, referral):
    """An onward referral that its provider has said no to."""
    where, asked = journeys.service(place, name="Knitting", funded=False), {"kind": OTHER_VCS, "ask": "Hello."}
    sent = onward.refer(referral=referral, service=where, by=place.advisor, made_on=journeys.today(), **asked)
    return onward.refuse(onward=sent, reason="full", by=place.worker, version=sent.version)


def begun(doctor):
    """A referral that is answered as far as the page to check it."""
    who = {
        "subject": "patient",
        "nhs_number": journeys.nhs_number(),
        "given_name": "Edith",
        "family_name": "Fernley",
        "born_on": "1941-03-05",
        "sex": "2",
        "ethnic_group": "A",
        "cared_for": None,
        **dict.fromkeys(("address", "postcode", "phone", "language", "access_needs"), ""),
    }
    why = {
        "reasons": ["isolation"],
        "reason_text": "",
        "conditions": ["diabetes"],
        "pathway": "practice",
        "risk_score": None,
        "staff_risk": "none_known",
        "staff_risk_text": "",
    }
    consent = {"service": True, "sharing": True, "evaluation": True}
    answers = {steps.WHO: who, steps.KNOWN: "", steps.WHY: why, steps.CONSENT: consent}
    return practice.keep(answers=answers, by=doctor)


def entry(service, manager):
    """What the menu holds of a service, and the link by which its provider says that this is right."""
    hall = menu.add_venue(by=manager, name="Hall", postcode="ZZ1 1AA")
    times = {"weekday": 1, "opens_at": time(10), "closes_at": time(12)}
    session = menu.add_schedule(by=manager, service=service, venue=hall, **times)
    return {"session": session.pk, "block": service.blocks.get().pk, "venue": hall.pk}


def met(place, referral):
    """A meeting with the practice today, the person it is about, and what the practice took on."""
    meeting = meetings.plan(practice=place.practice, on=journeys.today(), by=place.advisor)
    meetings.choose(meeting=meeting, by=place.advisor, version=meeting.version, referrals=[referral])
    asked = {"users": [place.doctor], "guests": [("Sam Social", "Social worker")]}
    meetings.ask(meeting=meeting, by=place.advisor, version=meeting.version, **asked)
    told = {"what": "Ring the family", "owner": place.doctor, "due_on": journeys.today()}
    task = meetings.agree(meeting=meeting, case=meeting.cases.get(), by=place.advisor, **told)
    return {"meeting": meeting.pk, "case": task.case_id, "task": task.pk}


def written(place, referral):
    """A contact that took place, and a concern for the person's safety."""
    told = {"kind": "phone", "purpose": "support", "outcome": "reached", "on": journeys.today()}
    logged = contacts.log(referral=referral, by=place.advisor, **told)
    seen = {"kind": "financial", "seen": "His card was gone.", "immediate": False, "on": journeys.today()}
    concern = contacts.raise_concern(person=referral.person, referral=referral, by=place.advisor, **seen)
    return {"logged": logged.pk, "concern": concern.pk}


def begun_list(doctor):
    """A list with one person on it, ticked."""
    found = lists.read(sheets.workbook(sheets.edith(nhs_number="")), journeys.today())
    given = {"file": "list.xlsx", "reasons": ["mood"], "risk_source": "", "risk_scored_on": None}
    answers = listed.kept(found, doctor, given) | {"ticked": [2]}
    return practice.keep_list(answers=answers, by=doctor)


def alike(place):
    """Two records somebody asked about, and one that was merged into another."""
    names = ("Ann Almond", "Anne Almond", "Bo Barley", "Beau Barley")
    told = [dict(zip(("given_name", "family_name"), name.split(), strict=True)) for name in names]
    one, other, gone, kept = (journeys.person(place, **each) for each in told)
    pair = people.ask_about(person=one, other=other, by=place.manager)
    people.merge(person=gone, into=kept, by=place.manager, version=gone.version, into_version=kept.version)
    return {"pair": pair.pk, "merged": gone.pk}


def at_home(place, person):
    """Somebody whom the person cares for and lives with."""
    other = journeys.person(place, given_name="Clara", family_name="Cowslip")
    people.relate(person=other, why="advisor", user=place.advisor, by=place.manager)
    link = people.link_carer(carer=person, cared_for=other, by=place.advisor)
    home = people.live_together(person=person, other=other, by=place.advisor)
    return {"other": other.pk, "care": link.pk, "member": home.members.first().pk}


def side(place):
    """Everything there can be a page of, as keys: what a page is about -> identifier."""
    referral = journeys.assessed(place)
    contact = contacts.plan(referral=referral, by=place.advisor, kind="visit", purpose="support", on=journeys.today())
    service = journeys.service(place)
    sent = onward.refer(
        referral=referral, service=service, kind=FUNDED_VCS, ask="Hello.", by=place.advisor, made_on=journeys.today()
    )
    reviews.send_feedback(referral=referral, by=place.advisor, subject="News", body="All is well.")
    choir = journeys.service(place, name="Choir")
    return {
        **planned(place, referral),
        **afterwards.came(place, referral, afterwards.enabler(place, f"Enabler of {place.practice.name}")),
        **met(place, referral),
        **alike(place),
        **at_home(place, referral.person),
        "cover": referrals.cover(advisor=place.advisor, practice=place.practice, by=place.manager).pk,
        "person": referral.person_id,
        "referral": referral.pk,
        "contact": contact.pk,
        **written(place, referral),
        "section": "visits",
        "service": choir.pk,
        **entry(choir, place.manager),
        "onward": sent.pk,
        "declined": declined(place, referral).pk,
        "message": referral.feedback.get().pk,
        "draft": begun(place.doctor),
        "list": begun_list(place.doctor),
        "organisation": place.practice.pk,
        "provider": place.provider.pk,
        "team": journeys.team(place.practice).pk,
        "user": place.doctor.pk,
        "outcome": "spells",
        "kind": "tests.nothing",
        "check": "nhs_number",
        "advisor": place.advisor.pk,
        "note": oversight.say(advisor=place.advisor, said="I am stuck.", by=place.advisor).pk,
    }


class World:
    """The users, one of each role, and both sides."""

    def __init__(self, after=lambda whose: None):
        """`after` is called when a side is made, with whose it is."""
        place = journeys.borough()
        other = replace(
            place,
            practice=place.other_practice,
            doctor=journeys.user(Role.PRACTICE, "Otto Doctor", place.other_practice),
            advisor=place.other_advisor,
            provider=place.other_provider,
            worker=journeys.user(Role.PROVIDER, "Olga Worker", place.other_provider),
        )
        self.keys = {}
        for whose, each in ((OWN, place), (FOREIGN, other)):
            self.keys[whose] = side(each)
            after(whose)
        self.keys[OWN] |= background(place.manager)
        _, token = outbox.make_link(purpose=CHECKING, subject=Service.objects.first(), by=place.manager, days=1)
        asked = asked_by_link(self.keys[OWN]["onward"], place.advisor)
        own = Onward.objects.get(pk=self.keys[OWN]["place"]).referral
        _, questions = reviews.ask_experience(referral=own, who="carer", how="device", by=place.advisor)
        for keys in self.keys.values():
            keys["entry_link"] = token  # nobody's in particular: whoever has it may open it
            keys["link"], keys["answer"] = asked, "refused"
            keys["questions"] = questions
        self.keys[FOREIGN] |= background(journeys.user(Role.MANAGER, "Milo Manager", place.gateway))
        self.users = {
            Role.PRACTICE: place.doctor,
            Role.ADVISOR: place.advisor,
            Role.MANAGER: place.manager,
            Role.PROVIDER: place.worker,
            Role.COMMISSIONER: journeys.user(
                Role.COMMISSIONER, "Cora Commissioner", journeys.organisation("commissioner", "Commissioners", "C001")
            ),
            Role.ADMINISTRATOR: journeys.user(Role.ADMINISTRATOR, "Anna Administrator", place.gateway),
            Role.TEAM: journeys.user(Role.TEAM, "Tess Team", journeys.organisation("team", "Nurses", "T001")),
            Role.ENABLER: User.objects.get(pk=self.keys[OWN]["enabler"]),
        }

    def targets(self, about):
        """The arguments of an address on either side, and of what is not there: {whose: [identifier, ...]}."""
        if not about:
            return {OWN: []}
        own, foreign = ([self.keys[whose][each] for each in about] for whose in (OWN, FOREIGN))
        missing = ["nothing" if about[0] in SLUGS else NOBODY, *own[1:]]
        found = {OWN: own, MISSING: missing}
        if own != foreign:
            found[FOREIGN] = foreign
        if about[1:] and about[1] not in ("service", "answer", "instrument"):  # these are everybody's
            found[MIXED] = [own[0], *foreign[1:]]
        return found
