"""How far long work is, the file it made, and the e-mails that have not arrived."""

from django.contrib.messages import success
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.outbox import actions, presenters, queries

PAGE = 50


@permit("files.make")
@require_safe
def jobs(request):
    page = Paginator(queries.jobs(request.user), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": presenters.jobs(page), "words": presenters}
    return render(request, "outbox/jobs.html", context | {"offered": queries.offered(request.user)})


@permit("files.make")
@require_POST
def start(request, kind):
    if kind not in dict(queries.offered(request.user)):
        raise Http404
    return redirect("outbox:job", actions.start_job(kind=kind, by=request.user).pk)


@permit("files.make")
@require_safe
def job(request, pk):
    found = queries.job_of(request.user, pk)
    return render(request, "outbox/job.html", {"job": found, "shown": presenters.job(found)})


@permit("files.make")
@require_safe
def file(request, pk):
    found = queries.job_of(request.user, pk)
    path = actions.take_file(job=found, by=request.user)
    return FileResponse(path.open("rb"), as_attachment=True, filename=found.file)


@permit("files.make")
@require_POST
def cancel(request, pk):
    found = queries.job_of(request.user, pk)
    actions.cancel_job(job=found, by=request.user)
    success(request, "Cancelled. Nothing is kept of it.")
    return redirect("outbox:job", pk)


@permit("files.make")
@require_POST
def again(request, pk):
    found = queries.job_of(request.user, pk)
    actions.start_job_again(job=found, by=request.user)
    return redirect("outbox:job", pk)


@permit("accounts.manage")
@require_safe
def messages(request):
    page = Paginator(queries.undelivered(), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": presenters.messages(page), "words": presenters, "untried": queries.untried()}
    return render(request, "outbox/messages.html", context)


@permit("accounts.manage")
@require_POST
def try_again(request, pk):
    found = get_object_or_404(queries.undelivered(), pk=pk)
    actions.try_again(message=found, by=request.user, version=request.POST.get("version", 0))
    success(request, "It is tried again now. Look again in a minute.")
    return redirect("outbox:messages")
