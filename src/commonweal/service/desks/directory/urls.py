"""Addresses of the menu."""

from django.urls import path

from commonweal.service.desks.directory.views import entries, keeping, links, menu, sessions

app_name = "directory"
urlpatterns = [
    path("", menu.search, name="menu"),
    path("changes/", menu.changes, name="changes"),
    path("services/<uuid:pk>/", menu.service, name="service"),
    path("services/add/", entries.add, name="add"),
    path("services/<uuid:pk>/change/", entries.amend, name="amend"),
    path("services/<uuid:pk>/room/", entries.room, name="room"),
    path("services/<uuid:pk>/right/", entries.right, name="right"),
    path("services/<uuid:pk>/close/", entries.close, name="close"),
    path("services/<uuid:pk>/reopen/", entries.reopen, name="reopen"),
    path("services/<uuid:pk>/sessions/add/", sessions.add, name="add_session"),
    path("services/<uuid:pk>/sessions/<uuid:session>/", sessions.amend, name="session"),
    path("services/<uuid:pk>/sessions/<uuid:session>/remove/", sessions.remove, name="remove_session"),
    path("services/<uuid:pk>/places/add/", sessions.add_block, name="add_block"),
    path("services/<uuid:pk>/places/<uuid:block>/", sessions.amend_block, name="block"),
    path("keep/", keeping.keep, name="keep"),
    path("keep/ask/", keeping.ask, name="ask"),
    path("venues/", keeping.venues, name="venues"),
    path("venues/add/", keeping.add_venue, name="add_venue"),
    path("venues/<uuid:pk>/", keeping.venue, name="venue"),
    path("right/<str:token>/", links.still_right, name="still_right"),
]
