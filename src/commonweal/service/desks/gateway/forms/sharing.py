"""Several referrals at once: to whom each; who looks after which practice."""

from django import forms

from commonweal.domain.journey import MOST_CASES
from commonweal.service.ground.ui.forms import Form


class ShareForm(Form):
    """For each referral an advisor, or nobody for now."""

    def __init__(self, *args, referrals=(), suggestions=None, **options):
        super().__init__(*args, **options)
        self.referrals, best = referrals, suggestions.shared_out(referrals)
        for each in referrals:
            offered = {str(found.advisor.pk): found for found in suggestions.of(each)}
            first = best.get(each.pk)
            self.fields[f"to_{each.pk.hex}"] = Chosen(each, offered, first and str(first.advisor.pk))
            self.fields[f"version_{each.pk.hex}"] = forms.IntegerField(
                initial=each.version, widget=forms.HiddenInput, min_value=0
            )

    @property
    def chosen(self):
        """What to do: [(referral, advisor, version)]."""
        named = [(each, self.cleaned_data[f"to_{each.pk.hex}"]) for each in self.referrals]
        return [(each, to, self.cleaned_data[f"version_{each.pk.hex}"]) for each, to in named if to]


class Chosen(forms.ChoiceField):
    """Who takes one referral on: the best first, each with the reasons."""

    def __init__(self, referral, offered, first):
        self.offered = offered
        choices = [("", "Leave for now"), *((pk, f"{each.advisor.name}: {each.why}") for pk, each in offered.items())]
        hint = f"{referral.practice.name}" + (f", now with {referral.advisor.name}" if referral.advisor else "")
        super().__init__(label=referral.person.name, help_text=hint, choices=choices, initial=first, required=False)

    def clean(self, value):
        found = self.offered.get(super().clean(value))
        return found.advisor if found else None


class CoverForm(Form):
    practice = forms.ChoiceField(label="Practice")
    advisor = forms.ChoiceField(label="Advisor who looks after it")

    def __init__(self, *args, practices=(), advisors=(), **options):
        super().__init__(*args, **options)
        self.known = {str(each.pk): each for each in (*practices, *advisors)}
        self.fields["practice"].choices = [("", "Choose one"), *((str(each.pk), each.name) for each in practices)]
        self.fields["advisor"].choices = [("", "Choose one"), *((str(each.pk), each.name) for each in advisors)]

    def clean(self):
        return {name: self.known[pk] for name, pk in super().clean().items()}


class CapacityForm(Form):
    cases = forms.IntegerField(
        label="How many open cases can they carry?",
        min_value=0,
        max_value=MOST_CASES,
        widget=forms.TextInput(attrs={"width": 4, "inputmode": "numeric"}),
        error_messages={"invalid": "The number of cases must be a whole number, like 60"},
    )
