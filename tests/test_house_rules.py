"""The rules of the house that no linter holds."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.db import models

from commonweal.domain import privacy
from tests.support import layers, rules, source

LIBRARY = ("domain", "exchange", "paper", "evaluation")
# An instant is a day to Django as well, so it is asked about first.
LAST_WORDS = {models.DateTimeField: {"at"}, models.DateField: {"on", "since", "until"}}
KEPT_BY_DJANGO = {"last_login", "date_joined"}


def broken(rule: Callable[..., Iterator[str]], found: dict) -> list[str]:
    """Every place that breaks the rule. A rule with nothing to look at has looked in the wrong place."""
    assert found, "no module to look at"
    return [f"{name}: {what}" for name, tree in found.items() for what in rule(tree)]


def service(*kinds: str) -> dict:
    return {name: tree for name, tree in source.modules("service").items() if source.kind(name) in kinds}


def test_no_module_is_longer_than_350_lines():
    assert source.modules()
    assert [name for name in source.modules() if source.lines(name) > 350] == []


def oversized(limit: int) -> Callable:
    return lambda tree: (
        f"{each.name}: {source.size(each)}" for each in source.functions(tree) if source.size(each) > limit
    )


def test_no_function_is_longer_than_50_lines():
    assert broken(oversized(50), source.modules()) == []


def test_no_view_is_longer_than_25_lines():
    assert broken(oversized(25), service("views")) == []


def test_no_template_is_longer_than_120_lines():
    templates = [file for file in source.PACKAGE.rglob("jinja2/**/*") if file.is_file()]
    assert templates
    assert [file.name for file in templates if len(file.read_text("utf-8").splitlines()) > 120] == []


def test_no_folder_is_a_drawer_for_anything():
    assert [name for name in source.modules() if rules.DRAWERS & set(name.removesuffix(".py").split("/"))] == []


def test_no_folder_outside_the_service_holds_more_than_15_modules():
    folders = {(source.PACKAGE / name).parent for name in source.modules(*LIBRARY)}
    assert folders
    assert [str(folder) for folder in folders if len(list(folder.glob("*.py"))) > 15] == []


def test_every_name_says_what_it_holds():
    assert broken(rules.empty_names, source.modules()) == []


def test_only_actions_write():
    others = {
        name: tree
        for name, tree in source.modules("service").items()
        if source.kind(name) not in ("actions", "management")
    }
    assert broken(rules.writes, others) == []


def test_every_action_is_told_who_does_it():
    assert broken(rules.anonymous_actions, service("actions")) == []


def test_views_fetch_only_what_the_person_may_see():
    assert broken(rules.unscoped_fetches, service("views")) == []


@pytest.mark.parametrize("room", LIBRARY)
def test_public_functions_say_what_they_take_and_in_which_unit(room):
    assert broken(rules.undocumented, source.modules(room)) == []


def our_models() -> list[type[models.Model]]:
    ours = [each for each in apps.get_models() if each.__module__.startswith(layers.SERVICE)]
    assert ours, "no model to look at"
    return ours


def our_fields(model: type[models.Model]) -> list[models.Field]:
    return [*model._meta.concrete_fields, *model._meta.many_to_many]


def classified(model: type[models.Model]) -> dict[str, str]:
    """What the model says of its fields, and what those it inherits from say."""
    return {name: kind for each in reversed(model.__mro__) for name, kind in vars(each).get("PRIVACY", {}).items()}


def test_every_stored_field_is_classified_for_privacy():
    assert [
        str(field) for model in our_models() for field in our_fields(model) if field.name not in classified(model)
    ] == []


def test_every_privacy_class_is_one_of_those_agreed():
    found = {(model.__name__, kind) for model in our_models() for kind in classified(model).values()}
    assert {each for each in found if each[1] not in privacy.KINDS} == set()


def test_no_field_is_classified_that_does_not_exist():
    stored = {model: {field.name for field in our_fields(model)} for model in our_models()}
    assert [f"{model.__name__}.{name}" for model in stored for name in set(classified(model)) - stored[model]] == []


def upward_keys() -> Iterator[str]:
    for model in our_models():
        for field in our_fields(model):
            target = field.related_model
            # Audit stands below accounts, and must still say who did it: the one exception.
            is_actor = ".ground.audit" in model.__module__ and target is not None and target.__name__ == "User"
            if target is None or is_actor or not target.__module__.startswith(layers.SERVICE):
                continue
            if not layers.points_down(model.__module__, target.__module__):
                yield f"{field} -> {target.__module__}.{target.__name__}"


def test_foreign_keys_point_down_even_when_given_as_strings():
    assert list(upward_keys()) == []


def misnamed() -> Iterator[str]:
    for model in our_models():
        for field in our_fields(model):
            kind = next((kind for kind in LAST_WORDS if isinstance(field, kind)), None)
            if kind and field.name not in KEPT_BY_DJANGO and field.name.split("_")[-1] not in LAST_WORDS[kind]:
                yield f"{field}: its last word is one of {', '.join(sorted(LAST_WORDS[kind]))}"


def test_the_name_of_a_day_or_an_instant_says_which_it_is():
    assert list(misnamed()) == []


@pytest.fixture(scope="module")
def committed() -> dict[str, str]:
    """The text of every file in the repository, or about to be in it."""
    if shutil.which("git") is None or not (source.ROOT / ".git").exists():
        pytest.skip("needs git, and the repository it keeps")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=source.ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    binary = (".png", ".parquet", ".pdf", ".xlsx", ".ico", ".woff2")
    files = {name: source.ROOT / name for name in listed if name and not name.endswith(binary)}
    return {name: path.read_text("utf-8") for name, path in files.items() if path.is_file()}


def test_the_glossary_is_in_order_and_explains_each_word_once():
    words = re.findall(r"^\| \*\*(.+?)\*\*", (source.ROOT / "GLOSSARY.md").read_text("utf-8"), re.MULTILINE)
    assert words
    assert words == sorted(set(words), key=str.casefold)


def test_nothing_committed_names_a_machine_or_a_registry(committed):
    assert broken(rules.addresses_of_one_place, committed) == []


def test_locks_hold_no_address(committed):
    locks = [
        text for name, text in committed.items() if name.startswith("requirements/") or name == "package-lock.json"
    ]
    assert len(locks) > 5
    assert not any("://" in text for text in locks)
