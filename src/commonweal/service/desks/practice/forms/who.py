"""Page 1: who is referred, and whom they care for."""

from django import forms

from commonweal.domain import journey, people
from commonweal.service.desks.practice.queries import known, senders
from commonweal.service.ground.ui.forms import DateField, Form, NhsNumberField, PostcodeField

NO_NUMBER = "Enter the NHS number, or tick that you do not know it"
NOT_OURS = "Nobody on {list} has this number. Enter their details below."
UNREACHABLE = "Enter a phone number or an address, so that the advisor can reach the person"
CARED_FOR = "Nobody on {list} was found by this. Check it, or leave it empty: the advisor can add it later."
CARED_FOR_TWO = "More than one person on {list} has this name. Enter the NHS number instead, or leave it empty."


class WhoForm(Form):
    practice = forms.ChoiceField(
        label="Which practice are they registered with?",
        error_messages={"required": "Select the practice they are registered with"},
    )
    asked_by = forms.ChoiceField(
        label="Who asked for support?",
        choices=list(journey.ASKED_BY.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select who asked for support"},
    )
    nhs_number = NhsNumberField(
        required=False, help_text="10 digits, like 999 000 0018. Find fills in the details of somebody on your list."
    )
    number_unknown = forms.BooleanField(label="I do not know the NHS number", required=False)
    subject = forms.ChoiceField(
        label="Who are you referring?",
        choices=list(journey.SUBJECTS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether you are referring a patient or a carer"},
    )
    given_name = forms.CharField(label="First name", max_length=100)
    family_name = forms.CharField(label="Last name", max_length=100)
    born_on = DateField(label="Date of birth", past=True, help_text="For example, 15 3 1941")
    sex = forms.ChoiceField(label="Sex", choices=list(people.SEXES.items()), widget=forms.RadioSelect)
    ethnic_group = forms.ChoiceField(
        label="Ethnic group",
        choices=[("", "Choose one"), *people.ETHNIC_GROUPS.items()],
        error_messages={"required": "Select an ethnic group, or Not stated"},
    )
    phone = forms.CharField(
        label="Phone (optional)", required=False, max_length=30, widget=forms.TextInput(attrs={"width": 20})
    )
    address = forms.CharField(label="Address (optional)", required=False, max_length=300)
    postcode = PostcodeField(label="Postcode (optional)", required=False)
    language = forms.CharField(label="Language, if an interpreter is needed (optional)", required=False, max_length=60)
    access_needs = forms.CharField(
        label="Access and communication needs (optional)",
        required=False,
        max_length=1000,
        help_text="For example, hard of hearing, or cannot manage steps. A service will be told.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    cared_for_number = NhsNumberField(
        label="NHS number of the person they care for (optional)",
        required=False,
    )
    cared_for_name = forms.CharField(
        label="Or the full name of the person they care for (optional)", required=False, max_length=200
    )

    def __init__(self, *args, user=None, finding=False, **options):
        super().__init__(*args, **options)
        self.user, self.finding, self.found = user, finding, None
        self.list = senders.list_name(user)
        self._ask_only_what_is_open()
        for name, field in self.fields.items():
            field.required = (name == "nhs_number") if finding else field.required

    def _ask_only_what_is_open(self):
        """A practice refers for itself, and is asked neither for the practice nor for who had the idea."""
        practices = senders.practices(self.user)
        self.fields["practice"].choices = [("", "Choose one"), *((str(each.pk), each.name) for each in practices)]
        self.fields["cared_for_number"].help_text = f"Only when the person cared for is on {self.list}"
        if len(practices) == 1:
            del self.fields["practice"]
        if not senders.takes(self.user):
            del self.fields["asked_by"]

    def clean(self):
        given = super().clean()
        if self.finding:
            self._find(given.get("nhs_number"))
            return given
        self._ask_for_the_number(given)
        if not (given.get("phone") or given.get("address")) and "phone" not in self.errors:
            self.add_error("phone", UNREACHABLE)
        if hindrance := known.hindrance_of(given.get("nhs_number")):
            self.add_error("nhs_number", hindrance)
        given["cared_for"] = self._cared_for(given) if given.get("subject") == "carer" else None
        return given

    def _find(self, number):
        self.found = known.registered(self.user, number) if number else None
        if number and not self.found:
            self.add_error("nhs_number", NOT_OURS.format(list=self.list))
        elif self.found and (hindrance := known.hindrance(self.found)):
            self.add_error("nhs_number", hindrance)

    def _ask_for_the_number(self, given):
        if not (given.get("nhs_number") or given.get("number_unknown") or "nhs_number" in self.errors):
            self.add_error("nhs_number", NO_NUMBER)

    def _cared_for(self, given):
        number, name = given.get("cared_for_number"), given.get("cared_for_name")
        if not (number or name) or "cared_for_number" in self.errors:
            return None
        found = known.on_our_list(self.user, number=number, name=name)
        if len(found) == 1:
            return found[0].pk
        problem = (CARED_FOR_TWO if found else CARED_FOR).format(list=self.list)
        self.add_error("cared_for_number" if number else "cared_for_name", problem)
        return None
