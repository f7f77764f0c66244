"""The page without an account, and what the manager sees of the answers."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from commonweal.service.ground.drafts.models import Draft, Sending
from commonweal.service.ground.outbox import actions as outbox
from commonweal.service.journey.reviews import actions
from commonweal.service.journey.reviews.models import Experience
from tests.support import journeys
from tests.support.pages import rows, words
from tests.support.service import signed_in

ANSWERS = {"listened": "5", "easy": "4", "words": "Kind people"}


@pytest.fixture
def token(place):
    return actions.ask_experience(referral=journeys.assessed(place), who="person", how="device", by=place.advisor)[1]


def address(token):
    return reverse("experience:questions", args=[token])


def test_opening_the_page_changes_nothing(token):
    for _ in range(3):
        assert Client().get(address(token)).status_code == 200


def test_the_page_says_nothing_of_the_person(token):
    assert "Ashdown" not in words(Client().get(address(token)))


def test_nothing_is_kept_of_it_for_whoever_is_signed_in_at_the_browser(place, token):
    """Else an advisor would find the answers of the person who had the device in hand."""
    signed_in(place.advisor).post(address(token), ANSWERS | {"keep": "/"})
    assert not Draft.objects.exists()


def test_what_opens_the_page_is_written_down_nowhere(place):
    referral = journeys.assessed(place)
    typed = {"who": "person", "how": "device", "token": "once"}
    answer = signed_in(place.advisor).post(reverse("caseload:experience", args=[referral.pk]), typed)
    assert answer.url.startswith(reverse("experience:questions", args=["x"]).removesuffix("x/"))
    assert Sending.objects.get().place == reverse("home")


def test_the_answers_are_kept_without_an_account(token):
    assert Client().post(address(token), ANSWERS).url == reverse("experience:thanks")
    told = Experience.objects.get()
    assert (told.answers, told.words) == ({"listened": 5, "easy": 4}, "Kind people")


def test_a_double_click_answers_once_and_thanks_twice(token):
    client = Client()
    assert [client.post(address(token), ANSWERS).url for _ in range(2)] == [reverse("experience:thanks")] * 2
    assert Experience.objects.count() == 1


def test_nothing_answered_is_said(token):
    assert "Answer at least one question" in words(Client().post(address(token), {"words": " "}))


@pytest.mark.parametrize("spoil", ["forged", "used", "revoked", "expired"])
def test_a_link_that_does_not_open_says_so_in_plain_words(place, token, spoil):
    asking = place.advisor.caseload.get().askings.get()
    opened = address(token)
    if spoil == "forged":
        opened = address(token[:-2] + "xx")
    elif spoil == "used":
        Client().post(opened, ANSWERS)
    elif spoil == "revoked":
        outbox.revoke_links(purpose=actions.PURPOSE, subject=asking, by=place.advisor)
    with time_machine.travel(journeys.ago(-40) if spoil == "expired" else journeys.today()):
        answer = Client().get(opened)
    assert (answer.status_code in (404, 409, 410), "link" in words(answer)) == (True, True)


def test_whoever_is_signed_in_on_the_device_is_not_shown(place, token):
    said = words(signed_in(place.advisor).get(address(token)))
    assert ("Ada Advisor" in said, "My caseload" in said) == (False, False)


def answered(place, number):
    for _ in range(number):
        referral = journeys.assessed(place, who=journeys.person(place))
        token = actions.ask_experience(referral=referral, who="person", how="device", by=place.advisor)[1]
        Client().post(address(token), ANSWERS)


def seen(place, number):
    with time_machine.travel("2024-05-10 12:00", tick=False):
        answered(place, number)
    with time_machine.travel("2024-06-02 12:00", tick=False):
        return signed_in(place.manager).get(reverse("outcomes:experience"))


def test_a_few_answers_are_not_shown_to_the_manager(place):
    answer = seen(place, 7)
    assert (rows(answer), "Kind people" in words(answer)) == ([], False)
    assert "So few have answered" in words(answer)


def test_enough_answers_are_shown_rounded_with_how_many_were_asked(place):
    answer = seen(place, 8)
    assert "Asked: 10. Answered: 10" in words(answer)
    assert ["Did your advisor listen to you?", "10", "0", "0"] in rows(answer)
    assert "Kind people" in words(answer)


def test_a_sheet_that_came_back_is_entered(place):
    asking, _ = actions.ask_experience(referral=journeys.assessed(place), who="person", how="paper", by=place.advisor)
    mary = signed_in(place.manager)
    assert mary.post(reverse("outcomes:paper"), {"code": asking.code, "easy": "3"}).status_code == 302
    assert Experience.objects.get().answers == {"easy": 3}


def test_a_code_that_is_on_no_sheet_is_said_and_the_rest_kept(place):
    answer = signed_in(place.manager).post(reverse("outcomes:paper"), {"code": "XXXX-XXXX", "words": "Kind people"})
    assert ("No sheet has this code" in words(answer), "Kind people" in words(answer)) == (True, True)
