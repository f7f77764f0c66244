"""Load where postcodes are from a file that the operator supplies."""

import csv
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from commonweal.domain import identifiers
from commonweal.service.menu import actions

COLUMNS = ("postcode", "easting", "northing")
EAST, NORTH = (0, 800_000), (0, 1_300_000)
"""The national grid and its islands [m]."""
TOLD_AT_MOST = 20


class Command(BaseCommand):
    help = "Load where postcodes are: a CSV with the columns postcode, easting, northing (metres of the national grid)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the CSV, in UTF-8; other columns are left alone")

    def handle(self, *args, file, **options):
        problems = []
        try:
            with file.open(encoding="utf-8-sig", newline="") as opened, transaction.atomic():
                loaded = actions.load_spots(_rows(opened, problems), by=None)
                if problems:
                    raise CommandError(_told(file, problems))
        except OSError as why:
            raise CommandError(f"{file} cannot be read: {why.strerror}.") from None
        except UnicodeDecodeError:
            raise CommandError(f"{file} is not in UTF-8. Save it as CSV UTF-8. Nothing was loaded.") from None
        except csv.Error as why:
            raise CommandError(f"{file} is not a CSV: {why}. Nothing was loaded.") from None
        if not loaded:
            raise CommandError(f"{file} has no rows below its headings. Nothing was loaded.")
        self.stdout.write(f"{loaded:,} postcodes have their place. Distances count from now on.")


def _rows(opened, problems):
    """Each row as it is read; what is wrong with a row is kept, and the row left out."""
    reader = csv.reader(opened)
    places = _places(next(reader, []))
    for row in reader:
        if any(cell.strip() for cell in row):
            try:
                yield _read([row[place].strip() for place in places])
            except (IndexError, ValueError) as why:
                problems.append((reader.line_num, "A column is missing." if isinstance(why, IndexError) else str(why)))
                if len(problems) > TOLD_AT_MOST:
                    return


def _places(heads):
    known = [each.strip().lower() for each in heads]
    missing = [name for name in COLUMNS if name not in known]
    if missing:
        raise CommandError(
            f"Line 1 has no heading {' and no heading '.join(missing)}. The headings are {', '.join(COLUMNS)}."
        )
    return [known.index(name) for name in COLUMNS]


def _read(cells):
    postcode, easting, northing = cells
    return identifiers.postcode(postcode), _metres(easting, "easting", EAST), _metres(northing, "northing", NORTH)


def _metres(typed, name, within):
    try:
        metres = round(float(typed))
    except (ValueError, OverflowError):
        raise ValueError(f"The {name} {typed!r} is not a number of metres.") from None
    if not within[0] <= metres <= within[1]:
        raise ValueError(f"The {name} {typed} is off the national grid.")
    return metres


def _told(file, problems):
    """The first lines that are wrong, and that there are more."""
    lines = "\n".join(f"  line {number}: {why}" for number, why in problems[:TOLD_AT_MOST])
    more = "\n  and more" if len(problems) > TOLD_AT_MOST else ""
    return f"Nothing was loaded. Put these lines of {file} right, and load it again:\n{lines}{more}"
