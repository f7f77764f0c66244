"""The steps of a person's way through the service, in order."""
