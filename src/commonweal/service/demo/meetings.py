"""Monthly meetings with the practices: who was talked about, and what was agreed to be done."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

from commonweal.service.demo.clock import Clock
from commonweal.service.demo.places import Borough
from commonweal.service.ground.accounts.models import Role
from commonweal.service.journey.meetings import actions, queries

PRACTICES, MONTHS, MONTH_DAYS = 4, 3, 28
LAST_DAYS, NEXT_DAYS = 9, 6
MOST = 7
CAME, AGREED, DONE = 0.9, 0.6, 0.8  # shares
GUESTS = (("Sam Rowntree", "Social worker"), ("Nell Hargrove", "District nurse"))
SAID = (
    "Going well. The practice has noticed that she rings less often.",
    "Has not been reached twice. The practice will say that we called.",
    "Waiting for a place; meanwhile the advisor calls every week.",
    "The carer is very tired. Respite is to be looked into.",
    "Fell again last month. The nurse will check the walking frame before he starts the class.",
    "",
)
TASKS = (
    ("Ring the family about respite", 14),
    ("Send the blood pressure readings to the advisor", 7),
    ("Ask at the next appointment whether the person wants a call", 21),
    ("Check the walking frame", 10),
    ("Plan a visit together", 14),
)


def hold(rng, borough, today, clock):
    """The last months' meetings with the first practices, and the next one in the diary."""
    for number, practice in enumerate(borough.practices[:PRACTICES]):
        advisor = borough.advisors[number % len(borough.advisors)]
        if practice in queries.practices(advisor):
            _Year(rng, borough, today, clock, practice, advisor).hold()


@dataclass(frozen=True)
class _Year:
    """The meetings of one practice with its advisor."""

    rng: Random
    borough: Borough
    today: date
    clock: Clock
    practice: object
    advisor: object

    def hold(self):
        for months in reversed(range(MONTHS)):
            self._held(self.today - timedelta(days=LAST_DAYS + MONTH_DAYS * months))
        self._planned(self.today, self.today + timedelta(days=NEXT_DAYS))

    def _planned(self, day, on):
        """On one day a meeting is put in the diary for another."""
        self.clock.set(day)
        when = {"on": on, "at_time": time(13), "place": "Meeting room and online", "today": day}
        meeting = actions.plan(practice=self.practice, by=self.advisor, **when)
        teams = queries.colleagues(meeting).filter(role=Role.TEAM)[:2]
        asked = {"users": [self.borough.practice_users[self.practice.pk], *teams], "guests": GUESTS}
        meeting = actions.ask(meeting=meeting, by=self.advisor, version=meeting.version, **asked)
        known = [each for each in queries.proposed(meeting, self.advisor) if each.referred_on <= day]
        chosen = self.rng.sample(known, min(MOST, len(known)))
        return actions.choose(meeting=meeting, by=self.advisor, version=meeting.version, referrals=chosen)

    def _held(self, on):
        meeting = self._planned(on - timedelta(days=7), on)
        self.clock.set(on)
        came = [each for each in queries.attendees(meeting) if self.rng.random() < CAME]
        actions.hold(meeting=meeting, by=self.advisor, version=meeting.version, came=came, today=on)
        for case in queries.cases(meeting):
            actions.discuss(case=case, by=self.advisor, version=case.version, note=self.rng.choice(SAID))
            if self.rng.random() < AGREED:
                self._agreed(meeting, case, on)

    def _agreed(self, meeting, case, on):
        what, days = self.rng.choice(TASKS)
        owner, due_on = self.rng.choice(list(queries.owners(meeting))), on + timedelta(days=days)
        said = {"what": what, "owner": owner, "due_on": due_on}
        task = actions.agree(meeting=meeting, case=case, by=self.advisor, **said)
        done_on = on + timedelta(days=self.rng.randint(1, days + 4))
        if done_on <= self.today and self.rng.random() < DONE:
            self.clock.set(done_on)
            actions.finish(task=task, by=owner, version=task.version)
            self.clock.set(on)
