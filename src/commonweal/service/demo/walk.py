"""One person's way through the service, step by step until today, by the actions people use."""

from datetime import time, timedelta

from commonweal.domain import journey
from commonweal.domain.borough import marginals
from commonweal.service.demo import afterwards, folk, plans
from commonweal.service.demo.support import supported
from commonweal.service.journey.assessments import actions as assessments
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.onward import actions as onward_actions
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.reviews import actions as reviews

LET_LIE_DAYS = 40
UNREAD_DAYS = 9
AHEAD = (0, 0, 1, 2, 3, 5, 8)
CLOSING = {
    "goals_met": "The goals that were set have been met.",
    "moved_on": "Support has ended and the person goes on by themselves.",
    "unable_to_contact": "We tried by phone and letter and could not reach the person.",
    "declined": "The person does not want further support at the moment.",
    "died": "We are sorry to tell you that the person has died. We have told everybody who supported them.",
}


class Walk:
    """A referral on its way; each step knows its day, and none is later than today."""

    def __init__(self, rng, borough, today, clock):
        self.rng, self.borough, self.today, self.clock = rng, borough, today, clock

    @property
    def day(self):
        return self._day

    @day.setter
    def day(self, day):
        """Whatever is done next is done on this day."""
        self._day = day
        self.clock.set(day)

    def begin(self, referral):
        """Set out with a referral that a practice has made."""
        self.referral, self.day = referral, referral.referred_on
        place = self.borough.practices.index(referral.practice)
        self.advisor = self.borough.advisors[place % len(self.borough.advisors)]

    def on(self, first, last):
        """Move on by some days; says whether that day has come."""
        self.day += timedelta(days=self.rng.randint(first, last))
        return self.day <= self.today

    def go(self):
        """Walk as far as the calendar allows, or life."""
        now, dies_on = self.today, folk.dies_on(self.rng, self.referral.person, self.day)
        self.today = min(now, dies_on)
        self._go()
        self.today = now
        if dies_on < now:
            self._died(dies_on)

    def _go(self):
        if not self.on(0, 6) or self._declined():
            return
        self.allocate()
        if not self.on(2, 8) or not self._called() or not self.on(3, 14):
            return self.plan_visit(self.today + timedelta(days=self.rng.choice(AHEAD)))
        before = self.assess()
        self.day += timedelta(days=self.rng.randint(1, 9))
        onwards = supported(self)
        self._review(before, onwards)

    def _died(self, on):
        """Whoever is being supported is missed: the death is written down and the referral ends."""
        self.referral.refresh_from_db()
        if self.referral.state not in journey.OPEN_STATES or self.referral.advisor is None:
            return
        self.day = min(self.today, on + timedelta(days=self.rng.randint(1, UNREAD_DAYS)))
        person = self.referral.person
        onward_actions.record_death(person=person, died_on=on, by=self.advisor, version=person.version)
        self.close("died")

    def _declined(self):
        if self.rng.random() > 0.03:
            return False
        referrals.decline(
            referral=self.referral, reason="not_eligible", by=self.borough.manager, version=self.referral.version
        )
        return True

    def allocate(self):
        """The manager gives the person to the advisor of the practice."""
        self.referral = referrals.allocate(
            referral=self.referral, advisor=self.advisor, by=self.borough.manager, version=self.referral.version
        )

    def log(self, kind, purpose, outcome, note=""):
        """Write down a contact of this day."""
        contacts.log(
            referral=self.referral, by=self.advisor, kind=kind, purpose=purpose, on=self.day, outcome=outcome, note=note
        )

    def _called(self):
        if self.rng.random() < 0.2:
            self.log("phone", "first", "no_answer")
            if not self.on(2, 5):
                return False
        self.log("phone", "first", "reached", "Explained the service and agreed a visit.")
        return True

    def plan_visit(self, day):
        """Put the first visit in the diary."""
        contacts.plan(
            referral=self.referral,
            by=self.advisor,
            kind="visit",
            purpose="assessment",
            on=day,
            at_time=time(self.rng.choice((9, 10, 11, 13, 14, 15)), self.rng.choice((0, 30))),
            today=min(day, self.today),
        )

    def assess(self):
        """Visit, talk, score the eight measures and complete the assessment; the scores."""
        self.log("visit", "assessment", "reached", "Visited at home and talked about what matters.")
        assessment = assessments.begin(referral=self.referral, by=self.advisor, on=self.day)
        assessments.save(
            assessment=assessment,
            by=self.advisor,
            version=assessment.version,
            needs=self.referral.reasons,
            needs_text="",
            what_matters=self.rng.choice(MATTERS),
            strengths=self.rng.choice(STRENGTHS),
        )
        before = folk.scores(self.rng)
        assessments.score(referral=self.referral, point="baseline", scored_on=self.day, by=self.advisor, scores=before)
        assessments.complete(assessment=assessment, by=self.advisor, version=assessment.version, on=self.day)
        self.referral.refresh_from_db()
        plans.agreed(self)
        return before

    def _review(self, before, onwards):
        self.day = self.referral.assessment.completed_on
        if not self.on(journey.REVIEW_DUE_DAYS - 8, journey.REVIEW_DUE_DAYS + 20):
            return
        if self.rng.random() < marginals()["wellbeing"]["followed_up"]:
            self.review(before, onwards)
            if self.on(14, 60):
                self.close(self.rng.choice(("goals_met", "moved_on")))
        elif self.day + timedelta(days=LET_LIE_DAYS) <= self.today:
            self._given_up()

    def review(self, before, onwards):
        """Ask the eight measures again, and what the person still goes to."""
        self.log("visit", "review", "reached")
        plans.looked_at(self)
        reviews.complete(
            referral=self.referral,
            by=self.advisor,
            done_on=self.day,
            scores=folk.later(self.rng, before),
            progress=self.rng.choice(PROGRESS),
            continuing={onward.pk: self.rng.choice(("yes", "yes", "no")) for onward in onwards if self._began(onward)},
        )
        afterwards.gained(self)

    def _began(self, onward):
        return onward.started_on is not None and onward.started_on <= self.day

    def _given_up(self):
        for kind in journey.LADDER:
            self.log(kind, "review", "sent" if kind == "letter" else "no_answer")
            self.day += timedelta(days=self.rng.randint(4, 9))
        reviews.unable(referral=self.referral, by=self.advisor, on=self.day)
        self.close(self.rng.choice(("unable_to_contact", "unable_to_contact", "declined")))

    def close(self, reason):
        """End the referral and tell the practice, which reads what it is sent, in time."""
        self.referral.refresh_from_db()
        reviews.close(
            referral=self.referral,
            reason=reason,
            by=self.advisor,
            version=self.referral.version,
            message=CLOSING[reason],
            on=self.day,
        )
        if self.day + timedelta(days=UNREAD_DAYS) < self.today:
            self.day += timedelta(days=self.rng.randint(1, UNREAD_DAYS))
            reader = self.borough.practice_users[self.referral.practice_id]
            reviews.mark_read(feedback=self.referral.feedback.get(), by=reader)


MATTERS = (
    "Getting out of the house again, if only to the shops.",
    "Seeing people of my own age.",
    "Not worrying about the bills.",
    "Being able to look after my wife at home.",
    "Getting back to the garden.",
    "Feeling like myself again.",
)
STRENGTHS = (
    "A good neighbour who calls in.",
    "Worked with wood all my life.",
    "Loves to talk.",
    "Used to sing in a choir.",
    "",
)
PROGRESS = (
    "Goes every week and has made friends.",
    "Some good weeks and some bad.",
    "More confident on the bus.",
    "Much the same.",
)
