"""Somebody clicks everything twice, with or without scripts: nothing is done twice."""

import pytest
from django.core import mail

from commonweal.service.ground.audit.models import Entry
from commonweal.service.ground.outbox import tasks
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.onward.models import StateChange
from commonweal.service.journey.referrals.models import Referral
from commonweal.service.people.models import Person
from tests.support import journeys, thread
from tests.support.letters import link_in

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("width", [1280], indirect=True)]
BETWEEN = 40
"""From one press to the next: so long that the first has been sent, so short that it is not answered [ms]."""


@pytest.fixture
def desk_of(walker_of, script):
    def desk(user):
        walker = walker_of(script=script)
        walker.sign_in(user)
        return walker

    return desk


def twice(walker, words, *then):
    """Press a button twice, as fast as hands do, and wait for the page: its words of thanks may go with the first."""
    button = walker.page.get_by_role("button", name=words, exact=True).first
    button.dblclick(delay=BETWEEN, no_wait_after=True)
    walker.sees(*then)
    walker.page.wait_for_load_state("networkidle")
    walker.look()


def events(name):
    return Entry.objects.filter(event=name).count()


def test_a_referral_is_sent_once(desk_of, place):
    doctor = desk_of(place.doctor)
    thread.fill_in(doctor)
    twice(doctor, "Confirm and send", "Referral sent")
    assert (Referral.objects.count(), Person.objects.count()) == (1, 1)


def test_somebody_is_accepted_once(desk_of, place):
    journeys.referred_on(place)
    worker = desk_of(place.worker)
    twice(worker, "Accept", "What you wrote to the advisor")
    assert (StateChange.objects.filter(state="accepted").count(), events("ONWARD_ACCEPTED")) == (1, 1)


def test_somebody_is_accepted_once_by_the_link(walker_of, script, place):
    place.provider.email = "hello@growing.example"
    place.provider.save()
    journeys.referred_on(place)
    tasks.hand_out()
    visitor = walker_of(script=script)
    visitor.go(link_in(mail.outbox[-1]))
    visitor.press("Show what is asked")
    twice(visitor, "Yes, we can take them", "Thank you")
    assert (StateChange.objects.filter(state="accepted").count(), events("LINK_USED")) == (1, 1)


def test_a_contact_is_logged_once(desk_of, place):
    referral = journeys.allocated(place)
    advisor = desk_of(place.advisor)
    advisor.go(f"/advisor/referrals/{referral.pk}/contacts/log/")
    advisor.choose("What came of it?", "Reached the person")
    twice(advisor, "Save the contact", "Phone call: reached the person")
    assert Contact.objects.count() == 1


def test_one_tap_is_one_try(desk_of, place):
    journeys.allocated(place)
    advisor = desk_of(place.advisor)
    twice(advisor, "Could not reach for Wilfred Ashdown", "New on your caseload (0)")
    assert Contact.objects.count() == 1


def test_an_entry_is_said_to_be_right_once(desk_of, place):
    journeys.service(place)
    worker = desk_of(place.worker)
    worker.go("/provider/places/")
    twice(worker, "Still right: Allotment", "by Will Worker")
    assert events("SERVICE_CONFIRMED") == 1
