"""A lost race, shown fairly: what you typed beside what is stored now."""

from commonweal.service.ground.ui.presenters import words

LEFT_OUT = {"csrfmiddlewaretoken", "token", "version"}


def conflict(request, current):
    """Rows to compare, and everything that was sent, to send it again over what is stored now."""
    sent = [form for form in getattr(request, "forms", ()) if form.sent]
    request.forms = ()
    return {
        "rows": [row for form in sent for row in _rows(form, current)],
        "again": [(name, each) for name in request.POST if name not in LEFT_OUT for each in request.POST.getlist(name)],
        "version": current.version,
        "page": request.get_full_path(),
        "is_form": bool(sent),
    }


def _rows(form, current):
    """What was typed or is stored; where there is neither, there is nothing to compare."""
    held = form.held(current)
    for bound in form.visible_fields():
        stored = held[bound.name] if bound.name in held else _stored(current, bound)
        says_something = bound.typed and bound.value() is not False  # a box that is not ticked says nothing by itself
        if says_something or stored:
            differs = stored not in ("", bound.typed)
            yield {"label": bound.label, "typed": bound.typed, "stored": stored, "differs": differs}


def _stored(current, bound):
    """The value there is now, in words; nothing where the form asks for what the record does not hold."""
    value = getattr(current, bound.name, None)
    named = getattr(current, f"get_{bound.name}_display", None)
    if named is not None and not isinstance(value, list):
        return str(named())
    if isinstance(value, list):
        choices = {str(key): str(name) for key, name in getattr(bound.field, "choices", ())}
        return ", ".join(choices.get(str(each), str(each)) for each in value)
    return _said(value)


def _said(value):
    if value is None or callable(value):
        return ""
    if isinstance(value, bool):
        return words.yes_no(value)
    return words.moment(value) if hasattr(value, "month") else str(value)
