"""Services on the menu, where and when they run, the places they have, and what changed."""

from commonweal.service.menu.models.changes import Change, Edition, Reading
from commonweal.service.menu.models.entries import Service
from commonweal.service.menu.models.places import Block, Schedule, Spot, Venue

__all__ = ["Block", "Change", "Edition", "Reading", "Schedule", "Service", "Spot", "Venue"]
