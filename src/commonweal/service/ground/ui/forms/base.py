"""Forms that keep what was typed, know the version they were filled in from, and are sent only once."""

import secrets

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.utils import ErrorDict, pretty_name
from django.utils.crypto import salted_hmac

from commonweal.service.ground.ui.forms.rendering import NhsField


class Form(forms.Form):
    """Make it with `of(request, record=...)`; it is valid only when somebody has just sent it.

    `answers` are what to hand to an action, `version` is the version of the record the person was looking at.
    """

    bound_field_class = NhsField
    use_required_attribute = False

    @classmethod
    def of(cls, request, *, record=None, **options):
        form = cls(_typed(request), request.FILES or None, **options)
        form.request, form.record = request, record
        request.forms = [*getattr(request, "forms", ()), form]
        if form.is_bound and request.method != "POST":
            form._errors, form.cleaned_data = ErrorDict(), {}  # what somebody typed before signing in again
        return form

    request = record = None

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.label = pretty_name(name) if field.label is None else field.label
            field.error_messages["required"] = _required(field)

    @property
    def sent(self):
        return self.is_bound and (self.request is None or self.request.method == "POST")

    def is_valid(self):
        refused = getattr(self.request, "refused", "")
        if self.sent and refused and not self.non_field_errors():
            self.add_error(None, refused)
        return self.sent and super().is_valid()

    @property
    def answers(self):
        return dict(self.cleaned_data)

    @property
    def version(self):
        """The version of the record that was on the screen; of a page not sent yet, the version there is now."""
        typed = self.data.get("version", "")
        return int(typed) if typed.isdecimal() else getattr(self.record, "version", None)

    def held(self, current):
        """What a record holds for boxes that are not fields of its own: name -> words, for a page of both versions."""
        return {}

    @property
    def token(self):
        return new_token(getattr(self.request, "user", None))

    @property
    def problems(self):
        """What to say on top of the page, in the order of the boxes, each linked to the one it is about."""
        return [
            {"text": error, "href": f"#{self[name].first_wrong}" if name in self.fields else "#maincontent"}
            for name in (NON_FIELD_ERRORS, *self.fields)
            for error in self.errors.get(name, ())
        ]


class Filter(Form):
    """A form that asks for part of a list: read from the address, never sent twice, changes nothing."""

    @classmethod
    def of(cls, request, **options):
        form = cls(request.GET, **options)
        form.request = request
        request.filters = [*getattr(request, "filters", ()), form]
        return form

    @property
    def sent(self):
        return True


def new_token(user):
    """What tells one sending of a form from the next, and whose page it was sent from."""
    return f"{mark(user)}.{secrets.token_urlsafe(12)}"


def mark(user):
    """Tells whether a page was this user's, and nothing of who they are."""
    known = user is not None and user.is_authenticated
    return salted_hmac("commonweal.form", str(user.pk)).hexdigest()[:16] if known else ""


def _typed(request):
    if request.method == "POST":
        return request.POST
    if getattr(request, "kept", None) is None and hasattr(request, "recall"):
        request.kept = request.recall()
    return getattr(request, "kept", None)


def _required(field):
    """The message for an empty box, unless the form has its own."""
    given = field.error_messages.get("required", "")
    if given != forms.Field.default_error_messages["required"]:
        return given
    name = str(field.label)
    first = name[:1] if name[1:2].isupper() else name[:1].lower()  # "NHS number" stays as it is
    return f"{'Select' if hasattr(field, 'choices') else 'Enter'} {first}{name[1:]}"
