"""Addresses of the advisor's desk."""

from django.urls import path

from commonweal.service.desks.caseload.views import assessments, contacts, menu, onward, people, reviews, today

app_name = "caseload"
urlpatterns = [
    path("", today.today, name="today"),
    path("caseload/", people.caseload, name="caseload"),
    path("people/", people.find, name="people"),
    path("people/<uuid:pk>/", people.person, name="person"),
    path("people/<uuid:pk>/consent/", people.consent, name="consent"),
    path("people/<uuid:pk>/details/", people.details, name="details"),
    path("people/<uuid:pk>/death/", people.death, name="death"),
    path("referrals/<uuid:pk>/contacts/log/", contacts.log, name="log"),
    path("referrals/<uuid:pk>/contacts/plan/", contacts.plan, name="plan"),
    path("referrals/<uuid:pk>/contacts/<uuid:contact>/", contacts.complete, name="complete"),
    path("referrals/<uuid:pk>/contacts/<uuid:contact>/cancel/", contacts.cancel, name="cancel"),
    path("referrals/<uuid:pk>/assessment/", assessments.assess, name="assess"),
    path("menu/", menu.search, name="menu"),
    path("menu/<uuid:pk>/", menu.service, name="service"),
    path("referrals/<uuid:pk>/menu/", menu.find, name="find"),
    path("referrals/<uuid:pk>/menu/<uuid:service>/", menu.offer, name="offer"),
    path("referrals/<uuid:pk>/menu/<uuid:service>/refer/", onward.refer, name="refer"),
    path("referrals/<uuid:pk>/onward/<uuid:onward>/", onward.news, name="news"),
    path("reviews/", reviews.due, name="reviews"),
    path("referrals/<uuid:pk>/review/", reviews.review, name="review"),
    path("referrals/<uuid:pk>/review/unable/", reviews.unable, name="unable"),
    path("referrals/<uuid:pk>/distance/", reviews.distance, name="distance"),
    path("referrals/<uuid:pk>/close/", reviews.close, name="close"),
]
