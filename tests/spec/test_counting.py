"""Every published counting rule, case by case: on the plain reference, on DuckDB, and on Spark where Java is."""

import pytest

from commonweal.evaluation.engines.base import Engine
from tests.spec import render, runners, together
from tests.spec.rule import Case

RULES = [rule for _, rules in render.PARTS for rule in rules]
CASES = [pytest.param(case, id=f"{rule.title}: {case.fact}") for rule in RULES for case in rule.cases]


@pytest.mark.parametrize("case", CASES)
def test_the_plain_reference_finds_what_the_rule_says(case: Case) -> None:
    assert runners.plainly(case) == runners.expected(case)


@pytest.mark.parametrize("case", CASES)
def test_duckdb_finds_what_the_rule_says(duckdb: Engine, case: Case) -> None:
    assert runners.on_engine(duckdb, case) == runners.expected(case)


@pytest.fixture(scope="session")
def found_by_spark(spark: Engine) -> dict[str, list[dict[str, str]]]:
    cases = [case for rule in RULES for case in rule.cases]
    return {case.fact: rows for case, rows in zip(cases, together.on_engine(spark, cases), strict=True)}


@pytest.mark.spark
@pytest.mark.parametrize("case", CASES)
def test_spark_finds_what_the_rule_says(found_by_spark: dict[str, list[dict[str, str]]], case: Case) -> None:
    assert found_by_spark[case.fact] == runners.expected(case)


def test_every_fact_is_stated_once() -> None:
    facts = [case.fact for rule in RULES for case in rule.cases]
    assert len(set(facts)) == len(facts)
