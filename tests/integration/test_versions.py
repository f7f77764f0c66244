"""Nothing is changed unseen: every action that changes a record takes the version that was on the screen."""

import ast
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

import commonweal.service
from commonweal.service.ground.accounts.models import Role
from tests.integration.test_access_matrix import ROWS
from tests.support import doors
from tests.support.filled import filled
from tests.support.service import signed_in

SERVICE = Path(commonweal.service.__file__).parent
WITHOUT = {
    "ground/outbox/actions/jobs.py:forget_files": "nobody has a page of it: the clock does it",
    "journey/assessments/actions/plans.py:_change_step": "the version is its goal's",
    "journey/assessments/actions/plans.py:finish_step": "the version is its goal's",
    "journey/meetings/actions/holding.py:hold": "the version is the meeting's, whose attendance it is",
    "journey/onward/actions/attending.py:attend": "a register is corrected by saying it again; the trail has both",
    "journey/reviews/actions/asking.py:ask_continuing": "only no answer becomes one; another answer is refused",
    "journey/reviews/actions/reviewing.py:mark_read": "the first time counts",
    "journey/referrals/actions/moving.py:append": "the version was looked at when the referral was locked",
    "people/actions/merging.py:ask_about": "nothing is overwritten: to ask again is to ask",
    "people/actions/merging.py:_decide": "the versions are those of the two records",
}
"""What may change a record without a version of its own, and why nothing is overwritten unseen by it."""


def amending():
    """Every function of an action that changes a record: (where, whether it hands on a version)."""
    for file in sorted(SERVICE.rglob("*.py")):
        if "actions" not in file.relative_to(SERVICE).as_posix():
            continue
        for function in ast.parse(file.read_text(encoding="utf-8")).body:
            calls = [each for each in ast.walk(function) if _is_amend(each)]
            if isinstance(function, ast.FunctionDef) and calls:
                where = f"{file.relative_to(SERVICE).as_posix()}:{function.name}"
                yield where, all(_has_version(call) for call in calls) and _is_told(function)


def _is_amend(node):
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Attribute):
        return node.func.attr == "amend" and getattr(node.func.value, "id", "") == "audit"
    return getattr(node.func, "id", "") == "amend"


def _has_version(call):
    return any(each.arg in ("version", None) for each in call.keywords)


def _is_told(function):
    """Private ones are handed the record by an action that was."""
    return function.name.startswith("_") or "version" in ast.unparse(function)


def test_every_action_that_changes_a_record_takes_the_version_that_was_on_the_screen():
    assert {where for where, hands_on in amending() if not hands_on} == set(WITHOUT)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        made = doors.World()
        made.cookies = {role: signed_in(user).cookies for role, user in made.users.items()}
        yield made
        transaction.set_rollback(True)


def client_of(world, role):
    client = Client(raise_request_exception=False)
    for name, each in world.cookies[role].items():
        client.cookies[name] = each.value
    return client


@pytest.mark.parametrize("name", ROWS)
def test_what_a_page_sends_with_an_old_version_changes_nothing(name, world, db):
    """Every form and button of every page that carries a version, sent as it stands but for that."""
    roles, about, _ = ROWS[name]
    if roles == ["anybody"]:
        return
    address, done = reverse(name, args=world.targets(about)[doors.OWN]), []
    for role in {each.strip("*") for each in roles if not each.endswith("~")}:
        client = client_of(world, Role(role))
        with transaction.atomic():
            for form in filled(client.get(address)):
                if form.sent.get("version", "0") != "0":  # nought stands where nothing was said yet
                    answer = client.post(form.action or address, form.sent | {"version": "999"})
                    done += [(role, form.action, answer.status_code)] if answer.status_code not in (200, 409) else []
            transaction.set_rollback(True)
    assert done == []
