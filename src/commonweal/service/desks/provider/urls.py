"""Addresses."""

app_name = "provider"
urlpatterns = []
