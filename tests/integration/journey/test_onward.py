"""Referring on, signposts, providers' answers, attendance and what came next."""

from datetime import date, timedelta

import pytest

from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from commonweal.service.journey.onward import actions, queries
from commonweal.service.journey.onward.models import Attendance, Onward
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.menu import actions as menu
from commonweal.service.menu import queries as menus
from commonweal.service.people import actions as people
from commonweal.service.people.models import Person
from tests.support import journeys

pytestmark = pytest.mark.django_db


def refer(place, referral, service, **details):
    kind = queries.kind_of(service)
    details = {"kind": kind, "ask": "Tuesdays, please", "made_on": journeys.today(), **details}
    return actions.refer(referral=referral, service=service, by=place.advisor, **details)


def states(onward):
    return list(onward.history.values_list("state", flat=True))


@pytest.mark.parametrize(
    ("details", "kind"),
    [
        ({"funded": True}, "funded_vcs"),
        ({"funded": False}, "other_vcs"),
        ({"funded": False, "sector": "statutory"}, "statutory"),
    ],
)
def test_the_kind_follows_from_the_service(place, details, kind):
    assert queries.kind_of(journeys.service(place, **details)) == kind


@pytest.mark.parametrize("details", [{"funded": True}, {"funded": False}, {"funded": False, "sector": "statutory"}])
def test_a_referral_of_each_kind_is_sent_and_the_person_supported(place, details):
    referral = journeys.assessed(place)
    onward = refer(place, referral, journeys.service(place, **details))
    assert (onward.state, states(onward), referral.state) == ("sent", ["sent"], "supported")


def test_another_kind_than_that_of_the_service_is_refused(place):
    with pytest.raises(ActionRefused, match="only be a referral to a funded voluntary service, or a signpost"):
        refer(place, journeys.assessed(place), journeys.service(place), kind="statutory")


def test_no_provider_is_told_the_nhs_number(place):
    referral = journeys.assessed(place)
    with pytest.raises(ActionRefused, match="holds the NHS number"):
        refer(place, referral, journeys.service(place), ask=f"His number is {referral.person.nhs_number}.")


def test_a_signpost_is_not_sent_as_a_referral(place):
    with pytest.raises(ActionRefused, match="Record it as a signpost"):
        refer(place, journeys.assessed(place), journeys.service(place), kind="signpost")


def test_without_consent_to_sharing_nothing_is_sent(place):
    referral = journeys.assessed(place)
    people.decide(person=referral.person, kind="sharing", given=False, by=place.advisor)
    with pytest.raises(ActionRefused, match="not agreed to sharing"):
        refer(place, referral, journeys.service(place))


def test_before_the_assessment_nothing_is_sent(place):
    with pytest.raises(ActionRefused, match="Complete the assessment first"):
        refer(place, journeys.allocated(place), journeys.service(place))


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"ask": "  "}, "Say what you ask"),
        ({"made_on": date(2999, 1, 1)}, "in the future"),
        ({"made_on": date(2015, 1, 1)}, "before the referral"),
    ],
)
def test_a_wrong_referral_on_is_refused(place, details, said):
    with pytest.raises(ActionRefused, match=said):
        refer(place, journeys.assessed(place), journeys.service(place), **details)


def test_the_same_service_is_not_asked_twice_at_once(place):
    onward = journeys.referred_on(place)
    with pytest.raises(ActionRefused, match="referred to this service already"):
        refer(place, onward.referral, onward.service)


def test_after_a_refusal_the_same_service_may_be_asked_again(place):
    onward = journeys.referred_on(place)
    actions.refuse(onward=onward, reason="full", by=place.worker, version=onward.version)
    assert refer(place, onward.referral, onward.service).state == "sent"


def test_a_service_off_the_menu_is_refused(place):
    service = journeys.service(place)
    menu.amend_service(service=service, by=place.manager, version=1, active=False)
    with pytest.raises(ActionRefused, match="no longer on the menu"):
        refer(place, journeys.assessed(place), service)


def test_nothing_is_sent_for_the_dead(place):
    referral = journeys.assessed(place)
    person = referral.person
    people.record_death(person=person, died_on=journeys.ago(1), by=place.advisor, version=person.version)
    with pytest.raises(ActionRefused, match="has died"):
        refer(place, referral, journeys.service(place))


def test_nothing_is_sent_for_a_closed_referral(place):
    referral = journeys.assessed(place)
    referrals.mark_closed(referral=referral, by=place.advisor, reason="other", on=journeys.today())
    with pytest.raises(ActionRefused, match="This referral is closed"):
        refer(place, referral, journeys.service(place))


def test_the_last_place_is_given_once(place):
    service = journeys.service(place, places=1)
    journeys.referred_on(place, where=service)
    with pytest.raises(ActionRefused, match="No funded place is left"):
        refer(place, journeys.assessed(place, who=journeys.person(place, given_name="Ned")), service)


def test_a_refused_referral_on_leaves_nothing(place):
    service, referral = journeys.service(place, places=1), journeys.assessed(place)
    journeys.referred_on(place, where=service, who=journeys.person(place, given_name="Ned"))
    before = Entry.objects.count()
    with pytest.raises(ActionRefused):
        refer(place, referral, service)
    assert (Onward.objects.count(), Entry.objects.count(), referral.state) == (1, before, "assessed")


def test_when_one_block_is_full_the_next_gives_the_place(place):
    service = journeys.service(place, places=1)
    period = {"starts_on": journeys.ago(30), "ends_on": journeys.ago(-30)}
    second = menu.add_block(by=place.manager, service=service, places=1, **period)
    journeys.referred_on(place, where=service)
    referral = journeys.assessed(place, who=journeys.person(place, given_name="Ned"))
    assert refer(place, referral, service).block == second


def test_a_block_of_another_period_gives_no_place(place):
    service = journeys.service(place, places=0)
    period = {"starts_on": journeys.ago(-10), "ends_on": journeys.ago(-90)}
    menu.add_block(by=place.manager, service=service, places=9, **period)
    with pytest.raises(ActionRefused, match="No funded place is left"):
        refer(place, journeys.assessed(place), service)


def test_a_funded_service_whose_places_are_not_counted_is_never_full(place):
    onward = refer(place, journeys.assessed(place), journeys.service(place, places=0))
    assert onward.block is None


# What the provider sees


SECRET = {"nhs_number": "9990000018", "born_on": date(1931, 7, 13), "address": "1 Elm Road", "postcode": "ZZ98 7QX"}


def shown(place, *, service=None, referral=None, **person):
    referral = referral or journeys.assessed(place, who=journeys.person(place, **{**SECRET, **person}))
    return dict(queries.preview(referral, service or journeys.service(place), "Tuesdays, please"))


def test_a_provider_sees_how_to_reach_the_person_and_what_is_asked(place):
    seen = shown(place, known_as="Wilf", access_needs="Large print")
    assert seen == {
        "Name": "Wilfred Ashdown",
        "Likes to be called": "Wilf",
        "Phone": "01632 960001",
        "Access and communication needs": "Large print",
        "What we ask of you": "Tuesdays, please",
        "Risks to staff": "No known risks",
        "Advisor": "Ada Advisor",
    }


def test_a_provider_does_not_see_number_birth_home_conditions_or_score(place):
    who = journeys.person(place, **SECRET)
    referral = journeys.assessed(place, who=who, risk_score="77.5", conditions=["epilepsy"], reason_text="Secret")
    seen = str(shown(place, referral=referral))
    secrets = ["9990000018", "1931", "Elm Road", "ZZ98", "77", "epilepsy", "Epilepsy", "Secret", "Loneliness"]
    assert [secret for secret in secrets if secret in seen] == []


def test_a_provider_that_comes_to_the_home_sees_the_address(place):
    assert shown(place, service=journeys.service(place, at_home=True))["Address"] == "1 Elm Road, ZZ98 7QX"


def test_a_provider_sees_known_risks_to_staff(place):
    referral = journeys.assessed(place, staff_risk="known", staff_risk_text="A dog that bites")
    assert shown(place, referral=referral)["Risks to staff"] == "A dog that bites"


def test_what_is_stored_as_shared_is_the_preview(place):
    referral, service = journeys.assessed(place), journeys.service(place)
    wanted = queries.preview(referral, service, "Tuesdays, please")
    refer(place, referral, service)
    assert Onward.objects.get().shared == wanted


def test_what_was_shared_stays_as_it_was_when_the_person_changes(place):
    onward = journeys.referred_on(place)
    person = onward.referral.person
    people.amend(person=person, by=place.advisor, version=person.version, phone="01632 960009")
    assert ["Phone", "01632 960001"] in Onward.objects.get().shared


# Signposts


def test_a_signpost_is_information_given(place):
    found = actions.signpost(
        referral=journeys.allocated(place), service=journeys.service(place), by=place.advisor, made_on=journeys.today()
    )
    assert (found.state, found.kind, found.shared, found.block) == ("given", "signpost", [], None)


def test_a_signpost_needs_no_consent_to_sharing_and_takes_no_place(place):
    referral, service = journeys.assessed(place), journeys.service(place, places=1)
    people.decide(person=referral.person, kind="sharing", given=False, by=place.advisor)
    actions.signpost(referral=referral, service=service, by=place.advisor, made_on=journeys.today())
    assert menus.places_left([service], journeys.today()) == {service.pk: 1}


def test_a_provider_never_sees_a_signpost(place):
    actions.signpost(
        referral=journeys.assessed(place), service=journeys.service(place), by=place.advisor, made_on=journeys.today()
    )
    seen = (Onward.objects.visible_to(place.worker).count(), Person.objects.visible_to(place.worker).count())
    assert (seen, list(queries.inbox(place.provider))) == ((0, 0), [])


# The provider


def test_a_provider_has_what_was_sent_in_its_inbox(place):
    onward = journeys.referred_on(place)
    assert list(queries.inbox(place.provider)) == [onward]


def test_another_provider_has_not(place):
    journeys.referred_on(place)
    assert list(queries.inbox(place.other_provider)) == []


@pytest.mark.parametrize(("answer", "state"), [(actions.accept, "accepted"), (actions.waitlist, "waitlisted")])
def test_a_provider_answers(place, answer, state):
    onward = journeys.referred_on(place)
    answer(onward=onward, by=place.worker, version=onward.version)
    assert states(onward) == ["sent", state]


def test_a_provider_refuses_with_a_reason(place):
    onward = journeys.referred_on(place)
    actions.refuse(onward=onward, reason="full", by=place.worker, version=onward.version, note="Try in May")
    assert (onward.history.last().reason, onward.note) == ("No places left", "Try in May")


def test_a_refusal_without_a_reason_is_refused(place):
    onward = journeys.referred_on(place)
    with pytest.raises(ActionRefused, match="why you cannot take the person from the list"):
        actions.refuse(onward=onward, reason="", by=place.worker, version=onward.version)


def test_from_the_waiting_list_a_person_is_accepted(place):
    onward = journeys.referred_on(place)
    actions.waitlist(onward=onward, by=place.worker, version=onward.version)
    actions.accept(onward=onward, by=place.worker, version=onward.version)
    assert states(onward) == ["sent", "waitlisted", "accepted"]


def test_of_two_who_answer_at_once_the_second_is_told(place):
    onward = journeys.referred_on(place)
    actions.accept(onward=onward, by=place.worker, version=1)
    with pytest.raises(Stale):
        actions.refuse(onward=onward, reason="full", by=place.worker, version=1)


def test_nobody_starts_before_they_are_accepted(place):
    onward = journeys.referred_on(place)
    with pytest.raises(ActionRefused, match="cannot become started"):
        actions.start(onward=onward, on=journeys.today(), by=place.worker, version=onward.version)


def test_answers_are_news_for_the_advisor(place):
    onward = journeys.referred_on(place)
    actions.accept(onward=onward, by=place.worker, version=onward.version)
    assert list(queries.replies(place.advisor)) == [onward]


def test_answers_to_somebody_elses_referral_are_no_news(place):
    onward = journeys.referred_on(place)
    actions.accept(onward=onward, by=place.worker, version=onward.version)
    assert list(queries.replies(place.other_advisor)) == []


def test_what_waits_for_an_answer_is_no_news(place):
    journeys.referred_on(place)
    assert list(queries.replies(place.advisor)) == []


def test_a_funded_place_runs_for_the_weeks_of_its_block(place):
    onward = journeys.started(place, where=journeys.service(place, weeks=12))
    assert onward.funded_until == onward.started_on + timedelta(days=12 * 7 - 1)


def test_a_place_that_is_not_funded_has_no_last_day(place):
    assert journeys.started(place, where=journeys.service(place, funded=False)).funded_until is None


def test_a_start_before_the_referral_is_refused(place):
    onward = journeys.referred_on(place)
    actions.accept(onward=onward, by=place.worker, version=onward.version)
    with pytest.raises(ActionRefused, match="too early"):
        actions.start(onward=onward, on=journeys.ago(140), by=place.worker, version=onward.version)


def attend(place, onward, *, days=100, attended=True):
    return actions.attend(onward=onward, on=journeys.ago(days), attended=attended, by=place.worker)


def test_a_session_is_in_the_register(place):
    attend(place, journeys.started(place))
    assert Attendance.objects.get().attended is True


def test_the_register_has_one_entry_a_day(place):
    onward = journeys.started(place)
    for _ in range(2):
        attend(place, onward)
    assert Attendance.objects.count() == 1


def test_the_register_is_corrected(place):
    onward = journeys.started(place)
    attend(place, onward)
    attend(place, onward, attended=False)
    assert (Attendance.objects.get().attended, Entry.objects.filter(event="ATTENDANCE_CORRECTED").count()) == (False, 1)


def test_nobody_attends_before_they_start(place):
    with pytest.raises(ActionRefused, match="Record the start first"):
        attend(place, journeys.referred_on(place))


@pytest.mark.parametrize(("days", "said"), [(-1, "in the future"), (121, "too early")])
def test_a_session_on_an_impossible_day_is_refused(place, days, said):
    with pytest.raises(ActionRefused, match=said):
        attend(place, journeys.started(place), days=days)


def test_no_session_comes_after_the_end(place):
    with pytest.raises(ActionRefused, match="after the end"):
        attend(place, journeys.ended(place), days=1)


def test_the_register_may_be_completed_after_the_end(place):
    assert attend(place, journeys.ended(place), days=60).attended is True


def test_an_end_says_what_came_next(place):
    onward = journeys.ended(place)
    assert (onward.state, onward.next_step, onward.next_step_on) == ("ended", "independent", journeys.ago(40))


def test_an_end_without_what_came_next_is_refused(place):
    onward = journeys.started(place)
    with pytest.raises(ActionRefused, match="what came next from the list"):
        actions.end(onward=onward, on=journeys.today(), next_step="", by=place.worker, version=onward.version)


def test_an_end_before_the_last_session_is_refused(place):
    onward = journeys.started(place)
    attend(place, onward, days=50)
    with pytest.raises(ActionRefused, match="a session after this day"):
        actions.end(onward=onward, on=journeys.ago(60), next_step="stopped", by=place.worker, version=onward.version)


def test_what_came_next_may_be_learnt_later(place):
    onward = journeys.ended(place)
    later = {"next_step": "volunteer", "on": journeys.ago(5)}
    actions.record_next_step(onward=onward, by=place.worker, version=onward.version, **later)
    assert (onward.next_step, onward.next_step_on) == ("volunteer", journeys.ago(5))


def test_nothing_comes_next_before_the_end(place):
    onward = journeys.started(place)
    with pytest.raises(ActionRefused, match="has not ended"):
        actions.record_next_step(
            onward=onward, next_step="volunteer", on=journeys.today(), by=place.worker, version=onward.version
        )


# Whose record it is


def test_the_provider_sees_the_person_once_referred(place):
    onward = journeys.referred_on(place)
    assert list(Person.objects.visible_to(place.worker)) == [onward.referral.person]


def until(place):
    return Person.objects.get().relationships.get(organisation=place.provider).until


def test_after_the_end_the_provider_sees_the_person_for_four_weeks(place):
    journeys.ended(place)
    assert until(place) == journeys.ago(-28)


def test_while_another_place_goes_on_the_provider_sees_the_person(place):
    first = journeys.started(place)
    refer(place, first.referral, journeys.service(place, name="Choir"))
    actions.end(onward=first, on=journeys.today(), next_step="stopped", by=place.worker, version=first.version)
    assert until(place) is None
