"""How far services are, from a postcode or from the middle of a postcode district."""

import math
from dataclasses import dataclass

from commonweal.domain import identifiers
from commonweal.service.menu.models import Spot
from commonweal.service.menu.queries.index import district

FAR = float("inf")
AT_HOME = 1_000
"""What comes to the home ranks as if it were so far: a group round the corner may get somebody out [m]."""
SAME_DISTRICT = 2_000
"""And so does what is in the same postcode district, when no more is known of where that is [m]."""


@dataclass(frozen=True)
class Start:
    """Where distances are measured from: a point, or only the name of a district."""

    district: str = ""
    point: tuple | None = None
    is_exact: bool = False

    def metres_to(self, entry):
        """To the nearest place that a service runs at; None when not known."""
        if self.point is None or not entry.spots:
            return None
        return round(min(math.dist(self.point, spot) for spot in entry.spots))

    def away(self, entry, metres):
        """How far a service is for the purpose of ranking; from nowhere, all are alike."""
        if not self.district:
            return 0
        if entry.at_home:
            return AT_HOME
        if metres is None:
            return SAME_DISTRICT if self.district in entry.districts else FAR
        return metres


def start(near, index):
    """Where a postcode is; for one that the file lacks, the middle of what is known in its district."""
    try:
        postcode = identifiers.postcode(near)
    except identifiers.NotAnIdentifier:
        name = near.strip().upper()
        return Start(name, index.middles[name]) if name in index.middles else Start()
    spot = Spot.objects.filter(pk=postcode).first()
    name = district(postcode)
    return Start(name, (spot.easting, spot.northing), True) if spot else Start(name, index.middles.get(name))
