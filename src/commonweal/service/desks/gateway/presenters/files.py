"""A list as a file: the rows and the columns of the page, all of them, and how many there are in its last line."""

import csv
from itertools import islice

from commonweal.paper.spreadsheets import neutral
from commonweal.service.desks.gateway.presenters.rows import REFERRAL_HEAD, plain
from commonweal.service.journey.oversight.queries import breaches

AT_ONCE = 500


class _Echo:
    """Hands back each line instead of keeping it."""

    def write(self, line):
        return line


def lines(referrals, today):
    """The file, line by line; never all of it at once."""
    sheet, count = csv.writer(_Echo()), 0
    yield "\ufeff" + sheet.writerow(REFERRAL_HEAD)  # the mark tells Excel that the file is Unicode
    found = referrals.iterator(chunk_size=AT_ONCE)
    while some := list(islice(found, AT_ONCE)):
        for _, cells in plain(some, breaches.badges(some, today)):
            yield sheet.writerow([neutral(each) for each in cells])
            count += 1
    yield sheet.writerow([f"Rows: {count}"])
