"""Addresses."""

app_name = "insight"
urlpatterns = []
