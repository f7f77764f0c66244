"""The rows of a text file as cells under our column names, each with the line it stands on."""

from collections.abc import Iterator

import numpy as np
import pyarrow
from pyarrow import compute, csv

from commonweal.evaluation.inputs.files.cells import NOTHING
from commonweal.evaluation.inputs.files.headings import Headings
from commonweal.evaluation.inputs.files.scan import Scan
from commonweal.evaluation.inputs.problems import InputError

BLOCK = 8 << 20


class Lines:
    """Turns a text file into batches of cells, keeping count of the lines.

    A record's line is its number among the records, whole or torn, plus the line breaks inside the cells before it.
    """

    def __init__(self, scan: Scan, headings: Headings):
        self._scan, self._headings = scan, headings
        self._wanted = {f"c{place}": f"raw_{name}" for name, place in headings.places.items()}
        self._torn: list[tuple[int, str]] = []
        self._breaks: list[tuple[int, int]] = []
        self._next = 2  # the first record after the heading
        self.problem: InputError | None = None
        text = pyarrow.string()
        self.schema = pyarrow.schema(
            [("line", pyarrow.int64()), ("torn", text), *((name, text) for name in self._wanted.values())]
        )

    def reader(self) -> pyarrow.RecordBatchReader:
        """Open the file.

        Returns
        -------
        pyarrow.RecordBatchReader
            Cells as text, those that hold nothing as none; a row with too few or too many cells has its text in
            `torn` and nothing else [batches].
        """
        return pyarrow.RecordBatchReader.from_batches(self.schema, self._batches())

    def _batches(self) -> Iterator[pyarrow.RecordBatch]:
        if self._headings.alone:
            return
        try:
            for batch in self._open():
                yield self._numbered(batch)
        except (pyarrow.ArrowInvalid, UnicodeError) as error:
            # Kept, because whoever reads the batches sees only that reading failed.
            self.problem = InputError(
                f"{self._scan.path} cannot be read as a table: {error}. Look for a quotation mark that is not closed."
            )
            raise
        yield self._torn_rows()

    def _open(self) -> csv.CSVStreamingReader:
        names = [f"c{place}" for place in range(self._headings.width)]
        return csv.open_csv(
            self._scan.path,
            # A torn row tells its number only when one thread reads.
            csv.ReadOptions(
                use_threads=False, encoding=self._scan.encoding, block_size=BLOCK, column_names=names, skip_rows=1
            ),
            csv.ParseOptions(
                delimiter=self._headings.separator,
                newlines_in_values=self._scan.quoted,
                ignore_empty_lines=False,  # they count as lines
                invalid_row_handler=self._tear,
            ),
            csv.ConvertOptions(
                column_types=dict.fromkeys(names, pyarrow.string()),
                include_columns=list(self._wanted),
                null_values=list(NOTHING),
                strings_can_be_null=True,
            ),
        )

    def _tear(self, row: csv.InvalidRow) -> str:
        self._torn.append((row.number, row.text))
        if breaks := row.text.count("\n"):
            self._breaks.append((row.number, breaks))
        return "skip"

    def _numbered(self, batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
        torn = [number for number, _ in self._torn if number >= self._next]
        numbers = np.arange(self._next, self._next + batch.num_rows + len(torn))
        numbers = numbers[~np.isin(numbers, torn)][: batch.num_rows]
        self._next = int(numbers[-1]) + 1 if len(numbers) else self._next
        cells = [_trimmed(column) for column in batch.columns]
        if self._scan.quoted:
            self._count_breaks(cells, numbers)
        lines = pyarrow.array(self._lines(numbers))
        torn_text = pyarrow.nulls(batch.num_rows, pyarrow.string())
        return _without_blank(pyarrow.RecordBatch.from_arrays([lines, torn_text, *cells], schema=self.schema))

    def _count_breaks(self, cells: list[pyarrow.Array], numbers: np.ndarray) -> None:
        counts = sum(compute.count_substring(cell, "\n").fill_null(0).to_numpy() for cell in cells)
        for place in np.flatnonzero(counts):
            self._breaks.append((int(numbers[place]), int(counts[place])))

    def _lines(self, numbers: np.ndarray) -> np.ndarray:
        if not self._breaks:
            return numbers
        ordered = sorted(self._breaks)
        before = np.searchsorted([number for number, _ in ordered], numbers, side="left")
        return numbers + np.concatenate([[0], np.cumsum([count for _, count in ordered])])[before]

    def _torn_rows(self) -> pyarrow.RecordBatch:
        lines = self._lines(np.array([number for number, _ in self._torn], dtype=np.int64))
        nothing = pyarrow.nulls(len(self._torn), pyarrow.string())
        texts = pyarrow.array([text for _, text in self._torn], pyarrow.string())
        columns = [pyarrow.array(lines, pyarrow.int64()), texts, *[nothing] * len(self._wanted)]
        return pyarrow.RecordBatch.from_arrays(columns, schema=self.schema)


def _trimmed(cells: pyarrow.Array) -> pyarrow.Array:
    """Cells without the spaces around them; what then holds nothing is none."""
    trimmed = compute.utf8_trim_whitespace(cells)
    if compute.any(compute.not_equal(trimmed, cells)).as_py():
        nothing = compute.is_in(trimmed, pyarrow.array(NOTHING))
        return compute.if_else(nothing, pyarrow.scalar(None, pyarrow.string()), trimmed)
    return trimmed


def _without_blank(batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
    """Leave out lines in which nothing stands: spreadsheets end with them."""
    cells = batch.columns[2:]
    if any(cell.null_count == 0 for cell in cells):
        return batch
    blank = np.logical_and.reduce([cell.is_null().to_numpy(zero_copy_only=False) for cell in cells])
    return batch.filter(pyarrow.array(~blank)) if blank.any() else batch
