"""The rows of the tables about what came of support: drawn like the others, in the order of the study ids."""

from itertools import groupby
from operator import itemgetter

from commonweal.domain import outcomes
from commonweal.domain.outcomes import experience
from commonweal.service.interfaces.extract.queries.rows import Rows
from commonweal.service.journey.assessments import queries as assessments
from commonweal.service.journey.onward import queries as onward
from commonweal.service.journey.onward.models import Onward, UnmetNeed
from commonweal.service.journey.reviews.models import Asking, Benefit, Experience, Progression

ASKED = ("months", "answer", "asked_on", "told_by")


class OutcomeRows(Rows):
    """The rows of one extract, what came of support among them."""

    def __init__(self, today):
        super().__init__()
        self._today = today

    def still_going(self):
        read = ("pk", "over_on", "referral__person__died_on", *(f"continuing__{name}" for name in ASKED))
        places = onward.funded(Onward.objects).filter(over_on__isnull=False)
        found = self._of(
            places, "referral__person", "pk", "continuing__asked_on", "continuing__created_at", fields=read
        )
        for _, answers in groupby(found, key=itemgetter("pk")):
            yield from self._questions(list(answers))

    def _questions(self, answers):
        """Every question of a place that came due, with the answer that counts or none."""
        place, died_on = answers[0], answers[0]["referral__person__died_on"]
        for question in outcomes.STILL_GOING_ASKED:
            due_on = place["over_on"] + question.after
            if due_on > self._today or (died_on and died_on <= due_on):
                continue
            told = [each for each in answers if each["continuing__months"] == question.months]
            told = [each for each in told if each["continuing__answer"] != "no_answer"] or told
            last = told[-1] if told else {}
            yield self._ids(place, onward="pk") | {
                "months": question.months,
                "due_on": due_on,
                "asked_on": last.get("continuing__asked_on"),
                "answer": last.get("continuing__answer"),
                "told_by": last.get("continuing__told_by") or None,
            }

    def progression(self):
        read = ("referral", "kind", "began_on")
        for row in self._of(Progression.objects.meant(), "referral__person", "began_on", "created_at", fields=read):
            yield self._ids(row, referral="referral") | {name: row[name] for name in ("kind", "began_on")}

    def benefits(self):
        same = ("kind", "claimed_on", "outcome", "decided_on")
        read = ("referral", "paid", "amount_pence", *same)
        for row in self._of(Benefit.objects.meant(), "referral__person", "claimed_on", "created_at", fields=read):
            told = {"paid": row["paid"] or None, "amount": row["amount_pence"]}
            yield self._ids(row, referral="referral") | {name: row[name] for name in same} | told

    def unmet(self):
        same = ("noted_on", "need", "why")
        found = self._of(UnmetNeed.objects, "referral__person", "noted_on", "created_at", fields=("referral", *same))
        for row in found:
            yield self._ids(row, referral="referral") | {name: row[name] for name in same}

    def experience(self):
        same = ("who", "how", "asked_on")
        told = {each.asking_id: each for each in Experience.objects.defer("words").iterator()}
        read = ("pk", "referral", *same)
        for row in self._of(Asking.objects, "referral__person", "asked_on", "created_at", fields=read):
            given = told.get(row["pk"])
            answers = given.answers if given else {}
            yield (
                self._ids(row, referral="referral")
                | {name: row[name] for name in same}
                | {"answered_on": given.answered_on if given else None}
                | {code: answers.get(code) for code in experience.CODES}
            )

    def instruments(self):
        about = {
            "instrument": "answering__instrument__code",
            "edition": "answering__instrument__edition",
            "point": "answering__point",
            "answered_on": "answering__answered_on",
            "item": "item",
            "value": "value",
        }
        read = ("answering__referral", "skipped", *about.values())
        order = ("answering__answered_on", "answering__created_at", "pk")
        for row in self._of(assessments.answers(), "answering__referral__person", *order, fields=read):
            told = {name: row[field] for name, field in about.items()} | {"skipped": row["skipped"] or None}
            yield self._ids(row, referral="answering__referral") | told
