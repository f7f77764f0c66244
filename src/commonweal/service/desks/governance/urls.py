"""Addresses of the administrator's desk."""

from django.urls import path

from commonweal.service.desks.governance import views

app_name = "governance"
urlpatterns = [
    path("", views.home, name="home"),
    path("organisations/add/", views.add_organisation, name="add_organisation"),
    path("organisations/<uuid:pk>/", views.organisation, name="organisation"),
    path("organisations/<uuid:pk>/close/", views.close, name="close"),
    path("organisations/<uuid:pk>/reopen/", views.reopen, name="reopen"),
    path("organisations/<uuid:pk>/team/", views.team, name="team"),
    path("organisations/<uuid:pk>/add/", views.add_user, name="add_user"),
    path("users/", views.users, name="users"),
    path("users/<uuid:pk>/", views.user, name="user"),
    path("users/<uuid:pk>/password/", views.reset, name="reset"),
    path("users/<uuid:pk>/off/", views.switch_off, name="off"),
    path("users/<uuid:pk>/on/", views.switch_on, name="on"),
    path("audit/", views.audit, name="audit"),
]
