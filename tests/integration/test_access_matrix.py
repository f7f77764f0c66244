"""Every address, for every role, by every method, on one's own side, the other side and of what is not there."""

from itertools import product

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from commonweal.exchange import release
from commonweal.service.ground.accounts.models import Role
from tests.support import doors, example_matched
from tests.support.counted import COMPARED
from tests.support.service import signed_in

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
ANYBODY = "anybody"
# A role with a star sees both sides; one with a tilde may open such pages, but none of these is its own. The statuses
# are those of one's own page: of GET, and of a POST of nothing.
TABLE = """
address                     | roles                               | about             | GET | POST
home                        | practice advisor manager provider commissioner administrator team enabler | | 302 | 405
accounts:sign_in            | anybody                             |                   | 200 | 200
accounts:sign_out           | practice advisor manager provider commissioner administrator team enabler | | 405 | 302
accounts:stay               | practice advisor manager provider commissioner administrator team enabler | | 204 | 405
accounts:self               | practice advisor manager provider commissioner administrator team enabler | | 200 | 200
accounts:help               | anybody                             |                   | 200 | 405
accounts:accessibility      | anybody                             |                   | 200 | 405
accounts:privacy            | anybody                             |                   | 200 | 405
outbox:jobs                 | manager                             |                   | 200 | 405
outbox:start                | manager                             | kind              | 405 | 302
outbox:job                  | manager                             | job               | 200 | 405
outbox:file                 | manager                             | job               | 409 | 405
outbox:cancel               | manager                             | job               | 405 | 302
outbox:again                | manager                             | job               | 405 | 409
outbox:messages             | administrator                       |                   | 200 | 405
outbox:try_again            | administrator*                      | e-mail            | 405 | 409
drafts:keep                 | practice advisor manager provider commissioner administrator team enabler | | 405 | 403
drafts:discard              | practice advisor manager provider commissioner administrator team enabler | | 405 | 302
practice:home               | practice team                       |                   | 200 | 200
practice:refer              | practice team advisor manager       |                   | 200 | 200
practice:who                | practice team~ advisor~ manager~    | draft             | 200 | 200
practice:known              | practice team~ advisor~ manager~    | draft             | 200 | 200
practice:why                | practice team~ advisor~ manager~    | draft             | 200 | 200
practice:consent            | practice team~ advisor~ manager~    | draft             | 200 | 200
practice:check              | practice team~ advisor~ manager~    | draft             | 200 | 302
practice:discard            | practice team~ advisor~ manager~    | draft             | 200 | 302
practice:lists              | practice team                       |                   | 200 | 200
practice:list_template      | practice team                       |                   | 200 | 405
practice:list               | practice team~                      | list              | 200 | 200
practice:list_check         | practice team~                      | list              | 200 | 302
practice:list_discard       | practice team~                      | list              | 200 | 302
practice:referrals          | practice team                       |                   | 200 | 200
practice:referral           | practice team~                      | referral          | 200 | 200
practice:risk               | practice team~                      | referral          | 200 | 200
practice:sent               | practice team~ advisor manager*     | referral          | 200 | 200
practice:meetings           | practice team advisor               |                   | 200 | 200
practice:meeting            | practice team~ advisor              | meeting           | 200 | 200
practice:bring              | practice team~ advisor              | meeting           | 200 | 200
practice:task_done          | practice team~ advisor              | task              | 405 | 409
practice:task_reopened      | practice team~ advisor              | task              | 405 | 409
practice:packs              | practice team advisor manager       |                   | 200 | 200
practice:all_packs          | manager                             |                   | 405 | 302
practice:pack               | practice team~ advisor manager*     | organisation      | 200 | 200
practice:pack_pdf           | practice team~ advisor manager*     | organisation      | 200 | 200
practice:messages           | practice team                       |                   | 200 | 200
practice:feedback           | practice team~                      | message           | 200 | 200
practice:letter             | practice team~ advisor              | message           | 200 | 200
gateway:home                | manager*                            |                   | 200 | 200
gateway:team                | manager*                            |                   | 200 | 200
gateway:share               | manager*                            |                   | 302 | 302
gateway:late                | manager*                            |                   | 200 | 200
gateway:visits              | manager*                            |                   | 200 | 200
gateway:cover               | manager*                            |                   | 200 | 200
gateway:end_cover           | manager*                            | cover             | 405 | 409
gateway:hand_over           | manager*                            | advisor           | 200 | 200
gateway:capacity            | manager*                            | advisor           | 200 | 200
gateway:duplicates          | manager*                            |                   | 200 | 200
gateway:compare             | manager*                            | pair              | 200 | 200
gateway:apart               | manager*                            | pair              | 405 | 409
gateway:merges              | manager*                            |                   | 200 | 200
gateway:unmerge             | manager*                            | merged            | 405 | 409
gateway:export              | manager*                            |                   | 200 | 405
gateway:reopen              | manager*                            | referral          | 200 | 200
gateway:referrals           | manager*                            |                   | 200 | 200
gateway:referral            | manager*                            | referral          | 200 | 200
gateway:allocate            | manager*                            | referral          | 200 | 200
gateway:decline             | manager*                            | referral          | 200 | 200
gateway:concerns            | manager*                            |                   | 200 | 200
gateway:concern             | manager*                            | concern           | 200 | 200
caseload:today              | advisor                             |                   | 200 | 200
caseload:listed             | advisor                             | section           | 200 | 200
caseload:caseload           | advisor                             |                   | 200 | 200
caseload:plan_all           | advisor                             |                   | 302 | 302
caseload:sheets             | advisor                             |                   | 302 | 302
caseload:week               | advisor                             |                   | 200 | 200
caseload:day                | advisor                             |                   | 200 | 200
caseload:concerns           | advisor manager*                    |                   | 200 | 200
caseload:concern            | advisor manager*                    | concern           | 200 | 200
caseload:raise_concern      | advisor manager*                    | person            | 200 | 200
caseload:people             | advisor manager*                    |                   | 200 | 200
caseload:person             | advisor manager*                    | person            | 200 | 200
caseload:consent            | advisor                             | person            | 200 | 200
caseload:details            | advisor                             | person            | 200 | 302
caseload:household          | advisor                             | person            | 200 | 200
caseload:tie                | advisor                             | person other      | 200 | 200
caseload:end_care           | advisor                             | person care       | 405 | 302
caseload:leave              | advisor                             | person member     | 405 | 409
caseload:death              | advisor                             | person            | 200 | 200
caseload:contacts           | advisor                             | referral          | 200 | 200
caseload:log                | advisor                             | referral          | 200 | 200
caseload:plan               | advisor                             | referral          | 200 | 200
caseload:complete           | advisor                             | referral contact  | 200 | 200
caseload:unreached          | advisor                             | referral          | 405 | 302
caseload:no_answer          | advisor                             | referral contact  | 405 | 409
caseload:put_right          | advisor                             | referral logged   | 200 | 200
caseload:strike_out         | advisor                             | referral logged   | 405 | 409
caseload:move               | advisor                             | referral contact  | 200 | 200
caseload:cancel             | advisor                             | referral contact  | 200 | 200
caseload:tasks              | advisor                             | referral          | 200 | 200
caseload:take_over          | advisor                             | referral          | 405 | 302
caseload:questionnaires     | advisor                             | referral          | 200 | 200
caseload:questionnaire      | advisor                             | referral instrument | 200 | 200
caseload:care_plan          | advisor                             | referral          | 200 | 200
caseload:agree              | advisor                             | referral          | 200 | 200
caseload:print_plan         | advisor                             | referral          | 200 | 200
caseload:plan_pdf           | advisor                             | referral          | 200 | 200
caseload:add_goal           | advisor                             | referral          | 200 | 200
caseload:goal               | advisor                             | referral goal     | 200 | 200
caseload:review_goal        | advisor                             | referral goal     | 200 | 200
caseload:finish_step        | advisor                             | referral goal step | 405 | 409
caseload:assess             | advisor                             | referral          | 200 | 200
caseload:find               | advisor                             | referral          | 200 | 200
caseload:offer              | advisor                             | referral service  | 200 | 200
caseload:refer              | advisor                             | referral service  | 200 | 200
caseload:news               | advisor                             | referral onward   | 200 | 200
caseload:read               | advisor                             | referral onward   | 405 | 302
caseload:meetings           | advisor                             |                   | 200 | 200
caseload:plan_meeting       | advisor                             |                   | 200 | 200
caseload:meeting            | advisor                             | meeting           | 200 | 200
caseload:change_meeting     | advisor                             | meeting           | 200 | 200
caseload:cancel_meeting     | advisor                             | meeting           | 405 | 409
caseload:asked              | advisor                             | meeting           | 200 | 302
caseload:meeting_people     | advisor                             | meeting           | 200 | 200
caseload:meeting_case       | advisor                             | meeting case      | 200 | 302
caseload:add_task           | advisor                             | meeting           | 200 | 200
caseload:held               | advisor                             | meeting           | 200 | 302
caseload:step_down          | advisor                             | referral place    | 200 | 200
caseload:withdraw           | advisor                             | referral place    | 200 | 200
caseload:together           | advisor                             | referral place    | 200 | 200
caseload:cancel_visit       | advisor                             | referral place visit | 200 | 302
caseload:unmet              | advisor                             | referral          | 200 | 200
caseload:unmet_at           | advisor                             | referral service  | 200 | 200
caseload:progression        | advisor                             | referral          | 200 | 200
caseload:change_progression | advisor                             | referral progression | 200 | 200
caseload:benefit            | advisor                             | referral          | 200 | 200
caseload:change_benefit     | advisor                             | referral benefit  | 200 | 200
caseload:experience         | advisor                             | referral          | 200 | 200
caseload:sheet              | advisor                             | referral asking   | 200 | 200
caseload:ending             | advisor                             |                   | 200 | 200
caseload:continuing         | advisor                             |                   | 200 | 200
caseload:still_going        | advisor                             | place             | 200 | 200
enabler:visits              | enabler                             |                   | 200 | 200
enabler:visit               | enabler                             | visit             | 200 | 200
enabler:record              | enabler                             | visit             | 200 | 200
experience:questions        | anybody                             | questions         | 200 | 200
outcomes:overview           | manager*                            |                   | 200 | 200
outcomes:unmet              | manager*                            |                   | 200 | 200
outcomes:experience         | manager*                            |                   | 200 | 200
outcomes:paper              | manager*                            |                   | 200 | 200
experience:thanks           | anybody                             |                   | 200 | 200
caseload:reviews            | advisor                             |                   | 200 | 200
caseload:review             | advisor                             | referral          | 200 | 200
caseload:unable             | advisor                             | referral          | 200 | 200
caseload:distance           | advisor                             | referral          | 200 | 200
caseload:close              | advisor                             | referral          | 200 | 200
directory:menu              | practice* team* advisor* manager* enabler* |                   | 200 | 200
directory:changes           | practice* team* advisor* manager* enabler* |                   | 200 | 200
directory:service           | practice* team* advisor* manager* enabler* | service           | 200 | 200
directory:add               | manager*                            |                   | 200 | 200
directory:amend             | manager*                            | service           | 200 | 200
directory:room              | manager*                            | service           | 200 | 200
directory:right             | manager*                            | service           | 405 | 409
directory:close             | manager*                            | service           | 200 | 302
directory:reopen            | manager*                            | service           | 405 | 409
directory:add_session       | manager*                            | service           | 200 | 200
directory:session           | manager*                            | service session   | 200 | 200
directory:remove_session    | manager*                            | service session   | 405 | 409
directory:add_block         | manager*                            | service           | 200 | 200
directory:block             | manager*                            | service block     | 200 | 200
directory:keep              | manager*                            |                   | 200 | 200
directory:ask               | manager*                            |                   | 405 | 302
directory:venues            | manager*                            |                   | 200 | 200
directory:add_venue         | manager*                            |                   | 200 | 200
directory:venue             | manager*                            | venue             | 200 | 200
directory:still_right       | anybody                             | entry_link        | 200 | 200
provider:inbox              | provider                            |                   | 200 | 405
provider:onward             | provider                            | onward            | 200 | 200
provider:people             | provider                            |                   | 200 | 405
provider:reconsider         | provider                            | declined          | 405 | 409
provider:accept             | provider                            | onward            | 405 | 409
provider:waitlist           | provider                            | onward            | 405 | 409
provider:decline            | provider                            | onward            | 200 | 200
provider:start              | provider                            | onward            | 200 | 200
provider:end                | provider                            | onward            | 200 | 200
provider:next               | provider                            | onward            | 200 | 200
provider:note               | provider                            | onward            | 200 | 200
provider:register           | provider                            |                   | 200 | 405
provider:sheet              | provider                            | service           | 200 | 405
provider:session            | provider                            | service           | 200 | 200
provider:capacity           | provider                            |                   | 200 | 405
provider:room               | provider                            | service           | 200 | 200
provider:link               | anybody                             | link              | 200 | 200
provider:answer             | anybody                             | link answer       | 405 | 200
provider:thanks             | anybody                             | answer            | 200 | 405
provider:still_right        | provider                            | service           | 405 | 302
watch:measures              | manager*                            |                   | 200 | 200
watch:followup              | manager*                            |                   | 200 | 200
watch:quality               | manager*                            |                   | 200 | 200
watch:faults                | manager*                            | check             | 200 | 200
watch:supervision           | manager*                            |                   | 200 | 200
watch:supervise             | manager*                            | advisor           | 200 | 200
watch:seen                  | advisor manager*                    | note              | 405 | 302
watch:mine                  | practice team advisor provider      |                   | 200 | 200
watch:own                   | advisor                             |                   | 200 | 200
insight:overview            | manager commissioner                |                   | 200 | 200
insight:effect              | manager commissioner                |                   | 200 | 200
insight:compared            | manager commissioner                | outcome           | 200 | 200
insight:hospital            | manager commissioner                |                   | 200 | 200
insight:groups              | manager commissioner                | outcome           | 200 | 200
insight:wellbeing           | manager commissioner                |                   | 200 | 200
insight:value               | manager commissioner                |                   | 200 | 200
insight:basis               | manager commissioner                |                   | 200 | 200
governance:home             | administrator*                      |                   | 200 | 200
governance:add_organisation | administrator*                      |                   | 200 | 200
governance:organisation     | administrator*                      | organisation      | 200 | 200
governance:close            | administrator*                      | organisation      | 405 | 409
governance:reopen           | administrator*                      | organisation      | 405 | 409
governance:team             | administrator*                      | team              | 200 | 200
governance:told             | administrator*                      | provider          | 200 | 302
governance:add_user         | administrator*                      | organisation      | 200 | 200
governance:users            | administrator*                      |                   | 200 | 200
governance:user             | administrator*                      | user              | 200 | 200
governance:reset            | administrator*                      | user              | 405 | 409
governance:off              | administrator*                      | user              | 405 | 409
governance:on               | administrator*                      | user              | 405 | 409
governance:instruments      | administrator*                      |                   | 200 | 200
governance:add_instrument   | administrator*                      |                   | 200 | 200
governance:take_up          | administrator*                      |                   | 405 | 409
governance:instrument       | administrator*                      | instrument        | 200 | 200
governance:retire           | administrator*                      | instrument        | 405 | 409
governance:put_back         | administrator*                      | instrument        | 405 | 409
governance:audit            | administrator*                      |                   | 200 | 200
"""


def rows():
    """The table: address -> (roles, what it is about, status of GET, status of POST)."""
    for line in TABLE.strip().splitlines()[1:]:
        name, roles, about, get, post = (each.strip() for each in line.split("|"))
        yield name, (roles.split(), about.split(), {"GET": int(get), "POST": int(post)})


ROWS = dict(rows())


def addresses(patterns=None, space=""):
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLPattern):
            yield space + each.name
        else:
            yield from addresses(each.url_patterns, f"{each.namespace}:" if each.namespace else space)


def expected(name, whose, role, method):
    """What the table says the answer is."""
    roles, _, statuses = ROWS[name]
    if ANYBODY not in roles:
        if role is None:
            return 302
        if not {role, f"{role}*", f"{role}~"} & set(roles):
            return 403
    status = statuses.get(method, 405)
    if f"{role}~" in roles:
        return 405 if status == 405 else 404
    if status == 405 or whose == doors.OWN or (whose == doors.FOREIGN and f"{role}*" in roles):
        return status
    return 404


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Both sides, and what has been released; nothing of it outlives these tests."""
    folder = tmp_path_factory.mktemp("releases")
    release.publish(example_matched.comparison(), folder)
    before, django_settings.RELEASES = django_settings.RELEASES, folder
    with django_db_blocker.unblock(), transaction.atomic():
        yield doors.World()
        transaction.set_rollback(True)
    django_settings.RELEASES = before


@pytest.fixture(scope="module")
def cookies(world):
    """A session of each role, and none."""
    return {role: signed_in(user).cookies for role, user in world.users.items()} | {None: {}}


def answer(cookies, method, address):
    """The status of one request, and nothing of what it did is kept."""
    client = Client(raise_request_exception=False)
    for name, each in cookies.items():
        client.cookies[name] = each.value
    with transaction.atomic():
        status = client.generic(method, address, content_type="application/x-www-form-urlencoded").status_code
        transaction.set_rollback(True)
    return status


def test_every_address_has_a_row_and_every_row_an_address():
    assert sorted(addresses()) == sorted(ROWS)


def test_each_kind_of_thing_has_one_on_either_side_unless_it_is_everybodys(world, db):
    kinds = {kind for _, about, _ in ROWS.values() for kind in about}
    shared = {kind for kind in kinds if world.keys[doors.OWN][kind] == world.keys[doors.FOREIGN][kind]}
    assert shared == {*doors.SLUGS, "instrument", "entry_link", "link", "answer", "questions"}


@pytest.mark.parametrize("name", ROWS)
def test_each_role_gets_what_the_table_says(name, world, cookies, record_property, db):
    addressed = {whose: reverse(name, args=args) for whose, args in world.targets(ROWS[name][1]).items()}
    checks = list(product(addressed, (None, *Role), METHODS))
    record_property(COMPARED, len(checks))
    wanted = {check: expected(name, *check) for check in checks}
    found = {(whose, role, method): answer(cookies[role], method, addressed[whose]) for whose, role, method in checks}
    assert {check: status for check, status in found.items() if status != wanted[check]} == {}
