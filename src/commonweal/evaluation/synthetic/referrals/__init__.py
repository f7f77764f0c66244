"""Their way through the service, as the study tables have it."""
