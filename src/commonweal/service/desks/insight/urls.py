"""Addresses of the commissioner's desk."""

from django.urls import path

from commonweal.service.desks.insight import views

app_name = "insight"
urlpatterns = [
    path("", views.summary, name="overview"),
    path("effect/", views.effects, name="effect"),
    path("effect/<slug:outcome>/", views.compared, name="compared"),
    path("hospital/", views.changes, name="hospital"),
    path("hospital/<slug:outcome>/", views.groups, name="groups"),
    path("wellbeing/", views.scores, name="wellbeing"),
    path("value/", views.worth, name="value"),
    path("basis/", views.how, name="basis"),
]
