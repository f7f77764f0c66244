"""A service's entry, its room, and why it closes."""

from django import forms

from commonweal.domain import journey, provision
from commonweal.service.ground.ui.forms import Form, PoundsField, YesNoField

DEAREST = 100_000  # [pence]
AGES = {"required": False, "min_value": 0, "max_value": 120}


def many(label, choices, **options):
    return forms.MultipleChoiceField(
        label=label, required=False, choices=list(choices.items()), widget=forms.CheckboxSelectMultiple, **options
    )


def text(label, hint="", **options):
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=False, max_length=2000, help_text=hint, widget=widget, **options)


class EntryForm(Form):
    """Everything the menu says of a service but when, where and how many."""

    PARTS = (
        ("The service", ("provider", "name", "kind", "sector", "funded", "description", "needs")),
        ("Who it is for", ("eligibility", "minimum_age", "maximum_age", "for_carers")),
        ("How it can be reached", ("at_home", "access", "languages", "way_in", "contact", "email", "website")),
        ("What it costs", ("cost_pence", "cost")),
        ("Keeping it right", ("check_days",)),
    )

    name = forms.CharField(label="Name of the service", max_length=200)
    kind = forms.ChoiceField(label="Kind of service", choices=[("", "Choose one"), *provision.SERVICE_TYPES.items()])
    sector = forms.ChoiceField(choices=list(provision.SECTORS.items()), widget=forms.RadioSelect, initial="voluntary")
    funded = YesNoField(label="Does the grant programme pay for it?")
    description = text("What it is", "Two or three sentences in plain words.")
    needs = many("Needs it meets", journey.REASONS, help_text="None ticked: those that its kind usually meets.")
    eligibility = text("Who it is for")
    minimum_age = forms.IntegerField(label="Youngest age (if there is one)", **AGES)
    maximum_age = forms.IntegerField(label="Oldest age (if there is one)", **AGES)
    for_carers = forms.BooleanField(label="It is for carers", required=False)
    access = many("Access", provision.ACCESS)
    languages = many("Languages spoken", provision.LANGUAGES)
    at_home = forms.BooleanField(label="It comes to the person's home", required=False)
    cost_pence = PoundsField(
        label="Pounds a session", required=False, help_text="0 if it is free. Leave it empty if the price differs."
    )
    cost = forms.CharField(label="Cost in words", required=False, max_length=100)
    way_in = forms.ChoiceField(
        label="How do people get in?",
        choices=list(provision.WAYS_IN.items()),
        widget=forms.RadioSelect,
        initial="either",
    )
    contact = forms.CharField(label="Whom to call", required=False, max_length=200)
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        help_text="Where the provider is asked whether this is still right.",
        error_messages={"invalid": "Enter an e-mail address in the correct form, like name@example.org"},
    )
    website = forms.URLField(
        required=False, assume_scheme="https", error_messages={"invalid": "Enter a website, like https://example.org"}
    )
    check_days = forms.IntegerField(
        label="Days until it is to be checked again", min_value=1, max_value=3650, initial=provision.CHECK_DAYS
    )

    def clean(self):
        given = super().clean()
        youngest, oldest = given.get("minimum_age"), given.get("maximum_age")
        if youngest is not None and oldest is not None and oldest < youngest:
            self.add_error("maximum_age", "Oldest age must not be below the youngest")
        if (given.get("cost_pence") or 0) > DEAREST:
            self.add_error("cost_pence", f"Pounds a session must be {DEAREST // 100:,} or less")
        if given.get("funded") and given.get("sector") == "statutory":
            self.add_error("funded", "The grant programme pays for voluntary services only")
        return given

    @staticmethod
    def filled_from(service):
        """What stands in the boxes of a service that there is already."""
        return {name: getattr(service, name) for name in EntryForm.base_fields}


class NewEntryForm(EntryForm):
    provider = forms.ChoiceField(help_text="An administrator adds providers that are not in the list.")
    field_order = ("provider",)

    def __init__(self, *args, providers=(), **options):
        super().__init__(*args, **options)
        self.providers = {str(each.pk): each for each in providers}
        self.fields["provider"].choices = [
            ("", "Choose one"),
            *((key, each.name) for key, each in self.providers.items()),
        ]

    @property
    def answers(self):
        given = super().answers
        return given | {"provider": self.providers[given["provider"]]}


class RoomForm(Form):
    capacity = forms.ChoiceField(
        label="Is it taking people?", choices=list(provision.CAPACITIES.items()), widget=forms.RadioSelect
    )
    waiting_weeks = forms.IntegerField(
        label="If there is a waiting list: about how many weeks do people wait?",
        required=False,
        min_value=0,
        max_value=200,
    )


class CloseForm(Form):
    why = forms.CharField(
        label="Why? (optional)",
        required=False,
        max_length=500,
        help_text="Everybody who is told that it closes reads this. Name nobody.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
