"""The fictitious borough: what it is made of, and that nothing in it contradicts itself."""

import csv
import io
import random
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.contrib.auth import get_user
from django.db.models import Count, F, OuterRef, Subquery
from django.utils import timezone

from commonweal.domain import journey
from commonweal.domain.borough import marginals
from commonweal.domain.people import age_on
from commonweal.service.demo import folk, gateway
from commonweal.service.demo.actions import COST_A_PERSON_PENCE
from commonweal.service.demo.content import content
from commonweal.service.ground.accounts.models import Organisation, Role
from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.contacts import queries as contacts
from commonweal.service.journey.contacts.models import Contact
from commonweal.service.journey.onward import queries as onwards
from commonweal.service.journey.onward.models import Onward
from commonweal.service.journey.onward.models import StateChange as OnwardChange
from commonweal.service.journey.referrals.models import Referral, StateChange
from commonweal.service.journey.reviews import queries as reviews
from commonweal.service.journey.reviews.models import Feedback
from commonweal.service.menu.models import Block, Service, Spot
from commonweal.service.people.models import CareLink, Person
from tests.support import demonstration
from tests.support.demonstration import named

PEOPLE, MANY = 150, 4000


@pytest.fixture(scope="module")
def _borough(django_db_setup, django_db_blocker):
    """One for all these tests, which only look at it."""
    with django_db_blocker.unblock(), demonstration.borough(PEOPLE, seed=7) as made:
        yield made


@pytest.fixture
def made(_borough, db):
    return _borough


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture(scope="module")
def ages():
    rng, day = random.Random(1), date(2024, 2, 29)
    return [age_on(folk.born(rng, day), day) for _ in range(MANY)]


def share(found):
    return pytest.approx(found, abs=0.025)  # three standard errors of a half in 4,000


def test_as_many_are_80_and_over_as_published(ages):
    assert sum(age >= 80 for age in ages) / MANY == share(marginals()["people"]["aged_80_and_over"])


def test_as_many_are_under_60_as_published(ages):
    assert sum(age < 60 for age in ages) / MANY == share(marginals()["people"]["aged_under_60"])


def test_as_many_are_not_white_as_published():
    rng = random.Random(1)
    groups = [folk.details(rng)["ethnic_group"] for _ in range(MANY)]
    assert sum(group not in "AZ" for group in groups) / MANY == share(marginals()["people"]["not_white"])


@pytest.mark.parametrize("code", marginals()["wellbeing"]["baseline_low"])
def test_as_many_score_low_at_first_as_published(code):
    rng = random.Random(1)
    scores = [score for score in (folk.scores(rng)[code] for _ in range(MANY)) if isinstance(score, int)]
    assert sum(score <= 2 for score in scores) / len(scores) == share(marginals()["wellbeing"]["baseline_low"][code])


@pytest.mark.parametrize("code", marginals()["wellbeing"]["baseline_mean"])
def test_first_scores_have_about_the_published_mean(code):
    rng = random.Random(1)
    scores = [score for score in (folk.scores(rng)[code] for _ in range(MANY)) if isinstance(score, int)]
    assert sum(scores) / len(scores) == pytest.approx(marginals()["wellbeing"]["baseline_mean"][code], abs=0.15)


def test_there_are_as_many_practices_as_published(made):
    assert Organisation.objects.filter(kind="practice").count() == marginals()["practices"]["count"]


def test_there_are_24_providers_of_31_funded_services(made):
    funded = Service.objects.filter(funded=True)
    assert (funded.values("provider").distinct().count(), funded.count()) == (24, 31)


def test_every_funded_service_has_places_today(made, today):
    assert set(Block.objects.on(today).values_list("service", flat=True)) == set(
        Service.objects.filter(funded=True).values_list("pk", flat=True)
    )


def test_no_block_is_fuller_than_full(made):
    assert not Block.objects.counted().filter(taken__gt=F("places")).exists()


def test_every_postcode_of_a_person_has_a_place_on_the_grid(made):
    assert set(Person.objects.values_list("postcode", flat=True)) <= set(
        Spot.objects.values_list("postcode", flat=True)
    )


def test_there_are_as_many_people_as_asked_for(made):
    assert Referral.objects.values("person").distinct().count() == PEOPLE


def test_some_of_them_were_registered_twice_and_never_referred_again(made):
    assert Person.objects.filter(referrals=None).count() == Person.objects.count() - PEOPLE == gateway.TWICE


def test_every_number_is_of_the_range_that_nobody_has(made):
    assert not Person.objects.filter(nhs_number__isnull=False).exclude(nhs_number__startswith="999").exists()


@pytest.mark.parametrize("role", list(Role))
def test_each_role_can_sign_in_as_the_printed_list_says(made, client, role):
    line = next(line for line in made.sign_ins.splitlines() if line.strip().startswith(role.label))
    client.post("/sign-in/", {"email": line.split()[-1], "password": content()["password"]})
    assert get_user(client).role == role


def test_costs_add_up_to_the_published_cost_a_person(made):
    rows = list(csv.DictReader(io.StringIO(made.costs)))
    assert sum(int(row["amount"]) for row in rows) == pytest.approx(PEOPLE * COST_A_PERSON_PENCE, rel=0.005)


def test_costs_cover_every_day_once(made):
    core = [row for row in csv.DictReader(io.StringIO(made.costs)) if row["item"] == "core"]
    days = [(date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"])) for row in core]
    assert all(after[0] == before[1] + timedelta(days=1) for before, after in pairwise(days))


@pytest.mark.parametrize(
    ("model", "history", "key"), [(Referral, StateChange, "referral"), (Onward, OnwardChange, "onward")]
)
def test_every_state_is_the_last_of_its_history(made, model, history, key):
    last = history.objects.filter(**{key: OuterRef("pk")}).order_by("-id").values("state")[:1]
    assert model.objects.exists()
    assert not model.objects.annotate(last=Subquery(last)).exclude(state=F("last")).exists()


def test_nothing_happened_before_the_referral(made):
    assert not Contact.objects.filter(on__lt=F("referral__referred_on")).exists()
    assert not Onward.objects.filter(made_on__lt=F("referral__referred_on")).exists()


def test_nothing_has_happened_that_lies_ahead(made, today):
    assert not Contact.objects.done().filter(on__gt=today).exists()
    assert not Referral.objects.filter(closed_on__gt=today).exists()


@pytest.mark.parametrize("state", [journey.SENT, journey.WAITLISTED, journey.ACCEPTED])
def test_nobody_is_kept_waiting_by_a_provider_for_months(made, today, state):
    assert not Onward.objects.filter(state=state, made_on__lt=today - timedelta(days=100)).exists()


def test_every_person_has_an_entry_of_how_they_came(made):
    registered = Entry.objects.filter(event="PERSON_REGISTERED").values("person").annotate(times=Count("id"))
    assert {each["times"] for each in registered} == {1}
    assert len(registered) == Person.objects.count()


def test_every_carer_cares_for_somebody_of_the_same_practice(made):
    carers = Referral.objects.filter(subject="carer")
    links = CareLink.objects.filter(carer__practice=F("cared_for__practice"))
    assert carers.exists()
    assert set(carers.values_list("person", flat=True)) == set(links.values_list("carer", flat=True))


def test_every_closing_reached_its_practice(made):
    closed = Referral.objects.filter(state=journey.CLOSED)
    assert closed.exists()
    assert not closed.filter(feedback=None).exists()


@pytest.mark.parametrize("state", sorted(set(journey.REFERRAL_STATES) - {journey.REVIEWED}))
def test_somebody_is_in_every_state_of_a_referral(made, state):
    assert Referral.objects.filter(state=state).exists()


@pytest.mark.parametrize("state", journey.ONWARD_STATES)
def test_something_is_in_every_state_of_an_onward_referral(made, state):
    assert Onward.objects.filter(state=state).exists()


def test_the_manager_has_some_to_allocate_and_not_too_many(made):
    assert 5 <= Referral.objects.waiting().count() <= 20


def test_the_practice_has_a_message_to_read(made):
    assert Feedback.objects.filter(practice=named("practice").organisation, read_at=None).exists()


def test_the_provider_has_a_referral_to_answer(made):
    assert onwards.inbox(named("provider").organisation).filter(state=journey.SENT).exists()


@pytest.mark.parametrize(
    "listed",
    [
        lambda advisor, today: contacts.visits_on(advisor, today),
        lambda advisor, today: contacts.upcoming(advisor),
        lambda advisor, today: contacts.overdue(advisor),
        lambda advisor, today: reviews.due(advisor, today),
        lambda advisor, today: reviews.overdue(advisor, today),
        lambda advisor, today: onwards.replies(advisor),
    ],
    ids=["visits today", "coming up", "not written up", "reviews due", "reviews late", "replies"],
)
def test_no_list_of_the_advisor_is_empty(made, today, listed):
    assert len(listed(named("advisor"), today)) > 0
