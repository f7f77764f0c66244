"""What was found, a page at a time, with a map of that page if it is asked for."""

from django.core.paginator import Paginator

from commonweal.service.menu import queries
from commonweal.service.menu.presenters.cards import cards
from commonweal.service.menu.presenters.drawn import drawing

ROWS = 20


def listing(found, number, address, *, offers=lambda service: [], is_map=False):
    """A page of services as cards; `address` says where each one's page is, `offers` what can be done with it."""
    page = Paginator(found, ROWS).get_page(number)
    services = list(page)
    made = cards(services, address, offers, page.start_index())
    drawn = drawing(made, services, found.start, queries.practice_places()) if is_map else None
    return {"listing": page, "cards": made, "drawn": drawn, "unplaced": found.unplaced}
