"""The SQL that both engines read: only functions and forms known to mean the same on both."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
import sqlglot
from sqlglot import exp

from commonweal.evaluation import activity, cohort, inputs, matching
from commonweal.evaluation.engines import duckdb, spark

# Reading files takes DuckDB, whichever engine counts: of the inputs only what reads the store meets another one.
READING, STORE = f"{inputs.__name__}.", tuple(f"{inputs.__name__}.{name}" for name in ("source", "process"))
# sqlglot's name for min_by is ARG_MIN.
ALLOWED = {
    "COALESCE", "COUNT", "GREATEST", "LAG", "LEAST", "MAX", "MIN", "ARG_MIN", "ROW_NUMBER", "SUM", "CAST", "CASE", "IF",
    "AND", "OR", "DAYS", "LATER",
}  # fmt: skip
MACROS = {"days", "later"}
WHOLE = {"BIGINT", "INT"}


def texts(value: object) -> Iterator[str]:
    """Every query among a module's constants, also inside their dicts and tuples."""
    if isinstance(value, str) and value.strip().upper().startswith(("SELECT", "WITH")):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)


def modules() -> list[str]:
    """Every module of the steps that ask an engine, whoever adds one."""
    packages = [activity, cohort, inputs, matching]
    found = [one.name for package in packages for one in walk_packages(package.__path__, f"{package.__name__}.")]
    return [name for name in found if name in STORE or not name.startswith(READING)]


def queries() -> list[object]:
    return [
        pytest.param(text, id=f"{module.rsplit('.', 2)[1]}.{name}-{number}")
        for module in modules()
        for name, value in vars(import_module(module)).items()
        if name.isupper()
        for number, text in enumerate(texts(value))
    ]


def problems(text: str, dialect: str = "duckdb") -> list[str]:
    """What in a query might mean different things on different engines."""
    tree = sqlglot.parse_one(text, dialect=dialect)
    found = [f"function {name(node)}" for node in tree.find_all(exp.Func) if name(node) not in ALLOWED]
    found += ["bare division" for _ in tree.find_all(exp.Div)]
    found += ["QUALIFY" for _ in tree.find_all(exp.Qualify)]
    found += [f"quoted name {node.name}" for node in tree.find_all(exp.Identifier) if node.args.get("quoted")]
    found += [f"{type(node).__name__} of a date" for node in tree.find_all(exp.Sub, exp.Add)]
    found += [f"cast to {node.to.sql()}" for node in tree.find_all(exp.Cast) if not cast_is_safe(node)]
    found += ["a window without an order" for node in tree.find_all(exp.Window) if not ordered(node)]
    return found


def name(node: exp.Func) -> str:
    return (node.name if isinstance(node, exp.Anonymous) else node.sql_name()).upper()


def cast_is_safe(node: exp.Cast) -> bool:
    """Whole sums to whole numbers, whole scores to floating ones; dates as literals."""
    kind = node.to.sql().upper()
    if kind in WHOLE:
        return isinstance(node.this, exp.Sum | exp.Literal)
    return kind in {"DOUBLE", "DATE"} and isinstance(node.this, exp.Column | exp.Literal)


def ordered(node: exp.Window) -> bool:
    return bool(node.args.get("order")) or bool(node.args.get("alias")) or isinstance(node.parent, exp.Select)


@pytest.mark.parametrize("text", queries())
def test_a_query_uses_only_what_means_the_same_on_every_engine(text: str) -> None:
    assert problems(text) == []


def test_there_are_queries_to_look_at() -> None:
    assert len(queries()) > 20


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("SELECT log(x) FROM t", "function LOG"),
        ("SELECT dayofweek(d) FROM t", "function DAY_OF_WEEK"),
        ("SELECT a / b FROM t", "bare division"),
        ("SELECT a - b FROM t", "Sub of a date"),
        ("SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x) FROM t", "function PERCENTILE_CONT"),
        ('SELECT "a" FROM t', "quoted name a"),
        ("SELECT CAST(x AS BIGINT) FROM t", "cast to BIGINT"),
        ("SELECT x FROM t QUALIFY row_number() OVER (ORDER BY x) = 1", "QUALIFY"),
    ],
)
def test_what_engines_read_differently_is_found(text: str, problem: str) -> None:
    assert problem in problems(text)


def test_there_are_no_more_than_ten_macros_and_each_engine_has_them_all() -> None:
    assert set(duckdb.MACROS) == set(spark.MACROS) == MACROS
    assert len(MACROS) <= 10
