"""What a provider may type."""

from collections import Counter

from django import forms

from commonweal.domain import journey
from commonweal.service.desks.provider import queries
from commonweal.service.ground.ui.forms import DateField, Form

CAME = {"yes": "Came", "no": "Absent"}


def note(label, hint="", **options):
    """Words from the provider, which the advisor reads."""
    told = {"required": False, **options}
    return forms.CharField(
        label=label, **told, max_length=1000, help_text=hint, widget=forms.Textarea(attrs={"rows": 3})
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
        "The advisor sees this. It takes the place of what stands here now.",
        required=True,
        error_messages={"required": "Enter what the advisor should know"},
    )


class StartForm(OneForm):
    heading = "Record the start"
    on = DateField(label="Day of the first session", past=True, help_text="For example, 3 10 2025")


class NextForm(OneForm):
    heading = "Record what came next"
    next_step = forms.ChoiceField(
        label="What came next for the person?",
        choices=list(journey.NEXT_STEPS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select what came next"},
    )
    on = DateField(label="From which day?", past=True, help_text="For example, 3 10 2025")


class EndForm(NextForm):
    heading = "Record the end"
    on = DateField(label="Last day", past=True, help_text="For example, 3 10 2025")
    note = note("A few words for the advisor (optional)", "How it went. The advisor sees this.")


class RegisterForm(Form):
    """One session: the day, and for each person whether they came; a person left open is not written down."""

    on = DateField(label="Day of the session", past=True, help_text="For example, 3 10 2025")

    def __init__(self, *args, people=(), **options):
        super().__init__(*args, **options)
        self.people = {str(each.pk): each for each in people}
        names = Counter(queries.name(each) for each in people)
        for pk, each in self.people.items():
            self.fields[f"came-{pk}"] = forms.ChoiceField(
                label=queries.name(each),
                help_text=dict(each.shared).get("Phone", "") if names[queries.name(each)] > 1 else "",
                required=False,
                choices=list(CAME.items()),
                widget=forms.RadioSelect,
            )

    def clean(self):
        given = super().clean()
        if not any(given.get(f"came-{pk}") for pk in self.people):
            self.add_error(None, "Say of at least one person whether they came")
        return given

    @property
    def told(self):
        """For each person who was marked: (onward, came)."""
        marked = ((each, self.cleaned_data.get(f"came-{pk}")) for pk, each in self.people.items())
        return [(each, answer == "yes") for each, answer in marked if answer]
