"""Come in, go out, change one's password; and the pages that anybody may read."""

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from commonweal.service.ground.accounts import actions
from commonweal.service.ground.accounts.forms import ChangePassword, SignIn
from commonweal.service.ground.accounts.middleware import SIGNED_IN_AT, permit
from commonweal.service.ground.ui.presenters.navigation import home as home_of


@permit.signed_in
@require_safe
def home(request):
    return redirect(home_of(request.user))


@permit.anyone
@sensitive_post_parameters("password")
def sign_in(request):
    form = SignIn.of(request, initial={"next": request.GET.get("next", "")})
    if form.is_valid():
        login(request, form.user)
        request.session[SIGNED_IN_AT] = timezone.now().timestamp()
        return redirect(_local(request, form.answers["next"]))
    return render(request, "accounts/sign_in.html", {"form": form})


@permit.signed_in
@require_POST
def sign_out(request):
    logout(request)
    messages.success(request, "You are signed out.")
    return redirect("accounts:sign_in")


@permit.signed_in
@require_safe
def stay(request):
    """Any request makes the session last; this one does nothing else."""
    return HttpResponse(status=204)


@permit.signed_in
@sensitive_post_parameters()
def self(request):
    form, handed_out = ChangePassword.of(request, record=request.user), request.user.password_handed_out
    if form.is_valid():
        user = actions.set_password(
            user=request.user, password=form.answers["new"], by=request.user, version=form.version
        )
        update_session_auth_hash(request, user)
        messages.success(request, "Your password is changed. You are signed out everywhere else.")
        return redirect("home" if handed_out else "accounts:self")
    return render(request, "accounts/self.html", {"form": form})


def _page(name):
    @permit.anyone
    @require_safe
    def page(request):
        return render(request, f"accounts/{name}.html")

    return page


help_page, accessibility, privacy = _page("help"), _page("accessibility"), _page("privacy")


def _local(request, address):
    """Where to go on: only ever to a page of ours."""
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if address and ours else "home"
