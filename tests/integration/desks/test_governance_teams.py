"""An administrator says for which practices a team refers, and by which pathway."""

import pytest
from django.urls import reverse

from commonweal.service.ground.accounts import actions
from commonweal.service.ground.audit.models import ActionRefused, Entry
from commonweal.service.journey.referrals import queries as referrals
from tests.support import journeys
from tests.support.pages import words
from tests.support.service import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(place):
    return journeys.team(place.practice)


@pytest.fixture
def clerk(place):
    return signed_in(journeys.user("administrator", "Anna Administrator", place.gateway))


def saved(clerk, team, *practices, **others):
    answers = {"pathway": "mental_health", "practices": [str(each.pk) for each in practices], "version": team.version}
    return clerk.post(reverse("governance:team", args=[team.pk]), answers | others)


def test_a_team_serves_the_practices_that_are_ticked_and_no_others(clerk, team, place):
    saved(clerk, team, place.other_practice)
    assert list(referrals.practices_of(team)) == [place.other_practice]


def test_a_team_refers_by_the_pathway_that_was_chosen(clerk, team, place):
    saved(clerk, team, place.practice)
    team.refresh_from_db()
    assert team.refers_as == "mental_health"


def test_saving_says_for_how_many_practices(clerk, team, place):
    reply = saved(clerk, team, place.practice, place.other_practice)
    assert "can refer for 2 practices." in words(clerk.get(reply["Location"]))


def test_the_page_is_filled_in_with_how_it_is(clerk, team, place):
    page = words(clerk.get(reverse("governance:team", args=[team.pk])))
    assert f'value="{place.practice.pk}" checked' in page


def test_the_page_of_a_team_says_for_whom_it_refers(clerk, team):
    assert "Elm Road" in words(clerk.get(reverse("governance:organisation", args=[team.pk])))


def test_a_team_that_serves_nobody_is_pointed_out(clerk):
    nobody = journeys.team()
    assert "its people cannot refer anybody" in words(clerk.get(reverse("governance:organisation", args=[nobody.pk])))


def test_what_was_set_is_written_down(clerk, team, place):
    saved(clerk, team, place.other_practice)
    assert Entry.objects.filter(event="TEAM_SET", by=clerk.user).latest("id").detail["practices"] == ["Y99002"]


def test_an_old_page_changes_nothing(clerk, team, place):
    reply = saved(clerk, team, place.other_practice, version=team.version - 1)
    assert reply.status_code == 409 and list(referrals.practices_of(team)) == [place.practice]


def test_no_pathway_is_an_error(clerk, team, place):
    assert "Select what kind of team it is" in words(saved(clerk, team, place.practice, pathway=""))


def test_a_practice_is_no_team(clerk, place):
    assert clerk.get(reverse("governance:team", args=[place.practice.pk])).status_code == 404


def test_a_practice_refers_for_itself(place):
    with pytest.raises(ActionRefused, match="is not a team"):
        actions.set_team(team=place.practice, pathway="case_management", practices=[], by=place.manager)


def test_a_team_serves_practices_only(place, team):
    with pytest.raises(ActionRefused, match="serves practices only"):
        actions.set_team(team=team, pathway="case_management", practices=[place.provider], by=place.manager)


@pytest.mark.parametrize("role", ["manager", "practice", "team", "advisor"])
def test_others_do_not_set_teams(client_of, team, role):
    assert client_of(role).get(reverse("governance:team", args=[team.pk])).status_code == 403
