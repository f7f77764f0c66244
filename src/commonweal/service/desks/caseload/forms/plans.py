"""A goal with the steps towards it on one page, how a goal went, and what was agreed."""

from django import forms

from commonweal.domain import journey, plans
from commonweal.service.ground.ui.forms import DateField, Form
from commonweal.service.ground.ui.presenters.words import yes_no

SCALE = [(str(number), str(number)) for number in range(plans.LOWEST, plans.HIGHEST + 1)]
SPARE = 2
"""Empty lines for new steps, below those there are."""
PARTS = ("what", "who", "due_on", "done")


def scale(label, help_text):
    choices = {"choices": SCALE, "coerce": int, "empty_value": None}
    return forms.TypedChoiceField(label=label, help_text=help_text, required=False, widget=forms.RadioSelect, **choices)


def confidence():
    return scale("How sure are they that they can do it? (optional)", "1 is not sure at all, 10 is completely sure")


class GoalForm(Form):
    """Of step n: `step_n` is its key, empty for a new one, then what, who, by when, and whether it is done."""

    words = forms.CharField(
        label="What does the person want?",
        help_text="In their own words",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter what the person wants"},
    )
    need = forms.ChoiceField(
        label="Which need is it about? (optional)",
        choices=[("", "None in particular"), *journey.REASONS.items()],
        required=False,
    )
    importance = scale("How important is it to them? (optional)", "1 is not important, 10 could not be more important")
    confidence = confidence()
    easy_words = forms.CharField(
        label="The same in easy words (optional)",
        help_text="A short sentence, for the plan in easy words",
        max_length=200,
        required=False,
    )

    def __init__(self, *args, steps=(), **options):
        super().__init__(*args, **options)
        typed = sum(name.startswith("what_") for name in self.data)
        self.count = max(len(steps) + SPARE, min(typed, 50))
        for place in range(self.count):
            self._add(place + 1, steps[place] if place < len(steps) else None)

    def _add(self, number, step):
        key = {"widget": forms.HiddenInput, "required": False, "initial": step.pk if step else ""}
        self.fields[f"step_{number}"] = forms.CharField(**key)
        told = {"required": False}
        self.fields[f"what_{number}"] = forms.CharField(
            label=f"Step {number}: what will be done?", max_length=300, **told
        )
        self.fields[f"who_{number}"] = forms.CharField(
            label=f"Step {number}: who does it?", help_text="For example: me, my daughter, Ada", max_length=100, **told
        )
        self.fields[f"due_on_{number}"] = DateField(label=f"Step {number}: by when? (optional)", **told)
        self.fields[f"done_{number}"] = forms.BooleanField(label=f"Step {number} is done", **told)
        if step:
            known = {"what": step.what, "who": step.who, "due_on": step.due_on, "done": step.done_on is not None}
            for part, value in known.items():
                self.fields[f"{part}_{number}"].initial = value

    @property
    def rows(self):
        """The fields of each step, for the page: the key, then the others."""
        numbers = range(1, self.count + 1)
        return [
            (self[f"step_{number}"], [self[f"{part}_{number}"] for part in self._parts(number)]) for number in numbers
        ]

    def _parts(self, number):
        """A new step is not done yet."""
        return PARTS if self[f"step_{number}"].value() else PARTS[:3]

    def clean(self):
        for number in range(1, self.count + 1):
            is_new = not self.cleaned_data.get(f"step_{number}")
            others = any(self.cleaned_data.get(f"{part}_{number}") for part in ("who", "due_on"))
            if is_new and others and not self.cleaned_data.get(f"what_{number}"):
                self.add_error(f"what_{number}", f"Step {number}: enter what will be done")
        return self.cleaned_data

    @property
    def told(self):
        """What the action takes."""
        names = ("words", "need", "importance", "confidence", "easy_words")
        return {name: self.cleaned_data[name] for name in names} | {"steps": self._steps()}

    def _steps(self):
        numbers = range(1, self.count + 1)
        return [
            {"pk": self.cleaned_data[f"step_{number}"]}
            | {part: self.cleaned_data[f"{part}_{number}"] for part in PARTS}
            for number in numbers
        ]

    def held(self, current):
        """The steps as they are stored now, beside those typed with the same key."""
        known = {str(step.pk): step for step in current.steps.filter(dropped=False)}
        found = {}
        for number in range(1, self.count + 1):
            step = known.get(str(self[f"step_{number}"].value() or ""))
            found |= {f"{part}_{number}": _said(step, part) for part in PARTS}
        return found


def _said(step, part):
    if step is None:
        return ""
    if part == "done":
        return yes_no(step.done_on is not None)
    if part == "due_on":  # as it is typed, so that the same day does not differ
        return f"{step.due_on.day} {step.due_on.month} {step.due_on.year}" if step.due_on else ""
    return getattr(step, part)


class GoalReviewForm(Form):
    state = forms.ChoiceField(
        label="How is it going?",
        choices=list(plans.GOAL_STATES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select how it is going"},
    )
    confidence = confidence()
    note = forms.CharField(label="What has changed? (optional)", required=False, max_length=4000, widget=forms.Textarea)
    on = DateField(label="The day you talked about it", past=True)
    field_order = ("on", "state", "confidence", "note")


class AgreeForm(Form):
    seen = forms.CharField(widget=forms.HiddenInput)
    agreed_on = DateField(label="The day it was agreed", past=True)
    agreed_with = forms.ChoiceField(
        label="Who agreed to it?",
        choices=list(plans.AGREED_WITH.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select who agreed to it"},
    )
    copy = forms.ChoiceField(
        label="Which copy did you give them?",
        choices=list(plans.COPIES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select which copy you gave them"},
    )
