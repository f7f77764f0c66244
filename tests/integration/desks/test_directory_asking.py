"""Providers are asked by e-mail whether their entry is still right, and say so without an account."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commonweal.service.ground.audit.models import Entry
from commonweal.service.ground.outbox.actions import deliver, make_link
from commonweal.service.ground.outbox.models import Message
from commonweal.service.menu.models import Service
from tests.support import journeys
from tests.support.pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def choir(place):
    return journeys.service(place, name="Choir", funded=False)


def at(name, *about):
    return reverse(f"directory:{name}", args=[each.pk for each in about])


def asked(place, mary, service):
    """The link that the provider gets."""
    mary.post(at("ask"), {"services": [service.pk]})
    deliver(message=Message.objects.latest("created_at"), by=None)
    return re.search(r"https?://[^/]+(/menu/right/\S+)", mail.outbox[-1].body)[1]


def test_a_provider_is_asked_by_e_mail_and_says_yes_without_an_account(place, mary, choir):
    Service.objects.update(email="choir@example.org", checked_on=journeys.ago(300))
    page, nobody = asked(place, mary, choir), Client()
    assert mail.outbox[-1].to == ["choir@example.org"]
    assert "Is this still right?" in words(nobody.get(page))
    assert Service.objects.get().checked_on == journeys.ago(300)  # looking changes nothing
    assert "counts as checked today" in words(nobody.post(page))
    assert Service.objects.get().checked_on == journeys.today()


def test_a_second_click_says_thank_you_again(place, mary, choir):
    page = asked(place, mary, choir)
    Client().post(page)
    assert "Thank you" in words(Client().post(page))
    assert Entry.objects.filter(event="SERVICE_CONFIRMED").count() == 1


def test_asking_again_closes_the_earlier_link(place, mary, choir):
    first = asked(place, mary, choir)
    asked(place, mary, choir)
    assert Client().get(first).status_code == 410


def test_an_expired_link_changes_nothing(place, choir):
    link, token = make_link(purpose="directory:still_right", subject=choir, by=place.manager, days=1)
    type(link).objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert Client().post(reverse("directory:still_right", args=[token])).status_code == 410
    assert not Entry.objects.filter(event="SERVICE_CONFIRMED").exists()


def test_a_forged_link_opens_nothing(choir):
    assert Client().get(reverse("directory:still_right", args=["forged"])).status_code == 404


def test_without_an_address_of_its_own_somebody_of_the_provider_is_asked(place, mary, choir):
    asked(place, mary, choir)
    assert mail.outbox[-1].to == [place.worker.email]


def test_whom_nobody_can_write_to_is_named(place, mary):
    lonely = journeys.service(place, name="Lonely", provider=place.other_provider)
    page = mary.post(at("ask"), {"services": [lonely.pk]}, follow=True)
    assert "No e-mail address is known for: Lonely" in words(page)
    assert not Message.objects.exists()


def test_asking_nobody_says_to_tick_somebody(mary, choir):
    assert "Tick at least one service" in words(mary.post(at("ask"), {}, follow=True))


def test_the_address_of_a_link_is_told_to_no_other_site(place, mary, choir):
    page = Client().get(asked(place, mary, choir))
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]
