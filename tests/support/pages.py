"""Read a page as a person would: its tables, row by row, and where its links lead."""

from html.parser import HTMLParser


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.rows, self.links, self.cell, self.link, self.hidden = [], {}, None, None, False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag == "td" or (tag == "th" and dict(attrs).get("scope") == "row"):
            self.cell = []
        elif tag == "a":
            self.link = (dict(attrs).get("href"), [])
        elif tag == "span":
            self.hidden = dict(attrs).get("aria-hidden") == "true"

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self.cell is not None:
            self.rows[-1].append(" ".join("".join(self.cell).split()))
            self.cell = None
        elif tag == "a" and self.link:
            self.links.setdefault(" ".join("".join(self.link[1]).split()), self.link[0])
            self.link = None
        elif tag == "span":
            self.hidden = False

    def handle_data(self, data):
        for kept in (self.cell, self.link and self.link[1]):
            if kept is not None and not self.hidden:
                kept.append(data)


def _read(response):
    reader = _Reader()
    reader.feed(response.content.decode())
    return reader


def words(response):
    return response.content.decode()


def rows(response):
    """The cells of every row of every table, headings left out."""
    return [row for row in _read(response).rows if row]


def links(response):
    """Where each link leads, by its words; of those that say the same, the first."""
    return _read(response).links
