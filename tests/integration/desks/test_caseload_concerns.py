"""Concerns for a person's safety: raised in a minute, read by few, and unknown to everybody else."""

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from commonweal.service.journey.contacts import actions
from commonweal.service.journey.contacts.models import Concern, Handling
from commonweal.service.journey.referrals import actions as referrals
from tests.support import journeys
from tests.support.pages import words
from tests.support.service import signed_in
from tests.support.typed import boxes

SEEN = "His nephew holds the card zq71"


@pytest.fixture
def referral(place):
    return journeys.assessed(place)


@pytest.fixture
def raised(place, referral):
    told = {"kind": "financial", "seen": SEEN, "immediate": True, "on": journeys.ago(1)}
    return actions.raise_concern(person=referral.person, referral=referral, by=place.advisor, **told)


def send(client, referral, **typed):
    typed = {
        "immediate": "no",
        "kind": "financial",
        "seen": SEEN,
        "told": "His doctor",
        **boxes(journeys.ago(1)),
        **typed,
    }
    return client.post(reverse("caseload:raise_concern", args=[referral.person_id]), typed)


def handle(client, concern, **typed):
    typed = {"done": "Rang the council", "state": "passed_on", "version": concern.version, **typed}
    return client.post(reverse("gateway:concern", args=[concern.pk]), typed)


def test_a_concern_is_kept_with_who_raised_it(place, ada, referral):
    send(ada, referral)
    kept = Concern.objects.get()
    assert (kept.by, kept.person, kept.referral, kept.seen) == (place.advisor, referral.person, referral, SEEN)


def test_a_concern_needs_what_was_seen_and_keeps_the_rest(ada, referral):
    shown = words(send(ada, referral, seen=""))
    assert "Enter what was seen or said" in shown
    assert "His doctor" in shown
    assert not Concern.objects.exists()


def test_raising_is_audited_without_its_words(ada, referral):
    send(ada, referral)
    assert "zq71" not in str(Entry.objects.get(event="CONCERN_RAISED").detail)


def test_sending_it_twice_raises_it_once(ada, referral):
    for _ in range(2):
        send(ada, referral, token="the-same")
    assert Concern.objects.count() == 1


def test_who_raised_it_reads_it_and_that_is_audited(place, ada, raised):
    assert SEEN in words(ada.get(reverse("caseload:concern", args=[raised.pk])))
    assert Entry.objects.get(event="CONCERN_VIEWED").by == place.advisor


def test_who_looks_after_safeguarding_reads_it_and_that_is_audited(place, raised):
    assert SEEN in words(signed_in(place.manager).get(reverse("gateway:concern", args=[raised.pk])))
    assert Entry.objects.get(event="CONCERN_VIEWED").by == place.manager


def test_the_persons_next_advisor_does_not_learn_of_it(place, raised, referral):
    referrals.allocate(referral=referral, advisor=place.other_advisor, by=place.manager, version=referral.version)
    bea = signed_in(place.other_advisor)
    assert bea.get(reverse("caseload:concern", args=[raised.pk])).status_code == 404
    for page in ("concerns", "today", "caseload", "week"):
        assert "zq71" not in words(bea.get(reverse(f"caseload:{page}")))
    record = words(bea.get(reverse("caseload:person", args=[referral.person_id])))
    assert "zq71" not in record
    assert "Money or belongings" not in record


def test_not_even_the_record_of_who_raised_it_tells_of_it(ada, raised, referral):
    record = words(ada.get(reverse("caseload:person", args=[referral.person_id])))
    assert "zq71" not in record
    assert "concern" not in record.split('id="timeline"')[1].split("</ol>")[0].lower()


@pytest.mark.parametrize("name", ["practice", "provider", "commissioner", "administrator", "team", "enabler"])
def test_nobody_else_opens_the_list(make_user, raised, name):
    client = signed_in(make_user(name))
    for page in ("gateway:concerns", "caseload:concerns"):
        assert client.get(reverse(page)).status_code == 403


def test_an_advisor_does_not_open_the_list_of_all(ada, raised):
    assert ada.get(reverse("gateway:concerns")).status_code == 403


def test_what_was_done_is_added_and_the_state_follows(place, raised):
    handle(signed_in(place.manager), raised)
    raised.refresh_from_db()
    assert raised.state == "passed_on"
    assert raised.handlings.get().done == "Rang the council"


def test_what_was_done_from_a_stale_page_shows_the_conflict(place, raised):
    mary = signed_in(place.manager)
    handle(mary, raised)
    answer = handle(mary, raised, done="Rang again")
    assert answer.status_code == 409
    assert "Rang again" in words(answer)
    assert Handling.objects.count() == 1


def test_what_was_done_must_be_said(place, raised):
    assert "Enter what was done" in words(handle(signed_in(place.manager), raised, done=""))


def test_a_closed_concern_leaves_the_list_and_is_found_by_its_state(place, raised):
    mary = signed_in(place.manager)
    handle(mary, raised, state="closed")
    assert "Wilfred Ashdown" not in words(mary.get(reverse("gateway:concerns"))).split("<main")[1]
    assert "Wilfred Ashdown" in words(mary.get(reverse("gateway:concerns"), {"state": "closed"}))


def test_a_closed_concern_is_opened_before_more_is_done(place, raised):
    actions.handle_concern(concern=raised, by=place.manager, version=1, state="closed", done="All well")
    with pytest.raises(ActionRefused, match="opened again"):
        actions.handle_concern(concern=raised, by=place.manager, version=2, state="passed_on", done="More")


def test_of_two_who_handle_it_at_once_the_second_is_told(place, raised):
    actions.handle_concern(concern=raised, by=place.manager, version=1, state="open", done="One")
    with pytest.raises(Stale):
        actions.handle_concern(concern=raised, by=place.manager, version=1, state="open", done="Two")


def test_a_longer_list_asks_the_database_no_more_often(place, raised, referral, django_assert_max_num_queries):
    mary = signed_in(place.manager)
    with django_assert_max_num_queries(12) as counted:
        mary.get(reverse("gateway:concerns"))
    for number in range(10):
        told = {"kind": "neglect", "seen": f"Seen {number}", "immediate": False, "on": journeys.ago(1)}
        actions.raise_concern(person=referral.person, by=place.advisor, **told)
    with django_assert_max_num_queries(len(counted)):
        mary.get(reverse("gateway:concerns"))
