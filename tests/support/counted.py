"""Say at the end how much was looked at: a test that passes does not say of how many things it is true."""

import pytest

COMPARED, LOOKED_AT, TIMED = "answers compared", "pages looked at", "timed"
TOLD = {
    COMPARED: "{:,} answers compared with the table of who may open what",
    LOOKED_AT: "{:,} times a page was looked over at one width, error states among them",
}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A test's properties come from its worker, where printing would be lost."""
    reports = [each for outcome in ("passed", "failed") for each in terminalreporter.stats.get(outcome, [])]
    kept = [each for report in reports for each in report.user_properties]
    for told, words in TOLD.items():
        if numbers := [number for name, number in kept if name == told]:
            terminalreporter.write_line(words.format(sum(numbers)))
    for words in sorted(words for name, words in kept if name == TIMED):
        terminalreporter.write_line(words)
