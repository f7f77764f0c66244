"""What came of support, what is missing, and what people thought of it."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone

from commonweal.domain.outcomes.experience import WHO
from commonweal.service.desks.outcomes import presenters
from commonweal.service.desks.outcomes.forms import PaperForm, UnmetFilter
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.journey.onward import queries as onward
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.reviews import actions, queries
from commonweal.service.journey.reviews.queries import experience as judged
from commonweal.service.journey.reviews.queries import gains

PAGE = 50
A_YEAR = timedelta(days=365)


@permit("service.watch")
def overview(request):
    today = timezone.localdate()
    since = today - A_YEAR
    shown = {
        "since": since,
        "shares": presenters.shares(queries.followed(Onward.objects.visible_to(request.user), today)),
        "steps": presenters.steps(gains.progressions(since, today)),
        "benefits": presenters.benefits(gains.benefits(since, today)),
    }
    return render(request, "outcomes/overview.html", shown | {"words": presenters})


@permit("service.watch")
def unmet(request):
    since = timezone.localdate() - A_YEAR
    form = UnmetFilter.of(request)
    wanted = {name: value for name, value in form.answers.items() if value} if form.is_valid() else {}
    every = onward.unmet_needs(request.user, since)
    page = Paginator(every.filter(**wanted), PAGE).get_page(request.GET.get("page"))
    head, rows = presenters.unmet_table(onward.unmet_counts(every))
    shown = {"form": form, "page": page, "since": since, "head": head, "rows": rows, "is_filtered": bool(wanted)}
    return render(request, "outcomes/unmet.html", shown | {"found": presenters.unmet(page), "words": presenters})


@permit("service.watch")
def experience(request):
    today = timezone.localdate()
    groups = [presenters.judged(judged.counts(today, who), who) for who in WHO]
    for group, who in zip(groups, WHO, strict=True):
        group["said"] = [] if group["is_few"] else judged.words(today, who)
    return render(request, "outcomes/experience.html", {"groups": groups, "words": presenters})


@permit("service.watch")
def paper(request):
    form = PaperForm.of(request)
    if form.is_valid():
        actions.answer_on_paper(by=request.user, **form.told)
        messages.success(request, "Kept. You can destroy the sheet.")
        return redirect("outcomes:paper")
    return render(request, "outcomes/paper.html", {"form": form})
