"""Whom to ask whether they still go, and how many were asked and answered."""

from django.urls import reverse

from commonweal.domain import outcomes
from commonweal.paper.words import part
from commonweal.service.ground.ui.presenters.words import day, due

HEAD = ("Asked", "Came due", "Asked of those due", "Answered of those asked", "Still go, of those who answered")


def lists(found, today):
    """The lists of the page: name -> rows."""
    return {name: [_row(each, today) for each in places] for name, places in found.items()}


def _row(place, today):
    person = place.referral.person
    return {
        "name": person.name,
        "born_on": person.born_on,
        "phone": person.phone,
        "what": f"{place.service.name}: {outcomes.MONTHS[place.months]}",
        "due": due(place.due_on, today),
        "on": place.due_on,
        "act": reverse("caseload:still_going", args=[place.pk]),
    }


def asked(place):
    """The least that is needed to ask: who, how they are reached and spoken with, and about what."""
    person, referral = place.referral.person, place.referral
    known_as = f" ({person.known_as})" if person.known_as else ""
    return {
        "name": person.name,
        "service": place.service.name,
        "facts": [
            ("Name", f"{person.name}{known_as}"),
            ("Phone", person.phone),
            ("Language", person.language),
            ("Access and communication needs", person.access_needs),
            ("Service", f"{place.service.name} ({place.service.provider.name})"),
            ("Funded until", day(place.over_on)),
            ("Referral", f"{referral.reference}, {referral.get_state_display().lower()}"),
        ],
    }


def shares(followed):
    """Each question with its denominators: nobody's silence is hidden."""
    return {"head": HEAD, "rows": [_shares(each) for each in followed], "any": any(each.due for each in followed)}


def _shares(followed):
    return [
        followed.name.capitalize(),
        followed.due,
        part(followed.asked, followed.due),
        part(followed.answered, followed.asked),
        part(followed.going, followed.answered),
    ]


def said(answers):
    """What was told of each question, of one place: the latest that says something."""
    told = {}
    for each in answers:
        if each.months and (each.answer != "no_answer" or each.months not in told):
            told[each.months] = f"{outcomes.MONTHS[each.months]}: {each.get_answer_display().lower()}"
    return list(told.values())
