"""Addresses of the advisor's desk."""

app_name = "caseload"
urlpatterns = []
