"""What may be looked for on the menu."""

from django import forms

from commonweal.domain import journey, provision
from commonweal.service.ground.ui.forms import Filter

LIST, MAP = "list", "map"
KILOMETRES = (1, 2, 5, 10)


def one_of(label, choices, any_text="Any", **options):
    return forms.ChoiceField(label=label, required=False, choices=[("", any_text), *choices], **options)


def only(label):
    """A box to tick; not ticked means either, and not "no"."""
    return forms.BooleanField(label=label, required=False)


class SearchForm(Filter):
    """Nothing in it is about a person, so it may stand in the address."""

    MAIN = ("words", "need", "kind", "day", "within_m", "look")
    TICKS = ("room", "at_home", "free")

    words = forms.CharField(
        label="Words", required=False, max_length=100, help_text="For example, lunch club. Spelling need not be right."
    )
    need = one_of("Need", journey.REASONS.items())
    kind = one_of("Kind of service", provision.SERVICE_TYPES.items())
    day = forms.TypedChoiceField(
        label="Day",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Any day"), *enumerate(provision.WEEKDAYS)],
    )
    within_m = forms.TypedChoiceField(
        label="How far",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Any distance"), *((km * 1000, f"Up to {km} km") for km in KILOMETRES)],
    )
    look = forms.ChoiceField(label="Show", required=False, choices=[(LIST, "A list"), (MAP, "A map and a list")])
    room = only("Taking people now")
    at_home = only("Comes to the person's home")
    free = only("Free of charge")
    funded = forms.TypedChoiceField(
        label="Paid for by the grant programme",
        required=False,
        coerce="yes".__eq__,
        empty_value=None,
        choices=[("", "Either"), ("yes", "Funded"), ("no", "Not funded")],
    )
    sector = one_of("Sector", provision.SECTORS.items(), "Either")
    spoken = one_of("Language", provision.LANGUAGES.items())
    access = forms.MultipleChoiceField(
        label="Access", required=False, choices=list(provision.ACCESS.items()), widget=forms.CheckboxSelectMultiple
    )

    @property
    def answers(self):
        """What to search by: the way of showing it is not, and a box that is not ticked asks for nothing."""
        given = {name: value for name, value in super().answers.items() if name != "look"}
        return given | {name: given[name] or None for name in self.TICKS} | {"access": tuple(given["access"])}

    @property
    def is_map(self):
        return self.is_valid() and self.cleaned_data["look"] == MAP

    @property
    def has_more(self):
        """Is something chosen among the choices that are folded away?"""
        return any(self.data.get(name) for name in self.fields if name not in self.MAIN)


class MenuForm(SearchForm):
    """The menu on its own: near is the name of a postcode district, since a whole postcode may be somebody's home."""

    MAIN = ("words", "need", "kind", "day", "near", "within_m", "look")

    near = one_of("Near", (), "Anywhere")

    def __init__(self, *args, districts=(), **options):
        super().__init__(*args, **options)
        self.fields["near"].choices = [("", "Anywhere"), *((name, name) for name in districts)]

    def clean(self):
        given = super().clean()
        if given.get("within_m") and not given.get("near"):
            self.add_error("near", "Choose the postcode district to measure from")
        return given
