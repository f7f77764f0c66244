"""Files of tests are shared out among workers: the long ones first, and one Spark for all."""

import re

import pytest

SHORT = "def test_it(): pass\n"
LONG = "import pytest\n@pytest.mark.{}\n" + SHORT
FILES = {
    "test_a": SHORT, "test_b": LONG.format("slow"),
    **{f"test_{name}": LONG.format("spark") for name in "wxyz"},
}  # fmt: skip


@pytest.fixture
def done(pytester, pytestconfig, monkeypatch):
    """The worker and the file of each test, in the order in which they were done by so many workers."""
    monkeypatch.setenv("PYTHONPATH", str(pytestconfig.rootpath))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makepyfile(**FILES)
    pytester.makeini("[pytest]\nmarkers =\n    slow\n    spark\n")

    def run(workers):
        plugins = ("-p", "xdist", "-p", "tests.support.sharing")
        shared = ("-n", str(workers), "--dist", "loadfile", "--no-loadscope-reorder", "-v")
        said = pytester.runpytest_subprocess(*plugins, *shared).stdout.str()
        return re.findall(r"\[(gw\d)\].*PASSED (\w+)\.py", said)

    return run


def test_long_files_come_first(done):
    assert [file for _, file in done(1)][-1] == "test_a"


def test_files_with_spark_go_to_one_worker(done):
    spark = [worker for worker, file in done(2) if file in ("test_w", "test_x", "test_y", "test_z")]
    assert (len(spark), len(set(spark))) == (4, 1)
