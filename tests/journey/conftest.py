"""A site to walk through in a real browser, and a walker who looks at each page on arriving."""

import pytest

from tests.support.service import PASSWORD
from tests.support.walker import Walker as Visitor


class Walker(Visitor):
    """A walker who comes in as one of the users of these tests."""

    def sign_in(self, user) -> None:
        self.enter(user.email, PASSWORD)


@pytest.fixture
def site(transactional_db, live_server) -> str:
    return live_server.url


@pytest.fixture(params=[320, 1280], ids=["phone", "desk"])
def width(request) -> int:
    return request.param


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def script(request) -> bool:
    return request.param


@pytest.fixture
def walker_of(browser, site, width):
    """`walker_of()`: somebody at a browser of their own; `script=False` for one whose browser runs none."""
    opened = []

    def walker(script=True) -> Walker:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="en-GB", java_script_enabled=script
        )
        context.set_default_timeout(10_000)
        opened.append(context)
        return Walker(context, site, script)

    yield walker
    for context in opened:
        context.close()


@pytest.fixture
def walker(walker_of) -> Walker:
    return walker_of()
