"""The second engine, for data that already live on a Spark platform."""

import logging
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow

from commonweal.evaluation.engines.base import EngineError, Value, arrays, fill

MACROS = {
    "days": "(first DATE, last DATE) RETURNS INT RETURN datediff(last, first)",
    "later": "(first DATE, number INT) RETURNS DATE RETURN date_add(first, number)",
}

NO_JAVA = (
    "Spark did not start: it needs Java 17 or newer. Install it (Debian and Ubuntu: apt install "
    "openjdk-17-jre-headless), set JAVA_HOME, or use the duckdb engine."
)

# For one machine: Spark's own 200 partitions would spend its time on starting tasks.
LOCAL = {
    "spark.master": "local[2]",
    "spark.driver.memory": "2g",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.default.parallelism": "2",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.catalogImplementation": "in-memory",
}


class Spark:
    """Runs queries in a Spark session: the one already running, or one of two threads on this machine."""

    name = "spark"

    def __init__(self, scratch: Path, session: Any = None):
        self._ours = session is None
        self._session = session or _start(scratch)
        for name, body in MACROS.items():
            self._session.sql(f"CREATE OR REPLACE TEMPORARY FUNCTION {name}{body}")

    def register(self, name: str, source: Path | Sequence[Path] | pyarrow.Table) -> None:
        """Give Parquet files, or a table in memory, a name that queries may use.

        Parameters
        ----------
        name
            What queries will call it [text].
        source
            Where the rows are [Parquet files, or a table].
        """
        if isinstance(source, pyarrow.Table):
            rows = self._session.createDataFrame(source)
        else:
            paths = [source] if isinstance(source, Path) else source
            rows = self._session.read.parquet(*map(str, paths))
        rows.createOrReplaceTempView(name)

    def keep(self, name: str, sql: str, **parameters: Value) -> None:
        """Give the rows of a query a name that later queries may use.

        Parameters
        ----------
        name
            What queries will call it [text].
        sql
            The query [common SQL].
        **parameters
            Values for the query [mapping].
        """
        self._session.sql(fill(sql, parameters)).cache().createOrReplaceTempView(name)

    def forget(self, *names: str) -> None:
        """Let go of rows that were kept, or held in memory, under a name.

        Parameters
        ----------
        *names
            What queries called them; a name that is not known is passed over [texts].
        """
        for name in names:
            self._session.catalog.dropTempView(name)

    def run(self, sql: str, **parameters: Value) -> dict[str, np.ndarray]:
        """Run a query.

        Parameters
        ----------
        sql
            The query [common SQL].
        **parameters
            Values for the query [mapping].

        Returns
        -------
        dict
            Column -> values [arrays of one length].
        """
        return arrays(self._session.sql(fill(sql, parameters)).toArrow())

    def close(self) -> None:
        """End the session, if it was started here."""
        if self._ours:
            self._session.stop()


def _start(scratch: Path) -> Any:
    with warnings.catch_warnings():
        # pyspark warns of its own use of pandas, which nothing here touches.
        warnings.simplefilter("ignore", FutureWarning)
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession

        logging.getLogger("py4j").setLevel(logging.WARNING)
        builder = SparkSession.builder.appName("commonweal").config("spark.local.dir", str(scratch))
        for key, value in LOCAL.items():
            builder = builder.config(key, value)
        try:
            session = builder.getOrCreate()
        except PySparkRuntimeError:
            raise EngineError(NO_JAVA) from None
    session.sparkContext.setLogLevel("ERROR")
    return session
