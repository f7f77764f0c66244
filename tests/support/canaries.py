"""Words that stand nowhere else, one in every text about a person: wherever one turns up, that text has been read."""

import re
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from commonweal.domain.privacy import IDENTIFYING, PERSONAL, SPECIAL

ABOUT_PEOPLE = {IDENTIFYING, PERSONAL, SPECIAL}
ROOM = 24
"""A field that holds fewer letters than this has no room for one."""
HELD_ELSEWHERE = ("drafts", "outbox", "audit")
"""What is sealed, what has been sent and what was done are no texts of a record."""
MARKUP = "<b>"
"""Each is a formula and markup too: what is shown as it stands in a page or a sheet would do something."""
FOUND = re.compile(r"zq(own|foreign)x(\d+)zq", re.IGNORECASE)


@dataclass(frozen=True)
class Canary:
    """One word: whose side it is on, and what it stands in."""

    side: str
    model: str
    field: str
    pk: str


class Canaries:
    """All words, by their number."""

    def __init__(self):
        self.known = []

    def put(self, side):
        """Write a word into every text about a person that has none yet: what has been made since the last time."""
        for model, names in texts():
            for row in model._base_manager.all():
                changes = {name: self._marked(side, row, name) for name in names if not self.has(getattr(row, name))}
                if changes:
                    model._base_manager.filter(pk=row.pk).update(**changes)

    def has(self, value):
        return FOUND.search(str(value)) is not None

    def _marked(self, side, row, name):
        self.known.append(Canary(side, row._meta.label, name, str(row.pk)))
        word = f"=Zq{side}x{len(self.known) - 1}zq{MARKUP}"
        value = getattr(row, name)
        # What a provider sees is a list of labels and words.
        return [[label, word] for label, _ in value] if isinstance(value, list) else word

    def found(self, body):
        """Which of them stand in a text."""
        return {self.known[int(number)] for _, number in FOUND.findall(body)}


def texts():
    """Every model with its texts about people: free words, not codes."""
    for model in apps.get_models():
        privacy = getattr(model, "PRIVACY", {})
        if model._meta.app_label in HELD_ELSEWHERE:
            continue
        names = [each.name for each in model._meta.concrete_fields if _is_text(each, privacy.get(each.name))]
        if names:
            yield model, names


def _is_text(field, privacy):
    if privacy not in ABOUT_PEOPLE or field.choices:
        return False
    if field.name == "shared":
        return True
    has_room = isinstance(field, models.TextField) or (field.max_length or 0) >= ROOM
    return isinstance(field, models.CharField | models.TextField) and has_room and field.name != "close_reason"
