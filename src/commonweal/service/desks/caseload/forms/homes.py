"""What two people are to each other."""

from django import forms

from commonweal.service.ground.ui.forms import Form

LIVES, CARES, CARED_FOR, SAME = "lives", "cares", "cared_for", "same"


class TieForm(Form):
    tie = forms.ChoiceField(
        label="What are they to each other?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select what they are to each other"},
    )
    relation = forms.CharField(
        label="In a word or two (optional)",
        required=False,
        max_length=60,
        help_text="For example, daughter",
    )

    def __init__(self, *args, person, other, **options):
        super().__init__(*args, **options)
        self.fields["tie"].choices = [
            (LIVES, f"{other.name} lives with {person.name}"),
            (CARES, f"{other.name} cares for {person.name}"),
            (CARED_FOR, f"{person.name} cares for {other.name}"),
            (SAME, "They may be one and the same person: ask the gateway"),
        ]
