"""The limit: decode the columns an evaluation needs and do nothing with them. Prints seconds of wall and processor."""

import sys
import time
from pathlib import Path

from pyarrow.dataset import dataset

NEEDED = {
    "apc": (
        "ENCRYPTED_HESID", "PROCODE3", "EPIKEY", "EPISTART", "EPIEND", "EPIORDER", "EPISTAT",
        "ADMIDATE", "ADMIMETH", "DISDATE", "DISMETH",
    ),
    "ae": ("ENCRYPTED_HESID", "ARRIVALDATE", "AEATTENDCAT", "AEATTENDDISP"),
    "op": ("ENCRYPTED_HESID", "APPTDATE", "ATTENDED"),
}  # fmt: skip


def scan(path: Path, columns: list[str] | None) -> None:
    for _ in dataset(path, format="parquet").to_batches(columns=columns):
        pass


def main() -> None:
    folder, kind = Path(sys.argv[1]), sys.argv[2]
    began, used = time.perf_counter(), time.process_time()
    for path in sorted(folder.glob("*.parquet")):
        if kind == "store":
            scan(path, None)
        elif path.stem in NEEDED:
            scan(path, list(NEEDED[path.stem]))
    print(time.perf_counter() - began, time.process_time() - used)


if __name__ == "__main__":
    main()
