"""Addresses of the advisor's desk."""

from django.urls import path

from commonweal.service.desks.caseload.views import (
    assessments,
    contacts,
    instruments,
    menu,
    onward,
    people,
    plans,
    reviews,
    today,
)

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
    path("referrals/<uuid:pk>/tasks/", assessments.tasks, name="tasks"),
    path("referrals/<uuid:pk>/tasks/take-over/", assessments.take_over, name="take_over"),
    path("referrals/<uuid:pk>/assessment/", assessments.assess, name="assess"),
    path("referrals/<uuid:pk>/questionnaires/", instruments.questionnaires, name="questionnaires"),
    path("referrals/<uuid:pk>/questionnaires/<uuid:instrument>/", instruments.questionnaire, name="questionnaire"),
    path("referrals/<uuid:pk>/plan/", plans.plan, name="care_plan"),
    path("referrals/<uuid:pk>/plan/agree/", plans.agree, name="agree"),
    path("referrals/<uuid:pk>/plan/print/", plans.printed, name="print_plan"),
    path("referrals/<uuid:pk>/plan/pdf/", plans.plan_pdf, name="plan_pdf"),
    path("referrals/<uuid:pk>/plan/goals/add/", plans.add_goal, name="add_goal"),
    path("referrals/<uuid:pk>/plan/goals/<uuid:goal>/", plans.goal, name="goal"),
    path("referrals/<uuid:pk>/plan/goals/<uuid:goal>/review/", plans.review_goal, name="review_goal"),
    path("referrals/<uuid:pk>/plan/goals/<uuid:goal>/steps/<uuid:step>/", plans.finish_step, name="finish_step"),
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
