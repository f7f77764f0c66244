"""Addresses of the practice's desk."""

from django.urls import path

from commonweal.service.desks.practice.views import refer, referrals

app_name = "practice"
urlpatterns = [
    path("", referrals.home, name="home"),
    path("refer/", refer.who, name="refer"),
    path("refer/<uuid:begun>/who/", refer.who, name="who"),
    path("refer/<uuid:begun>/known/", refer.same, name="known"),
    path("refer/<uuid:begun>/why/", refer.why, name="why"),
    path("refer/<uuid:begun>/consent/", refer.consent, name="consent"),
    path("refer/<uuid:begun>/check/", refer.check, name="check"),
    path("refer/<uuid:begun>/discard/", refer.discard, name="discard"),
    path("referrals/", referrals.referrals, name="referrals"),
    path("referrals/<uuid:pk>/", referrals.referral, name="referral"),
    path("referrals/<uuid:pk>/sent/", referrals.sent, name="sent"),
    path("messages/", referrals.messages, name="messages"),
    path("messages/<uuid:pk>/", referrals.feedback, name="feedback"),
]
