"""What an action refuses becomes a page that says so, and nothing that was typed is lost."""

from django.shortcuts import render

from commonweal.service.ground.audit.models import ActionRefused, Stale
from commonweal.service.ground.audit.presenters import conflict


class Refusals:
    """`ActionRefused` shows the form again with the reason in its error summary; `Stale` shows both versions."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        request.shown_by = (view, args, kwargs)

    def process_exception(self, request, exception):
        if isinstance(exception, Stale):
            return render(request, "audit/conflict.html", conflict(request, exception.current), status=409)
        if isinstance(exception, ActionRefused):
            return self._refused(request, exception)
        return None

    def _refused(self, request, refusal):
        """Run the view again, with forms that know they were refused: it shows its page as for any other error."""
        forms, request.forms = [form for form in getattr(request, "forms", ()) if form.sent], ()
        if forms and not getattr(request, "refused", ""):
            request.refused = str(refusal)
            view, args, kwargs = request.shown_by
            try:
                response = view(request, *args, **kwargs)
            except ActionRefused:
                request.forms = ()
            else:
                return response
        context = {"reason": str(refusal), "page": request.path}
        return render(request, refusal.page, context, status=refusal.status)
