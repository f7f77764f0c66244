"""When and where a service runs, and how many places it has."""

from django import forms

from commonweal.domain import provision
from commonweal.service.ground.ui.forms import DateField, Form, PostcodeField, TimeField

LIKE = "For example, 3 10 2025"


class SessionForm(Form):
    weekday = forms.TypedChoiceField(
        label="Day", coerce=int, choices=[("", "Choose one"), *enumerate(provision.WEEKDAYS)]
    )
    opens_at = TimeField(label="From", help_text="For example, 10:30 or 2pm")
    closes_at = TimeField(label="Until", help_text="For example, 12:00 or 4pm")
    venue = forms.ChoiceField(label="Place", required=False)

    def __init__(self, *args, venues=(), **options):
        super().__init__(*args, **options)
        self.venues = {str(each.pk): each for each in venues}
        named = [(key, f"{each.name}, {each.postcode}") for key, each in self.venues.items()]
        self.fields["venue"].choices = [("", "No place: by phone or at home"), *named]

    def clean(self):
        given = super().clean()
        opens, closes = given.get("opens_at"), given.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", "Until must be later than From")
        return given

    @property
    def answers(self):
        given = super().answers
        return given | {"venue": self.venues.get(given["venue"])}


class VenueForm(Form):
    name = forms.CharField(label="Name of the place", max_length=200)
    address = forms.CharField(required=False, max_length=300, help_text="Number and street, without the postcode.")
    postcode = PostcodeField()
    practice = forms.ChoiceField(
        label="Is it a practice's own place?", required=False, help_text="Practices are shown on the map."
    )

    def __init__(self, *args, practices=(), **options):
        super().__init__(*args, **options)
        self.practices = {str(each.pk): each for each in practices}
        named = [(key, each.name) for key, each in self.practices.items()]
        self.fields["practice"].choices = [("", "No"), *named]

    @property
    def answers(self):
        given = super().answers
        return given | {"practice": self.practices.get(given["practice"])}


class BlockForm(Form):
    starts_on = DateField(label="First day", help_text=LIKE)
    ends_on = DateField(label="Last day", help_text=LIKE)
    places = forms.IntegerField(label="Number of places", min_value=1, max_value=10_000)
    weeks = forms.IntegerField(label="Weeks that one person's place lasts", min_value=1, max_value=520, initial=12)

    def clean(self):
        given = super().clean()
        starts, ends = given.get("starts_on"), given.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "Last day must not be before the first day")
        return given
