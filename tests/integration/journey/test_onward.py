"""Referring on to each kind of service, and signposts."""

from datetime import date

import pytest

from commonweal.service.ground.audit.models import ActionRefused, Entry
from commonweal.service.journey.onward import actions, queries
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.menu import actions as menu
from commonweal.service.menu import queries as menus
from commonweal.service.people import actions as people
from commonweal.service.people.models import Person
from tests.support import journeys

pytestmark = pytest.mark.django_db


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
    onward = journeys.refer(place, referral, journeys.service(place, **details))
    assert (onward.state, states(onward), referral.state) == ("sent", ["sent"], "supported")


def test_another_kind_than_that_of_the_service_is_refused(place):
    with pytest.raises(ActionRefused, match="only be a referral to a funded voluntary service, or a signpost"):
        journeys.refer(place, journeys.assessed(place), journeys.service(place), kind="statutory")


def test_no_provider_is_told_the_nhs_number(place):
    referral = journeys.assessed(place)
    with pytest.raises(ActionRefused, match="holds the NHS number"):
        journeys.refer(place, referral, journeys.service(place), ask=f"His number is {referral.person.nhs_number}.")


def test_a_signpost_is_not_sent_as_a_referral(place):
    with pytest.raises(ActionRefused, match="Record it as a signpost"):
        journeys.refer(place, journeys.assessed(place), journeys.service(place), kind="signpost")


def test_without_consent_to_sharing_nothing_is_sent(place):
    referral = journeys.assessed(place)
    people.decide(person=referral.person, kind="sharing", given=False, by=place.advisor)
    with pytest.raises(ActionRefused, match="not agreed to sharing"):
        journeys.refer(place, referral, journeys.service(place))


def test_before_the_assessment_nothing_is_sent(place):
    with pytest.raises(ActionRefused, match="Complete the assessment first"):
        journeys.refer(place, journeys.allocated(place), journeys.service(place))


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
        journeys.refer(place, journeys.assessed(place), journeys.service(place), **details)


def test_the_same_service_is_not_asked_twice_at_once(place):
    onward = journeys.referred_on(place)
    with pytest.raises(ActionRefused, match="referred to this service already"):
        journeys.refer(place, onward.referral, onward.service)


def test_after_a_refusal_the_same_service_may_be_asked_again(place):
    onward = journeys.referred_on(place)
    actions.refuse(onward=onward, reason="full", by=place.worker, version=onward.version)
    assert journeys.refer(place, onward.referral, onward.service).state == "sent"


def test_a_service_off_the_menu_is_refused(place):
    service = journeys.service(place)
    menu.amend_service(service=service, by=place.manager, version=1, active=False)
    with pytest.raises(ActionRefused, match="no longer on the menu"):
        journeys.refer(place, journeys.assessed(place), service)


def test_nothing_is_sent_for_the_dead(place):
    referral = journeys.assessed(place)
    person = referral.person
    people.record_death(person=person, died_on=journeys.ago(1), by=place.advisor, version=person.version)
    with pytest.raises(ActionRefused, match="has died"):
        journeys.refer(place, referral, journeys.service(place))


def test_nothing_is_sent_for_a_closed_referral(place):
    referral = journeys.assessed(place)
    referrals.mark_closed(referral=referral, by=place.advisor, reason="other", on=journeys.today())
    with pytest.raises(ActionRefused, match="This referral is closed"):
        journeys.refer(place, referral, journeys.service(place))


def test_the_last_place_is_given_once(place):
    service = journeys.service(place, places=1)
    journeys.referred_on(place, where=service)
    with pytest.raises(ActionRefused, match="No funded place is left"):
        journeys.refer(place, journeys.assessed(place, who=journeys.person(place, given_name="Ned")), service)


def test_a_refused_referral_on_leaves_nothing(place):
    service, referral = journeys.service(place, places=1), journeys.assessed(place)
    journeys.referred_on(place, where=service, who=journeys.person(place, given_name="Ned"))
    before = Entry.objects.count()
    with pytest.raises(ActionRefused):
        journeys.refer(place, referral, service)
    assert (Onward.objects.count(), Entry.objects.count(), referral.state) == (1, before, "assessed")


def test_when_one_block_is_full_the_next_gives_the_place(place):
    service = journeys.service(place, places=1)
    period = {"starts_on": journeys.ago(30), "ends_on": journeys.ago(-30)}
    second = menu.add_block(by=place.manager, service=service, places=1, **period)
    journeys.referred_on(place, where=service)
    referral = journeys.assessed(place, who=journeys.person(place, given_name="Ned"))
    assert journeys.refer(place, referral, service).block == second


def test_a_block_of_another_period_gives_no_place(place):
    service = journeys.service(place, places=0)
    period = {"starts_on": journeys.ago(-10), "ends_on": journeys.ago(-90)}
    menu.add_block(by=place.manager, service=service, places=9, **period)
    with pytest.raises(ActionRefused, match="No funded place is left"):
        journeys.refer(place, journeys.assessed(place), service)


def test_a_funded_service_whose_places_are_not_counted_is_never_full(place):
    onward = journeys.refer(place, journeys.assessed(place), journeys.service(place, places=0))
    assert onward.block is None


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
