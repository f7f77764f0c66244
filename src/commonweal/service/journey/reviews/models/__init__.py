"""Reviews, what people still go to, what they moved on to and claimed, and what the service was like for them."""

from commonweal.service.journey.reviews.models.experience import Asking, Experience
from commonweal.service.journey.reviews.models.following import Continuing, Feedback, Review
from commonweal.service.journey.reviews.models.gains import Benefit, Progression

__all__ = ["Asking", "Benefit", "Continuing", "Experience", "Feedback", "Progression", "Review"]
