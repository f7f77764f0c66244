"""Results as a file: whole, the same bytes, and read back as written."""

import json
from dataclasses import replace

import pytest

from commonweal.exchange import results
from tests.support import example_results


def test_results_are_read_back_as_written(tmp_path):
    results.write(example_results.results(), tmp_path)
    assert results.read(tmp_path) == example_results.results()


def test_results_in_which_nothing_was_found_are_read_back(tmp_path):
    results.write(example_results.nothing(), tmp_path)
    assert results.read(tmp_path) == example_results.nothing()


def test_notes_are_read_back(tmp_path):
    noted = replace(example_results.results(), notes=["No A&E file is named in the plan."])
    results.write(noted, tmp_path)
    assert results.read(tmp_path) == noted


def test_results_from_before_there_were_notes_are_still_read(tmp_path):
    content = json.loads(results.write(example_results.results(), tmp_path).read_text("utf-8"))
    del content["notes"]
    (tmp_path / results.FILE).write_text(json.dumps(content), "utf-8")
    assert results.read(tmp_path).notes == []


def test_hidden_numbers_are_read_back_as_hidden(tmp_path):
    hidden = replace(example_results.results(), flow=[results.Step("Found", None, None)])
    results.write(hidden, tmp_path)
    assert results.read(tmp_path).flow == hidden.flow


def test_the_same_results_are_the_same_bytes(tmp_path):
    first = results.write(example_results.results(), tmp_path / "one").read_bytes()
    assert results.write(example_results.results(), tmp_path / "two").read_bytes() == first


def test_a_number_that_is_none_leaves_what_was_there(tmp_path):
    results.write(example_results.results(), tmp_path)
    before = (tmp_path / results.FILE).read_bytes()
    bad = replace(example_results.results(), process={"Referrals in": float("nan")})
    with pytest.raises(ValueError, match="nan"):
        results.write(bad, tmp_path)
    assert (tmp_path / results.FILE).read_bytes() == before


def test_a_file_of_another_layout_is_refused_with_what_to_do(tmp_path):
    (tmp_path / results.FILE).write_text('{"schema": 0}', "utf-8")
    with pytest.raises(ValueError, match="run `commonweal evaluate` again"):
        results.read(tmp_path)


def test_a_missing_part_is_named(tmp_path):
    content = json.loads(results.write(example_results.results(), tmp_path).read_text("utf-8"))
    del content["changes"][2]["ratio"]
    (tmp_path / results.FILE).write_text(json.dumps(content), "utf-8")
    with pytest.raises(ValueError, match=r"changes\[2\] lacks ratio"):
        results.read(tmp_path)


def test_results_from_before_returns_had_intervals_are_still_read(tmp_path):
    content = json.loads(results.write(example_results.results(), tmp_path).read_text("utf-8"))
    for part in (content["value"], *content["value"]["returns"]):
        for name in ("low", "high", "roi_low", "roi_high"):
            part.pop(name, None)
    (tmp_path / results.FILE).write_text(json.dumps(content), "utf-8")
    assert results.read(tmp_path).value.returns[0].roi_low is None


def test_a_missing_file_is_a_missing_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        results.read(tmp_path)
