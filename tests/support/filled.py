"""Every form of a page as a browser would send it at once; where nothing is chosen, the first choice is."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

KEY = re.compile(r"^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$")


@dataclass
class Filled:
    """Where a form goes, what it sends, and which of that is the key of something."""

    action: str
    sent: dict = field(default_factory=dict)
    keyed: set = field(default_factory=set)

    def put(self, name, value, is_chosen=True):
        if KEY.match(value or ""):
            self.keyed.add(name)
        if is_chosen or not self.sent.get(name):
            self.sent[name] = value or ""


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self.form, self.chosen, self.text = [], None, None, None

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "form":
            self.form = Filled(told.get("action") or "") if told.get("method") == "post" else None
            self.forms += [self.form] if self.form else []
        elif self.form and tag == "input" and told.get("name"):
            is_tick = told.get("type") in ("radio", "checkbox")
            if told.get("type") != "checkbox" or "checked" in told:
                self.form.put(told["name"], told.get("value", ""), is_chosen=not is_tick or "checked" in told)
            elif KEY.match(told.get("value", "")):
                self.form.keyed.add(told["name"])
        elif self.form and tag == "textarea":
            self.text = (told["name"], [])
        elif tag == "select":
            self.chosen = told.get("name")
        elif self.form and tag == "option" and self.chosen:
            self.form.put(self.chosen, told.get("value", ""), is_chosen="selected" in told)

    def handle_data(self, data):
        if self.text:
            self.text[1].append(data)

    def handle_endtag(self, tag):
        if tag == "textarea" and self.text and self.form:
            self.form.put(self.text[0], "".join(self.text[1]).strip() or "Something.")
            self.text = None
        elif tag == "select":
            self.chosen = None
        elif tag == "form":
            self.form = None


def filled(response):
    """The forms of a page that change something."""
    reader = _Reader()
    if response.headers["Content-Type"].startswith("text/html"):
        reader.feed(response.content.decode())
    return reader.forms
