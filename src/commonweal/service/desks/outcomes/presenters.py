"""What came of support in numbers with their denominators, and what was thought of it in numbers too large to tell."""

from django.urls import reverse

from commonweal.domain import disclosure, journey, outcomes
from commonweal.domain.money import pounds
from commonweal.domain.outcomes import experience
from commonweal.paper.words import part
from commonweal.service.ground.ui.presenters.words import day

SHARES_HEAD = ("Asked", "Came due", "Asked of those due", "Answered of those asked", "Still go, of those who answered")
STEPS_HEAD = ("Moved on to", "Steps")
BENEFITS_HEAD = ("Benefit", "Claimed", "Awarded", "Refused", "Waiting", "Pounds a year", "Pounds once")
UNMET_HEAD = ("Noted", "Person", "Need", "Why", "Where", "What would have helped")


def shares(followed):
    """Each question: everybody whose turn it was is in the first number."""
    return [
        [
            each.name.capitalize(),
            each.due,
            part(each.asked, each.due),
            part(each.answered, each.asked),
            part(each.going, each.answered),
        ]
        for each in followed
    ]


def steps(counts):
    return [[words, counts.get(kind, 0)] for kind, words in outcomes.PROGRESSION.items()]


def benefits(counts):
    """A row for each benefit that was claimed, and their sum."""
    rows = [_benefit(outcomes.BENEFITS[kind], counts[kind]) for kind in outcomes.BENEFITS if kind in counts]
    total = {
        name: sum(each[name] for each in counts.values())
        for name in ("claimed", "awarded", "refused", "yearly", "once")
    }
    return [*rows, _benefit("All", total)] if rows else []


def _benefit(words, counted):
    waiting = counted["claimed"] - counted["awarded"] - counted["refused"]
    money = [pounds(counted[name] / 100) for name in ("yearly", "once")]
    return [words, counted["claimed"], counted["awarded"], counted["refused"], waiting, *money]


def unmet(found):
    return [
        [
            day(each.noted_on),
            {"text": each.referral.person.name, "href": reverse("caseload:person", args=[each.referral.person_id])},
            each.get_need_display(),
            each.get_why_display(),
            each.service.name if each.service else "",
            each.note,
        ]
        for each in found
    ]


def unmet_table(counts):
    """How often each need could not be met, by reason: (headings, rows)."""
    whys = [why for why in outcomes.UNMET_WHY if any(key[1] == why for key in counts)]
    needs = [need for need in journey.REASONS if any(key[0] == need for key in counts)]
    rows = [[journey.REASONS[need], *_line(counts, need, whys)] for need in needs]
    return ["Need", *(outcomes.UNMET_WHY[why] for why in whys), "All"], rows


def _line(counts, need, whys):
    line = [counts.get((need, why), 0) for why in whys]
    return [*line, sum(line)]


def judged(counts, who):
    """The answers of one kind of people: nothing at all while they are so few that one could be told from the rest."""
    shown = {
        "who": "People supported" if who == experience.PERSON else "Carers",
        "since": counts["since"],
        "until": counts["until"],
        "asked": disclosure.shown(counts["asked"]),
        "answered": disclosure.shown(counts["answered"]),
        "is_few": disclosure.is_small(counts["answered"]) or not counts["answered"],
    }
    if not shown["is_few"]:
        shown["rate"] = disclosure.share(counts["answered"], counts["asked"])
        shown["rows"] = [_question(each.to(who), counts["tally"][each.code]) for each in experience.QUESTIONS]
    return shown


HEAD = ["Question", "Yes, very much or mostly", "Partly", "Not really, or not at all"]
TOGETHER = ((5, 4), (3,), (2, 1))
"""Answers that are counted as one: five columns would hide more than they show."""


def _question(words, tally):
    return [words, *(disclosure.shown(sum(tally[points] for points in together)) for together in TOGETHER)]
