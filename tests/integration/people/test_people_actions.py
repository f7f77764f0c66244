"""Registering and amending people, consent, carers, and who may see whom."""

from datetime import date, timedelta

import pytest

from commonweal.service.ground.audit.models import ActionRefused, Entry, Stale
from commonweal.service.people import actions, queries
from commonweal.service.people.models import CareLink, Person, Relationship
from tests.support import journeys

pytestmark = pytest.mark.django_db
BASIC = {"given_name": "Nell", "family_name": "Ash", "born_on": date(1941, 5, 3)}


def register(place, **details):
    return actions.register(by=place.doctor, practice=place.practice, **{**BASIC, **details})


def events(person):
    return list(Entry.objects.about(person.pk).order_by("id").values_list("event", flat=True))


def test_a_registered_person_is_seen_by_their_practice(place):
    person = register(place)
    assert list(Person.objects.visible_to(place.doctor)) == [person]


def test_a_registered_person_is_not_seen_by_an_advisor(place):
    register(place)
    assert not Person.objects.visible_to(place.advisor).exists()


def test_registering_is_audited_by_whom(place):
    person = register(place)
    assert Entry.objects.get(event="PERSON_REGISTERED", person=person.pk).by == place.doctor


def test_an_nhs_number_is_kept_without_its_spaces(place):
    assert register(place, nhs_number="999 000 0018").nhs_number == "9990000018"


def test_no_nhs_number_is_another_route_and_not_an_error(place):
    assert register(place, nhs_number="").nhs_number is None


def test_two_people_may_both_have_no_nhs_number(place):
    register(place)
    register(place, given_name="Ned")
    assert Person.objects.filter(nhs_number=None).count() == 2


def test_a_postcode_is_kept_as_it_is_printed(place):
    assert register(place, postcode="zz993vz").postcode == "ZZ99 3VZ"


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"born_on": date(2999, 1, 1)}, "in the future"),
        ({"born_on": date(1066, 10, 14)}, "more than 130 years ago"),
        ({"given_name": "  "}, "Enter the given name"),
        ({"family_name": ""}, "Enter the family name"),
        ({"nhs_number": "9990000019"}, "not a valid NHS number"),
        ({"nhs_number": "QQ123456C"}, "has digits only"),
        ({"postcode": "somewhere"}, "full UK postcode"),
        ({"died_on": date(2020, 1, 1)}, "died_on cannot be changed here"),
        ({"favourite": "tea"}, "favourite cannot be changed here"),
    ],
)
def test_registering_is_refused_with_what_to_do(place, details, said):
    with pytest.raises(ActionRefused, match=said):
        register(place, **details)


def test_a_refused_registration_leaves_nothing(place):
    before = Entry.objects.count()
    with pytest.raises(ActionRefused):
        register(place, nhs_number="1")
    assert (Person.objects.count(), Entry.objects.count()) == (0, before)


def test_a_known_nhs_number_is_refused_without_saying_whose_it_is(place):
    register(place, nhs_number="9990000018", family_name="Secretname")
    with pytest.raises(ActionRefused, match="already known") as refused:
        register(place, nhs_number="999 000 0018")
    assert "Secretname" not in str(refused.value)


def test_a_person_is_registered_with_a_practice_and_nothing_else(place):
    with pytest.raises(ActionRefused, match="GP practice"):
        actions.register(by=place.manager, practice=place.provider, **BASIC)


def test_amending_raises_the_version(place):
    person = register(place)
    assert actions.amend(person=person, by=place.doctor, version=1, phone="01632 960002").version == 2


def test_amending_what_somebody_else_changed_meanwhile_is_stale(place):
    person = register(place)
    actions.amend(person=person, by=place.doctor, version=1, phone="01632 960002")
    with pytest.raises(Stale):
        actions.amend(person=person, by=place.advisor, version=1, phone="01632 960003")


def test_a_lost_update_changes_nothing(place):
    person = register(place)
    actions.amend(person=person, by=place.doctor, version=1, phone="01632 960002")
    with pytest.raises(Stale):
        actions.amend(person=person, by=place.advisor, version=1, phone="01632 960003")
    assert Person.objects.get().phone == "01632 960002"


def test_the_audit_of_a_change_names_fields_and_not_what_is_in_them(place):
    person = register(place)
    actions.amend(person=person, by=place.doctor, version=1, phone="01632 960002")
    assert Entry.objects.get(event="PERSON_AMENDED").detail == {"fields": ["phone"]}


def test_the_audit_of_a_change_leaves_out_what_stayed_as_it_was(place):
    person = register(place, address="1 Quiet Lane")
    actions.amend(person=person, by=place.doctor, version=1, phone="01632 960002", address="1 Quiet Lane")
    assert Entry.objects.get(event="PERSON_AMENDED").detail == {"fields": ["phone"]}


def test_the_number_of_another_person_cannot_be_taken(place):
    register(place, nhs_number="9990000018")
    other = register(place, given_name="Ned")
    with pytest.raises(ActionRefused, match="Another record"):
        actions.amend(person=other, by=place.doctor, version=1, nhs_number="9990000018")


def test_saving_a_person_with_their_own_number_is_no_clash(place):
    person = register(place, nhs_number="9990000018")
    assert actions.amend(person=person, by=place.doctor, version=1, nhs_number="999 000 0018").version == 2


def test_after_a_move_the_new_practice_sees_the_person_and_the_old_one_does_not(place):
    person = register(place)
    neighbour = journeys.user("practice", "Nora Newpractice", place.other_practice)
    actions.amend(person=person, by=place.manager, version=1, practice=place.other_practice)
    seen = [Person.objects.visible_to(each).exists() for each in (neighbour, place.doctor)]
    assert seen == [True, False]


def test_consent_never_asked_is_not_a_no(place):
    assert queries.consent(register(place), "sharing") is None


@pytest.mark.parametrize("given", [True, False])
def test_the_latest_decision_counts(place, given):
    person = register(place)
    for decision in (not given, given):
        actions.decide(person=person, kind="sharing", given=decision, by=place.doctor)
    assert queries.consent(person, "sharing") is given


def test_a_decision_on_one_kind_says_nothing_of_another(place):
    person = register(place)
    actions.decide(person=person, kind="sharing", given=True, by=place.doctor)
    assert queries.consent(person, "evaluation") is None


def test_earlier_decisions_are_kept(place):
    person = register(place)
    for given in (True, False):
        actions.decide(person=person, kind="sharing", given=given, by=place.doctor)
    assert person.consents.count() == 2


def test_consents_are_told_for_every_kind(place):
    person = register(place)
    actions.decide(person=person, kind="service", given=True, by=place.doctor)
    told = {kind: decision and decision.given for kind, decision in queries.consents(person).items()}
    assert told == {"service": True, "sharing": None, "evaluation": None}


@pytest.mark.parametrize(("given", "event"), [(True, "CONSENT_GIVEN"), (False, "CONSENT_REFUSED")])
def test_a_decision_is_audited(place, given, event):
    person = register(place)
    actions.decide(person=person, kind="service", given=given, by=place.doctor)
    assert events(person)[-1] == event


def test_a_carer_is_linked_to_whom_they_care_for(place):
    carer, person = register(place), register(place, given_name="Ned")
    actions.link_carer(carer=carer, cared_for=person, by=place.doctor, relation="Wife")
    assert carer.cares_for.get().cared_for == person


def test_linking_a_carer_twice_changes_nothing(place):
    carer, person = register(place), register(place, given_name="Ned")
    for _ in range(2):
        actions.link_carer(carer=carer, cared_for=person, by=place.doctor)
    assert CareLink.objects.count() == 1


def test_nobody_is_their_own_carer(place):
    person = register(place)
    with pytest.raises(ActionRefused, match="their own carer"):
        actions.link_carer(carer=person, cared_for=person, by=place.doctor)


def test_relating_twice_changes_nothing(place):
    person = register(place)
    for _ in range(2):
        actions.relate(person=person, why="advisor", user=place.advisor, by=place.manager)
    assert Relationship.objects.filter(why="advisor").count() == 1


def test_an_ended_relationship_shows_the_person_no_longer(place):
    person = register(place)
    actions.relate(person=person, why="advisor", user=place.advisor, by=place.manager)
    actions.unrelate(person=person, why="advisor", user=place.advisor, by=place.manager)
    assert not Person.objects.visible_to(place.advisor).exists()


def test_a_relationship_that_ends_later_shows_the_person_until_then(place, time_machine_today):
    person = register(place)
    actions.relate(person=person, why="advisor", user=place.advisor, by=place.manager)
    actions.unrelate(person=person, why="advisor", user=place.advisor, by=place.manager, after_days=28)
    seen = []
    for days in (27, 28):
        with time_machine_today(timedelta(days=days)):
            seen.append(Person.objects.visible_to(place.advisor).exists())
    assert seen == [True, False]


def test_a_death_is_recorded(place):
    person = register(place)
    actions.record_death(person=person, died_on=journeys.ago(3), by=place.advisor, version=1)
    assert Person.objects.get().died_on == journeys.ago(3)


@pytest.mark.parametrize(
    ("died_on", "said"), [(date(2999, 1, 1), "in the future"), (date(1941, 5, 2), "before the date of birth")]
)
def test_an_impossible_death_is_refused(place, died_on, said):
    with pytest.raises(ActionRefused, match=said):
        actions.record_death(person=register(place), died_on=died_on, by=place.advisor, version=1)
