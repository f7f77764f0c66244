"""Forms as the NHS design system draws them: what a desk's form is made of.

A desk writes `class Visit(Form)` with Django's own fields and those below, makes it in its view with
`Visit.of(request, record=referral)`, and draws it with the macros of `ui/components.html`.
"""

from commonweal.service.ground.ui.forms.base import Filter, Form
from commonweal.service.ground.ui.forms.fields import (
    DateField,
    NhsNumberField,
    PostcodeField,
    PoundsField,
    TimeField,
    YesNoField,
)
from commonweal.service.ground.ui.forms.ticked import TickedForm

__all__ = [
    "DateField",
    "Filter",
    "Form",
    "NhsNumberField",
    "PostcodeField",
    "PoundsField",
    "TickedForm",
    "TimeField",
    "YesNoField",
]
