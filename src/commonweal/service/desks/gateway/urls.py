"""Addresses of the gateway manager's desk."""

from django.urls import path

from commonweal.service.desks.gateway.views import concerns, merging, referrals, team, triage

app_name = "gateway"
urlpatterns = [
    path("", triage.home, name="home"),
    path("share/", triage.share, name="share"),
    path("late/", triage.late, name="late"),
    path("team/", team.team, name="team"),
    path("team/visits/", team.visits, name="visits"),
    path("team/cover/", team.cover, name="cover"),
    path("team/cover/<uuid:pk>/end/", team.end_cover, name="end_cover"),
    path("team/<uuid:pk>/hand-over/", team.hand_over, name="hand_over"),
    path("team/<uuid:pk>/capacity/", team.capacity, name="capacity"),
    path("duplicates/", merging.duplicates, name="duplicates"),
    path("duplicates/<uuid:pk>/", merging.compare, name="compare"),
    path("duplicates/<uuid:pk>/apart/", merging.apart, name="apart"),
    path("merges/", merging.merges, name="merges"),
    path("merges/<uuid:pk>/take-back/", merging.unmerge, name="unmerge"),
    path("concerns/", concerns.concerns, name="concerns"),
    path("concerns/<uuid:pk>/", concerns.concern, name="concern"),
    path("referrals/", referrals.referrals, name="referrals"),
    path("referrals/export/", referrals.export, name="export"),
    path("referrals/<uuid:pk>/", referrals.referral, name="referral"),
    path("referrals/<uuid:pk>/allocate/", triage.allocate, name="allocate"),
    path("referrals/<uuid:pk>/decline/", triage.decline, name="decline"),
    path("referrals/<uuid:pk>/reopen/", triage.reopen, name="reopen"),
]
