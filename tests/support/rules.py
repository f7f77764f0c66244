"""The house rules that read one module: each gives a sentence for every place in the tree that breaks it."""

import ast
import re
from collections.abc import Iterator

from tests.support import source

ALWAYS_WRITES = {"bulk_create", "bulk_update", "get_or_create", "update_or_create", "create"}
FETCHES = {"get_object_or_404", "get_list_or_404"}
EMPTY_NAMES = {"df", "tmp", "obj"}
DRAWERS = {"utils", "util", "helpers", "common", "core", "services", "misc"}
UNIT = re.compile(r"\[[^\]]+\]")


def is_write(call: ast.Call, method: ast.Attribute) -> bool:
    """Does this call change the database?

    Sets, dictionaries and hashes have an `update`, caches a `delete` and workbooks a `save`, but those are handed
    something, while Django's are handed keywords or nothing. A model that overrides `save` must be able to call the
    one it overrides.
    """
    above = isinstance(method.value, ast.Call) and getattr(method.value.func, "id", "") == "super"
    if above:
        return False
    if method.attr == "update":
        return bool(call.keywords) and not call.args
    if method.attr in {"save", "delete", "asave", "adelete"}:
        # An action of ours may bear the name, but is told who does it.
        return not call.args and "by" not in {each.arg for each in call.keywords}
    return method.attr.removeprefix("a") in ALWAYS_WRITES or method.attr in ALWAYS_WRITES


def writes(tree: ast.Module) -> Iterator[str]:
    for call, method in source.calls(tree):
        if is_write(call, method):
            yield f"line {call.lineno}: {ast.unparse(method)}(...) writes; only actions do"


def unscoped_fetches(tree: ast.Module) -> Iterator[str]:
    """`Model.objects` in a view, unless what follows at once is `.visible_to(`; and the shortcuts that take a model."""
    scoped = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "visible_to"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"} and id(node) not in scoped:
            yield f"line {node.lineno}: {ast.unparse(node)} without .visible_to(...)"
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in FETCHES and takes_a_model(node):
            yield f"line {node.lineno}: {ast.unparse(node.func)} of a whole model"


def takes_a_model(call: ast.Call) -> bool:
    """Is the first argument a class, whose every row would be looked through, and not a QuerySet?"""
    name = call.args[0] if call.args else None
    last = name.attr if isinstance(name, ast.Attribute) else getattr(name, "id", "")
    return last[:1].isupper()


def anonymous_actions(tree: ast.Module) -> Iterator[str]:
    """An action is told who does it, by name: `accept(*, referral, by)`."""
    for name, function in source.public(tree):
        if "." not in name and "by" not in {each.arg for each in function.args.kwonlyargs}:
            yield f"{name}: is not told who does it (by), or takes it by position"


def undocumented(tree: ast.Module) -> Iterator[str]:
    """A sentence for every module; for every public function also its parameters, with a shape or unit."""
    if ast.get_docstring(tree) is None:
        yield "the module has no docstring"
    for name, function in source.public(tree):
        words = ast.get_docstring(function)
        if words is None:
            yield f"{name}: no docstring"
        elif source.parameters(function):
            yield from (f"{name}: {gap}" for gap in parameter_gaps(words, source.parameters(function)))


def parameter_gaps(words: str, named: list[str]) -> Iterator[str]:
    section = re.search(r"^Parameters\n-+\n(.*?)(?=^\w[^\n]*\n-{3,}|\Z)", words, re.DOTALL | re.MULTILINE)
    if section is None:
        yield "no Parameters section"
        return
    told = {
        each.strip("* ") for line in re.findall(r"^(\S[^\n]*)", section[1], re.MULTILINE) for each in line.split(",")
    }
    told = {each.split(":")[0].strip("* ") for each in told}
    yield from (f"{name} is not among its Parameters" for name in named if name not in told)
    if not UNIT.search(section[1]):
        yield "no [unit or shape] among its Parameters"


def empty_names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id in EMPTY_NAMES:
            yield f"line {node.lineno}: {node.id} says nothing of what it holds"


MACHINE = re.compile(r"(?<![\w.:/-])/(?:work|tmp|root|home/\w+)/\w")
# Spelt so that this line does not name what it looks for.
HOSTS = re.compile(r"pypi[.]org|python[h]osted|npm[j]s[.]|deb[.]debian")


def addresses_of_one_place(text: str) -> Iterator[str]:
    """Paths of one machine, and hosts of a package registry, which a mirror may replace."""
    for number, line in enumerate(text.splitlines(), start=1):
        if MACHINE.search(line) or HOSTS.search(line):
            yield f"line {number}: {line.strip()[:120]}"
