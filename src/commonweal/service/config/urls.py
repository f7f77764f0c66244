"""Root addresses."""

urlpatterns = []
