"""Addresses of the provider's desk."""

from django.urls import path

from commonweal.service.desks.provider.views import inbox, links, people, places, register

app_name = "provider"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("people/", inbox.people, name="people"),
    path("people/<uuid:pk>/", people.onward, name="onward"),
    path("people/<uuid:pk>/accept/", people.accept, name="accept"),
    path("people/<uuid:pk>/waitlist/", people.waitlist, name="waitlist"),
    path("people/<uuid:pk>/decline/", people.decline, name="decline"),
    path("people/<uuid:pk>/reconsider/", people.reconsider, name="reconsider"),
    path("people/<uuid:pk>/start/", people.start, name="start"),
    path("people/<uuid:pk>/end/", people.end, name="end"),
    path("people/<uuid:pk>/next/", people.next_step, name="next"),
    path("people/<uuid:pk>/note/", people.note, name="note"),
    path("register/", register.registers, name="register"),
    path("register/<uuid:pk>/", register.register, name="session"),
    path("register/<uuid:pk>/sheet/", register.sheet, name="sheet"),
    path("places/", places.capacity, name="capacity"),
    path("places/<uuid:pk>/right/", places.still_right, name="still_right"),
    path("places/<uuid:pk>/room/", places.room, name="room"),
    # No account is needed below.
    path("link/<str:token>/", links.link, name="link"),
    path("link/<str:token>/<str:answer>/", links.answer, name="answer"),
    path("thank-you/<str:answer>/", links.thanks, name="thanks"),
]
