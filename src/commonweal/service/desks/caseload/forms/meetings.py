"""A meeting with a practice: when, who, whom to talk about, what was said and agreed."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from commonweal.service.ground.ui.forms import DateField, Form, TimeField
from commonweal.service.ground.ui.presenters.words import day

GUESTS = "One a line: the name, a comma, the job. For example: Sam Rowntree, social worker"


class _WhenForm(Form):
    on = DateField(label="The day of the meeting", future=True)
    at_time = TimeField(label="Time (optional)", required=False, help_text="For example, 13:00 or 1pm")
    place = forms.CharField(
        label="Where (optional)", required=False, max_length=200, help_text="A room, or how to join online"
    )


class PlanMeetingForm(_WhenForm):
    practice = forms.ChoiceField(
        label="Which practice?", widget=forms.RadioSelect, error_messages={"required": "Select the practice"}
    )
    field_order = ("practice", "on", "at_time", "place")

    def __init__(self, *args, practices=(), **options):
        super().__init__(*args, **options)
        self.known = {str(each.pk): each for each in practices}
        self.fields["practice"].choices = [(key, each.name) for key, each in self.known.items()]

    def clean_practice(self):
        return self.known[self.cleaned_data["practice"]]


class MoveMeetingForm(_WhenForm):
    """Another day, time or place."""


class AskedForm(Form):
    users = forms.MultipleChoiceField(
        label="Colleagues with an account",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Whoever you ask sees whom the meeting is about, and what is written of them here; nothing else.",
    )
    guests = forms.CharField(
        label="Others who take part (optional)",
        required=False,
        max_length=2000,
        help_text=GUESTS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, colleagues=(), **options):
        super().__init__(*args, **options)
        self.known = {str(each.pk): each for each in colleagues}
        named = [(key, f"{each.name} ({each.organisation.name})") for key, each in self.known.items()]
        self.fields["users"].choices = named

    def clean_users(self):
        return [self.known[key] for key in self.cleaned_data["users"]]

    def clean_guests(self):
        lines = [line for line in self.cleaned_data["guests"].splitlines() if line.strip()]
        return [(name, job) for name, _, job in (line.partition(",") for line in lines)]


class PeopleForm(Form):
    referrals = forms.MultipleChoiceField(
        label="Whom will you talk about?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, proposed=(), **options):
        super().__init__(*args, **options)
        self.known = {str(each.pk): each for each in proposed}
        field = self.fields["referrals"]
        field.choices = [(key, each.person.name) for key, each in self.known.items()]
        field.widget.hints = {key: _hint(each) for key, each in self.known.items()}

    def clean_referrals(self):
        return [self.known[key] for key in self.cleaned_data["referrals"]]


def _hint(referral):
    """Tells two people of one name apart."""
    return f"born {day(referral.person.born_on)}. {referral.reason}"


class TaskForm(Form):
    what = forms.CharField(label="What is to be done?", max_length=300)
    owner = forms.ChoiceField(
        label="Who does it?", widget=forms.RadioSelect, error_messages={"required": "Select who does it"}
    )
    due_on = DateField(label="By when")

    def __init__(self, *args, owners=(), **options):
        super().__init__(*args, **options)
        self.known = {str(each.pk): each for each in owners}
        self.fields["owner"].choices = [(key, each.name) for key, each in self.known.items()]

    def clean_owner(self):
        return self.known.get(self.cleaned_data["owner"])


class CaseForm(TaskForm):
    """What was said of somebody, and what was agreed, if anything."""

    note = forms.CharField(
        label="What was said (optional)",
        required=False,
        max_length=4000,
        help_text="The practice and everybody who was asked to the meeting can read this.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    field_order = ("note", "what", "owner", "due_on")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name, label in (("what", "Task (optional)"), ("owner", "Who does the task?"), ("due_on", "By when")):
            self.fields[name].label, self.fields[name].required = label, False

    def clean(self):
        given = super().clean()
        if given.get("what") and not given.get("owner"):
            self.add_error("owner", "Select who does the task")
        if given.get("what") and not given.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Enter by when the task is to be done")
        if given.get("owner") and not given.get("what"):
            self.add_error("what", "Enter what is to be done, or leave out who does it")
        return given

    @property
    def task(self):
        """What was agreed, or nothing."""
        named = {name: self.cleaned_data[name] for name in ("what", "owner", "due_on")}
        return named if named["what"] else None


class HeldForm(Form):
    came = forms.MultipleChoiceField(label="Who came?", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, attendees=(), **options):
        super().__init__(*args, **options)
        self.known = {str(each.pk): each for each in attendees}
        self.fields["came"].choices = [(key, each.name) for key, each in self.known.items()]

    def clean_came(self):
        return [self.known[key] for key in self.cleaned_data["came"]]


def soon(meeting):
    """By when things are mostly to be done: two weeks after the meeting, and not in the past."""
    return max(meeting.on, timezone.localdate()) + timedelta(days=14)
