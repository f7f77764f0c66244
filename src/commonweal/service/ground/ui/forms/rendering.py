"""Which macro of the design system draws a field, and what it is told."""

from django import forms
from django.forms.boundfield import BoundField

from commonweal.service.ground.ui.forms.fields import PARTS, DateBoxes


class NhsField(BoundField):
    @property
    def macro(self):
        return next((macro for widget, macro in _MACROS if isinstance(self.field.widget, widget)), "input")

    @property
    def first_wrong(self):
        """The id that a link in the error summary goes to."""
        if isinstance(self.field.widget, DateBoxes):
            return f"{self.auto_id}_{self._wrong_parts()[0]}"
        return self.auto_id

    def told(self, *, heading=False, size="", conditional=None):
        """What the macro is told: name, label, hint, error, value, and what its widget's attributes add."""
        label = {"text": str(self.label), "size": size or "s"}
        label |= {"isPageHeading": True, "size": size or "l"} if heading else {}
        told = {"id": self.auto_id, "name": self.html_name, "label": label}
        told |= {"hint": {"text": str(self.help_text)}} if self.help_text else {}
        told |= {"errorMessage": {"text": " ".join(self.errors)}} if self.errors else {}
        told |= _EXTRAS.get(self.macro, _box)(self)
        if "idPrefix" in told:
            del told["id"]  # the first choice carries it, and two elements with one id break its label
        if self.macro in _GROUPS:
            told["fieldset"] = {"legend": label}
        for item in told.get("items", ()):
            if shown := (conditional or {}).get(item.get("value")):
                item["conditional"] = {"html": shown}
        return told

    @property
    def typed(self):
        """What was typed, in words: for a conflict page and for checking answers."""
        value = self.value()
        if self.macro == "tick":
            return "Yes" if value else "No"
        if isinstance(self.field.widget, DateBoxes):
            return " ".join(str(part) for part in self._parts(value) if part)
        chosen = value if isinstance(value, list | tuple) else [value]
        named = {str(key): str(name) for key, name in _flat(getattr(self.field, "choices", ()))}
        return ", ".join(named.get(str(each), str(each)) for each in chosen if each not in (None, ""))

    def _parts(self, value):
        return value if isinstance(value, list | tuple) else self.field.widget.decompress(value)

    def _wrong_parts(self):
        """The boxes to mark: those left empty if some were filled in, otherwise all."""
        typed = dict(zip(PARTS, self._parts(self.value()), strict=False))
        empty = [part for part in PARTS if not typed.get(part)]
        return empty if 0 < len(empty) < len(PARTS) else list(PARTS)


def _box(field):
    widget, value = field.field.widget, field.value()
    told = {name: widget.attrs[name] for name in ("width", "inputmode", "autocomplete") if name in widget.attrs}
    # No maxlength: a browser cuts what is pasted without a word, while a form says what is too long.
    attributes = {name: given for name, given in widget.attrs.items() if name not in {*told, "maxlength", "minlength"}}
    shown = "" if value is None or isinstance(widget, forms.PasswordInput) else str(value)
    return told | {"type": getattr(widget, "input_type", "text"), "value": shown, "attributes": attributes}


def _file(field):
    return {"attributes": field.field.widget.attrs}


def _number(field):
    # A number box changes under a scrolling wheel: a text box that asks for digits does not.
    told = _box(field)
    width = field.field.widget.attrs.get("width", 5)
    return told | {"type": "text", "inputmode": "numeric", "width": width, "attributes": {}}


def _text(field):
    value, rows = field.value(), field.field.widget.attrs["rows"]
    # Ten in letters is Django's own, where the form does not say: twice the height of a phone's screen with a keyboard.
    return {"value": "" if value is None else str(value), "rows": 5 if rows == "10" else rows}


def _choices(field):
    value = field.value()
    chosen = {str(each) for each in (value if isinstance(value, list | tuple | set) else [value])}
    hints = getattr(field.field.widget, "hints", {})
    items = [
        {"value": str(key), "text": str(name), "checked": str(key) in chosen, "selected": str(key) in chosen}
        | ({"hint": {"text": hints[key]}} if key in hints else {})
        for key, name in _flat(field.field.choices)
        if field.macro == "select" or str(key)
    ]
    return {"items": items} if field.macro == "select" else {"idPrefix": field.auto_id, "items": items}


def _tick(field):
    one = {"value": "on", "text": str(field.label), "checked": bool(field.value()), "id": field.auto_id}
    return {"idPrefix": field.auto_id, "items": [one]}


def _date(field):
    wrong = field._wrong_parts() if field.errors else []
    items = [
        {
            "id": f"{field.auto_id}_{part}",
            "name": f"{field.html_name}_{part}",
            "label": part.capitalize(),
            "value": "" if typed is None else str(typed),
            "width": 4 if part == "year" else 2,
            "error": part in wrong,
        }
        for part, typed in zip(PARTS, field._parts(field.value()), strict=False)
    ]
    return {"items": items}


def _flat(choices):
    for key, name in choices:
        if isinstance(name, list | tuple):
            yield from name
        else:
            yield key, name


_MACROS = (
    (DateBoxes, "dateInput"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "tick"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.HiddenInput, "hidden"),
    (forms.FileInput, "file"),
    (forms.PasswordInput, "passwordInput"),
    (forms.NumberInput, "number"),
)
_GROUPS = {"dateInput", "checkboxes", "radios"}
_EXTRAS = {
    "dateInput": _date,
    "checkboxes": _choices,
    "radios": _choices,
    "select": _choices,
    "tick": _tick,
    "file": _file,
    "textarea": _text,
    "number": _number,
}
