"""A link opens one page, for one purpose, once, and says nothing when it does not."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from commonweal.service.ground.audit.models import Entry
from commonweal.service.ground.outbox import actions, queries
from commonweal.service.ground.outbox.models import Link, LinkRefused
from tests.support import journeys

PURPOSE = "provider:link"
pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return journeys.borough()


@pytest.fixture
def made(place):
    return actions.make_link(purpose=PURPOSE, subject=place.provider, by=place.advisor, days=14)


def refusal(token, purpose=PURPOSE):
    with pytest.raises(LinkRefused) as refused:
        queries.open_link(token, purpose)
    return str(refused.value)


def test_a_token_opens_its_link(made):
    link, token = made
    assert queries.open_link(token, PURPOSE) == link


def test_a_token_is_of_256_bits(made):
    assert len(made[1]) == 43


def test_a_token_is_stored_nowhere(made):
    link, token = made
    stored = " ".join(str(value) for value in Link.objects.values_list().get(pk=link.pk))
    assert token not in stored


def test_a_forged_token_opens_nothing(made):
    assert "does not open anything" in refusal(made[1][:-1] + ("A" if made[1][-1] != "A" else "B"))


def test_a_link_serves_one_purpose(made):
    assert "does not open anything" in refusal(made[1], "reviews:experience")


def test_a_link_opens_until_its_last_day(made):
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert "was only open until" in refusal(made[1])


def test_a_used_link_opens_no_more(made):
    actions.use_link(link=made[0])
    assert "has been used" in refusal(made[1])


def test_of_two_uses_at_once_one_is_the_first(made):
    second = Link.objects.get(pk=made[0].pk)
    actions.use_link(link=made[0])
    with pytest.raises(LinkRefused):
        actions.use_link(link=second)


def test_a_revoked_link_opens_no_more(made, place):
    actions.revoke_links(purpose=PURPOSE, subject=place.provider, by=place.advisor)
    assert "taken back" in refusal(made[1])


def test_revoking_says_how_many_were_open(made, place):
    actions.make_link(purpose=PURPOSE, subject=place.provider, by=place.advisor, days=14)
    actions.use_link(link=made[0])
    assert actions.revoke_links(purpose=PURPOSE, subject=place.provider, by=place.advisor) == 1


def test_links_for_another_subject_stay_open(made, place):
    actions.revoke_links(purpose=PURPOSE, subject=place.practice, by=place.advisor)
    assert queries.open_link(made[1], PURPOSE)


def test_what_happens_to_a_link_is_in_the_audit(made):
    actions.use_link(link=made[0])
    assert list(Entry.objects.filter(subject=made[0].pk).order_by("id").values_list("event", flat=True)) == [
        "LINK_MADE",
        "LINK_USED",
    ]
