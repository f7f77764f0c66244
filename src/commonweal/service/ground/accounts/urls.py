"""Addresses of the front door."""

from django.urls import include, path

from commonweal.service.ground.accounts import views

_OWN = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("stay/", views.stay, name="stay"),
    path("me/", views.self, name="self"),
    path("help/", views.help_page, name="help"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
]

urlpatterns = [
    path("", views.home, name="home"),
    path("", include((_OWN, "accounts"))),
]
