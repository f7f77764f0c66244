"""What a commissioner's desk asks: counts of what the service did, made safe, and the newest release."""

from commonweal.service.desks.insight.queries.counts import ALL, counted
from commonweal.service.desks.insight.queries.hiding import made_safe
from commonweal.service.desks.insight.queries.released import release

__all__ = ["ALL", "counted", "made_safe", "release"]
