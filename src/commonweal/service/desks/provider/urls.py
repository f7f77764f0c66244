"""Addresses of the provider's desk."""

from django.urls import path

from commonweal.service.desks.provider import views

app_name = "provider"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("people/<uuid:pk>/", views.onward, name="onward"),
    path("people/<uuid:pk>/accept/", views.accept, name="accept"),
    path("people/<uuid:pk>/waitlist/", views.waitlist, name="waitlist"),
    path("people/<uuid:pk>/decline/", views.decline, name="decline"),
    path("people/<uuid:pk>/start/", views.start, name="start"),
    path("people/<uuid:pk>/end/", views.end, name="end"),
    path("people/<uuid:pk>/next/", views.next_step, name="next"),
    path("people/<uuid:pk>/note/", views.note, name="note"),
    path("register/", views.registers, name="register"),
    path("register/<uuid:pk>/", views.register, name="session"),
    path("places/", views.capacity, name="capacity"),
    path("places/<uuid:pk>/right/", views.still_right, name="still_right"),
]
