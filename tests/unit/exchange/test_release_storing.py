"""Releases in their folder: whole, unchanged, the newest first."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from commonweal.domain.disclosure import HES, STRICT
from commonweal.exchange import release as gate
from commonweal.exchange import results as results_file
from commonweal.exchange.release import storing
from tests.support.example_results import results

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
OTHER = replace(results(), title="Another study")


def test_what_is_published_is_the_newest_release(tmp_path):
    gate.publish(results(), tmp_path, HES, NOON)
    assert gate.newest(tmp_path).results == gate.release(results())


def test_the_later_of_two_releases_is_the_newest(tmp_path):
    gate.publish(OTHER, tmp_path, HES, NOON + timedelta(seconds=1))
    gate.publish(results(), tmp_path, HES, NOON)
    assert gate.newest(tmp_path).results.title == "Another study"


def test_a_release_says_when_and_by_which_rule(tmp_path):
    gate.publish(results(), tmp_path, STRICT, NOON)
    found = gate.newest(tmp_path)
    assert (found.released_at, found.policy) == (NOON, "strict10")


def test_the_same_again_is_not_released_twice(tmp_path):
    first = gate.publish(results(), tmp_path, HES, NOON)
    assert gate.publish(results(), tmp_path, HES, NOON + timedelta(hours=1)) == first
    assert len(list(tmp_path.iterdir())) == 1


def test_another_rule_makes_another_release(tmp_path):
    gate.publish(results(), tmp_path, HES, NOON)
    assert gate.publish(results(), tmp_path, STRICT, NOON + timedelta(hours=1)).exists()
    assert gate.newest(tmp_path).policy == "strict10"


def test_there_is_no_newest_of_nothing(tmp_path):
    assert gate.newest(tmp_path / "nowhere") is None


def test_a_release_altered_afterwards_is_not_shown(tmp_path):
    gate.publish(OTHER, tmp_path, HES, NOON)
    later = gate.publish(results(), tmp_path, HES, NOON + timedelta(hours=1))
    altered = (later / results_file.FILE).read_text("utf-8").replace('"people": 940', '"people": 939')
    (later / results_file.FILE).write_text(altered, "utf-8")
    assert gate.newest(tmp_path).results.title == "Another study"


def test_a_release_whose_hash_was_altered_too_is_still_checked(tmp_path):
    place = gate.publish(results(), tmp_path, HES, NOON)
    digest = storing._digest(results_file.write(results(), place))
    manifest = json.loads((place / storing.MANIFEST).read_text("utf-8")) | {"sha256": digest}
    (place / storing.MANIFEST).write_text(json.dumps(manifest), "utf-8")
    assert gate.newest(tmp_path) is None


def test_a_release_without_its_manifest_is_not_shown(tmp_path):
    (gate.publish(results(), tmp_path, HES, NOON) / storing.MANIFEST).unlink()
    assert gate.newest(tmp_path) is None


def test_a_release_half_written_is_not_shown(tmp_path):
    gate.publish(results(), tmp_path, HES, NOON).rename(tmp_path / ".20261121T120000000000Z.partial")
    assert gate.newest(tmp_path) is None


def test_what_the_check_refuses_is_not_published(tmp_path):
    unsafe = replace(results(), title="x", process={"Practices": 36, "Referrals in": 1604})
    careless = replace(HES, name="careless", largest_hidden=0, base=1)
    with pytest.raises(gate.ReleaseRefused, match="Nothing was released"):
        gate.publish(unsafe, tmp_path, careless, NOON)
    assert list(tmp_path.iterdir()) == []
