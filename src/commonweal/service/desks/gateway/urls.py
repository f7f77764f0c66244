"""Addresses of the gateway manager's desk."""

from django.urls import path

from commonweal.service.desks.gateway import views

app_name = "gateway"
urlpatterns = [
    path("", views.home, name="home"),
    path("team/", views.team, name="team"),
    path("referrals/", views.referrals, name="referrals"),
    path("referrals/<uuid:pk>/", views.referral, name="referral"),
    path("referrals/<uuid:pk>/allocate/", views.allocate, name="allocate"),
    path("referrals/<uuid:pk>/decline/", views.decline, name="decline"),
]
