"""Addresses of the practice's desk."""

from django.urls import path

from commonweal.service.desks.practice.views import letters, lists, meetings, packs, refer, referrals

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
    path("lists/", lists.lists, name="lists"),
    path("lists/template/", lists.template, name="list_template"),
    path("lists/<uuid:begun>/", lists.look_over, name="list"),
    path("lists/<uuid:begun>/check/", lists.check, name="list_check"),
    path("lists/<uuid:begun>/discard/", lists.discard, name="list_discard"),
    path("referrals/", referrals.referrals, name="referrals"),
    path("referrals/<uuid:pk>/", referrals.referral, name="referral"),
    path("referrals/<uuid:pk>/risk/", referrals.risk, name="risk"),
    path("referrals/<uuid:pk>/sent/", referrals.sent, name="sent"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/<uuid:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<uuid:pk>/bring/", meetings.bring, name="bring"),
    path("tasks/<uuid:pk>/done/", meetings.task_done, name="task_done"),
    path("tasks/<uuid:pk>/reopened/", meetings.task_reopened, name="task_reopened"),
    path("reports/", packs.packs, name="packs"),
    path("reports/all/", packs.all_packs, name="all_packs"),
    path("reports/<uuid:pk>/", packs.pack, name="pack"),
    path("reports/<uuid:pk>/pdf/", packs.pack_pdf, name="pack_pdf"),
    path("messages/", referrals.messages, name="messages"),
    path("messages/<uuid:pk>/", letters.feedback, name="feedback"),
    path("messages/<uuid:pk>/letter/", letters.letter, name="letter"),
]
