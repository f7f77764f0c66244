"""Services as pages show them: cards in a list, one in full, points on a map, changes."""

from commonweal.service.menu.presenters.cards import cards, room
from commonweal.service.menu.presenters.listing import listing
from commonweal.service.menu.presenters.pages import service

__all__ = ["cards", "listing", "room", "service"]
