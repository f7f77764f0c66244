"""Building the store, step by step: read every file, number the people, judge the rows, write the tables."""

from collections.abc import Callable
from pathlib import Path

from commonweal.evaluation.engines.base import Value, literal
from commonweal.evaluation.engines.duckdb import DuckDB
from commonweal.evaluation.inputs import attended, checks, hospital, strangers, study
from commonweal.evaluation.inputs.files.scan import Scan
from commonweal.evaluation.inputs.files.staging import Staged, stage
from commonweal.evaluation.inputs.layout import TABLES
from commonweal.evaluation.inputs.sources import Found
from commonweal.evaluation.plan import CohortPlan
from commonweal.exchange.results import Rows
from commonweal.exchange.tables import BRIDGE, PEOPLE

PARTS = ("tables", "keys", "staged", "rejects")

NAMES = tuple(table.name for table in TABLES)

PERSONS = "SELECT study_id FROM judged WHERE fate = 'used'"
LINKS = "SELECT study_id, hes_id, match_rank FROM judged WHERE fate = 'used'"
IN_HOSPITAL = "SELECT DISTINCT ENCRYPTED_HESID AS hes_id FROM staged WHERE wrong_because IS NULL"
# Numbered in an order that does not hang on the order of any file, those in the study first: then their events stand
# together at the start of each table, and what a study needs is read without the rest. `turn` is an order among all of
# them that says nothing of the study; where people are equal, theirs decides, and it must not favour who was referred.
KEYS = """
SELECT row_number() OVER (ORDER BY study_id IS NULL, turn) AS person, turn, study_id, hes_id, match_rank
FROM (
  SELECT *, row_number() OVER (ORDER BY coalesce(hes_id, ''), coalesce(study_id, '')) AS turn FROM (
    SELECT p.study_id, l.hes_id, l.match_rank FROM persons p LEFT JOIN links l ON l.study_id = p.study_id
    UNION ALL
    SELECT NULL, h.hes_id, NULL FROM (SELECT DISTINCT hes_id FROM hospital_ids) h
    WHERE NOT EXISTS (SELECT 1 FROM links l WHERE l.hes_id = h.hes_id)
  )
)
"""
LINKED = "SELECT person, match_rank FROM keys WHERE study_id IS NOT NULL AND hes_id IS NOT NULL ORDER BY person"
REJECTS = """
SELECT f.name AS file, r.line, r.wrong_column AS "column", r.wrong_value AS value, r.wrong_because AS reason
FROM rejects r JOIN files f ON f.file = r.file ORDER BY r.file, r.line, r.wrong_because
"""


class Builder:
    """Builds a store in a folder."""

    def __init__(self, engine: DuckDB, cohort: CohortPlan, folder: Path, say: Callable[[str], None]):
        self._engine, self._cohort, self._folder, self._say = engine, cohort, folder, say
        for part in PARTS:
            (folder / part).mkdir(parents=True)
        (folder / "keys").chmod(0o700)
        self.notes: list[str] = []
        """What was noticed on the way."""
        self.checks: list[checks.Check] = []
        """What should be looked at."""

    def build(self, found: list[Found], scans: dict[Path, Scan]) -> list[Rows]:
        """Build it.

        Parameters
        ----------
        found
            The tables and their files [list].
        scans
            What the bytes of each file say [path -> scan].

        Returns
        -------
        list
            What became of the rows of each table, in the order of `found` [list].
        """
        staged = self._read(found, scans)
        self._number(staged, found)
        self._notice(staged, found)
        days = self._days(staged)
        rows = [self._keep(staged[one.table.name], days) for one in found]
        attended.join(self._engine, self._folder / "tables")
        self._check([one.table.name for one in found if not one.paths])
        self._write_rejects([path for one in found for path in one.paths])
        return rows

    def _read(self, found: list[Found], scans: dict[Path, Scan]) -> dict[str, Staged]:
        staged, first = {}, 0
        for one in found:
            if one.paths:
                self._say(f"Reading {one.table.title}: {', '.join(path.name for path in one.paths)}")
            here = [scans[path] for path in one.paths]
            staged[one.table.name] = stage(self._engine, one, here, first, self._folder / "staged")
            self.notes += staged[one.table.name].notes
            first += len(one.paths)
        return staged

    def _number(self, staged: dict[str, Staged], found: list[Found]) -> None:
        """Give everybody a whole number: those in the study, and everybody else in the other files about people."""
        for table, query, name in ((PEOPLE, PERSONS, "persons"), (BRIDGE, LINKS, "links")):
            rows = study.judge(self._engine, staged[table.name], self._rejects(table.name))
            self._engine.keep(name, query)
            if table is BRIDGE:
                strangers.refuse_bridge(self._engine, rows, _files_of(BRIDGE.name, found))
        ids = []
        for name in NAMES:
            self._engine.register("staged", staged[name].paths)
            self._engine.keep(f"ids_{name}", IN_HOSPITAL)
            ids.append(f"SELECT hes_id FROM ids_{name}")
        self._engine.keep("hospital_ids", " UNION ALL ".join(ids))
        self._engine.keep("keys", KEYS)
        self._engine.write("SELECT * FROM keys ORDER BY person", self._folder / "keys" / "keys.parquet")

    def _notice(self, staged: dict[str, Staged], found: list[Found]) -> None:
        first = 0
        for one in found:
            if one.table.name in NAMES:
                self.notes += strangers.notice(self._engine, staged[one.table.name], one.paths, first)
            first += len(one.paths)

    def _days(self, staged: dict[str, Staged]) -> dict[str, Value]:
        """What decides whether an event is in scope."""
        months, note = attended.months(self._engine, staged["ae"], staged["ecds"])
        self.notes += note
        return {"data_from": self._cohort.data_from, "data_to": self._cohort.data_to, **months}

    def _keep(self, staged: Staged, days: dict[str, Value]) -> Rows:
        name, tables = staged.table.name, self._folder / "tables"
        if staged.read:
            self._say(f"Checking {staged.table.title}: {staged.read:,} rows")
        if name in NAMES:
            self._engine.register("staged", staged.paths)
            self.checks += checks.codes(self._engine, staged.table) if staged.read else []
            scratch = self._folder / "staged" / f"{name}.marked.parquet"
            rows = hospital.keep(self._engine, staged, days, tables, self._rejects(name), scratch)
            self.checks += checks.late(rows)
            return rows
        rows = study.judge(self._engine, staged, self._rejects(name))
        query = LINKED if staged.table is BRIDGE else study.used(staged.table)
        self._engine.write(query, tables / f"{name}.parquet")
        return rows

    def _check(self, absent: list[str]) -> None:
        """Look at what is right in each row, and odd beside other rows and tables."""
        self._say("Checking the tables beside one another")
        for path in (self._folder / "tables").iterdir():
            self._engine.register(path.stem, path)
        self.checks = [
            *checks.register(self._engine, self._cohort, absent),
            *self.checks,
            *checks.events(self._engine, self._cohort, absent),
        ]
        checks.write(self.checks, self._folder / "checks.csv")

    def _rejects(self, name: str) -> Path:
        return self._folder / "rejects" / f"{name}.parquet"

    def _write_rejects(self, files: list[Path]) -> None:
        names = ", ".join(f"({number}, {literal(path.name)})" for number, path in enumerate(files))
        self._engine.keep("files", f"SELECT * FROM (VALUES {names}) AS named(file, name)")
        self._engine.register("rejects", sorted((self._folder / "rejects").iterdir()))
        self._engine.write(REJECTS, self._folder / "rejects.csv", "FORMAT csv, HEADER")


def _files_of(name: str, found: list[Found]) -> tuple[Path, ...]:
    return next(one.paths for one in found if one.table.name == name)
