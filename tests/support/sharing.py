"""How the files of tests are shared out among workers: the long ones first, and all that need Spark to one of them."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

LONG = ("browser", "slow", "spark")
"""Files with a test so marked come first: one of them begun last would keep one worker busy and the others idle."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        long = {item.path for item in items if any(map(item.get_closest_marker, LONG))}
        items.sort(key=lambda item: item.path not in long)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Whole files to a worker, all with Spark to the same: a second one costs a gigabyte and a quarter minute."""
    from xdist.scheduler import LoadFileScheduling

    class Sharing(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = super()._split_scope(nodeid)
            return "spark" if _needs_spark(config.rootpath / file) else file

    return Sharing(config, log) if config.getoption("dist") == "loadfile" else None


@cache
def _needs_spark(file: Path) -> bool:
    return file.is_file() and "mark.spark" in file.read_text("utf-8")
