"""A link that is forged, used, over or taken back: a plain page that says what to do, and nothing of anybody."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from commonweal.service.ground.outbox import actions as outbox
from commonweal.service.ground.outbox.models import Link
from commonweal.service.journey.reviews import actions as reviews
from tests.journey.conftest import WIDTHS
from tests.support import journeys

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("width", WIDTHS, indirect=True)]
SAID = {
    "forged": "does not open anything here",
    "used": "has been used",
    "over": "was only open until",
    "taken back": "has been taken back",
}


@pytest.fixture
def subjects(place):
    """What each kind of link opens."""
    sent = journeys.referred_on(place)
    asking, _ = reviews.ask_experience(referral=sent.referral, who="person", how="device", by=place.advisor)
    return {"provider:link": sent, "directory:still_right": sent.service, "experience:questions": asking}


def closed(purpose, subject, why):
    """The token of a link that opens nothing any more."""
    link, token = outbox.make_link(purpose=purpose, subject=subject, by=None, days=14)
    if why == "forged":
        return f"{token[:-1]}{'A' if token[-1] != 'A' else 'B'}"
    if why == "used":
        outbox.use_link(link=link)
    elif why == "taken back":
        outbox.revoke_links(purpose=purpose, subject=subject, by=None)
    else:
        Link.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(days=1))
    return token


def test_it_says_why_and_that_nothing_was_changed(walker, subjects):
    for purpose, subject in subjects.items():
        for why, said in SAID.items():
            walker.go(reverse(purpose, args=[closed(purpose, subject, why)]))
            assert walker.heading() == "This link does not open"
            walker.sees(said, "Nothing has been changed.")
            assert [each for each in ("Wilfred", "W.A.", "Allotment") if each in walker.page.content()] == []
