"""Services, the person's place and the practices as a map."""

from commonweal.paper.charts import maps
from commonweal.service.menu.queries import index as menu_index

SIZES = {"wide": maps.WIDE, "narrow": maps.NARROW}


def drawing(cards, services, start, practices=()):
    """The map in two sizes, with who is not on it; None when there is no place to draw."""
    places = menu_index().places
    points = [
        maps.Point(str(card["number"]), *spot)
        for card, service in zip(cards, services, strict=True)
        for spot in sorted({places[each] for each in _postcodes(service) if each in places})
    ]
    if not points:
        return None
    around = [maps.Point(name, *places[postcode]) for name, postcode in practices if postcode in places]
    told = {"start": start.point, "is_exact": start.is_exact, "practices": around}
    drawn = {size: maps.area(points, name=f"map-{size}", width=width, **told) for size, width in SIZES.items()}
    shown = {point.label for point in points}
    return drawn | {
        "key": maps.key(start.point, start.is_exact, around),
        "missing": [card["number"] for card in cards if str(card["number"]) not in shown],
    }


def _postcodes(service):
    return {each.venue.postcode for each in service.schedules.all() if each.venue}
