"""Addresses."""

app_name = "gateway"
urlpatterns = []
