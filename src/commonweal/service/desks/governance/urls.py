"""Addresses of the administrator's desk."""

from django.urls import path

from commonweal.service.desks.governance.views import accounts, instruments

app_name = "governance"
urlpatterns = [
    path("", accounts.home, name="home"),
    path("organisations/add/", accounts.add_organisation, name="add_organisation"),
    path("organisations/<uuid:pk>/", accounts.organisation, name="organisation"),
    path("organisations/<uuid:pk>/close/", accounts.close, name="close"),
    path("organisations/<uuid:pk>/reopen/", accounts.reopen, name="reopen"),
    path("organisations/<uuid:pk>/team/", accounts.team, name="team"),
    path("organisations/<uuid:pk>/told/", accounts.told, name="told"),
    path("organisations/<uuid:pk>/add/", accounts.add_user, name="add_user"),
    path("users/", accounts.users, name="users"),
    path("users/<uuid:pk>/", accounts.user, name="user"),
    path("users/<uuid:pk>/password/", accounts.reset, name="reset"),
    path("users/<uuid:pk>/off/", accounts.switch_off, name="off"),
    path("users/<uuid:pk>/on/", accounts.switch_on, name="on"),
    path("questionnaires/", instruments.instruments, name="instruments"),
    path("questionnaires/add/", instruments.add, name="add_instrument"),
    path("questionnaires/take-up/", instruments.take_up, name="take_up"),
    path("questionnaires/<uuid:pk>/", instruments.instrument, name="instrument"),
    path("questionnaires/<uuid:pk>/retire/", instruments.retire, name="retire"),
    path("questionnaires/<uuid:pk>/put-back/", instruments.put_back, name="put_back"),
    path("audit/", accounts.audit, name="audit"),
]
