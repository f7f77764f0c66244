"""Somebody who follows every link there is: which pages a role reaches from its home, in how few steps."""

from collections import Counter, deque
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Error

SIGHTS = 5
"""How many pages of one kind are opened: what a record links to depends on how far it has come."""
LINKS = "links => links.map(link => link.href)"


def roam(walker, home, most=400):
    """Open page after page, nearest first, and look at one of each kind: {name: (steps from home, where)}."""
    reached, opened, seen, waiting = {}, Counter(), {home}, deque([(home, 0)])
    while waiting and sum(opened.values()) < most:
        place, steps = waiting.popleft()
        name = named(place)
        if name is None or opened[name] >= SIGHTS or not shown(walker, place):
            continue
        opened[name] += 1
        if name not in reached:
            reached[name] = (steps, place)
            walker.look()
        for following in links(walker):
            if following not in seen:
                seen.add(following)
                waiting.append((following, steps + 1))
    return reached


def named(place):
    """The name of an address of ours, or None."""
    try:
        return resolve(urlsplit(place).path).view_name
    except Resolver404:
        return None


def shown(walker, place):
    """Whether the address shows a page: a file to keep is not one."""
    try:
        answer = walker.page.goto(walker.site + place)
    except Error as why:
        if "Download is starting" in why.message or "ERR_ABORTED" in why.message:
            return False
        raise
    return answer is not None and answer.headers.get("content-type", "").startswith("text/html")


def links(walker):
    """Where the page leads within the site."""
    for address in walker.page.locator("a[href]").evaluate_all(LINKS):
        parts = urlsplit(address)
        if address.startswith(walker.site):
            yield parts.path + (f"?{parts.query}" if parts.query else "")
