"""One person's way through every desk, and what the commissioner is told in the end."""

import pytest
from django.contrib.auth.hashers import make_password

from commonweal.exchange import release
from commonweal.service.ground.accounts.models import Role, User
from tests.support import example_results, journeys, thread
from tests.support.service import PASSWORD

pytestmark = pytest.mark.browser
SERVICE = "Allotment"


@pytest.fixture
def place(transactional_db):
    made = journeys.borough()
    journeys.service(made, name=SERVICE)
    User.objects.update(password=make_password(PASSWORD))
    return made


@pytest.fixture
def commissioner(place, make_user, settings, tmp_path):
    """Somebody to whom an evaluation has been released."""
    settings.RELEASES = tmp_path / "releases"
    release.publish(example_results.results(), settings.RELEASES)
    return make_user(Role.COMMISSIONER)


@pytest.fixture
def desk_of(walker_of, script):
    """Somebody signed in, in a browser of their own."""

    def desk(user):
        walker = walker_of(script=script)
        walker.sign_in(user)
        return walker

    return desk


def given_a_person_whom_the_practice_referred_and_an_advisor_has(desk_of, place):
    doctor = desk_of(place.doctor)
    thread.refer(doctor)
    thread.allocate(desk_of(place.manager), place.advisor.name)
    return doctor


def when_the_advisor_visits_assesses_and_refers_on(advisor):
    thread.plan_visit(advisor)
    thread.write_up_visit(advisor)
    thread.assess(advisor)
    thread.refer_on(advisor, SERVICE)


def when_the_provider_answers_and_the_person_takes_part(worker):
    thread.accept(worker)
    thread.start(worker)
    thread.keep_register(worker, SERVICE)
    thread.end(worker)


def when_the_advisor_reviews_and_closes(advisor):
    thread.review(advisor, SERVICE)
    advisor.sees("Distance travelled")
    thread.close(advisor)


def then_the_practice_reads_what_came_of_it(doctor):
    doctor.go("/practice/")
    doctor.sees("Closed: Goals met")
    doctor.follow("Edith Fernley")
    doctor.sees("Mrs Fernley is back in the garden, and thanks you.")
    doctor.go("/practice/")
    doctor.sees("Messages you have not read: 0")


def test_a_person_comes_from_the_practice_and_back(desk_of, place):
    doctor = given_a_person_whom_the_practice_referred_and_an_advisor_has(desk_of, place)
    advisor = desk_of(place.advisor)
    when_the_advisor_visits_assesses_and_refers_on(advisor)
    when_the_provider_answers_and_the_person_takes_part(desk_of(place.worker))
    when_the_advisor_reviews_and_closes(advisor)
    then_the_practice_reads_what_came_of_it(doctor)


TOLD = {
    "Hospital use": "Hospital use before and after referral",
    "Well-being": "Feeling positive",
    "Value": "Costs avoided",
    "What this rests on": "Hospital data reach 12 months past referral",
}


def test_the_commissioner_sees_what_came_of_it_all(desk_of, commissioner):
    reader = desk_of(commissioner)
    reader.sees("What the evaluation found", "What the service did")
    for page, told in TOLD.items():
        reader.follow(page)
        reader.sees(told)
