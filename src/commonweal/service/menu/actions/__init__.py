"""Every write to the menu: services, sessions and places to go, blocks, checks, and what was read of the changes."""

from commonweal.service.menu.actions.asking import ask_to_check, confirm_by_link
from commonweal.service.menu.actions.entries import add_service, amend_service, close_service, reopen_service
from commonweal.service.menu.actions.freshness import confirm, set_capacity
from commonweal.service.menu.actions.places import add_block, amend_block, load_spots
from commonweal.service.menu.actions.reading import mark_read
from commonweal.service.menu.actions.sessions import (
    add_schedule,
    add_venue,
    amend_schedule,
    amend_venue,
    remove_schedule,
)

__all__ = [
    "add_block",
    "add_schedule",
    "add_service",
    "add_venue",
    "amend_block",
    "amend_schedule",
    "amend_service",
    "amend_venue",
    "ask_to_check",
    "close_service",
    "confirm",
    "confirm_by_link",
    "load_spots",
    "mark_read",
    "remove_schedule",
    "reopen_service",
    "set_capacity",
]
