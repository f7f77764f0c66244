"""Say plainly what was left out for want of a program; where everything must be there, fail for it.

A test that cannot run for want of Chromium, PostgreSQL or Java is skipped with a reason that begins "needs ".
"""

import os
from collections import Counter

import pytest


def left_out(terminal) -> Counter[str]:
    """How many tests each missing thing cost."""
    reasons = (
        report.longrepr[2].removeprefix("Skipped: ")
        for report in terminal.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple)
    )
    return Counter(reason for reason in reasons if reason.startswith("needs "))


def everything_must_be_there() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session) -> None:
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    if terminal and session.exitstatus == pytest.ExitCode.OK and everything_must_be_there() and left_out(terminal):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter) -> None:
    missing = left_out(terminalreporter)
    if missing:
        terminalreporter.section("left out", sep="-")
        for reason, tests in missing.most_common():
            terminalreporter.line(f"{tests:5} {reason}")
        if everything_must_be_there():
            terminalreporter.line("CI=true: nothing may be left out, so this run has failed", red=True)
