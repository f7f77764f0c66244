"""What is missing, what varies from month to month, and how complete the follow-up is."""

from commonweal.service.journey.oversight.queries import completeness, measures, quality

__all__ = ["completeness", "measures", "quality"]
