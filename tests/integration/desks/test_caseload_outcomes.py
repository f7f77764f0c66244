"""The advisor's pages of what comes after: stepping down, still going, gains, what is missing, going along."""

import pytest
from django.urls import reverse

from commonweal.service.ground.audit.models import Entry
from commonweal.service.journey.onward.models import Accompaniment, StepDown, UnmetNeed
from commonweal.service.journey.referrals import actions as referrals
from commonweal.service.journey.reviews import actions
from commonweal.service.journey.reviews.models import Asking, Benefit, Continuing, Progression
from tests.support import afterwards, journeys
from tests.support.pages import links, words
from tests.support.service import signed_in
from tests.support.typed import boxes


@pytest.fixture
def sent(place):
    return afterwards.begun(place, journeys.assessed(place))


def page(client, sent, name, *more, **typed):
    address = reverse(f"caseload:{name}", args=[sent.referral_id, *more])
    return client.post(address, typed) if typed else client.get(address)


AGREED = {"planned": "independent", "helper": "Nobody", "plan": "By bus"} | boxes(journeys.today(), "from_on")
CLAIM = {"kind": "pip", "outcome": "awarded", "paid": "yearly", "amount_pence": "£3,780.50"}
CLAIM |= boxes(journeys.ago(20), "claimed_on") | boxes(journeys.ago(2), "decided_on")


def test_what_comes_next_is_agreed_and_shown(ada, sent):
    assert page(ada, sent, "step_down", sent.pk, **AGREED).status_code == 302
    assert "Afterwards: goes on independently" in words(
        ada.get(reverse("caseload:person", args=[sent.referral.person_id]))
    )


def test_two_who_agree_something_at_once_see_both(ada, sent):
    page(ada, sent, "step_down", sent.pk, **AGREED)
    page(ada, sent, "step_down", sent.pk, **AGREED, version=1)
    answer = page(ada, sent, "step_down", sent.pk, **AGREED | {"helper": "Her son"}, version=1)
    assert (answer.status_code, "Her son" in words(answer), "Nobody" in words(answer)) == (409, True, True)
    assert StepDown.objects.get().helper == "Nobody"


def test_of_two_who_agree_it_for_the_first_time_the_second_sees_both(ada, sent):
    page(ada, sent, "step_down", sent.pk, **AGREED, version=0)
    assert page(ada, sent, "step_down", sent.pk, **AGREED | {"helper": "Her son"}, version=0).status_code == 409
    assert StepDown.objects.get().helper == "Nobody"


def test_a_gap_in_the_plan_is_said_and_what_was_typed_kept(ada, sent):
    said = words(page(ada, sent, "step_down", sent.pk, **AGREED | {"helper": ""}))
    assert "Enter who helps" in said
    assert "By bus" in said


def test_the_list_of_funded_time_ending_equals_its_section_of_the_day(ada, sent):
    assert "Funded time ending (1)" in words(ada.get(reverse("caseload:today")))
    assert "Nothing agreed yet (1)" in words(ada.get(reverse("caseload:ending")))


def test_a_claim_is_kept_in_pence_and_shown_in_pounds(ada, sent):
    page(ada, sent, "benefit", **CLAIM)
    assert Benefit.objects.get().amount_pence == 378_050
    assert "£3,780.50 a year" in words(ada.get(reverse("caseload:person", args=[sent.referral.person_id])))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"amount_pence": "a lot"}, "must be an amount of money"),
        ({"amount_pence": ""}, "Enter how much was awarded"),
        ({"paid": ""}, "Select how often it is paid"),
        (boxes(journeys.ago(-3), "decided_on"), "must be today or in the past"),
    ],
)
def test_what_is_wrong_with_a_claim_is_said(ada, sent, changes, said):
    assert said in words(page(ada, sent, "benefit", **CLAIM | changes))
    assert not Benefit.objects.exists()


def test_a_decision_that_lost_the_race_shows_both(place, ada, sent):
    page(ada, sent, "benefit", **CLAIM)
    benefit = Benefit.objects.get()
    page(ada, sent, "change_benefit", benefit.pk, **CLAIM | {"note": "By letter"}, version=1)
    answer = page(ada, sent, "change_benefit", benefit.pk, **CLAIM | {"note": "By phone"}, version=1)
    assert (answer.status_code, "By phone" in words(answer), "By letter" in words(answer)) == (409, True, True)


def test_a_step_taken_is_kept_and_can_be_taken_off(ada, sent):
    step = {"kind": "volunteering", "note": "Makes the tea"} | boxes(journeys.ago(3), "began_on")
    page(ada, sent, "progression", **step)
    assert "Makes the tea" in words(ada.get(reverse("caseload:person", args=[sent.referral.person_id])))
    page(ada, sent, "change_progression", Progression.objects.get().pk, **step, mistaken="on", version=1)
    assert "Makes the tea" not in words(ada.get(reverse("caseload:person", args=[sent.referral.person_id])))


def test_what_could_not_be_had_is_kept_with_the_service_that_would_have_suited(place, ada, sent):
    choir = journeys.service(place, name="Choir")
    page(ada, sent, "unmet_at", choir.pk, need="isolation", why="too_far", note="")
    assert UnmetNeed.objects.get().service == choir


def test_an_unmet_need_of_another_kind_wants_a_word(ada, sent):
    assert "Enter what was needed" in words(page(ada, sent, "unmet", need="other", why="full", note=""))


def test_an_enabler_is_asked_to_go_along(place, ada, sent):
    lou = afterwards.enabler(place)
    typed = {"enabler": lou.pk, "meet": "At the door", "ask": "", "at_time": "2pm", **boxes(journeys.ago(-2), "on")}
    page(ada, sent, "together", sent.pk, **typed)
    assert Accompaniment.objects.get().enabler == lou
    assert "Lou Enabler goes along" in words(ada.get(reverse("caseload:person", args=[sent.referral.person_id])))


def test_a_visit_is_called_off(place, ada, sent):
    visit = afterwards.visit(place, sent, afterwards.enabler(place))
    page(ada, sent, "cancel_visit", sent.pk, visit.pk, version=1)
    visit.refresh_from_db()
    assert visit.state == "cancelled"


def test_a_referral_is_taken_back(ada, sent):
    page(ada, sent, "withdraw", sent.pk, reason="They moved", version=sent.version)
    sent.refresh_from_db()
    assert sent.state == "withdrawn"


def test_a_no_to_sharing_says_how_many_were_taken_back(ada, sent):
    address = reverse("caseload:consent", args=[sent.referral.person_id])
    answer = ada.post(address, {"kind": "sharing", "given": "no"}, follow=True)
    assert "1 referral to services taken back" in words(answer)


def test_whom_to_ask_is_on_the_day_and_on_the_list_even_when_the_referral_is_closed(place, ada):
    over = afterwards.over(place, days_ago=95)
    referral = over.referral
    referral.refresh_from_db()
    referrals.mark_closed(
        referral=referral, by=place.advisor, reason="goals_met", on=journeys.today(), version=referral.version
    )
    place.advisor.caseload.get().person.relationships.filter(user=place.advisor).delete()
    address = reverse("caseload:still_going", args=[over.pk])
    assert address in words(ada.get(reverse("caseload:continuing")))
    assert address in words(ada.get(reverse("caseload:today")))
    assert ada.get(reverse("caseload:person", args=[referral.person_id])).status_code == 404
    typed = {"answer": "yes", "told_by": "person", **boxes(journeys.today(), "asked_on")}
    assert ada.post(address, typed).status_code == 302
    assert Continuing.objects.get().months == 3
    assert "1 of 1 (100%)" in words(ada.get(reverse("caseload:continuing")))


def test_looking_at_whom_to_ask_is_written_down(place, ada):
    over = afterwards.over(place, days_ago=95)
    ada.get(reverse("caseload:still_going", args=[over.pk]))
    assert Entry.objects.views().filter(person=over.referral.person_id).exists()


def test_an_answer_says_who_gave_it(place, ada):
    over = afterwards.over(place, days_ago=95)
    typed = {"answer": "no", "told_by": "", **boxes(journeys.today(), "asked_on")}
    assert "Select who said so" in words(ada.post(reverse("caseload:still_going", args=[over.pk]), typed))


def test_another_advisor_cannot_ask(place):
    over = afterwards.over(place, days_ago=95)
    bea = signed_in(place.other_advisor)
    assert bea.get(reverse("caseload:still_going", args=[over.pk])).status_code == 404


def test_with_the_device_handed_over_the_advisor_is_signed_out(ada, sent):
    answer = page(ada, sent, "experience", who="person", how="device", to="")
    assert answer.url.startswith("/experience/")
    assert ada.get(reverse("caseload:today")).status_code == 302
    assert "How was our support?" in words(ada.get(answer.url))


def test_a_sheet_to_print_names_nobody(ada, sent):
    answer = page(ada, sent, "experience", who="carer", how="paper", to="")
    said = words(ada.get(answer.url))
    assert Asking.objects.get().code in said
    assert "Did it make caring easier?" in said


def test_nothing_the_advisor_opens_says_whether_it_was_answered(place, ada, sent):
    asking, _ = actions.ask_experience(referral=sent.referral, who="person", how="paper", by=place.advisor)
    address = reverse("caseload:person", args=[sent.referral.person_id])
    before = sorted(links(ada.get(address)))
    actions.answer_on_paper(code=asking.code, answers={"easy": 1}, words="Never again", by=place.manager)
    after = ada.get(address)
    assert ("Never again" in words(after), sorted(links(after))) == (False, before)


def test_what_the_provider_would_see_is_shown_again_when_it_has_changed(place, ada):
    referral, where = journeys.assessed(place), journeys.service(place)
    address = reverse("caseload:refer", args=[referral.pk, where.pk])
    typed = {"kind": "funded_vcs", "ask": "Please.", "step": "send", "seen": "another"}
    answer = ada.post(address, typed)
    assert "was changed after you saw this page" in words(answer)
    assert not referral.onwards.exists()
    seen = words(answer).split('name="seen" value="')[1].split('"')[0]
    assert ada.post(address, typed | {"seen": seen}).status_code == 302


@pytest.mark.parametrize("name", ["caseload:continuing", "caseload:ending"])
def test_a_longer_list_asks_the_database_no_more_often(place, ada, name, django_assert_max_num_queries):
    for number in range(2):
        afterwards.over(place, days_ago=95 + number, who=journeys.person(place))
    with django_assert_max_num_queries(40) as counted:
        ada.get(reverse(name))
    for number in range(5):
        afterwards.over(place, days_ago=99 + number, who=journeys.person(place))
    with django_assert_max_num_queries(len(counted.captured_queries)):
        ada.get(reverse(name))
