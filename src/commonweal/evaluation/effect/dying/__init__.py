"""The end of life: use in the last days of those who died, and days alive and out of hospital."""

from commonweal.evaluation.effect.dying.alive import alive_out
from commonweal.evaluation.effect.dying.last import last_days

__all__ = ["alive_out", "last_days"]
