"""Addresses of the pages about what came of support."""

from django.urls import path

from commonweal.service.desks.outcomes import views

app_name = "outcomes"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("unmet/", views.unmet, name="unmet"),
    path("experience/", views.experience, name="experience"),
    path("experience/paper/", views.paper, name="paper"),
]
