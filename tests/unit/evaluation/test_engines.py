"""Engines: parameters as literals, columns as arrays, and a clear word when there is none."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow
import pytest

from commonweal.evaluation import engines
from commonweal.evaluation.engines.base import Engine, arrays, fill
from commonweal.evaluation.engines.duckdb import DuckDB


def test_parameters_are_written_as_literals() -> None:
    sql = fill("SELECT :whole, :text, :day, x IN :several", {
        "whole": 3, "text": "it's", "day": date(2014, 3, 31), "several": ("a", "b"),
    })  # fmt: skip
    assert sql == "SELECT 3, 'it''s', DATE '2014-03-31', x IN ('a', 'b')"


@pytest.mark.parametrize("value", [1.5, True, None, "back\\slash"])
def test_a_value_that_engines_would_read_differently_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        fill("SELECT :value", {"value": value})


def test_a_parameter_that_was_not_given_is_an_error() -> None:
    with pytest.raises(KeyError, match="day"):
        fill("SELECT :day", {})


def test_columns_become_arrays_of_plain_kinds() -> None:
    table = pyarrow.table({
        "whole": pyarrow.array([1, 2], pyarrow.int32()),
        "sum": pyarrow.array([1, 2], pyarrow.decimal128(38, 0)),
        "day": pyarrow.array([date(2014, 3, 31), None]),
        "text": ["a", None],
        "number": [1.5, None],
        "known": [True, False],
    })  # fmt: skip
    found = arrays(table)
    kinds = {name: str(values.dtype) for name, values in found.items()}
    assert kinds == {
        "whole": "int64", "sum": "int64", "day": "datetime64[D]", "text": "<U1", "number": "float64", "known": "bool",
    }  # fmt: skip
    assert np.isnat(found["day"][1])
    assert np.isnan(found["number"][1])
    assert found["text"].tolist() == ["a", ""]


def test_a_whole_number_that_is_missing_is_an_error_and_not_a_zero() -> None:
    with pytest.raises(ValueError, match="no value for whole in 1 rows"):
        arrays(pyarrow.table({"whole": pyarrow.array([1, None])}))


def test_duckdb_counts_days_and_keeps_what_it_is_told_to(duckdb: Engine) -> None:
    duckdb.keep("kept", "SELECT days(:first, :last) AS far", first=date(2014, 1, 1), last=date(2014, 3, 1))
    assert duckdb.run("SELECT far FROM kept")["far"].tolist() == [59]


def forgets(engine: Engine) -> list[int]:
    """Keep rows and rows made of them, and forget the first; gives the second."""
    engine.keep("first", "SELECT 1 AS x UNION ALL SELECT 2 AS x")
    engine.keep("second", "SELECT x + 1 AS x FROM first")
    engine.forget("first", "never_known")
    with pytest.raises(Exception, match="first"):
        engine.run("SELECT x FROM first")
    return sorted(engine.run("SELECT x FROM second")["x"].tolist())


def test_what_duckdb_forgets_is_gone_and_what_was_made_of_it_is_not(duckdb: Engine) -> None:
    assert forgets(duckdb) == [2, 3]


def test_duckdb_forgets_tables_in_memory(duckdb: Engine) -> None:
    duckdb.register("memory", pyarrow.table({"x": [1, 2]}))
    duckdb.forget("memory")
    with pytest.raises(Exception, match="memory"):
        duckdb.run("SELECT x FROM memory")


def test_duckdb_reads_tables_in_memory_and_files_alike(duckdb: Engine, tmp_path: Path) -> None:
    assert isinstance(duckdb, DuckDB)
    duckdb.register("memory", pyarrow.table({"x": [1, 2]}))
    assert duckdb.write("SELECT x FROM memory", tmp_path / "x.parquet") == 2
    duckdb.register("file", tmp_path / "x.parquet")
    assert duckdb.run("SELECT sum(x) AS x FROM file")["x"].tolist() == [3]


def test_duckdb_does_not_fetch_extensions(duckdb: Engine) -> None:
    setting = duckdb.run("SELECT current_setting('autoinstall_known_extensions') AS fetches")
    assert setting["fetches"].tolist() == [False]


def test_an_engine_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(engines.EngineError, match=r"There is no engine 'duckbd'\. Use one of duckdb, spark"):
        engines.start("duckbd", tmp_path)


def test_without_pyspark_the_way_to_get_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # None in sys.modules is how Python itself says that a module cannot be imported.
    monkeypatch.setitem(__import__("sys").modules, "pyspark.sql", None)
    with pytest.raises(engines.EngineError, match="Run `make spark`"):
        engines.start("spark", tmp_path)


@pytest.mark.spark
def test_spark_without_java_says_what_it_needs(tmp_path: Path) -> None:
    # A process of its own: a session that already runs would be used instead.
    program = "from pathlib import Path\nfrom commonweal.evaluation import engines\nengines.start('spark', Path('.'))"
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path, env={**os.environ, "JAVA_HOME": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "EngineError: Spark did not start: it needs Java 17 or newer" in ran.stderr


@pytest.mark.spark
def test_spark_counts_days_as_duckdb_does(spark: Engine) -> None:
    spark.keep("kept", "SELECT days(:first, :last) AS far", first=date(2014, 1, 1), last=date(2014, 3, 1))
    assert spark.run("SELECT far FROM kept")["far"].tolist() == [59]


@pytest.mark.spark
def test_what_spark_forgets_is_gone_and_what_was_made_of_it_is_not(spark: Engine) -> None:
    assert forgets(spark) == [2, 3]


@pytest.mark.spark
def test_spark_reads_the_stores_files(spark: Engine, duckdb: Engine, tmp_path: Path) -> None:
    assert isinstance(duckdb, DuckDB)
    duckdb.write("SELECT 1 AS x, DATE '2014-03-31' AS day", tmp_path / "x.parquet")
    spark.register("file", [tmp_path / "x.parquet"])
    assert spark.run("SELECT x, day FROM file")["day"].tolist() == [date(2014, 3, 31)]
