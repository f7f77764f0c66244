"""Write the two sets of files an evaluation needs, for two recipients who may not have each other's."""

import csv
import io
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from commonweal.exchange import files, outcomes, sealing, tables
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.interfaces.extract import queries

STUDY, LINKAGE = "study", "linkage"
SEALED = "linkage.csv.sealed"
PIECE = 64 * 1024
GIVEN = ("costs", "excluded")
"""Tables that are not drawn from the people's records."""


@dataclass(frozen=True)
class Extracted:
    """What an extract wrote: where, how many rows of each table, and who was left out."""

    study: Path
    linkage: Path
    rows: dict
    excluded: dict


def extract(*, by, folder, passphrase, file_format="parquet", today=None, costs=None):
    """Write study tables and the sealed linkage file below a folder, both whole or neither."""
    folder = Path(folder)
    if not by.may("study.extract"):
        raise ActionRefused(f"{by.name} may not make an extract. Ask a gateway manager.")
    _check(folder, passphrase, file_format)
    priced = queries.read_costs(Path(costs)) if costs else []
    partial = folder / ".extract.partial"
    shutil.rmtree(partial, ignore_errors=True)
    try:
        today = today or timezone.localdate()
        with _one_moment():
            rows, excluded = _write(partial, passphrase, file_format, priced, today)
        audit.record(event="STUDY_EXTRACTED", by=by, on=str(today), rows=rows, excluded=excluded)
        # After the commit: better an entry for files that are not there than files without an entry.
        for name in (STUDY, LINKAGE):
            (partial / name).rename(folder / name)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return Extracted(folder / STUDY, folder / LINKAGE / SEALED, rows, excluded)


def _check(folder, passphrase, file_format):
    if file_format not in files.FORMATS:
        raise ActionRefused(f"Unknown format {file_format!r}: use one of {', '.join(files.FORMATS)}.")
    if len(passphrase) < sealing.SHORTEST:
        raise ActionRefused(f"The passphrase is too short: use at least {sealing.SHORTEST} characters.")
    if any((folder / name).exists() for name in (STUDY, LINKAGE)):
        raise ActionRefused(f"{folder} holds an extract already. Choose another folder, or remove that one first.")


def _write(folder, passphrase, file_format, priced, today):
    rows, excluded = queries.OutcomeRows(today), queries.excluded()
    drawn = [table.name for table in outcomes.HANDED_OVER if table.name not in GIVEN]
    contents = {name: getattr(rows, name)() for name in drawn} | {
        "costs": priced,
        "excluded": [{"reason": reason, "people": people} for reason, people in excluded.items()],
    }
    # First, while nothing else needs room: making the key takes 64 MB.
    sealing.seal(_csv(tables.LINKAGE, rows.linkage()), folder / LINKAGE / SEALED, passphrase)
    written = {
        table.name: _write_table(table, contents[table.name], folder, file_format) for table in outcomes.HANDED_OVER
    }
    return written, excluded


@contextmanager
def _one_moment():
    """See the database as it is now until the end, whatever others write meanwhile, and keep nobody from writing."""
    usual = getattr(connection, "transaction_mode", None)
    # SQLite would take the write lock at once, which is right for those who write.
    connection.transaction_mode = "DEFERRED"
    try:
        with transaction.atomic():
            # Within a longer transaction it is too late to ask.
            if connection.vendor == "postgresql" and len(connection.savepoint_ids) == 0:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield
    finally:
        connection.transaction_mode = usual


def _write_table(table, content, folder, file_format):
    counted = _Counted(content)
    files.write(table, counted, folder / STUDY, file_format)
    return counted.rows


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, content):
        self._content, self.rows = content, 0

    def __iter__(self):
        for row in self._content:
            self.rows += 1
            yield row


def _csv(table, content):
    """A table as pieces of CSV, never all of it at once."""
    names = [column.name for column in table.columns]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    for row in content:
        writer.writerow([row[name] for name in names])
        if text.tell() > PIECE:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()
