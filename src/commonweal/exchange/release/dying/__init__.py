"""The end of life made fit to be published, and looked at once more."""

from commonweal.exchange.release.dying.checking import dying
from commonweal.exchange.release.dying.hiding import alive_out, last_days

__all__ = ["alive_out", "dying", "last_days"]
