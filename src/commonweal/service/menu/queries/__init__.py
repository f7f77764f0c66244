"""What is asked of the menu: which services fit, how far and how full they are, what changed, what is to be checked."""

from commonweal.service.menu.queries.checking import STATES, kept, practice_places, services, venues
from commonweal.service.menu.queries.distance import start
from commonweal.service.menu.queries.finding import Wish, search, suggest
from commonweal.service.menu.queries.index import index, needs
from commonweal.service.menu.queries.news import Notice, changes, history, read_until, unread
from commonweal.service.menu.queries.places import blocks, places_left

__all__ = [
    "STATES",
    "Notice",
    "Wish",
    "blocks",
    "changes",
    "history",
    "index",
    "kept",
    "needs",
    "places_left",
    "practice_places",
    "read_until",
    "search",
    "services",
    "start",
    "suggest",
    "unread",
    "venues",
]
