"""A published rule: what it says, the query that carries it out, and small tables that anybody can check."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Case:
    """One small table in, one small table out."""

    fact: str
    tables: dict[str, str]
    expect: str
    plan: dict[str, Any] = field(default_factory=dict)
    ask: str = "count"
    """count, monthly, dying or by_practice; who is analysed when nobody is given."""


@dataclass(frozen=True)
class Rule:
    """One rule with its cases."""

    title: str
    words: str
    queries: dict[str, str]
    cases: list[Case]
