"""An advisor finds services and refers on: what was shown before sending is what the provider sees, and no more."""

import pytest
from django.core import mail

from commonweal.domain.journey import ONWARD_KINDS, OTHER_VCS
from commonweal.service.ground.outbox import tasks
from tests.journey.conftest import ALSO_WITHOUT_SCRIPTS
from tests.support import journeys, thread
from tests.support.letters import link_in

pytestmark = [pytest.mark.browser, ALSO_WITHOUT_SCRIPTS]


@pytest.fixture
def number(place):
    """The NHS number of somebody assessed, in a borough with a funded service and one whose provider has no account."""
    place.other_provider.email = "hello@good-neighbours.example"
    place.other_provider.save()
    journeys.service(place, name="Allotment")
    journeys.service(place, name="Befriending", provider=place.other_provider, funded=False)
    edith = journeys.person(place, given_name="Edith", family_name="Fernley", phone="01632 960123")
    journeys.assessed(place, who=edith, completed_days_ago=2, referred_on=journeys.ago(9))
    return edith.nhs_number


def told(walker):
    """What is told of the person, as the browser was sent it."""
    return walker.page.locator("main dl.nhsuk-summary-list").first.inner_html()


def sends(advisor, service, kind):
    advisor.go("/advisor/caseload/")
    advisor.follow("Edith Fernley")
    thread.look_before_sending(advisor, service, kind)
    shown = told(advisor)
    advisor.press("Confirm and send")
    return shown


def knows_no_number(walker, number):
    return number not in "".join(walker.page.content().split())


def test_what_is_shown_before_sending_is_what_either_provider_sees(desk_of, anybody, place, number):
    advisor, worker, neighbour = desk_of(place.advisor), desk_of(place.worker), anybody()
    shown = sends(advisor, "Allotment", thread.FUNDED)
    worker.follow("Commonweal")
    worker.follow("Edith Fernley")
    assert told(worker) == shown
    assert knows_no_number(worker, number)
    shown = sends(advisor, "Befriending", ONWARD_KINDS[OTHER_VCS])
    tasks.hand_out()
    letter = mail.outbox[-1]
    assert "Fernley" not in letter.subject + letter.body
    neighbour.go(link_in(letter))
    neighbour.press("Show what is asked")
    assert told(neighbour) == shown
    assert knows_no_number(neighbour, number)
