"""What is late, what is missing, what varies from month to month, and how complete the follow-up is."""

from commonweal.service.journey.oversight.queries import breaches, completeness, measures, quality

__all__ = ["breaches", "completeness", "measures", "quality"]
