"""Is there a Java new enough, and a pyspark, to run Spark with?"""

import importlib.util
import os
import re
import shutil
import subprocess
from functools import cache

import pytest

OLDEST = 17


def java() -> str | None:
    """The java that Spark would start: JAVA_HOME's first, as Spark itself does."""
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=f"{home}/bin" if home else None)


def version(program: str) -> int:
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0


@cache
def why_no_spark() -> str | None:
    """What is missing, as a reason to skip; nothing when Spark can run."""
    if importlib.util.find_spec("pyspark") is None:
        return "needs pyspark: make spark"
    program = java()
    if program is None or version(program) < OLDEST:
        return f"needs Java {OLDEST} or newer: apt install openjdk-17-jre-headless"
    return None


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("spark") and (reason := why_no_spark()):
        pytest.skip(reason)
