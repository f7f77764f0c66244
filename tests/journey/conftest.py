"""A site to walk through in a real browser, and a walker who looks at each page on arriving."""

import pytest
from django.contrib.auth.hashers import make_password

from commonweal.service.ground.accounts.models import User
from tests.support import journeys
from tests.support.keyboard import Typist as Typing
from tests.support.service import PASSWORD
from tests.support.walker import Walker as Visitor

WIDTHS = (320, 768, 1280)
"""A phone, a tablet, a desk."""
BY_KEYBOARD = pytest.mark.parametrize(("width", "hands"), [(width, "keyboard") for width in WIDTHS], indirect=True)
ALSO_WITHOUT_SCRIPTS = pytest.mark.parametrize(
    ("width", "hands"), [*((width, "keyboard") for width in WIDTHS), (320, "no-script")], indirect=True
)


class ComesIn:
    """Comes in as one of the users of these tests."""

    def sign_in(self, user) -> None:
        self.enter(user.email, PASSWORD)


class Walker(ComesIn, Visitor):
    """Somebody with a mouse."""


class Typist(ComesIn, Typing):
    """Somebody with a keyboard."""


@pytest.fixture
def site(transactional_db, live_server) -> str:
    return live_server.url


@pytest.fixture
def place(transactional_db):
    """A borough whose people can sign in."""
    made = journeys.borough()
    User.objects.update(password=make_password(PASSWORD))
    return made


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

    def walker(script=True, kind=Walker) -> Walker:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="en-GB", java_script_enabled=script
        )
        context.set_default_timeout(10_000)
        opened.append(context)
        return kind(context, site, script)

    yield walker
    for context in opened:
        context.close()


@pytest.fixture
def walker(walker_of) -> Walker:
    return walker_of()


@pytest.fixture(params=["keyboard", "no-script"])
def hands(request) -> str:
    """How the page is used: by the keyboard alone, or with a mouse in a browser that runs no scripts."""
    return request.param


@pytest.fixture
def anybody(walker_of, hands):
    """`anybody()`: somebody who is not signed in, in a browser of their own."""
    return lambda: walker_of(kind=Typist) if hands == "keyboard" else walker_of(script=False)


@pytest.fixture
def desk_of(anybody):
    """`desk_of(user)`: somebody signed in, in a browser of their own."""

    def desk(user) -> Walker:
        found = anybody()
        found.sign_in(user)
        return found

    return desk
