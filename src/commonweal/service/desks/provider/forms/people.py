"""What a provider may type of one person."""

from django import forms
from django.utils import timezone

from commonweal.domain import journey
from commonweal.service.ground.ui.forms import DateField, Form


def note(label, hint="", **options):
    """Words from the provider, which the advisor reads."""
    told = {"required": False, **options}
    return forms.CharField(
        label=label, **told, max_length=1000, help_text=hint, widget=forms.Textarea(attrs={"rows": 3})
    )


def today(label):
    """A day, which is today unless somebody says otherwise."""
    return DateField(
        label=label, past=True, initial=timezone.localdate, help_text="Change it if it was another day, like 3 10 2025"
    )


class OneForm(Form):
    """A form about one person, on a page of its own with this heading."""

    heading, button, variant = "", "Save", ""


class DeclineForm(OneForm):
    heading, button, variant = "Decline", "Decline", "warning"
    reason = forms.ChoiceField(
        label="Why can you not take this person?",
        choices=list(journey.REFUSALS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select why you cannot take this person"},
    )
    note = note("What should the advisor know? (optional)", "The advisor sees this.")

    def clean(self):
        given = super().clean()
        if given.get("reason") == "other" and not given.get("note"):
            self.add_error("note", "Enter the reason, so that the advisor can look elsewhere")
        return given


class NoteForm(OneForm):
    heading = "Write to the advisor"
    note = note(
        "How is it going?",
        "The advisor sees this. What you wrote before stays.",
        required=True,
        error_messages={"required": "Enter what the advisor should know"},
    )


class StartForm(OneForm):
    heading = "Record the start"
    on = today("Day of the first session")


class NextForm(OneForm):
    heading = "Record what came next"
    next_step = forms.ChoiceField(
        label="What came next for the person?",
        choices=list(journey.NEXT_STEPS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select what came next"},
    )
    on = today("From which day?")


class EndForm(NextForm):
    heading = "Record the end"
    on = today("Last day")
    note = note("A few words for the advisor (optional)", "How it went. The advisor sees this.")
