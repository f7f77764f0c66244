"""What people want, what they agree to do about it and how it goes; and what they answer beside the eight measures."""

from datetime import timedelta
from random import Random
from urllib.parse import urlencode

from django.urls import reverse

from commonweal.domain import instruments, plans
from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.drafts import actions as drafts
from commonweal.service.journey.assessments import actions, queries

SHARE = 0.25
"""Plans were begun late in the demonstration: these many of the earlier people have one, and everybody since."""
SINCE_DAYS = 120
WANTED = {
    "isolation": ("To see people of my own age every week", "I want to see people."),
    "money": ("Not to lie awake over the bills", "I want to stop worrying about money."),
    "activity": ("To walk to the park and back without a rest", "I want to walk to the park."),
    "mood": ("To feel like getting up in the morning", "I want to feel better in the morning."),
    "caring": ("To have one afternoon a week to myself", "I want some time for me."),
    "home": ("To get up the stairs safely", "I want to be safe at home."),
    "condition": ("To manage my breathing without ringing for help", "I want to breathe more easily."),
    "getting_out": ("To get to the shops by myself again", "I want to go to the shops."),
    "work": ("To be of use to somebody again", "I want to help other people."),
    "other": ("To try something I have never done", "I want to try something new."),
}
STEPS = (
    ("Go along for a first visit together", "My advisor and me"),
    ("Ring to ask about times and cost", "Me"),
    ("Ask my daughter to come the first time", "My daughter"),
    ("Write down what went well each week", "Me"),
    ("Find out which bus goes there", "My advisor"),
)
WENT = ("Went along and liked it.", "Still finds it hard to leave the house.", "Says it is the best part of the week.")


def begin(borough):
    """The questionnaires in use."""
    for code in instruments.ready():
        actions.take_up(code=code, by=borough.users[Role.ADMINISTRATOR])


def _chance(walk):
    """Chance of its own, so that nothing else in the borough turns out differently."""
    return Random(f"{walk.referral.person.nhs_number} {walk.referral.referred_on}")


def agreed(walk):
    """One or two goals with steps, the plan agreed, and four questions about well-being."""
    rng = _chance(walk)
    if walk.day < walk.today - timedelta(days=SINCE_DAYS) and rng.random() > SHARE:
        return
    for need in dict.fromkeys(walk.referral.reasons[:2]):
        _goal(walk, rng, need)
    _answered(walk, "baseline", {code: rng.randint(2, 7) for code in _items()})
    if walk.referral.reasons and rng.random() < 0.8:
        told = {"agreed_with": "person", "copy": rng.choice(list(plans.COPIES)), "agreed_on": walk.day}
        seen = queries.digest(queries.plan(walk.referral))
        actions.agree(referral=walk.referral, by=walk.advisor, seen=seen, **told)


def _goal(walk, rng, need):
    words, easy_words = WANTED[need]
    steps = [
        {"what": what, "who": who, "due_on": walk.day + timedelta(days=rng.choice((14, 28, 42))), "done": False}
        for what, who in rng.sample(STEPS, rng.randint(1, 2))
    ]
    told = {"importance": rng.randint(6, 10), "confidence": rng.randint(2, 7), "steps": steps}
    actions.add_goal(referral=walk.referral, by=walk.advisor, words=words, easy_words=easy_words, need=need, **told)


def looked_at(walk):
    """At the review: how each goal is going, and the four questions again."""
    rng = _chance(walk)
    for goal in walk.referral.goals.all():
        state = rng.choice((plans.OPEN, plans.PARTLY, plans.PARTLY, plans.ACHIEVED))
        told = {"state": state, "confidence": rng.randint(5, 9), "note": rng.choice(WENT), "on": walk.day}
        actions.review_goal(goal=goal, by=walk.advisor, version=goal.version, **told)
    if walk.referral.answerings.exists():
        _answered(walk, "follow_up", {code: rng.randint(3, 9) for code in _items()})


def _items():
    return [item.code for item in instruments.ready()["ons4"].items]


def _answered(walk, point, answers):
    asked = queries.in_use().get(code="ons4")
    told = {"answered_on": walk.day, "answers": answers, "point": point}
    actions.answer(referral=walk.referral, instrument=asked, by=walk.advisor, **told)


def half_typed(walk):
    """The advisor began to write up the visit, and was called away."""
    address = reverse("caseload:log", args=[walk.referral.pk])
    typed = {"kind": "visit", "outcome": "reached", "note": "Talked about the garden and her sister in"}
    drafts.keep_page(address=address, typed=urlencode(typed), about=walk.referral.pk, by=walk.advisor)
