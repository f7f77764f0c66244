"""What every template can use: the design system's macros, addresses, dates in words, who is signed in."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.exceptions import DisallowedHost
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, pass_context

from commonweal.service.ground.ui.forms.base import new_token
from commonweal.service.ground.ui.presenters import words
from commonweal.service.ground.ui.presenters.navigation import navigation


def environment(**options):
    # The design system's macros read parameters that were not given, and parts of those: hence Chainable.
    options["loader"] = ChoiceLoader([options["loader"], PackageLoader("nhsuk_frontend_jinja")])
    made = Environment(**options | {"undefined": ChainableUndefined, "trim_blocks": True, "lstrip_blocks": True})
    made.globals |= {"url": address, "static": static, "new_token": token, "turned": turned}
    made.filters |= {
        "day": words.day,
        "moment": words.moment,
        "clock": words.clock,
        "nhs_number": words.nhs_number,
        "counted": words.counted,
        "due": words.due,
        "yes_no": words.yes_no,
    }
    return made


def address(name, *args, **kwargs):
    return reverse(name, args=args, kwargs=kwargs)


@pass_context
def token(page):
    """One for a form that is drawn without a form of ours: a single button, a page to compare."""
    return new_token(getattr(page["request"], "user", None))


@pass_context
def turned(page, number):
    """The address of another page of the same list, asked the same question."""
    question = page["request"].GET.copy()
    question["page"] = number
    return f"?{question.urlencode()}"


def came_from(request):
    """The page of ours that led here, if any: never an address elsewhere."""
    parts = urlsplit(request.headers.get("Referer", ""))
    own = parts.netloc != "" and parts.netloc == _host(request) and parts.path != request.path
    path = f"/{parts.path.lstrip('/')}"  # of two strokes a browser would make another site's name
    return path + (f"?{parts.query}" if parts.query else "") if own else ""


def _host(request):
    """What this site was called by, or None where that is not its name: the page that says so has to be drawn too."""
    try:
        return request.get_host()
    except DisallowedHost:
        return None


def context(request):
    """What every page knows without being told: the user, the way round, what has just been done, what is wrong."""
    user = getattr(request, "user", None)
    forms = [*getattr(request, "filters", ()), *getattr(request, "forms", ())]
    return {
        "user": user,
        "demo": settings.DEMO,
        "session_seconds": settings.SESSION_COOKIE_AGE,
        "navigation": navigation(user, request.path),
        "notices": get_messages(request) if hasattr(request, "_messages") else (),
        "problems": [problem for form in forms if form.sent for problem in form.problems],
        "came_from": came_from(request),
        "restored": getattr(request, "kept", None) is not None,
        "kept_at": getattr(request, "kept_at", None),
        "drafts_kept_days": settings.DRAFTS_KEPT_DAYS,
        "waiting": getattr(request, "kept_for_later", False),
    }
