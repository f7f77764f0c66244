"""Engines for tests: DuckDB always, one Spark for the whole run where Java is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commonweal.evaluation import engines
from commonweal.evaluation.engines.base import Engine
from tests.support.java import why_no_spark

FEW_ROWS = Path(__file__).parent / "spark"


@pytest.fixture
def duckdb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = engines.start("duckdb", tmp_path_factory.mktemp("scratch"))
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    if reason := why_no_spark():
        pytest.skip(reason)
    with pytest.MonkeyPatch.context() as here:
        here.setenv("SPARK_CONF_DIR", str(FEW_ROWS))
        engine = engines.start("spark", tmp_path_factory.mktemp("spark"))
    yield engine
    engine.close()
