"""What comes after support: who goes along, how it goes on, whether people still go, what they gained and thought."""

from datetime import time, timedelta

from commonweal.domain import journey, outcomes
from commonweal.domain.outcomes import experience
from commonweal.service.ground.accounts import actions as accounts
from commonweal.service.ground.accounts.models import Role
from commonweal.service.ground.outbox import queries as links
from commonweal.service.journey.onward import actions as onwards
from commonweal.service.journey.reviews import actions as reviews

ENABLERS = (("enabler", "Rosa Whitlock"), ("enabler2", "Tom Garside"))
ALONG, AHEAD_DAYS = 0.08, 3
PLANNED, TRIED, REACHED, NO_WORD = 0.6, 0.75, 0.8, 0.85  # shares
STILL = {"stopped": 0.1, "unknown": 0.3}
MISSING = 0.35
WON, MOVED_ON, ASKED, ANSWERED = 0.12, 0.15, 0.7, 0.6
AMOUNTS = {
    "attendance_allowance": (297_000, 443_000),
    "pip": (150_000, 700_000),
    "pension_credit": (60_000, 250_000),
    "carers_allowance": (361_000, 361_100),
    "council_tax": (20_000, 90_000),
}
HELPERS = ("Nobody", "His daughter", "A neighbour who goes too", "The group's leader", "Her husband drives")
PLANS = ("Pays the £3 at the door.", "Goes by the number 12 bus.", "Will help to set out the chairs.", "")
SAID = (
    "Somebody finally had time to listen.",
    "I would not have gone on my own.",
    "It took a long time before anybody rang.",
    "Thank you. I have made friends.",
    "More of it in the evenings, please.",
)
WENT = ("Nervous at the door, then stayed to the end.", "Knows the way now.", "Liked the people, found it loud.", "")


def employ(borough):
    """Two enablers work at the gateway."""
    told = {"role": Role.ENABLER, "organisation": borough.manager.organisation, "password": None, "by": borough.manager}
    made = [accounts.create_user(email=f"{box}@demo.example", name=name, **told) for box, name in ENABLERS]
    borough.users[Role.ENABLER], borough.enablers = made[0], made


def along(walk, onward, starts_on):
    """For some, an enabler is asked a few days before, goes along on the first day, and says how it was."""
    if walk.rng.random() > ALONG or onward.referral.state not in journey.OPEN_STATES:
        return
    walk.clock.set(starts_on - timedelta(days=AHEAD_DAYS))
    visit = asked_along(walk, onward, walk.rng.choice(walk.borough.enablers), starts_on)
    walk.clock.set(starts_on)
    went = walk.rng.random() < NO_WORD
    told = {"state": outcomes.WENT, "went_in": True, "goes_again": True} if went else {"state": outcomes.DID_NOT_GO}
    told["note"] = walk.rng.choice(WENT) if went else "Was not well and asked for another day."
    onwards.record_visit(visit=visit, by=visit.enabler, version=visit.version, **told)


def asked_along(walk, onward, enabler, on):
    """Put a visit together with an enabler in the diary."""
    told = {"meet": "At the person's door", "ask": "Walk there together and introduce them.", "at_time": time(10, 30)}
    return onwards.accompany(onward=onward, enabler=enabler, on=on, by=walk.advisor, **told)


def agreed(walk, onward, next_step, ends_on):
    """Before the funded time ends, most agree how it goes on."""
    if next_step in journey.CONTINUING_STEPS and onward.funded_until and walk.rng.random() < PLANNED:
        walk.clock.set(max(onward.started_on, ends_on - timedelta(days=12)))
        told = {"helper": walk.rng.choice(HELPERS), "plan": walk.rng.choice(PLANS)}
        from_on = ends_on + timedelta(days=1)
        onwards.plan_step_down(onward=onward, planned=next_step, from_on=from_on, by=walk.advisor, **told)


def still_asked(walk, onward):
    """At 3, 6 and 12 months some are asked, and some of those cannot be reached."""
    likely = STILL.get(onward.next_step, 0.85)
    for question in outcomes.STILL_GOING_ASKED if onward.last_funded_on else ():
        day = onward.last_funded_on + question.after + timedelta(days=walk.rng.randint(0, 20))
        if day > walk.today or onward.referral.person.died_on:
            return
        if walk.rng.random() < TRIED:
            walk.clock.set(day)
            answer = _answer(walk, likely)
            told_by = walk.rng.choice(("person", "person", "carer", "provider")) if answer != "no_answer" else ""
            told = {"answer": answer, "told_by": told_by, "asked_on": day}
            reviews.ask_continuing(onward=onward, by=walk.advisor, **told)


def _answer(walk, likely):
    if walk.rng.random() > REACHED:
        return "no_answer"
    return "yes" if walk.rng.random() < likely else "no"


def missed(walk, service):
    """What was looked for and could not be had."""
    if walk.rng.random() < MISSING:
        told = {"need": walk.rng.choice(walk.referral.reasons), "why": walk.rng.choice(("full", "full", "too_far"))}
        told["note"] = "Something in the evening would help." if "other" in told.values() else ""
        onwards.note_unmet(referral=walk.referral, service=service, noted_on=walk.day, by=walk.advisor, **told)


def gained(walk):
    """At the review: a benefit awarded, a step taken, and the questions about the service."""
    if walk.rng.random() < WON:
        _won(walk)
    if walk.rng.random() < MOVED_ON:
        kind = walk.rng.choice(("volunteering", "volunteering", "learning", "teaching", "own_group", "work"))
        began_on = max(walk.referral.referred_on, walk.day - timedelta(days=walk.rng.randint(0, 30)))
        reviews.add_progression(referral=walk.referral, kind=kind, began_on=began_on, by=walk.advisor)
    if walk.rng.random() < ASKED:
        _judged(walk)


def _won(walk):
    kind = walk.rng.choice(list(AMOUNTS))
    claimed_on = max(walk.referral.referred_on, walk.day - timedelta(days=walk.rng.randint(30, 80)))
    told = {"kind": kind, "claimed_on": claimed_on, "outcome": outcomes.AWAITING}
    if walk.rng.random() < REACHED:
        told |= {"outcome": outcomes.AWARDED, "decided_on": walk.day, "paid": "yearly"}
        told["amount_pence"] = walk.rng.randrange(*AMOUNTS[kind], 100)
    reviews.add_benefit(referral=walk.referral, by=walk.advisor, **told)


def _judged(walk):
    who = experience.CARER if walk.rng.random() < ALONG else experience.PERSON
    asked = {"who": who, "how": experience.DEVICE, "by": walk.advisor}
    _, token = reviews.ask_experience(referral=walk.referral, **asked)
    if walk.rng.random() < ANSWERED:
        mood = walk.rng.choice((2, 3, 4, 4, 5, 5))
        answers = {code: min(5, max(1, mood + walk.rng.choice((-1, 0, 0, 1)))) for code in experience.CODES}
        words = "" if walk.rng.random() < NO_WORD else walk.rng.choice(SAID)
        reviews.answer(link=links.open_link(token, reviews.PURPOSE), answers=answers, words=words)
