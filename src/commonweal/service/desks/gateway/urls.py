"""Addresses of the gateway manager's desk."""

from django.urls import path

from commonweal.service.desks.gateway.views import concerns, referrals, team, triage

app_name = "gateway"
urlpatterns = [
    path("", triage.home, name="home"),
    path("team/", team.team, name="team"),
    path("concerns/", concerns.concerns, name="concerns"),
    path("concerns/<uuid:pk>/", concerns.concern, name="concern"),
    path("referrals/", referrals.referrals, name="referrals"),
    path("referrals/<uuid:pk>/", referrals.referral, name="referral"),
    path("referrals/<uuid:pk>/allocate/", triage.allocate, name="allocate"),
    path("referrals/<uuid:pk>/decline/", triage.decline, name="decline"),
]
