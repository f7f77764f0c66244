"""A fictitious study goes through the real pipeline, which finds what was built in."""

import pytest

from commonweal.evaluation import synthetic
from commonweal.evaluation.study import Study

EFFECT = synthetic.Effect(spells=0.7, ae=0.8, outpatient=1.2)
OUTCOMES = ("spells", "fces", "bed_days", "ae", "outpatient")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    folder = tmp_path_factory.mktemp("borough")
    made = synthetic.borough(50_000, folder, seed=21, effect=EFFECT, world="none", referred=2_500)
    return made, Study(made.plan, folder / "evaluation").evaluate()


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_the_pipeline_finds_the_effect_that_was_built_in(found, outcome):
    change = next(row for row in found[1].changes if row.by == "all" and row.outcome == outcome)
    assert change.low <= EFFECT.by_outcome()[outcome] <= change.high


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_the_interval_is_narrow_enough_to_tell_the_effect_from_none(found, outcome):
    change = next(row for row in found[1].changes if row.by == "all" and row.outcome == outcome)
    assert not change.low <= 1 <= change.high


def test_nobody_is_lost_but_those_the_linkage_missed(found):
    made, results = found
    in_tables = next(step.people for step in results.flow if step.what == "People in the study tables")
    assert (in_tables, results.flow[-1].people) == (made.referred, made.linked)


def test_no_row_is_rejected(found):
    assert [rows.table for rows in found[1].inputs if rows.rejected] == []


def test_every_row_written_is_read(found):
    made, results = found
    assert {rows.table: rows.read for rows in results.inputs} == {
        name.split("/")[-1]: rows for name, rows in made.rows.items()
    }


def test_csv_and_parquet_give_the_same_results(tmp_path):
    written = []
    for file_format in ("csv", "parquet"):
        made = synthetic.borough(2_500, tmp_path / file_format, seed=3, world="recent_use", file_format=file_format)
        Study(made.plan, made.folder / "evaluation").evaluate()
        written.append((made.folder / "evaluation" / "results.json").read_bytes())
    assert written[0] == written[1]


def test_an_extract_and_its_hospital_files_can_be_evaluated(tmp_path):
    study = synthetic.borough(2_500, tmp_path / "borough", seed=3).folder / "study"
    made = synthetic.hospital(study, tmp_path / "hospital", seed=3)
    results = Study(made.plan, tmp_path / "evaluation").evaluate()
    assert results.flow[-2].people == made.linked
