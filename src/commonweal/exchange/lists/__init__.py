"""Lists of people that practices and teams keep in Excel or CSV: read row by row, or refused in a sentence."""

from commonweal.exchange.lists.found import Entry, ListRefused, PeopleList, Rejected, Repeated
from commonweal.exchange.lists.reading import read
from commonweal.exchange.lists.template import template

__all__ = ["Entry", "ListRefused", "PeopleList", "Rejected", "Repeated", "read", "template"]
