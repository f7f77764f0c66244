"""Organisations, and the people who work in them."""

from django import forms

from commonweal.service.desks.governance import queries
from commonweal.service.ground.accounts.models import TEAM_PATHWAYS, Organisation, Role
from commonweal.service.ground.ui.forms import Filter, Form


class OrganisationForm(Form):
    name = forms.CharField(max_length=200)
    kind = forms.ChoiceField(label="What is it?", choices=Organisation.Kind.choices, widget=forms.RadioSelect)
    code = forms.CharField(
        label="ODS code, or a code of your own",
        max_length=20,
        help_text="For a practice its ODS code, like Z00001. No two organisations share one.",
        widget=forms.TextInput(attrs={"width": 10, "spellcheck": "false"}),
    )


class TeamForm(Form):
    pathway = forms.ChoiceField(
        label="What kind of team is it?",
        choices=TEAM_PATHWAYS,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what kind of team it is"},
    )
    practices = forms.MultipleChoiceField(
        label="For which practices does it refer people?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, practices=(), **options):
        super().__init__(*args, **options)
        self.fields["practices"].choices = [(str(each.pk), each.name) for each in practices]


class ToldForm(Form):
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        max_length=254,
        help_text="Leave it empty, and the provider is told nothing by e-mail. Take one that is read every day.",
        error_messages={"invalid": "Enter an e-mail address in the correct form, like name@example.org"},
    )


class UserForm(Form):
    name = forms.CharField(label="Full name", max_length=150)
    email = forms.EmailField(
        label="E-mail address",
        help_text="They sign in with it.",
        error_messages={"invalid": "Enter an e-mail address in the correct form, like name@example.org"},
    )
    role = forms.ChoiceField(
        label="What do they do?", widget=forms.RadioSelect, error_messages={"required": "Select what they do"}
    )

    def __init__(self, *args, roles=(), **options):
        super().__init__(*args, **options)
        self.fields["role"].choices = [(role, Role(role).label) for role in roles]
        self.fields["role"].initial = roles[0] if len(roles) == 1 else None


class OrganisationFilter(Filter):
    words = forms.CharField(label="Name or code", required=False, max_length=100)


class UserFilter(Filter):
    words = forms.CharField(label="Name or e-mail address", required=False, max_length=100)
    role = forms.ChoiceField(required=False, choices=[("", "All"), *Role.choices])
    state = forms.ChoiceField(required=False, choices=[("", "All"), ("on", "Can sign in"), ("off", "Switched off")])


class EventFilter(Filter):
    event = forms.ChoiceField(label="What was done", required=False)

    def __init__(self, *args, events=(), **options):
        super().__init__(*args, **options)
        self.fields["event"].choices = [("", "Everything"), *((event, queries.said(event)) for event in events)]
