"""Addresses of the enabler's desk."""

from django.urls import path

from commonweal.service.desks.enabler import views

app_name = "enabler"
urlpatterns = [
    path("", views.visits, name="visits"),
    path("visits/<uuid:pk>/", views.visit, name="visit"),
    path("visits/<uuid:pk>/record/", views.record, name="record"),
]
