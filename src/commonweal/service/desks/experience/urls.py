"""Addresses that a link opens for a person or a carer."""

from django.urls import path

from commonweal.service.desks.experience import views

app_name = "experience"
urlpatterns = [
    path("thanks/", views.thanks, name="thanks"),
    path("<str:token>/", views.questions, name="questions"),
]
