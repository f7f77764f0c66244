"""E-mail: queued, sent, tried again when it cannot be, and never saying who somebody is."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.ground.outbox import actions, tasks
from commonweal.service.ground.outbox.models import Message
from tests.support import journeys

pytestmark = pytest.mark.django_db
HERE = f"{__name__}"


class Away(BaseEmailBackend):
    """A mail server that cannot be reached."""

    def send_messages(self, email_messages):
        raise ConnectionRefusedError("connection refused by Wilfred Ashdown")


class Choosy(BaseEmailBackend):
    """A mail server that does not know the address."""

    def send_messages(self, email_messages):
        raise smtplib.SMTPRecipientsRefused({"a@b.example": (550, b"no such mailbox")})


@pytest.fixture
def place():
    return journeys.borough()


@pytest.fixture
def ashdown(place):
    return journeys.person(place)


def written(place, **details):
    told = {"to": "a@b.example", "subject": "News", "body": "There is news.", "by": place.advisor, **details}
    return actions.send(**told)


def failing(settings, backend):
    settings.EMAIL_BACKEND = f"{HERE}.{backend}"


def after(**time):
    return time_machine.travel(timezone.now() + timedelta(**time), tick=False)


def test_an_e_mail_is_not_sent_before_a_worker_takes_it(place):
    written(place)
    assert mail.outbox == []


def test_a_worker_sends_what_is_queued(place):
    written(place)
    tasks.hand_out()
    assert [each.subject for each in mail.outbox] == ["News"]


def test_what_was_sent_is_not_sent_again(place):
    written(place)
    tasks.hand_out()
    with after(hours=1):
        tasks.hand_out()
    assert len(mail.outbox) == 1


def test_initials_and_the_link_are_all_that_is_filled_in(place, ashdown):
    link, token = actions.make_link(purpose="provider:link", subject=ashdown, by=place.advisor, days=1)
    written(place, body="{initials} waits: {link}", link=link, person=ashdown)
    tasks.hand_out()
    assert mail.outbox[0].body == f"W.A. waits: http://127.0.0.1:8000/provider/link/{token}/"


def test_the_token_is_not_in_the_stored_e_mail(place, ashdown):
    link, token = actions.make_link(purpose="provider:link", subject=ashdown, by=place.advisor, days=1)
    message = written(place, body="{link}", link=link)
    tasks.hand_out()
    assert token not in str(Message.objects.values_list().get(pk=message.pk))


@pytest.mark.parametrize(
    "body",
    [
        "Wilfred Ashdown is waiting.",
        "Ashdown, Wilfred, is waiting.",
        "MR ASHDOWN is waiting.",
        "Born 28.02.1938.",
        "Born 1938-02-28.",
        "Lives at zz993vz.",
        "Call 01632 960 001.",
    ],
)
def test_an_e_mail_that_names_somebody_is_refused(place, ashdown, body):
    with pytest.raises(ActionRefused, match="more of the person than initials"):
        written(place, body=body, person=ashdown)


def test_an_e_mail_with_an_nhs_number_is_refused(place, ashdown):
    number = ashdown.nhs_number
    with pytest.raises(ActionRefused):
        written(place, subject=f"About {number[:3]} {number[3:6]} {number[6:]}", person=ashdown)


def test_a_first_name_that_is_a_word_is_no_reason_to_refuse(place):
    will = journeys.person(place, given_name="Will", family_name="May")
    assert written(place, body="You will see it by 3 June.", person=will).state == "queued"


def test_an_address_that_is_none_is_said_and_stops_nothing(place):
    message = written(place, to="growing together")
    assert (message.state, "not an e-mail address" in message.error) == ("failed", True)


def test_a_mail_server_that_is_away_loses_nothing(place, settings):
    message = written(place)
    failing(settings, "Away")
    tasks.hand_out()
    message.refresh_from_db()
    assert (message.state, message.tries) == ("queued", 1)


def test_it_is_sent_once_the_mail_server_is_back(place, settings):
    written(place)
    working = settings.EMAIL_BACKEND
    failing(settings, "Away")
    tasks.hand_out()
    settings.EMAIL_BACKEND = working
    with after(minutes=2):
        tasks.hand_out()
    assert len(mail.outbox) == 1


def test_the_waits_grow(place, settings):
    message = written(place)
    failing(settings, "Away")
    waits = []
    with after(seconds=1) as clock:
        for _ in range(3):
            tasks.hand_out()
            message.refresh_from_db()
            waits.append((message.next_try_at - timezone.now()).total_seconds())
            clock.move_to(message.next_try_at)
    assert waits == [60, 300, 900]


def test_what_the_mail_server_said_is_not_kept(place, settings):
    message = written(place)
    failing(settings, "Away")
    tasks.hand_out()
    message.refresh_from_db()
    assert "Wilfred" not in message.error


def test_after_the_last_try_it_is_given_up_and_kept(place, settings):
    message = written(place)
    failing(settings, "Away")
    with after(seconds=1) as clock:
        for _ in range(8):
            tasks.hand_out()
            message.refresh_from_db()
            clock.move_to(message.next_try_at)
    assert (message.state, message.tries) == ("failed", 8)


def test_an_unknown_mailbox_is_given_up_at_once(place, settings):
    message = written(place)
    failing(settings, "Choosy")
    tasks.hand_out()
    message.refresh_from_db()
    assert (message.state, message.error) == ("failed", "The mail server does not take mail for this address.")


def test_a_link_taken_back_is_not_sent(place, ashdown):
    link, _ = actions.make_link(purpose="provider:link", subject=ashdown, by=place.advisor, days=1)
    written(place, body="{link}", link=link)
    actions.revoke_links(purpose="provider:link", subject=ashdown, by=place.advisor)
    tasks.hand_out()
    assert (mail.outbox, Message.objects.get().state) == ([], "withdrawn")


def test_a_worker_that_died_while_sending_is_followed_by_another(place):
    written(place)
    assert len(actions.hand_out_messages()) == 1  # and nothing more is heard of it
    assert actions.hand_out_messages() == []
    with after(minutes=6):
        tasks.hand_out()
    assert len(mail.outbox) == 1


def test_the_administrator_sees_what_was_not_delivered(place, client_of):
    written(place, to="growing together")
    page = client_of("administrator").get("/messages/").content.decode()
    assert "E-mails not delivered: 1" in page


def test_a_persons_own_address_is_not_shown_to_the_administrator(place, settings, client_of):
    failing(settings, "Choosy")
    place.provider.email = "post@growing.example"
    place.provider.save()
    for to in ("wilfred@home.example", place.provider.email):
        written(place, to=to)
    tasks.hand_out()
    page = client_of("administrator").get("/messages/").content.decode()
    assert "wilfred@home.example" not in page and place.provider.email in page


def test_what_was_given_up_can_be_tried_again(place, settings, client_of):
    message = written(place)
    working = settings.EMAIL_BACKEND
    failing(settings, "Choosy")
    tasks.hand_out()
    settings.EMAIL_BACKEND = working
    message.refresh_from_db()
    client_of("administrator").post(f"/messages/{message.pk}/again/", {"version": message.version})
    tasks.hand_out()
    assert len(mail.outbox) == 1
