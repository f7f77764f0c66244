"""The task list of a person: what is completed, begun, not begun, and what cannot start yet."""

from dataclasses import dataclass

from django.urls import resolve, reverse

from commonweal.domain import journey

COMPLETED, BEGUN, NOT_BEGUN, NOT_YET = "Completed", "In progress", "Not started", "Cannot start yet"
COLOURS = {BEGUN: "aqua-green", NOT_BEGUN: "blue"}
NAMES = {
    "assess": "Assessment",
    "log": "A contact",
    "complete": "The outcome of a contact",
    "goal": "A goal",
    "add_goal": "A new goal",
    "review_goal": "How a goal is going",
    "questionnaire": "A questionnaire",
    "review": "The review",
    "close": "Closing the referral",
}
"""What a page that was begun is called."""


@dataclass(frozen=True)
class Task:
    """One thing to do: its state in words, and why it is not done or cannot be."""

    title: str
    name: str
    state: str
    hint: str = ""

    def item(self, referral):
        """As the task list draws it: what cannot start is no link, what is completed no tag."""
        about = referral.person_id if self.name == "consent" else referral.pk
        href = None if self.state == NOT_YET else reverse(f"caseload:{self.name}", args=[about])
        tag = {"tag": {"text": self.state, "colour": COLOURS[self.state]}} if self.state in COLOURS else None
        told = {"title": {"text": self.title}, "href": href, "status": tag or {"text": self.state}}
        return told | ({"hint": {"text": self.hint}} if self.hint else {})


def sections(referral, told):
    """The tasks under their headings: [(heading, items)]."""
    parts = (
        ("Getting to know them", _first(told)),
        ("What they want", _plan(told)),
        ("Support", _support(told)),
    )
    return [(heading, [task.item(referral) for task in tasks]) for heading, tasks in parts]


def count(referral, told):
    """How many tasks are completed, of how many."""
    states = [
        task.state for _, tasks in (("", _first(told)), ("", _plan(told)), ("", _support(told))) for task in tasks
    ]
    return states.count(COMPLETED), len(states)


def _state(is_done, is_begun=False):
    return COMPLETED if is_done else BEGUN if is_begun else NOT_BEGUN


def _first(told):
    outcomes, assessment = told["outcomes"], told["assessment"]
    is_reached = any(outcome in journey.REACHED for outcome in outcomes)
    is_complete = bool(assessment and assessment.completed_on)
    has_words = bool(assessment) or any(_page(each) == "assess" for each in told["unsent"])
    yield Task("Ask whether they agree to be supported", "consent", _state(told["consent"]))
    yield Task("Get in touch", "log", _state(is_reached, bool(outcomes)))
    yield Task("Needs, strengths and what matters to them", "assess", _state(is_complete, has_words))
    yield Task("The eight well-being measures", "assess", _state(told["scored"], told["scores_begun"] or has_words))
    if told["instruments"]:
        left = [each.name for each in told["instruments"] if each.pk not in told["asked"]]
        hint = f"Not asked: {', '.join(left)}" if left else ""
        yield Task("Other questionnaires", "questionnaires", _state(not left, bool(told["asked"])), hint)


def _plan(told):
    goals, agreement = told["plan"]["goals"], told["agreement"]
    yield Task("Goals and steps", "care_plan", _state(any(goal["steps"] for goal in goals), bool(goals)))
    if not goals:
        yield Task("Agree the plan with them", "agree", NOT_YET, "Add a goal first.")
        return
    is_agreed = agreement is not None and agreement.plan == told["plan"]
    hint = "It was changed since it was agreed." if agreement and not is_agreed else ""
    yield Task("Agree the plan with them", "agree", _state(is_agreed, agreement is not None), hint)


def _support(told):
    yield Task("Find services with them", "find", _state(told["onwards"]))
    if told["is_assessed"]:
        yield Task("Review how things are going", "review", _state(told["reviewed"]))
    else:
        yield Task("Review how things are going", "review", NOT_YET, "The assessment comes first.")
    yield Task("Close, with a message to the practice", "close", _state(told["is_closed"]))


def unsent(drafts):
    """Pages begun and not sent: what they are, where, and since when."""
    return [{"name": _name(each), "href": each.page, "at": each.saved_at} for each in drafts]


def left(drafts):
    """What a colleague had begun: what it is, who it was, and since when."""
    return [{"name": _name(each), "who": each.owner.name, "at": each.saved_at} for each in drafts]


def _page(draft):
    return resolve(draft.page).url_name if draft.page else "assess"


def _name(draft):
    return NAMES.get(_page(draft), "A page") if draft.page else "Scores of the assessment"
