"""A person's page: what is known, what is next, what has been, and what they agreed to."""

import re
from datetime import date

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.contacts import actions as contacts
from commonweal.service.journey.onward import actions as onward
from commonweal.service.journey.reviews import actions as reviews
from commonweal.service.people import actions as people
from commonweal.service.people import queries as known
from tests.support import journeys
from tests.support.pages import links, words


def page(client, referral):
    return client.get(reverse("caseload:person", args=[referral.person_id]))


def titles(client, referral):
    return re.findall(r'cw-timeline__title">([^<]+)<', words(page(client, referral)))


def test_the_identity_bar_says_who_it_is_and_what_to_mind(place, ada):
    who = journeys.person(place, access_needs="Hard of hearing", born_on=date(1941, 5, 2))
    referral = journeys.allocated(place, who=who, staff_risk="known", staff_risk_text="Large dog")
    shown = words(page(ada, referral))
    for fact in ("Wilfred Ashdown", "2 May 1941", "Elm Road", "Hard of hearing", "Large dog"):
        assert fact in shown
    assert re.search(r"999 \d{3} \d{4}", shown)


def test_the_timeline_has_everything_the_newest_first(place, ada):
    place_ended = journeys.ended(place)
    referral = place_ended.referral
    contacts.log(
        referral=referral, by=place.advisor, kind="phone", purpose="support", on=journeys.ago(20), outcome="reached"
    )
    told = titles(ada, referral)
    in_order = [
        "Phone call: reached the person",
        "Ended at Allotment",
        "Started at Allotment",
        "Referral to a funded voluntary service: Allotment",
        "Assessment completed",
        "Referred by Elm Road",
    ]
    assert [title for title in told if title in in_order] == in_order


def test_a_contact_without_a_time_has_no_midnight(place, ada):
    referral = journeys.allocated(place)
    contacts.log(
        referral=referral, by=place.advisor, kind="phone", purpose="first", on=journeys.ago(2), outcome="reached"
    )
    assert "12:00am" not in words(page(ada, referral))


def test_a_reply_is_told_with_its_reason(place, ada):
    sent = journeys.referred_on(place)
    onward.refuse(onward=sent, reason="out_of_area", by=place.worker, version=sent.version)
    shown = words(page(ada, sent.referral))
    assert "Allotment: not accepted" in shown
    assert "Outside our area" in shown


@pytest.mark.parametrize(
    ("journey", "step"),
    [
        (journeys.allocated, "Plan the first visit"),
        (lambda place: journeys.assessed(place, completed_days_ago=5), "Find a service for Wilfred Ashdown"),
        (lambda place: journeys.assessed(place, completed_days_ago=110), "Review how things are going"),
    ],
)
def test_what_is_next_follows_from_the_state(place, ada, journey, step):
    assert step in links(page(ada, journey(place)))


def test_a_person_who_was_signposted_is_not_said_to_have_nothing(place, ada):
    referral = journeys.assessed(place, completed_days_ago=5)
    onward.signpost(referral=referral, service=journeys.service(place), by=place.advisor, made_on=journeys.today())
    assert "nothing arranged yet" not in words(page(ada, referral))


@pytest.mark.parametrize("outcome", ["done", "unable_to_contact"])
def test_after_a_review_either_way_closing_is_next(place, ada, outcome):
    referral = journeys.assessed(place)
    if outcome == "done":
        scores = journeys.scores()
        reviews.complete(
            referral=referral, by=place.advisor, done_on=journeys.today(), scores=scores, progress="", continuing={}
        )
    else:
        for kind, result in (("phone", "no_answer"), ("phone", "no_answer"), ("letter", "sent")):
            tried = {"kind": kind, "purpose": "review", "outcome": result}
            contacts.log(referral=referral, by=place.advisor, on=journeys.ago(1), **tried)
        reviews.unable(referral=referral, by=place.advisor, on=journeys.today())
    assert "Close, with a message to the practice" in links(page(ada, referral))


def test_closing_is_next_for_a_person_who_no_longer_agrees(place, ada):
    referral = journeys.assessed(place)
    people.decide(person=referral.person, kind="service", given=False, by=place.advisor)
    shown = words(page(ada, referral))
    assert "no longer agrees to be supported" in shown and "Review how things are going" not in shown


def test_closing_is_next_for_a_person_who_has_died(place, ada):
    referral = journeys.allocated(place)
    people.record_death(
        person=referral.person, died_on=journeys.ago(1), by=place.advisor, version=referral.person.version
    )
    shown = words(page(ada, referral))
    assert "The person has died." in shown and "Plan the first visit" not in shown


def test_nothing_is_next_for_a_closed_referral(place, ada):
    referral = journeys.assessed(place)
    closing = {"reason": "goals_met", "message": "Thank you.", "on": journeys.today(), "version": referral.version}
    reviews.close(referral=referral, by=place.advisor, **closing)
    shown = page(ada, referral)
    assert "What is next" not in words(shown)
    assert "Log a contact" not in links(shown)


def test_a_carer_is_named_with_a_link_only_where_the_record_may_be_opened(place, ada):
    cared_for = journeys.allocated(place)
    stranger = journeys.person(place, given_name="Rita", family_name="Marsh", address="9 Hidden Row")
    people.link_carer(carer=stranger, cared_for=cared_for.person, by=place.doctor, relation="Daughter")
    shown = page(ada, cared_for)
    assert "Rita Marsh" in words(shown)
    assert "Rita Marsh" not in links(shown)
    assert "9 Hidden Row" not in words(shown)


def test_a_carer_on_the_same_caseload_is_linked(place, ada):
    cared_for = journeys.allocated(place)
    carer = journeys.allocated(place, who=journeys.person(place, given_name="Rita", family_name="Marsh"))
    people.link_carer(carer=carer.person, cared_for=cared_for.person, by=place.doctor)
    assert links(page(ada, cared_for))["Rita Marsh"] == reverse("caseload:person", args=[carer.person_id])


def test_what_is_typed_is_shown_as_text(place, ada):
    referral = journeys.allocated(place, reason_text="<script>alert(1)</script>")
    assert "<script>alert(1)" not in words(page(ada, referral))


def test_a_longer_history_asks_the_database_no_more_often(place, ada, django_assert_max_num_queries):
    referral = journeys.ended(place).referral
    with django_assert_max_num_queries(40) as counted:
        page(ada, referral)
    for number in range(3):
        elsewhere = journeys.service(place, name=f"Elsewhere {number}", funded=False)
        asked = {"kind": "other_vcs", "ask": "Please welcome him.", "made_on": journeys.ago(30)}
        sent = onward.refer(referral=referral, service=elsewhere, by=place.advisor, **asked)
        onward.accept(onward=sent, by=place.worker, version=sent.version)
        contacts.log(
            referral=referral, by=place.advisor, kind="phone", purpose="support", on=journeys.ago(9), outcome="reached"
        )
    with django_assert_max_num_queries(len(counted)):
        page(ada, referral)


def decide(client, referral, **typed):
    return client.post(reverse("caseload:consent", args=[referral.person_id]), typed)


def test_a_decision_is_recorded_and_the_latest_counts(place, ada):
    referral = journeys.allocated(place)
    decide(ada, referral, kind="sharing", given="no")
    assert known.consent(referral.person, "sharing") is False


def test_a_decision_is_audited(place, ada):
    referral = journeys.allocated(place)
    decide(ada, referral, kind="evaluation", given="no")
    assert Entry.objects.about(referral.person_id).get(event="CONSENT_REFUSED").by == place.advisor


def test_a_decision_leads_back_to_the_person(place, ada):
    referral = journeys.allocated(place)
    answer = decide(ada, referral, kind="sharing", given="yes")
    assert answer.headers["Location"] == reverse("caseload:person", args=[referral.person_id])


def test_half_a_decision_is_not_recorded(place, ada):
    referral = journeys.allocated(place)
    shown = words(decide(ada, referral, kind="sharing"))
    assert "Select whether they agree" in shown
    assert "Error: " in shown
    assert known.consent(referral.person, "sharing") is True


def test_what_was_written_down_today_stands_in_the_order_it_was_written(place, ada):
    referral = journeys.assessed(place, completed_days_ago=0)
    for outcome in ("no_answer", "reached"):
        contacts.log(
            referral=referral, by=place.advisor, kind="phone", purpose="support", on=journeys.today(), outcome=outcome
        )
    closing = {"reason": "goals_met", "message": "Thank you.", "on": journeys.today(), "version": referral.version}
    reviews.close(referral=referral, by=place.advisor, **closing)
    told = [title for title in titles(ada, referral) if title.startswith(("Phone", "Closed"))]
    assert told == ["Closed", "Phone call: reached the person", "Phone call: no answer"]


def test_a_day_on_which_everything_happened_is_told_in_the_order_it_happened(place, ada):
    today = journeys.today()
    found = journeys.referred_on(place, completed_days_ago=0, made_days_ago=0, referred_on=today)
    onward.accept(onward=found, by=place.worker, version=found.version)
    onward.start(onward=found, on=today, by=place.worker, version=found.version)
    onward.end(onward=found, on=today, next_step="independent", by=place.worker, version=found.version)
    assert titles(ada, found.referral) == [
        "Ended at Allotment",
        "Started at Allotment",
        "Allotment: accepted",
        "Referral to a funded voluntary service: Allotment",
        "Assessment completed",
        "Well-being measures asked: baseline",
        "With an advisor",
        "Referred by Elm Road",
    ]


@pytest.fixture
def merged(place):
    """Two records of one person, the second merged into the first, each with something of its own."""
    kept = journeys.allocated(place, who=journeys.person(place, given_name="Edith"))
    other = journeys.assessed(place, who=journeys.person(place, given_name="Edyth"), completed_days_ago=110)
    versions = {"version": other.person.version, "into_version": kept.person.version}
    people.merge(person=other.person, into=kept.person, by=place.manager, **versions)
    return kept, other


def test_what_was_written_under_either_record_is_on_the_one_that_is_kept(ada, merged):
    assert titles(ada, merged[0]).count("Referred by Elm Road") == 2


def test_the_old_address_of_a_merged_record_leads_to_the_one_that_is_kept(ada, merged):
    kept, other = merged
    answer = ada.get(reverse("caseload:person", args=[other.person_id]))
    assert answer.headers["Location"] == reverse("caseload:person", args=[kept.person_id])


def test_a_death_on_the_record_that_is_kept_takes_the_merged_one_off_the_lists(place, ada, merged):
    person = merged[0].person
    person.refresh_from_db()
    people.record_death(person=person, died_on=journeys.today(), by=place.advisor, version=person.version)
    assert "Review" not in links(ada.get(reverse("caseload:today")))
    assert "Wilfred" not in words(ada.get(reverse("caseload:reviews")))


def test_nobody_is_offered_a_call_to_who_has_died(place, ada):
    referral = journeys.allocated(place)
    person = referral.person
    people.record_death(person=person, died_on=journeys.today(), by=place.advisor, version=person.version)
    shown = words(page(ada, referral))
    assert "Could not reach" not in shown
    assert "Plan a contact" not in shown
    assert "Do not contact" in shown


def test_a_consent_that_was_not_given_is_said_on_top(place, ada):
    referral = journeys.allocated(place)
    people.decide(person=referral.person, kind="sharing", given=False, by=place.advisor)
    assert "did not agree" in words(page(ada, referral)).split('id="to-do"')[0]


def test_the_last_contacts_are_on_the_page_and_all_of_them_on_their_own(place, ada):
    referral = journeys.allocated(place)
    for days in range(1, 8):
        told = {"kind": "phone", "purpose": "first", "outcome": "no_answer", "note": f"Try {days}"}
        contacts.log(referral=referral, by=place.advisor, on=journeys.ago(days), **told)
    assert "Contacts (7)" in words(page(ada, referral))
    whole = words(ada.get(reverse("caseload:contacts", args=[referral.pk])))
    assert [f"Try {days}" in whole for days in range(1, 8)] == [True] * 7
