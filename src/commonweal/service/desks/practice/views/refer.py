"""Refer somebody: three pages, a warning when the person may be known, and a page to check it all."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from commonweal.domain.referring.suitability import PROMPTS
from commonweal.service.desks.practice import actions
from commonweal.service.desks.practice.forms.consent import ConsentForm
from commonweal.service.desks.practice.forms.known import KnownForm
from commonweal.service.desks.practice.forms.lists import SendForm
from commonweal.service.desks.practice.forms.who import WhoForm
from commonweal.service.desks.practice.forms.why import WhyForm
from commonweal.service.desks.practice.presenters import told
from commonweal.service.desks.practice.queries import known, senders, steps
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed
from commonweal.service.ground.drafts import queries as drafts

REFERRED = "referred"
OPEN_ALREADY = "{} has an open referral already, and this is it. Nothing new was sent."


def opened(request, begun, *pages):
    """What is answered so far of a referral this user has begun; these pages must be, to go on."""
    answers = drafts.latest(owner=request.user, kind=steps.KIND, about=begun)
    if not answers or any(page not in answers for page in pages):
        raise Http404
    return answers


def onward(request, answers, begun=None):
    """Keep the answers and go to the next page that is not answered."""
    begun = actions.keep(answers=answers, begun=begun, by=request.user)
    return redirect(f"practice:{steps.next_page(answers)}", begun)


def saw(request, people):
    for person in people:
        viewed(person=person, by=request.user, page=request.resolver_match.view_name)


@permit("referrals.make", "referrals.take")
def who(request, begun=None):
    answers = opened(request, begun) if begun else {}
    typed = steps.read(answers.get("typed") or answers.get(steps.WHO) or {})
    form = WhoForm.of(request, user=request.user, finding="find" in request.POST, initial=typed)
    if form.is_valid() and form.found:
        saw(request, [form.found])
        tells = senders.may_know_address(request.user, form.found)
        answers = steps.found(answers, form.answers, form.found, tells_address=tells)
        return redirect("practice:who", actions.keep(answers=answers, begun=begun, by=request.user))
    if form.is_valid():
        candidates = known.candidates(request.user, form.answers)
        return onward(request, steps.with_who(answers, form.answers, candidates), begun)
    return render(request, "practice/who.html", {"form": form, "begun": begun, "found": "typed" in answers})


@permit("referrals.make", "referrals.take")
def same(request, begun):
    answers = opened(request, begun, steps.WHO)
    candidates = known.candidates(request.user, steps.read(answers[steps.WHO]))
    choices = [(str(each.person.pk), told.choice(each)) for each in candidates]
    cases = known.cases(request.user, candidates)
    wrong = known.problems(candidates, answers[steps.WHO]["nhs_number"], cases)
    form = KnownForm.of(request, choices=choices, wrong=wrong, initial={"known": answers.get(steps.KNOWN)})
    if form.is_valid() and (case := cases.get(form.answers["known"])):
        messages.warning(request, OPEN_ALREADY.format(case.person.name))
        return redirect(*told.case_page(request.user, case))
    if form.is_valid():
        return onward(request, answers | form.answers, begun)
    saw(request, [each.person for each in candidates])
    return render(request, "practice/known.html", {"form": form, "begun": begun, "who": told.named_as(answers)})


@permit("referrals.make", "referrals.take")
def why(request, begun):
    answers = opened(request, begun, steps.WHO)
    initial = steps.read(answers.get(steps.WHY, {}))
    form = WhyForm.of(request, subject=answers[steps.WHO]["subject"], initial=initial)
    if form.is_valid():
        return onward(request, answers | {steps.WHY: steps.kept(form.answers)}, begun)
    return render(request, "practice/why.html", {"form": form, "begun": begun, "prompts": PROMPTS.values()})


@permit("referrals.make", "referrals.take")
def consent(request, begun):
    answers = opened(request, begun)
    form = ConsentForm.of(request, initial=answers.get(steps.CONSENT, {}))
    if form.is_valid():
        return onward(request, answers | {steps.CONSENT: form.answers}, begun)
    return render(request, "practice/consent.html", {"form": form, "begun": begun})


@permit("referrals.make", "referrals.take")
def check(request, begun):
    if str(begun) in request.session.get(REFERRED, {}):
        return redirect("practice:sent", request.session[REFERRED][str(begun)])
    answers = opened(request, begun)
    if steps.next_page(answers) != steps.CHECK:
        return redirect(f"practice:{steps.next_page(answers)}", begun)
    form = SendForm.of(request)
    if form.is_valid():
        referral = actions.send(answers=answers, begun=begun, by=request.user)
        # Whoever goes back to the check is shown what was sent, instead of a page that is not there any more.
        request.session[REFERRED] = request.session.get(REFERRED, {}) | {str(begun): str(referral.pk)}
        return redirect("practice:sent", referral.pk)
    context = {"form": form, "begun": begun, "sections": _checked(request.user, answers)}
    return render(request, "practice/check.html", context | {"prompts": told.worth_knowing(answers)})


def _checked(user, answers):
    who = answers[steps.WHO]
    sent_by = told.sender(who, user, senders.practice_of(user, who))
    return told.checked(answers, known.chosen(user, answers), known.cared_for(user, answers), sent_by)


@permit("referrals.make", "referrals.take")
def discard(request, begun):
    opened(request, begun)
    form = SendForm.of(request)
    if form.is_valid():
        actions.discard(begun=begun, by=request.user)
        messages.success(request, "The unfinished referral was deleted. Nothing was sent.")
        return redirect("home")
    return render(request, "practice/discard.html", {"form": form, "begun": begun})
