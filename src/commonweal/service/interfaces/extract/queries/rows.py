"""The rows of each study table, person by person in the order of their study ids, some hundred people at a time."""

from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from secrets import token_bytes

from django.db.models import Exists, OuterRef

from commonweal.domain.people import age_on
from commonweal.service.interfaces.extract.queries.people import included, merged, numbers
from commonweal.service.journey.assessments.models import Score, Scoring
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.onward.models import Attendance, Onward
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.journey.reviews.models import Continuing
from commonweal.service.people.models import Person

AT_ONCE = 300


class Rows:
    """The rows of one extract. Its ids come from a key that is made for it and kept nowhere.

    Rows stand in the order of these ids: an order taken from the database would be the same in every extract, and
    would let two of them be laid side by side.
    """

    def __init__(self):
        self._key = token_bytes(32)
        people = ((self.study_id(pk), pk) for pk in included().values_list("pk", flat=True).iterator())
        self._people = [pk for _, pk in sorted(people)]
        self._owners, self._records = merged()

    def __len__(self):
        return len(self._people)

    def study_id(self, pk):
        return self._id(pk, b"person")

    def _id(self, pk, kind):
        """Random to whoever lacks the key, the same for the same row within this extract; 16 hexadecimal digits."""
        return blake2b(pk.bytes, key=self._key, person=kind, digest_size=8).hexdigest()

    def _batches(self):
        for first in range(0, len(self._people), AT_ONCE):
            yield self._people[first : first + AT_ONCE]

    def _of(self, found, path, *order, fields=()):
        """Rows of a QuerySet that belong to the people extracted, each with its owner, sorted by study id."""
        for batch in self._batches():
            theirs = {f"{path}__in": [record for pk in batch for record in (pk, *self._records[pk])]}
            rows = list(found.filter(**theirs).order_by(*order).values(path, *fields))
            for row in rows:
                row["owner"] = self._owners.get(row[path], row[path])
            yield from sorted(rows, key=lambda row: self.study_id(row["owner"]))

    def people(self):
        read = ("referred_on", "subject", "conditions")
        referrals = self._of(Referral.objects, "person", "referred_on", "created_at", fields=read)
        firsts = (next(theirs) for _, theirs in groupby(referrals, key=itemgetter("owner")))
        for batch in self._batches():
            found = Person.objects.select_related("practice").in_bulk(batch)
            yield from (self._person(found[pk], next(firsts)) for pk in batch)

    def _person(self, person, first):
        return {
            "study_id": self.study_id(person.pk),
            "subject": first["subject"],
            "sex": person.sex,
            "ethnic_group": person.ethnic_group,
            "practice": person.practice.code,
            "imd_quintile": person.imd_quintile,
            "conditions": "|".join(sorted(first["conditions"])) or None,
            "died_on": person.died_on,
        }

    def linkage(self):
        for batch in self._batches():
            found, others = Person.objects.in_bulk(batch), numbers(batch)
            for person in (found[pk] for pk in batch):
                names = ("nhs_number", "family_name", "given_name", "born_on", "sex", "postcode")
                told = {name: getattr(person, name) or None for name in names}
                told["nhs_number"] = told["nhs_number"] or others.get(person.pk)
                yield {"study_id": self.study_id(person.pk)} | told

    def referrals(self):
        same = ("referred_on", "pathway", "state", "closed_on")
        read = ("pk", "person__born_on", "practice__code", "risk_score", "close_reason", *same)
        for row in self._of(Referral.objects, "person", "referred_on", "created_at", fields=read):
            yield (
                self._ids(row, referral="pk")
                | {name: row[name] for name in same}
                | {
                    "age": age_on(row["person__born_on"], row["referred_on"]),
                    "practice": row["practice__code"],
                    "risk_score": None if row["risk_score"] is None else float(row["risk_score"]),
                    "close_reason": row["close_reason"] or None,
                }
            )

    def onward(self):
        same = ("made_on", "kind", "state", "started_on", "funded_until", "next_step_on")
        read = ("pk", "referral", "service__kind", "service__provider__code", "next_step", *same)
        for row in self._of(Onward.objects, "referral__person", "made_on", "created_at", fields=read):
            yield (
                self._ids(row, referral="referral", onward="pk")
                | {name: row[name] for name in same}
                | {
                    "service_type": row["service__kind"],
                    "provider": row["service__provider__code"],
                    "next_step": row["next_step"] or None,
                }
            )

    def attendance(self):
        for row in self._of(
            Attendance.objects, "onward__referral__person", "onward", "on", fields=("onward", "on", "attended")
        ):
            yield self._ids(row, onward="onward") | {"attended_on": row["on"], "attended": row["attended"]}

    def continuing(self):
        fields = ("onward", "asked_on", "answer")
        for row in self._of(Continuing.objects, "onward__referral__person", "onward", "asked_on", fields=fields):
            yield self._ids(row, onward="onward") | {"asked_on": row["asked_on"], "answer": row["answer"]}

    def contacts(self):
        fields = ("referral", "on", "kind", "purpose", "outcome")
        for row in self._of(Contact.objects.done(), "referral__person", "on", "created_at", fields=fields):
            said = {name: row[name] for name in ("kind", "purpose", "outcome")}
            yield self._ids(row, referral="referral") | {"contacted_on": row["on"]} | said

    def scores(self):
        read = ("scoring__referral", "scoring__point", "scoring__scored_on", "measure", "value", "skipped")
        order = ("scoring__scored_on", "scoring__created_at", "pk")
        for row in self._of(self._last_of_a_day(), "scoring__referral__person", *order, fields=read):
            yield self._ids(row, referral="scoring__referral") | {
                "point": row["scoring__point"],
                "scored_on": row["scoring__scored_on"],
                "measure": row["measure"],
                "score": row["value"],
                "skipped": row["skipped"] or None,
            }

    def _last_of_a_day(self):
        """Scored twice on one day, the later scoring is the one that was meant."""
        same = {name: OuterRef(f"scoring__{name}") for name in ("referral", "point", "scored_on")}
        later = Scoring.objects.filter(**same, created_at__gt=OuterRef("scoring__created_at"))
        return Score.objects.filter(~Exists(later))

    def _ids(self, row, **others):
        names = {"referral": b"referral", "onward": b"onward"}
        ids = {f"{name}_id": self._id(row[field], names[name]) for name, field in others.items()}
        return {"study_id": self.study_id(row["owner"])} | ids
