"""Who came to a session."""

from collections import Counter

from django import forms
from django.core.exceptions import ValidationError

from commonweal.service.desks.provider import queries
from commonweal.service.ground.ui.forms import DateField, Filter, Form

CAME = {"yes": "Came", "no": "Absent"}


class DayFilter(Filter):
    """The day whose register is shown; without one, today's."""

    on = DateField(label="Another day", past=True, required=False, help_text="For example, 3 10 2025")


def day_of(request, asked):
    """The day of the register that was sent, or was kept when the session ended; otherwise the one asked for."""
    sent = request.POST if request.method == "POST" else getattr(request, "kept", None) or {}
    try:
        return forms.DateField(required=False).clean(sent.get("on")) or (asked.is_valid() and asked.answers["on"])
    except ValidationError:
        return None


class RegisterForm(Form):
    """One session: for each person whether they came; a person left open is not written down."""

    on = forms.DateField(widget=forms.HiddenInput)

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
                initial=self._written(each),
            )

    def _written(self, onward):
        """What the register says of this day already."""
        known = {each.on: each.attended for each in onward.attendance.all()}
        return {True: "yes", False: "no"}.get(known.get(self.initial.get("on")))

    def clean(self):
        given = super().clean()
        if self.data.get("everybody"):
            given |= {name: given.get(name) or "yes" for name in self.fields if name != "on"}
        if not any(given.get(f"came-{pk}") for pk in self.people):
            self.add_error(None, "Say of at least one person whether they came")
        return given

    @property
    def told(self):
        """For each person who was marked: (onward, came)."""
        marked = ((each, self.cleaned_data.get(f"came-{pk}")) for pk, each in self.people.items())
        return [(each, answer == "yes") for each, answer in marked if answer]
