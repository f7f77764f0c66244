"""Somebody at a browser, who does what people do at a desk."""

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.support.browser import violations

# What Chromium says aloud when it is answered with an error; the walk itself knows which pages are errors.
EXPECTED_NOISE = "Failed to load resource: the server responded with a status of"
UNSEEN = "e => { const s = getComputedStyle(e); return s.outlineStyle === 'none' && s.boxShadow === 'none' }"


class Walker:
    """Somebody at a browser: goes to pages, fills them in, and has every page they arrive at looked over."""

    def __init__(self, context: BrowserContext, site: str, script: bool = True):
        self.script = script
        self.page: Page = context.new_page()
        self.site = site
        self.noise: list[str] = []
        self.page.on(
            "console", lambda said: self.noise.append(said.text) if said.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))

    def go(self, address: str) -> None:
        self.page.goto(self.site + address)
        self.look()

    def press(self, name: str, kind: str = "button") -> None:
        """Press a button, or follow a link, by the words on it; and look at where that leads."""
        self.page.get_by_role(kind, name=name, exact=True).first.click()
        self.page.wait_for_load_state()
        self.look()

    def follow(self, name: str) -> None:
        self.press(name, "link")

    def write(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def date(self, legend: str, day) -> None:
        boxes = self.page.get_by_role("group", name=legend)
        for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            boxes.get_by_label(part, exact=True).fill(str(number))

    def choose(self, legend: str, *words: str) -> None:
        for each in words:
            self.page.get_by_role("group", name=legend).get_by_label(each, exact=True).check()

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def enter(self, email: str, password: str) -> None:
        self.go("/sign-in/")
        self.write("E-mail address", email)
        self.write("Password", password)
        self.press("Sign in")

    def sign_out(self) -> None:
        self.press("Sign out")

    def look(self) -> None:
        """Nothing wrong for a screen reader, nothing to scroll sideways, nothing refused by the security policy."""
        place = self.page.url.removeprefix(self.site)
        if self.script:  # axe is a script itself
            assert violations(self.page) == [], place
        width = self.page.viewport_size["width"]
        assert self.page.evaluate("document.documentElement.scrollWidth") <= width, f"{place} scrolls sideways"
        assert [said for said in self.noise if not said.startswith(EXPECTED_NOISE)] == [], place

    def tab_to(self, target: Locator, most: int = 200) -> None:
        """Reach something by the keyboard alone, with the focus visible at every stop on the way."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            focused = self.page.locator(":focus")
            assert focused.count(), "the focus left the page"
            assert not focused.evaluate(UNSEEN), focused.evaluate("e => e.outerHTML.slice(0, 160)")
            if target.evaluate("e => e === document.activeElement"):
                return
        raise AssertionError(f"{target} is not reached with the keyboard")
