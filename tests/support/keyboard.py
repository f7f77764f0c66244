"""Somebody who uses no mouse: everything is reached with Tab, and answered with keys."""

from playwright.sync_api import Locator

from tests.support.walker import Walker

CHECKED = "e => e.checked"
HAS_FOCUS = "e => e === document.activeElement"


class Typist(Walker):
    """A walker with a keyboard alone."""

    def _press(self, target: Locator) -> None:
        self.tab_to(target)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _fill(self, box: Locator, text: str) -> None:
        self.tab_to(box)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def _select(self, box: Locator, words: str) -> None:
        self.tab_to(box)
        self.page.keyboard.type(words)
        assert box.evaluate("e => e.selectedOptions[0].label.trim()") == words

    def _check(self, choice: Locator) -> None:
        """Tick a box, or walk with the arrows to the one of a set of round buttons."""
        self.tab_to(choice)
        if choice.evaluate(HAS_FOCUS) and not choice.evaluate(CHECKED):
            self.page.keyboard.press("Space")
        for _ in range(40):
            if choice.evaluate(CHECKED):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{choice} is not chosen with the keyboard")
