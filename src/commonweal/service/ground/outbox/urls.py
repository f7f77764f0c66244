"""Addresses of work behind the pages, and of e-mails that have not arrived."""

from django.urls import path

from commonweal.service.ground.outbox import views

app_name = "outbox"
urlpatterns = [
    path("jobs/", views.jobs, name="jobs"),
    path("jobs/new/<str:kind>/", views.start, name="start"),
    path("jobs/<uuid:pk>/", views.job, name="job"),
    path("jobs/<uuid:pk>/file/", views.file, name="file"),
    path("jobs/<uuid:pk>/cancel/", views.cancel, name="cancel"),
    path("jobs/<uuid:pk>/again/", views.again, name="again"),
    path("messages/", views.messages, name="messages"),
    path("messages/<uuid:pk>/again/", views.try_again, name="try_again"),
]
