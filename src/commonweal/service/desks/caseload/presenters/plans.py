"""The plan on its page, and as it is handed over: ordinary print, large print, easy words."""

from datetime import date

from django.conf import settings
from django.urls import reverse

from commonweal.domain import plans
from commonweal.domain.people import age_on
from commonweal.domain.plans.easy_words import sentences
from commonweal.paper.documents import Document, Facts, Heading, Points, Table, Text
from commonweal.service.ground.ui.presenters.words import day

COLOURS = {plans.OPEN: "blue", plans.PARTLY: "aqua-green", plans.ACHIEVED: "green", plans.GIVEN_UP: "grey"}
WORDS = ("words", "need", "importance", "confidence", "easy_words")


def page(goals, told, agreement, progress):
    """What matters, every goal with its steps, and whether the plan stands as it was agreed."""
    return {
        "what_matters": told["what_matters"],
        "strengths": told["strengths"],
        "goals": [_card(goal) for goal in goals],
        "agreed": _agreed(agreement, told),
        "may_agree": bool(told["goals"]),
        "progress": [_gone(each) for each in progress],
    }


def _card(goal):
    return {
        "goal": goal,
        "colour": COLOURS[goal.state],
        "is_live": goal.state in plans.LIVE,
        "numbers": _numbers(goal.importance, goal.confidence),
        "need": goal.get_need_display(),
        "steps": goal.taken,
    }


def brief(referral):
    """The goals in a line each, for the person's page; those given up are left out."""
    kept = [goal for goal in referral.goals.all() if goal.state != plans.GIVEN_UP]
    return [{"words": each.words, "state": each.get_state_display(), "colour": COLOURS[each.state]} for each in kept]


def _numbers(importance, confidence):
    said = (("Importance", importance), ("confidence", confidence))
    words = [f"{what} {number} of {plans.HIGHEST}" for what, number in said if number]
    return f"{', '.join(words).capitalize()}." if words else ""


def _agreed(agreement, told):
    """Whether the plan is agreed, in words: a change after that is said."""
    if agreement is None:
        return {"text": "Not agreed yet", "colour": "grey", "note": ""}
    if agreement.plan != told:
        note = f"What was agreed on {day(agreement.agreed_on)} has changed since. Read it through together again."
        return {"text": "Changed since it was agreed", "colour": "yellow", "note": note}
    note = f"{agreement.get_agreed_with_display()}, {day(agreement.agreed_on)}. {agreement.get_copy_display()}."
    return {"text": "Agreed", "colour": "green", "note": note}


def _gone(each):
    sure = f"Confidence {each.confidence} of {plans.HIGHEST}. " if each.confidence else ""
    title = f"{each.goal.words}: {each.get_state_display().lower()}"
    return {"title": title, "when": each.on, "who": each.by.name, "text": f"{sure}{each.note}".strip()}


def initial(goal):
    return {name: getattr(goal, name) for name in WORDS}


def needs(assessment, goals):
    """The needs to find services for, each once."""
    named = [goal.need for goal in goals if goal.need and goal.state in plans.LIVE]
    return tuple(dict.fromkeys([*named, *(assessment.needs if assessment else ())]))


def age(person, today):
    return age_on(person.born_on, today)


def suggestions(services, referral):
    return [
        {
            "name": each.name,
            "provider": each.provider.name,
            "why": ". ".join(each.why),
            "href": reverse("caseload:offer", args=[referral.pk, each.pk]),
        }
        for each in services
    ]


def look(asked):
    """One of the ways a plan is printed; ordinary print when something else is asked for."""
    return asked if asked in plans.LOOKS else plans.NORMAL


def looks(referral, now):
    """The ways to print it, with the address of each."""
    place = reverse("caseload:print_plan", args=[referral.pk])
    return [(words, f"{place}?look={each}", each == now) for each, words in plans.LOOKS.items()]


def document(told, referral, agreement, shape=plans.NORMAL):
    """The plan as it is handed over."""
    blocks = _easy(told, referral, agreement) if shape == plans.EASY else _plain(told, referral, agreement)
    title = sentences(settings.EASY_WORDS)["title"] if shape == plans.EASY else "My plan"
    size = "normal" if shape == plans.NORMAL else "large"
    name = referral.person.name
    return Document(title=title, subtitle=name, footer=f"{title}: {name}", size=size, blocks=tuple(blocks))


def _plain(told, referral, agreement):
    for heading, words in (("What matters to me", told["what_matters"]), ("My strengths", told["strengths"])):
        if words:
            yield from (Heading(heading), Text(words))
    for number, goal in enumerate(told["goals"], start=1):
        yield Heading(f"Goal {number}: {goal['words']}")
        state = f"{plans.GOAL_STATES[goal['state']]}. {_numbers(goal['importance'], goal['confidence'])}"
        yield Text(state.strip())
        rows = tuple((step["what"], step["who"], "Done" if step["done"] else _when(step)) for step in goal["steps"])
        yield Table("Steps", ("What", "Who", "By when"), rows, shares=(3, 1.5, 1.5), empty="No steps yet.")
    yield Heading("Agreement and who to ring")
    yield Facts((("Agreed", _agreed_on(agreement, told)), ("Who to ring", "\n".join(_ring(referral)))))


def _when(step):
    return day(date.fromisoformat(step["due_on"])) if step["due_on"] else ""


def _agreed_on(agreement, told):
    if agreement is None or agreement.plan != told:
        return "Not agreed yet"
    return f"{day(agreement.agreed_on)}: {agreement.get_agreed_with_display().lower()}"


def _ring(referral):
    """A name, and a number or a line to write one on."""
    name = referral.advisor.name if referral.advisor else "The service"
    return name, settings.TELEPHONE or "Phone: ______________________"


def _easy(told, referral, agreement):
    """One thing on a line, big headings, everyday words."""
    said = sentences(settings.EASY_WORDS)
    yield Text(said["about"])
    for name in ("matters", "strengths"):
        words = told["what_matters" if name == "matters" else name]
        if words:
            yield from (Heading(said[name]), Text(words))
    for goal in told["goals"]:
        yield from _easy_goal(goal, said)
    is_agreed = agreement is not None and agreement.plan == told
    yield Text(f"{said['agreed']} {day(agreement.agreed_on)}." if is_agreed else said["not_agreed"])
    yield Text(said["change"])
    yield Heading(said["ring"])
    yield Text("\n".join(_ring(referral)), strong=True)
    yield Text(said["ring_why"])


def _easy_goal(goal, said):
    yield Heading(said["goal"])
    yield Text(goal["easy_words"] or goal["words"], strong=True)
    if goal["state"] == plans.ACHIEVED:
        yield Text(said["achieved"])
        return
    if not goal["steps"]:
        yield Text(said["no_steps"])
        return
    yield Heading(said["steps"], 2)
    for step in goal["steps"]:
        yield Text(step["what"])
        if told := tuple(_easy_step(step, said)):
            yield Points(told)


def _easy_step(step, said):
    if step["who"]:
        yield f"{said['who']}: {step['who']}"
    if step["done"]:
        yield said["done"]
    elif step["due_on"]:
        yield f"{said['when']}: {_when(step)}"
