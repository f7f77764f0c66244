"""Photograph every page on one person's way through the demonstration, at two widths, and the README's pictures."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from commonweal.service.demo.content import content
from tests.support import thread
from tests.support.browser import SWITCHES, chromium_path
from tests.support.roaming import roam
from tests.support.walker import Walker

ROOT = Path(__file__).resolve().parent.parent
COMMAND = Path(sys.executable).parent / "commonweal"
PICTURE = ROOT / "docs" / "pictures" / "today.png"
EVIDENCE = PICTURE.with_name("effect.png")
WIDTHS, HEIGHT = (1280, 320), 900
README_SIZE = {"width": 1000, "height": 1120}
ONLY = """title => {
  const table = document.querySelector("table").closest("div");
  const curve = [...document.querySelectorAll("figure")].find(each => each.textContent.includes(title));
  curve.querySelector("details").remove();
  document.querySelector("main").replaceChildren(table, curve);
}"""
"""Leaves of a report its first table and one figure."""
SERVICE, ADVISOR = "Money and benefits at home", "Amira Shah"
ROLES = ("practice", "team", "manager", "advisor", "enabler", "provider", "commissioner", "administrator")


class Photographer(Walker):
    """A walker who takes a picture of each page on arriving, instead of testing it."""

    def __init__(self, context: BrowserContext, site: str, role: str, folder: Path):
        super().__init__(context, site)
        self.role, self.folder, self.taken = role, folder, 0

    def look(self) -> None:
        self.taken += 1
        place = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}/", "", self.page.url.removeprefix(self.site)).split("?")[0]
        name = f"{self.role}-{self.taken:02}-{place.strip('/').replace('/', '-') or 'home'}"
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            # The header folds its links a moment after the width has changed; a page that never fits stops here.
            self.page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
            self.page.screenshot(path=self.folder / f"{name}-{width}.png", full_page=True)
        self.page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})


@contextmanager
def demonstration(made: Path, people: int, port: int) -> Iterator[str]:
    """The demonstration on a copy of its folder, for the walk writes to it."""
    copy = made.with_name(made.name + "-photographed")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(made, copy)
    server = subprocess.Popen([COMMAND, "demo", "--people", str(people), "--out", copy, "--port", str(port)])
    site = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{site}/sign-in/", server)
        yield site
    finally:
        server.terminate()
        server.wait(timeout=30)
        shutil.rmtree(copy)


def wait_for(address: str, server: subprocess.Popen) -> None:
    for _ in range(1200):
        if server.poll() is not None:
            sys.exit("the demonstration ended before its site was there")
        try:
            urllib.request.urlopen(address, timeout=2)
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
        else:
            return
    sys.exit(f"nobody answers at {address}")


def walk(people: dict[str, Photographer]) -> None:
    """One person through every desk and back."""
    thread.refer(people["practice"])
    people["manager"].go("/gateway/")
    thread.allocate(people["manager"], ADVISOR)
    people["advisor"].go("/advisor/")
    thread.plan_visit(people["advisor"])
    thread.write_up_visit(people["advisor"])
    thread.assess(people["advisor"])
    thread.refer_on(people["advisor"], SERVICE)
    people["provider"].go("/provider/")
    thread.accept(people["provider"])
    thread.start(people["provider"])
    thread.keep_register(people["provider"], SERVICE)
    thread.end(people["provider"])
    thread.review(people["advisor"], SERVICE)
    thread.close(people["advisor"])


def wander(people: dict[str, Photographer]) -> None:
    """Every kind of page that a role reaches by following links from its home."""
    for someone in people.values():
        found = roam(someone, "/")
        print(
            f"{someone.role}: {len(found)} kinds of page, the farthest {max(s for s, _ in found.values())} steps away"
        )


def picture(advisor: Photographer) -> None:
    """What the README shows: the advisor's day, as it is before anybody has done anything."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    advisor.page.set_viewport_size(README_SIZE)
    advisor.page.goto(f"{advisor.site}/advisor/")
    advisor.page.screenshot(path=PICTURE)


def evidence(browser: Browser, made: Path) -> None:
    """What the README shows of the evaluation: what is left of the change, and the months around referral."""
    page = browser.new_page(viewport={"width": README_SIZE["width"], "height": HEIGHT})
    page.goto((made / "report.html").resolve().as_uri())
    page.evaluate(ONLY, "A&E attendances month by month")
    page.locator("main").screenshot(path=EVIDENCE)
    page.close()


def signed_in(browser: Browser, site: str, role: str, folder: Path) -> Photographer:
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": HEIGHT}, locale="en-GB")
    someone = Photographer(context, site, role, folder)
    someone.enter(f"{role}@demo.example", content()["password"])
    return someone


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--made", type=Path, default=ROOT / "out" / "demo", help="folder of a demonstration")
    options.add_argument("--out", type=Path, default=ROOT / "out" / "screenshots", help="folder for the pictures")
    options.add_argument("--port", type=int, default=8123)
    options.add_argument("--people", type=int, default=1200, help="people, when the demonstration is to be made")
    asked = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.service.config.settings")
    django.setup()
    made = ["--no-serve", "--people", str(asked.people), "--out", str(asked.made)]
    subprocess.run([COMMAND, "demo", *made], check=True)
    asked.out.mkdir(parents=True, exist_ok=True)
    with demonstration(asked.made, asked.people, asked.port) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(SWITCHES))
        people = {role: signed_in(browser, site, role, asked.out) for role in ROLES}
        picture(people["advisor"])
        evidence(browser, asked.made)
        walk(people)
        wander(people)
        browser.close()
    print(f"{len(list(asked.out.glob('*.png')))} pictures in {asked.out}, {PICTURE} and {EVIDENCE}")


if __name__ == "__main__":
    main()
