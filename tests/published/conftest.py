"""The made-up studies, written and evaluated once for all these tests."""

import shutil

import pytest

from commonweal.evaluation.published import evaluated, reproduction


@pytest.fixture(scope="session")
def studies(tmp_path_factory):
    folder = tmp_path_factory.mktemp("studies")
    evaluated.write(folder)
    return folder


@pytest.fixture(scope="session")
def runs(studies):
    return evaluated.evaluate(studies, lambda words: None)


@pytest.fixture(scope="session")
def rows(runs):
    return {row.id: row for row in reproduction.compare(runs)}


@pytest.fixture
def changed(studies, runs, tmp_path):
    """Change one study's files, evaluate it again, and set everything beside what is printed."""

    def again(run, file, change):
        study = evaluated.RUNS[run][0]
        shutil.copytree(studies / study, tmp_path / study, ignore=shutil.ignore_patterns("store", "out"))
        path = tmp_path / study / file
        heading, *lines = path.read_text("utf-8").splitlines()
        path.write_text("\n".join([heading, *change(lines)]) + "\n", "utf-8")
        found = runs | {run: evaluated.evaluate_one(run, tmp_path)}
        return {row.id: row for row in reproduction.compare(found)}

    return again
