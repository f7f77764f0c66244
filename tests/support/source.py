"""The project's own source, as the house rules and the size report read it; standard library only."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "commonweal"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules(*rooms: str) -> dict[str, ast.Module]:
    """Every module below these rooms (all of them when none is named) by its path; Django's migrations are its own."""
    files = [
        file for room in rooms or ("",) for file in (PACKAGE / room).rglob("*.py") if "migrations" not in file.parts
    ]
    return {file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text("utf-8")) for file in sorted(files)}


def lines(name: str) -> int:
    return len((PACKAGE / name).read_text("utf-8").splitlines())


def kind(name: str) -> str:
    """What sort of module this is: `actions` both for people/actions.py and for people/actions/intake.py."""
    *folders, file = name.removesuffix(".py").split("/")
    known = {"models", "queries", "actions", "tasks", "forms", "presenters", "views", "urls", "management"}
    return next((part for part in (*folders, file) if part in known), file)


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def size(function: Function) -> int:
    """The lines it takes without its docstring: explaining more must not count against it."""
    documented = ast.get_docstring(function) is not None
    words = function.body[0].end_lineno - function.body[0].lineno + 1 if documented else 0
    return function.end_lineno - function.lineno + 1 - words


def public(tree: ast.Module) -> Iterator[tuple[str, Function]]:
    """Functions a caller may use: those of the module and of its public classes, by their dotted name."""
    for node in tree.body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node.name, node
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            methods = (part for part in node.body if isinstance(part, Function) and not part.name.startswith("_"))
            yield from ((f"{node.name}.{method.name}", method) for method in methods)


def parameters(function: Function) -> list[str]:
    """The names a caller passes."""
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
    return [name.arg for name in named if name.arg not in {"self", "cls"}]


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.Attribute]]:
    """Each call of something's method: `a.b.save()` and not `save()`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func
