"""The house rules catch what they are there to catch."""

import ast

import pytest

from tests.support import layers, rules, source


def caught(rule, text: str) -> bool:
    return bool(list(rule(ast.parse(text))))


@pytest.mark.parametrize(
    "text",
    [
        "referral.save()",
        "referral.save(update_fields=['state'])",
        "referral.delete()",
        "Referral.objects.create(person=person)",
        "Referral.objects.filter(pk=1).update(state='closed')",
        "Referral.objects.update(**values)",
        "Referral.objects.bulk_create(rows)",
        "await Referral.objects.aget_or_create(pk=1)",
    ],
)
def test_a_write_is_seen(text):
    assert caught(rules.writes, text)


@pytest.mark.parametrize(
    "text",
    [
        "names.update(more)",
        "workbook.save(path)",
        "cache.delete('key')",
        "super().save(**kw)",
        "assessments.save(by=me)",
    ],
)
def test_what_only_looks_like_a_write_is_not_taken_for_one(text):
    assert not caught(rules.writes, text)


@pytest.mark.parametrize(
    "text",
    [
        "Person.objects.get(pk=1)",
        "models.Person.objects.all()",
        "get_object_or_404(Person, pk=1)",
        "get_object_or_404(models.Person, pk=1)",
        "Person._default_manager.first()",
    ],
)
def test_an_unscoped_fetch_is_seen(text):
    assert caught(rules.unscoped_fetches, text)


@pytest.mark.parametrize(
    "text",
    [
        "get_object_or_404(Person.objects.visible_to(user), pk=1)",
        "queries.caseload(user)",
        "Person.objects.visible_to(u)",
    ],
)
def test_a_scoped_fetch_is_allowed(text):
    assert not caught(rules.unscoped_fetches, text)


@pytest.mark.parametrize("text", ["def accept(referral, by): ...", "def accept(*, referral): ..."])
def test_an_action_by_nobody_is_seen(text):
    assert caught(rules.anonymous_actions, text)


def test_an_action_by_somebody_is_allowed():
    assert not caught(rules.anonymous_actions, "def accept(*, referral, by): ...")


DOCUMENTED = '''
"""Stays."""
def stay(admitted, discharged):
    """Nights between two days.

    Parameters
    ----------
    admitted, discharged
        The first and the last day [date].

    Returns
    -------
    int
        Nights [nights].
    """
'''


def test_a_documented_function_is_allowed():
    assert not caught(rules.undocumented, DOCUMENTED)


@pytest.mark.parametrize(
    ("part", "instead"),
    [('"""Stays."""', ""), ("Parameters", "Takes"), (" [date]", ""), ("admitted, discharged\n  ", "admitted\n  ")],
)
def test_a_gap_in_the_documentation_is_seen(part, instead):
    assert part in DOCUMENTED
    assert caught(rules.undocumented, DOCUMENTED.replace(part, instead, 1))


@pytest.mark.parametrize("place", ["/work" + "/main", "see /tmp" + "/x", "https://pypi" + ".org/simple"])
def test_an_address_of_one_place_is_seen(place):
    assert list(rules.addresses_of_one_place(place))


@pytest.mark.parametrize("place", ["out/tmp/x", "https://example.org/work/x", "../work/x"])
def test_an_address_within_the_project_is_allowed(place):
    assert not list(rules.addresses_of_one_place(place))


@pytest.mark.parametrize(
    ("holder", "target"),
    [
        ("journey.referrals.models", "people.models"),
        ("journey.onward.models", "journey.referrals.models"),
        ("people.models", "ground.accounts.models"),
        ("menu.models", "menu.models"),
    ],
)
def test_a_key_may_point_down(holder, target):
    assert layers.points_down(f"{layers.SERVICE}.{holder}", f"{layers.SERVICE}.{target}")


@pytest.mark.parametrize(
    ("holder", "target"),
    [
        ("people.models", "journey.referrals.models"),
        ("journey.referrals.models", "journey.onward.models"),
        ("ground.audit.models", "people.models"),
        ("menu.models", "people.models"),
    ],
)
def test_a_key_may_not_point_up_or_sideways(holder, target):
    assert not layers.points_down(f"{layers.SERVICE}.{holder}", f"{layers.SERVICE}.{target}")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("service/people/actions.py", "actions"),
        ("service/people/actions/intake.py", "actions"),
        ("service/config/wsgi.py", "wsgi"),
    ],
)
def test_the_kind_of_a_module_is_its_file_or_its_folder(name, kind):
    assert source.kind(name) == kind


def test_a_docstring_does_not_count_against_a_function():
    (function,) = source.functions(ast.parse('def long():\n    """One.\n\n    Two.\n    """\n    return 1\n'))
    assert source.size(function) == 2
