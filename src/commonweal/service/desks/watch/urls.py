"""Addresses of the pages that watch the service."""

from django.urls import path

from commonweal.service.desks.watch import views

app_name = "watch"
urlpatterns = [
    path("", views.measures, name="measures"),
    path("follow-up/", views.followup, name="followup"),
    path("record/", views.quality, name="quality"),
    path("record/<slug:check>/", views.faults, name="faults"),
    path("supervision/", views.supervision, name="supervision"),
    path("supervision/<uuid:pk>/", views.supervise, name="supervise"),
    path("supervision/notes/<uuid:pk>/seen/", views.seen, name="seen"),
    path("mine/", views.mine, name="mine"),
    path("mine/supervision/", views.own, name="own"),
]
