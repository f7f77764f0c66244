"""Somebody at a browser, who does what people do at a desk."""

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.support.browser import violations

# What Chromium says aloud when it is answered with an error; the walk itself knows which pages are errors.
EXPECTED_NOISE = "Failed to load resource: the server responded with a status of"
QUESTIONS = "main form[method=post] :is(input:not([type=hidden]), select, textarea)"
# The ring of a round button may be drawn by what stands beside it; a ring off the screen is none.
FOCUS = """e => {
  const on = document.activeElement, box = on.getBoundingClientRect();
  const own = getComputedStyle(on);
  const style = own.opacity === "0" ? getComputedStyle(on.nextElementSibling, "::before") : own;
  const isRinged = style.outlineStyle !== "none" || style.boxShadow !== "none";
  return {
    isBehind: !!(on.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING),
    isThere: on === e || (e.type === "radio" && on.name === e.name && on.form === e.form),
    isSeen: on !== document.body && isRinged && box.bottom > 0 && box.top < innerHeight,
    said: on.outerHTML.slice(0, 160),
  };
}"""


class Walker:
    """Somebody at a browser: goes to pages, fills them in, and has every page they arrive at looked over."""

    def __init__(self, context: BrowserContext, site: str, script: bool = True):
        self.script = script
        self.page: Page = context.new_page()
        self.site = site
        self.noise: list[str] = []
        self.asked: list[str] = []  # the addresses of the pages so far on which something was to be answered
        self.page.on(
            "console", lambda said: self.noise.append(said.text) if said.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))

    def go(self, address: str) -> None:
        self.page.goto(self.site + address)
        self.look()

    def press(self, name: str, kind: str = "button") -> None:
        """Press a button, or follow a link, by the words on it; and look at where that leads."""
        self._press(self.page.get_by_role(kind, name=name, exact=True).first)
        self.look()

    def follow(self, name: str) -> None:
        self.press(name, "link")

    def write(self, label: str, text: str) -> None:
        self._fill(self.page.get_by_label(label, exact=True), text)

    def select(self, label: str, words: str) -> None:
        self._select(self.page.get_by_label(label, exact=True), words)

    def date(self, legend: str, day) -> None:
        boxes = self.page.get_by_role("group", name=legend)
        for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            self._fill(boxes.get_by_label(part, exact=True), str(number))

    def choose(self, legend: str, *words: str) -> None:
        for each in words:
            self._check(self.page.get_by_role("group", name=legend).get_by_label(each, exact=True))

    def pick(self, words: str) -> None:
        """Choose by the beginning of what is said, where the whole of it is nobody's to know."""
        self._check(self.page.get_by_label(words))

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def enter(self, email: str, password: str) -> None:
        self.go("/sign-in/")
        self.identify(email, password)

    def identify(self, email: str, password: str) -> None:
        """Say who it is, on the page to sign in that is open."""
        self.write("E-mail address", email)
        self.write("Password", password)
        self.press("Sign in")

    def sign_out(self) -> None:
        self.press("Sign out")

    def look(self) -> None:
        """Nothing wrong for a screen reader, nothing to scroll sideways, nothing refused by the security policy."""
        place = self.page.url.removeprefix(self.site)
        if place not in self.asked and self.page.locator(QUESTIONS).count():
            self.asked.append(place)
        if self.script:  # axe is a script itself
            assert violations(self.page) == [], place
        width = self.page.viewport_size["width"]
        assert self.page.evaluate("document.documentElement.scrollWidth") <= width, f"{place} scrolls sideways"
        assert [said for said in self.noise if not said.startswith(EXPECTED_NOISE)] == [], place

    def tab_to(self, target: Locator, most: int = 200) -> None:
        """Reach something by the keyboard alone, or any of its round buttons; the focus is seen at every stop."""
        focus = target.evaluate(FOCUS)
        key = "Shift+Tab" if focus["isBehind"] else "Tab"
        for _ in range(most):
            if focus["isThere"]:
                return
            self.page.keyboard.press(key)
            focus = target.evaluate(FOCUS)
            assert focus["isSeen"], f"the focus is not seen: {focus['said']}"
        raise AssertionError(f"{target} is not reached with the keyboard")

    # What hands do: somebody who uses a mouse. See `keyboard` for somebody who does not.

    def _press(self, target: Locator) -> None:
        target.click()
        self.page.wait_for_load_state()

    def _fill(self, box: Locator, text: str) -> None:
        box.fill(text)

    def _select(self, box: Locator, words: str) -> None:
        box.select_option(words)

    def _check(self, choice: Locator) -> None:
        choice.check()
