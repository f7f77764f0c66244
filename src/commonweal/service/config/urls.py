"""Root addresses: one desk, one root."""

from django.urls import include, path

from commonweal.service.ground.ui import views

_DESKS = "commonweal.service.desks"

urlpatterns = [
    path("", include("commonweal.service.ground.accounts.urls")),
    path("", include("commonweal.service.ground.outbox.urls")),
    path("drafts/", include("commonweal.service.ground.drafts.urls")),
    path("practice/", include(f"{_DESKS}.practice.urls")),
    path("gateway/", include(f"{_DESKS}.gateway.urls")),
    path("advisor/", include(f"{_DESKS}.caseload.urls")),
    path("menu/", include(f"{_DESKS}.directory.urls")),
    path("provider/", include(f"{_DESKS}.provider.urls")),
    path("enabler/", include(f"{_DESKS}.enabler.urls")),
    path("experience/", include(f"{_DESKS}.experience.urls")),
    path("outcomes/", include(f"{_DESKS}.outcomes.urls")),
    path("service/", include(f"{_DESKS}.watch.urls")),
    path("insight/", include(f"{_DESKS}.insight.urls")),
    path("admin/", include(f"{_DESKS}.governance.urls")),
]

handler400 = views.bad_request
handler403 = views.forbidden
handler404 = views.missing
handler500 = views.failed
