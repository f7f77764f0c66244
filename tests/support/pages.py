"""Read a page as a person would: its tables, row by row, and where its links lead."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Sent:
    """A form: where it goes, what it sends when nothing is filled in, and whether there is anything to fill in."""

    action: str
    posts: bool
    empty: dict = field(default_factory=dict)
    boxes: int = 0
    has_button: bool = False

    def holds(self, tag, attrs):
        kind, name = attrs.get("type"), attrs.get("name")
        if tag == "button" and kind != "button" and not self.has_button:
            self.has_button = True
            self.empty |= {name: attrs.get("value", "")} if name else {}
        elif tag == "input" and kind == "hidden":
            self.empty[name] = attrs.get("value", "")
        elif tag in ("input", "select", "textarea"):
            self.boxes += 1


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.rows, self.links, self.cell, self.link, self.hidden = [], {}, None, None, False
        self.forms, self.form = [], None

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag == "td" or (tag == "th" and dict(attrs).get("scope") == "row"):
            self.cell = []
        elif tag == "a":
            self.link = (dict(attrs).get("href"), [])
        elif tag == "span":
            self.hidden = dict(attrs).get("aria-hidden") == "true"
        elif tag == "form":
            self.form = Sent(dict(attrs).get("action") or "", dict(attrs).get("method") == "post")
            self.forms.append(self.form)
        elif self.form:
            self.form.holds(tag, dict(attrs))

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self.cell is not None:
            self.rows[-1].append(" ".join("".join(self.cell).split()))
            self.cell = None
        elif tag == "a" and self.link:
            self.links.setdefault(" ".join("".join(self.link[1]).split()), self.link[0])
            self.link = None
        elif tag == "span":
            self.hidden = False
        elif tag == "form":
            self.form = None

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


def forms(response):
    """Every form that changes something and has boxes to fill in."""
    return [form for form in _read(response).forms if form.posts and form.boxes]
