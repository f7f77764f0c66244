"""The command as people type it: exit codes, plain sentences, the same bytes twice."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

VERBS = (
    "demo", "evaluate", "report", "release", "synthesise", "reproduce", "serve", "work", "extract", "open-linkage",
    "docs", "manage", "plan",
)  # fmt: skip
START = "import sys; from commonweal.cli import main; sys.argv[0] = 'commonweal'; main()"


def run(*words, **environment):
    """The command in a process of its own, as a shell would start it."""
    return subprocess.run(
        [sys.executable, "-c", START, *map(str, words)],
        capture_output=True, text=True, check=False, timeout=240, env=os.environ | environment,
    )  # fmt: skip


def digests(folder):
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and "store" not in path.parts)
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def borough(tmp_path_factory):
    folder = tmp_path_factory.mktemp("borough")
    made = run("synthesise", "--people", 3000, "--seed", 7, "--out", folder, "--format", "csv")
    assert made.returncode == 0, made.stderr
    stops = (folder / "plan.toml").read_text("utf-8")
    (folder / "stops.toml").write_text(stops, "utf-8")
    (folder / "plan.toml").write_text(stops + 'waiver = "a test"\n', "utf-8")
    return folder


@pytest.fixture(scope="module")
def stopped(borough):
    """The same plan without a waiver: the run stops at the balance."""
    out = borough / "stopped"
    return out, run("evaluate", borough / "stops.toml", "--out", out)


@pytest.fixture(scope="module")
def evaluated(borough):
    out = borough / "first"
    done = run("evaluate", borough / "plan.toml", "--out", out)
    assert done.returncode == 0, done.stderr
    return out, done


@pytest.fixture(scope="module")
def again(borough):
    """The same plan and the same files once more, printed as JSON."""
    out = borough / "again"
    return out, run("evaluate", borough / "plan.toml", "--out", out, "--json", "--quiet")


@pytest.fixture(scope="module")
def accepted(stopped, borough):
    """The run that stopped goes on, its balance accepted in the plan."""
    out, plan = borough / "accepted", borough / "accepts.toml"
    printed = next(line for line in stopped[1].stdout.splitlines() if line.startswith("balance"))
    plan.write_text((borough / "stops.toml").read_text("utf-8") + f"{printed}\n", "utf-8")
    shutil.copytree(stopped[0], out)
    return run("evaluate", plan, "--out", out)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb):
    helped = run(verb, "--help")
    assert helped.returncode == 0 and ("Usage" in helped.stdout or "manage" in helped.stdout)


def test_the_result_is_on_the_output_and_progress_on_the_error_stream(evaluated):
    _, done = evaluated
    assert "Inpatient spells" in done.stdout and "Reading" in done.stderr and "Reading" not in done.stdout


def test_what_is_printed_says_that_a_change_is_not_an_effect(evaluated):
    assert "is not an effect of the service" in evaluated[1].stdout


def test_a_comparison_is_printed_beside_the_change(evaluated):
    assert "Beside matched controls:" in evaluated[1].stdout


def test_a_run_stops_at_the_balance_with_a_code_of_its_own(stopped):
    _, done = stopped
    assert done.returncode == 4 and "STOPPED AT THE BALANCE" in done.stdout and 'balance = "' in done.stdout


def test_a_run_that_stopped_prints_no_heading_that_the_plan_has_already(stopped):
    assert "[matching]" not in stopped[1].stdout.splitlines()


def test_a_run_that_stopped_has_read_no_outcome(stopped):
    out, _ = stopped
    results = json.loads((out / "results.json").read_text("utf-8"))
    assert results["stage"] == "balance" and results["matching"]["balance"]
    assert not any(results[part] for part in ("changes", "effects", "wellbeing", "value", "curve"))
    assert not (out.parent / "stops.toml.outcomes-read").exists()


def test_a_run_that_stopped_cannot_be_released(stopped, tmp_path):
    refused = run("release", stopped[0], "--to", tmp_path)
    assert refused.returncode == 3 and not list(tmp_path.iterdir())


def test_the_report_of_a_run_that_stopped_is_called_otherwise(stopped):
    assert Path(run("report", stopped[0]).stdout.strip()).name == "balance.html"


def test_a_plan_that_accepts_the_balance_goes_on(accepted):
    assert accepted.returncode == 0 and "Beside matched controls:" in accepted.stdout


def test_a_plan_that_accepts_another_balance_stops(borough):
    plan = borough / "other.toml"
    plan.write_text((borough / "stops.toml").read_text("utf-8") + 'balance = "000000000000"\n', "utf-8")
    done = run("evaluate", plan, "--out", borough / "other")
    assert done.returncode == 4 and "BALANCE_CHANGED" in done.stdout


def test_what_changes_after_the_lock_is_a_deviation(borough):
    plan = borough / "locked.toml"
    plan.write_text((borough / "stops.toml").read_text("utf-8"), "utf-8")
    assert run("plan", "lock", plan).returncode == 0
    plan.write_text(plan.read_text("utf-8") + "ratio = 1\n", "utf-8")
    run("evaluate", plan, "--out", borough / "locked", "--quiet")
    results = json.loads((borough / "locked" / "results.json").read_text("utf-8"))
    assert results["deviations"] == [{"key": "matching.ratio", "locked": "3", "now": "1"}]


def test_data_that_end_too_soon_for_anybody_are_a_usage_error(borough, tmp_path):
    plan = borough / "early.toml"
    plan.write_text((borough / "plan.toml").read_text("utf-8").replace("2016-03-31", "2013-03-31"), "utf-8")
    done = run("evaluate", plan, "--out", tmp_path / "early")
    assert done.returncode == 2 and "12 months after referral are asked for" in done.stderr


def test_nobody_analysed_is_said_with_where_to_look(borough, tmp_path):
    plan = borough / "nobody.toml"
    before_and_after = (borough / "plan.toml").read_text("utf-8").split("[matching]")[0]
    plan.write_text(before_and_after.replace("2016-03-31", "2013-08-31"), "utf-8")
    done = run("evaluate", plan, "--out", tmp_path / "nobody")
    assert "left out at this step: Hospital data for all 12 months after" in done.stdout


def test_rows_in_are_used_duplicate_rejected_or_out_of_scope(evaluated):
    out, _ = evaluated
    for rows in json.loads((out / "manifest.json").read_text("utf-8"))["rows"]:
        assert rows["read"] == rows["used"] + rows["duplicate"] + rows["rejected"] + rows["out_of_scope"]


def test_the_manifest_names_the_hash_of_each_input(evaluated, borough):
    out, _ = evaluated
    told = {
        Path(file["path"]).name: file["sha256"] for file in json.loads((out / "manifest.json").read_text())["inputs"]
    }
    assert told["apc.csv"] == hashlib.sha256((borough / "hes" / "apc.csv").read_bytes()).hexdigest()


def test_the_same_input_gives_the_same_bytes(evaluated, again):
    assert digests(evaluated[0]) == digests(again[0])


def test_the_order_of_the_rows_changes_nothing(evaluated, borough):
    out, _ = evaluated
    hospital = borough / "hes" / "ae.csv"
    head, *rows = hospital.read_text("utf-8").splitlines()
    before = hospital.read_text("utf-8")
    try:
        hospital.write_text("\n".join([head, *reversed(rows)]) + "\n", "utf-8")
        run("evaluate", borough / "plan.toml", "--out", borough / "turned", "--quiet")
    finally:
        hospital.write_text(before, "utf-8")
    assert (borough / "turned" / "results.json").read_bytes() == (out / "results.json").read_bytes()


def test_a_second_evaluation_uses_the_store_again(accepted):
    assert "used again" in accepted.stderr


def test_a_report_is_one_file_without_scripts_or_addresses(evaluated):
    out, _ = evaluated
    path = Path(run("report", out).stdout.strip())
    text = path.read_text("utf-8")
    assert "<script" not in text and 'src="http' not in text and "@import" not in text and "url(http" not in text


def test_a_release_goes_into_the_folder_of_releases(evaluated, tmp_path):
    out, _ = evaluated
    released = Path(run("release", out, "--to", tmp_path).stdout.strip())
    assert json.loads((released / "results.json").read_text("utf-8"))["released"] == "hes"


def test_results_can_be_printed_as_json(again):
    _, printed = again
    assert json.loads(printed.stdout)["title"] and printed.stderr == ""


def test_a_misspelt_key_of_the_plan_is_a_usage_error_with_a_suggestion(borough):
    plan = borough / "misspelt.toml"
    plan.write_text((borough / "plan.toml").read_text("utf-8").replace("referred_to", "refered_to"), "utf-8")
    refused = run("evaluate", plan, "--out", borough / "none")
    assert refused.returncode == 2 and "Did you mean 'referred_to'?" in refused.stderr


def test_a_missing_input_is_a_data_problem_without_a_traceback(borough):
    plan = borough / "astray.toml"
    plan.write_text((borough / "plan.toml").read_text("utf-8").replace("hes/apc", "hes/nowhere"), "utf-8")
    refused = run("evaluate", plan, "--out", borough / "none")
    assert refused.returncode == 1 and "nowhere" in refused.stderr and "Traceback" not in refused.stderr


def test_a_run_that_fails_leaves_no_older_results_behind(evaluated, borough):
    out = borough / "stale"
    shutil.copytree(evaluated[0], out)
    assert (out / "results.json").exists()
    hospital = borough / "hes" / "apc.csv"
    before = hospital.read_bytes()
    try:
        hospital.write_bytes(b"")
        failed = run("evaluate", borough / "plan.toml", "--out", out, "--quiet")
    finally:
        hospital.write_bytes(before)
    assert failed.returncode == 1 and not (out / "results.json").exists()


def test_a_report_without_results_says_what_to_do(tmp_path):
    refused = run("report", tmp_path)
    assert refused.returncode == 1 and "evaluate" in refused.stderr and "Traceback" not in refused.stderr


def test_an_unknown_engine_is_named(borough):
    refused = run("evaluate", borough / "plan.toml", "--out", borough / "none", "--engine", "abacus")
    assert refused.returncode == 2 and "duckdb" in refused.stderr


def test_an_unknown_disclosure_rule_is_a_usage_error(evaluated):
    out, _ = evaluated
    assert run("release", out, "--policy", "none").returncode == 2


def test_debugging_shows_where_an_error_arose(borough):
    assert "Traceback" in run("evaluate", borough / "nowhere.toml", COMMONWEAL_DEBUG="1").stderr
