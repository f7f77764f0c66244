"""Who refers in the borough: practices mostly, two teams, and people who ring the gateway themselves; and a list."""

import io

from openpyxl import Workbook

from commonweal.domain import journey
from commonweal.exchange import lists
from commonweal.exchange.lists.layout import BY_NAME
from commonweal.service.demo import folk
from commonweal.service.demo.places import MAIL
from commonweal.service.desks.practice import actions as practice_desk
from commonweal.service.desks.practice.queries import listed
from commonweal.service.ground.accounts import actions as accounts
from commonweal.service.ground.accounts.models import Organisation, Role

TEAMS = (
    ("Millbrook Case-Management Team", "TM1", journey.CASE_MANAGEMENT, "team", "Nurse Orla Byrne"),
    ("Millbrook Mental-Health Team", "TM2", journey.MENTAL_HEALTH, "team2", "Nurse Kofi Mensah"),
)
SHARES = {journey.PRACTICE: 0.80, journey.CASE_MANAGEMENT: 0.14, journey.MENTAL_HEALTH: 0.04, journey.SELF: 0.02}
"""Assumed: only the practices' share is known to be large."""

ON_THE_LIST = 8
COLUMNS = ("nhs_number", "given_name", "family_name", "born_on", "sex", "phone", "postcode", "conditions", "risk_score")
WRONG = {"born_on": "12/3/41"}
CONDITIONS = ("Diabetes; COPD", "Heart failure", "Stroke; hypertension", "COPD; depression", "Arthritis")


def add_teams(borough):
    """Two teams that refer for every practice, each with somebody who can sign in."""
    made = {}
    for name, code, pathway, mailbox, person in TEAMS:
        team = accounts.create_organisation(name=name, kind=Organisation.Kind.TEAM, code=code, by=borough.manager)
        accounts.set_team(team=team, pathway=pathway, practices=borough.practices, by=borough.manager)
        made[pathway] = accounts.create_user(
            email=f"{mailbox}@{MAIL}", name=person, role=Role.TEAM, organisation=team, password=None, by=borough.manager
        )
    borough.users[Role.TEAM] = made[journey.CASE_MANAGEMENT]
    return made


def drawn(rng, borough, practice):
    """Who sends one referral for a practice, and what they say that a practice does not."""
    pathway = rng.choices(list(SHARES), SHARES.values())[0]
    if pathway == journey.PRACTICE:
        return borough.practice_users[practice.pk], {}
    if pathway == journey.SELF:
        return rng.choice(borough.advisors), {"asked_by": rng.choice(list(journey.ASKED_BY))}
    return borough.teams[pathway], {}


def upload(rng, borough, today, numbers):
    """A list from the risk tool that the demonstration's practice has uploaded and not sent yet."""
    user = borough.users[Role.PRACTICE]
    book = Workbook()
    book.active.append([BY_NAME[name].heading for name in COLUMNS])
    for row in range(ON_THE_LIST):
        said = _somebody(rng, today, next(numbers)) | (WRONG if row == ON_THE_LIST - 1 else {})
        book.active.append([said[name] for name in COLUMNS])
    made = io.BytesIO()
    book.save(made)
    given = {"file": "high-risk.xlsx", "reasons": ["isolation"], "risk_source": "Risk tool", "risk_scored_on": today}
    answers = listed.kept(lists.read(made.getvalue(), today), user, given)
    return practice_desk.keep_list(answers=answers, by=user)


def _somebody(rng, today, number):
    details = folk.details(rng) | {"nhs_number": number, "born_on": folk.born(rng, today)}
    return details | {"conditions": rng.choice(CONDITIONS), "risk_score": round(rng.uniform(40, 95), 1)}
