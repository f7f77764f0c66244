"""Addresses of what is typed and not sent yet."""

from django.urls import path

from commonweal.service.ground.drafts import views

app_name = "drafts"
urlpatterns = [
    path("", views.keep, name="keep"),
    path("discard/", views.discard, name="discard"),
]
