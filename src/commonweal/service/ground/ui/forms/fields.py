"""Fields for what this service asks over and over: a date, a time, an identifier, an amount, yes or no."""

from datetime import date, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from commonweal.domain import identifiers, money

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
PARTS = ("day", "month", "year")


class DateBoxes(forms.MultiWidget):
    """Day, month and year in boxes of their own: `born_on_day`, `born_on_month`, `born_on_year`."""

    def __init__(self, attrs=None):
        super().__init__({part: forms.TextInput for part in PARTS}, attrs)

    def decompress(self, value):
        return [value.day, value.month, value.year] if isinstance(value, date) else ["", "", ""]


class DateField(forms.MultiValueField):
    """A date in three boxes; `past=True` refuses days to come, `future=True` days gone by."""

    widget = DateBoxes

    def __init__(self, *, past=False, future=False, earliest=date(1900, 1, 1), **options):
        boxes = [forms.CharField(required=False) for _ in PARTS]
        super().__init__(boxes, require_all_fields=False, **options)
        self.past, self.future, self.earliest = past, future, earliest

    def clean(self, value):
        typed = [str(part or "").strip() for part in (value or ["", "", ""])]
        if not any(typed):
            return self._nothing_typed()
        missing = [part for part, text in zip(PARTS, typed, strict=True) if not text]
        if missing:
            raise ValidationError(f"{self.label} must include a {' and a '.join(missing)}", code="incomplete")
        return self._within(self._real(typed))

    def _nothing_typed(self):
        if self.required:
            raise ValidationError(self.error_messages["required"], code="required")

    def _real(self, typed):
        day, month, year = typed
        try:
            return date(int(year), _month(month), int(day))
        except ValueError:
            raise ValidationError(f"{self.label} must be a real date, like 3 10 2025", code="invalid") from None

    def _within(self, day):
        today = timezone.localdate()
        if day < self.earliest:
            raise ValidationError(f"{self.label} must be after {self.earliest.year - 1}", code="early")
        if self.past and day > today:
            raise ValidationError(f"{self.label} must be today or in the past", code="future")
        if self.future and day < today:
            raise ValidationError(f"{self.label} must be today or in the future", code="past")
        return day


def _month(typed):
    return MONTHS.index(typed[:3].lower()) + 1 if typed.isalpha() else int(typed)


class TimeField(forms.CharField):
    """A time of day as people write it: 9:30, 09.30, 2pm."""

    def __init__(self, **options):
        super().__init__(**{"max_length": 10, "widget": forms.TextInput(attrs={"width": 5}), **options})

    def prepare_value(self, value):
        return value.strftime("%H:%M") if hasattr(value, "strftime") else value

    def clean(self, value):
        typed = super().clean(value).replace(" ", "").replace(".", ":").lower()
        for pattern in ("%H:%M", "%I:%M%p", "%I%p", "%H"):
            try:
                return datetime.strptime(typed, pattern).time() if typed else None
            except ValueError:
                continue
        raise ValidationError(f"{self.label} must be a time, like 9:30 or 2pm", code="invalid")


class _Identifier(forms.CharField):
    """Text that one of the domain's readers turns into an identifier, or says why not."""

    read = None

    def clean(self, value):
        typed = super().clean(value)
        try:
            return type(self).read(typed) if typed else typed
        except identifiers.NotAnIdentifier as why:
            raise ValidationError(str(why), code="invalid") from None


class NhsNumberField(_Identifier):
    read = staticmethod(identifiers.nhs_number)

    def __init__(self, **options):
        widget = forms.TextInput(attrs={"width": 20, "inputmode": "numeric", "spellcheck": "false"})
        super().__init__(**{"label": "NHS number", "max_length": 40, "widget": widget, **options})

    def prepare_value(self, value):
        return identifiers.spaced(value) if value and len(value) == 10 and value.isdigit() else value


class PostcodeField(_Identifier):
    read = staticmethod(identifiers.postcode)

    def __init__(self, **options):
        widget = forms.TextInput(attrs={"width": 10, "autocomplete": "off"})
        super().__init__(**{"label": "Postcode", "max_length": 20, "widget": widget, **options})


class PoundsField(forms.CharField):
    """An amount of money as people write it, 1,234.50 or £60; kept in pence."""

    def __init__(self, **options):
        widget = forms.TextInput(attrs={"width": 10, "inputmode": "decimal", "spellcheck": "false"})
        super().__init__(**{"max_length": 15, "widget": widget, **options})

    def prepare_value(self, value):
        return f"{value / 100:.2f}" if isinstance(value, int) else value

    def clean(self, value):
        typed = super().clean(value).replace(",", "").replace("£", "").replace(" ", "")
        if not typed:
            return None
        whole, _, part = typed.partition(".")
        if not (typed.isascii() and whole.isdigit() and len(part) <= 2 and (part.isdigit() or not part)):
            raise ValidationError(f"{self.label} must be an amount of money, like 60 or 1,234.50", code="invalid")
        return money.pence(typed)


class YesNoField(forms.TypedChoiceField):
    """Yes or no, neither taken for granted: True, False, or None when it need not be answered."""

    def __init__(self, *, yes="Yes", no="No", **options):
        choices = (("yes", yes), ("no", no))
        answers = {"choices": choices, "coerce": "yes".__eq__, "empty_value": None, "widget": forms.RadioSelect}
        super().__init__(**answers, **options)

    def prepare_value(self, value):
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
