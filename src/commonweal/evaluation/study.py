"""The public face for Python people: a `Study`, whose methods are the verbs of the command."""

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

from commonweal import __version__
from commonweal.evaluation import effect, engines, inputs, plan, run, value
from commonweal.exchange import results, sheets

MANY_REJECTED = 0.05
MANY_NAMES = 6


def _silent(words: str) -> None:
    """Say nothing."""


class Study:
    """One plan and the folder of what comes of it.

    Parameters
    ----------
    plan_file
        The plan, a TOML file [path].
    out
        Folder for results, tables, rejects and the manifest [path].
    engine
        `duckdb` or `spark` [text].
    say
        Told of each step as it begins [function of text].

    Raises
    ------
    PlanError
        When the plan cannot be carried out as written.
    """

    def __init__(
        self, plan_file: Path, out: Path, *, engine: str = "duckdb", say: Callable[[str], None] = _silent
    ) -> None:
        self.plan = plan.read(plan_file)
        self._plan_file = plan_file
        self.out = out
        self._engine = engine
        self._say = say

    def evaluate(self) -> results.Results:
        """Carry out the plan and write results.json, tables/*.csv, rejects.csv and manifest.json.

        Returns
        -------
        Results
            Everything found; of stage `balance` and without any outcome until the plan accepts the balance of its
            matched controls [results].

        Raises
        ------
        InputError
            When an input is missing or cannot be read.
        EngineError
            When the engine is not installed.
        ParameterError
            When something that the plan values has no price.
        """
        value.check(self.plan)
        locked, deviations = plan.compare(self._plan_file, self.plan, plan.read_before(self._plan_file))
        # A run that fails half-way must not leave an earlier run's results beside its own rejects.
        for stale in (results.FILE, "manifest.json", "report.html", "balance.html"):
            (self.out / stale).unlink(missing_ok=True)
        sheets.clear(self.out / "tables")
        scratch = self.out / ".scratch"
        engine = engines.start(self._engine, scratch)
        try:
            store = inputs.prepare(engine, self.plan, self.out, self._say)
            found = run.evaluate(self.plan, engine, store, self._say)
        finally:
            engine.close()
            shutil.rmtree(scratch, ignore_errors=True)
        self._say("Writing")
        unwritten = plan.remember_reading(self._plan_file) if found.stage == results.WHOLE else []
        found = replace(found, locked=locked, deviations=deviations, notes=[*found.notes, *unwritten])
        sheets.write(found, self.out / "tables")
        self._write_manifest(store, found.notes)
        results.write(found, self.out)
        return found

    def report(self) -> Path:
        """Make the report of results that were written.

        Returns
        -------
        Path
            The report, one HTML file [path].
        """
        from commonweal.evaluation.report import write

        return write(self.out)

    def _write_manifest(self, store: inputs.Store, notes: list[str]) -> None:
        content = {
            "version": __version__,
            "engine": self._engine,
            "plan": asdict(self.plan) | {"folder": ""},
            "inputs": [asdict(file) | {"path": self._named(Path(file.path))} for file in store.inputs],
            "rows": [asdict(rows) for rows in store.rows],
            "notes": notes,
        }
        text = json.dumps(content, indent=1, ensure_ascii=False, default=str)
        (self.out / "manifest.json").write_text(text + "\n", "utf-8")

    def _named(self, path: Path) -> str:
        """Name a file from the plan's folder on, so that a manifest tells nothing of the machine it was made on."""
        return str(path.relative_to(self.plan.folder)) if path.is_relative_to(self.plan.folder) else path.name


def summary(found: results.Results, out: Path) -> str:
    """Say in a few lines what was found and where it is.

    Parameters
    ----------
    found
        The results [results].
    out
        Where they were written [path].

    Returns
    -------
    str
        Rows of each input, the change of each outcome for everybody, and the files [text].
    """
    lines = [found.title, found.period, *_stage(found), ""]
    lines += [
        f"{rows.table}: {rows.read:,} rows read = {rows.used:,} used + {rows.duplicate:,} duplicate"
        f" + {rows.rejected:,} rejected + {rows.out_of_scope:,} out of scope{_of_study(rows)}"
        for rows in found.inputs
    ]
    lines += _warnings(found, out)
    lines += ["", *(f"{step.what}: {step.people:,}" for step in found.flow), ""]
    lines += _to_accept(found) if found.stage == results.BALANCE else _findings(found)
    lines += ["", f"Results: {out / results.FILE}", f"Report:  commonweal report {out}"]
    return "\n".join(lines)


def _stage(found: results.Results) -> list[str]:
    if found.stage == results.WHOLE:
        return []
    return ["", "STOPPED AT THE BALANCE: controls are chosen, and nothing that came after referral has been read."]


def _findings(found: results.Results) -> list[str]:
    everybody = [row for row in found.changes if row.by == "all"]
    lines = [f"{row.name}: {row.words}" for row in everybody if row.people]
    lines += [effect.CHANGE if any(row.people for row in everybody) else effect.nobody(found.flow)]
    against = [row for row in found.effects if row.by == "all"]
    return [
        *lines,
        *(["", "Beside matched controls:"] if against else []),
        *(f"{row.name}: {row.words}" for row in against),
    ]


def _to_accept(found: results.Results) -> list[str]:
    """How alike the controls are, and how the plan says that this is enough."""
    made = found.matching
    if made is None:
        return []
    unlike = [row for row in made.balance if row.matched_smd is not None and abs(row.matched_smd) >= made.limit]
    return [
        f"{made.matched:,} of {made.referred:,} people referred have {made.controls:,} controls.",
        f"{len(unlike)} of {len(made.balance)} comparisons differ by {made.limit} standard deviations or more"
        + (": " + "; ".join(row.name for row in unlike[:MANY_NAMES]) if unlike else "."),
        "Look at the report. If the controls are alike enough, write this line into the plan's [matching] section, "
        "in place of any other that begins with balance, and evaluate again:",
        "",
        f'balance = "{made.digest[:12]}"',
    ]


def _of_study(rows: results.Rows) -> str:
    """Hospital files may hold everybody: only some of the rows that are used are ever counted."""
    if rows.of_study is None:
        return ""
    return f"; {rows.of_study:,} of the used are of {rows.people:,} people in the study"


def _warnings(found: results.Results, out: Path) -> list[str]:
    """What a tired reader must not miss."""
    rejected = [rows for rows in found.inputs if rows.rejected]
    many = [rows.table for rows in rejected if (rows.rejected or 0) > MANY_REJECTED * (rows.read or 0)]
    told = [f"Rejected rows, with line and reason: {out / 'rejects.csv'}"] if rejected else []
    if many:
        told.append(f"Warning: more than {MANY_REJECTED:.0%} of the rows were rejected in {', '.join(many)}.")
    return [*told, *(f"Note: {note}" for note in found.notes)]
