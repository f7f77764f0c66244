"""Say what the service was like, once, without an account. Opening the page changes nothing: only sending it does."""

from django.shortcuts import redirect, render

from commonweal.service.desks.experience.forms import QuestionsForm
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.outbox import queries as links
from commonweal.service.ground.outbox.middleware import by_link
from commonweal.service.journey.reviews import actions, queries


@permit.anyone
@by_link
def questions(request, token):
    if request.method == "POST" and links.used_link(token, actions.PURPOSE):
        return redirect("experience:thanks")  # the second click of two
    link = links.open_link(token, actions.PURPOSE)
    form = QuestionsForm.of(request, who=queries.who_is_asked(link))
    if form.is_valid():
        actions.answer(link=link, **form.told)
        return redirect("experience:thanks")
    return render(request, "experience/questions.html", {"form": form})


@permit.anyone
def thanks(request):
    return render(request, "experience/thanks.html")
