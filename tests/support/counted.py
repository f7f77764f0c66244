"""Say at the end how many answers were compared with the table of who may open what."""

import pytest

COMPARED = "answers compared"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A test's properties come from its worker, where printing would be lost."""
    reports = [each for outcome in ("passed", "failed") for each in terminalreporter.stats.get(outcome, [])]
    kept = [value for report in reports for name, value in report.user_properties if name == COMPARED]
    if kept:
        terminalreporter.write_line(f"{sum(kept):,} answers compared with the table of who may open what")
