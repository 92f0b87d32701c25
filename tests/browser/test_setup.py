"""A new node is set up in the browser: its link, its administrator with two steps, its coordinator.

The authenticator app is computed from its standard; the passkey is made by the browser's own
virtual device. Pages that nobody sees later are looked at here as in `test_every_screen`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from selenium.webdriver.common.virtual_authenticator import VirtualAuthenticatorOptions

from tests.browser.browsing import Reader, browser, is_installed
from tests.browser.looking import WIDE, faults, forget_traffic
from tests.browser.new_node import new_settings, serving, setup_link
from tests.browser.site import Site, free_port
from tests.node.people.one_time_codes import code_at
from tests.requirements import require

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(600)]

_PASSWORD = "vier losse woorden samen"  # noqa: S105 - of somebody invented
_OTHER_PASSWORD = "nog vier andere woorden"  # noqa: S105 - of somebody invented


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNode:
    """A node in which nobody has an account.

    Attributes:
        site: Where people reach it.
        link: Opens its first account, once.
    """

    site: Site
    link: str


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewNode]:
    require(is_installed(), "Chromium, its driver, or axe-core: see conftest.py")
    folder = tmp_path_factory.mktemp("new") / "dendermonde"
    people = free_port()
    settings = new_settings(
        folder,
        name="Dendermonde",
        ports=(free_port(), people),
        country="be",
        language="nl",
        # As at a real node: no demonstration, and a name, for which alone a passkey can be made.
        demo="no",
        entity_id="https://dendermonde.example",
        people_url=f"http://localhost:{people}",
    )
    with serving(settings, "coordinator") as site:
        yield NewNode(site=site, link=setup_link(settings))


@pytest.fixture
def reader() -> Iterator[Reader]:
    with browser(width=WIDE) as reader:
        options = VirtualAuthenticatorOptions(
            transport="internal", has_user_verification=True, is_user_verified=True
        )
        options.has_resident_key = True
        reader.driver.add_virtual_authenticator(options)
        yield reader


def test_a_new_node_is_set_up_by_whoever_has_the_link(node: NewNode, reader: Reader) -> None:
    _open_first_account(reader, node)
    secret = _set_up_app(reader)
    _add_passkey(reader)
    reader.open(node.link)
    assert "This set-up link does not work any more" in reader.text
    link = _invite_coordinator(reader, node)
    _sign_in_with_app(reader, node, secret=secret)
    _sign_in_with_passkey(reader)
    _accept(reader, link)


def _open_first_account(reader: Reader, node: NewNode) -> None:
    forget_traffic(reader)
    reader.open(node.link)
    assert reader.heading == "A new node for Dendermonde"
    assert _faults(reader) == []
    reader.follow("Open the account")
    assert "Choose a password." in reader.text
    assert _faults(reader) == []
    reader.write("Your name", "Adalbert Zwenkgras")
    reader.write("Handle", "ad")
    reader.write("E-mail address at work", "ad@dendermonde.example")
    reader.write("Password", _PASSWORD)
    reader.follow("Open the account")
    assert reader.heading == "A second step for signing in"


def _set_up_app(reader: Reader) -> str:
    """Set up the app and return its secret."""
    reader.open(reader.url.partition("/setup/")[0] + "/admin")
    assert reader.heading == "A second step for signing in"
    reader.follow("Set up an app")
    secret = reader.driver.find_element("css selector", "main code").text.replace(" ", "")
    reader.write("Six figures", "12")
    reader.follow("Set up the app")
    assert _faults(reader) == []
    reader.write("Six figures", code_at(secret, datetime.now(tz=UTC)))
    reader.follow("Set up the app")
    assert "Your authenticator app is set up." in reader.text
    reader.follow("Make ten new codes")
    assert len(reader.driver.find_elements("css selector", ".lp-codes li")) == 10
    assert _faults(reader) == []
    reader.follow("I have written them down")
    return secret


def _add_passkey(reader: Reader) -> None:
    reader.follow("Change your passkeys")
    reader.write("What you call it", "my work telephone")
    reader.follow("Set up a passkey")
    reader.wait_for("The passkey is set up.")
    assert "my work telephone" in reader.text
    assert _faults(reader) == []


def _invite_coordinator(reader: Reader, node: NewNode) -> str:
    """Follow the first steps to the invitation of the coordinator, and return its link."""
    reader.open(node.site.url("/admin/begin"))
    assert reader.heading == "First steps"
    assert _faults(reader) == []
    reader.follow("Invite somebody")
    reader.write("Handle", "an")
    reader.write("Name", "Annelore Quistwater")
    reader.write("Work e-mail address", "an@dendermonde.example")
    reader.choose("Coordinator")
    reader.follow("Make the invitation")
    assert reader.heading == "Hand over this link"
    assert _faults(reader) == []
    return reader.driver.find_element("css selector", "main code").text


def _sign_in_with_app(reader: Reader, node: NewNode, *, secret: str) -> None:
    reader.follow("Sign out", main=False)
    reader.open(node.site.url("/sign-in"))
    reader.write("Handle or work e-mail address", "ad")
    reader.write("Password", _PASSWORD)
    reader.follow("Sign in")
    assert reader.heading == "Second step"
    assert _faults(reader) == []
    reader.follow("Continue")
    assert "Type the code." in reader.text
    assert _faults(reader) == []
    # The step that set the app up is used; the next one counts already.
    reader.write("Code of your authenticator app", code_at(secret, datetime.now(tz=UTC), step=1))
    reader.follow("Continue")
    assert reader.heading == "Today"


def _sign_in_with_passkey(reader: Reader) -> None:
    reader.follow("Sign out", main=False)
    reader.follow("Use a passkey")
    assert reader.heading == "Sign in with a passkey"
    forget_traffic(reader)
    reader.follow("Use a passkey")
    reader.wait_for("Today")
    reader.follow("Sign out", main=False)


def _accept(reader: Reader, link: str) -> None:
    reader.open(link)
    assert reader.heading == "Welcome, Annelore Quistwater"
    reader.write("Password", _OTHER_PASSWORD)
    reader.follow("Set the password and sign in")
    assert "Annelore Quistwater" in reader.text
    reader.follow("Not now")
    assert reader.heading == "Today"
    reader.open(link)
    assert reader.heading != "Welcome, Annelore Quistwater"


def _faults(reader: Reader) -> list[str]:
    found = faults(reader)
    reader.resize(WIDE)
    return found
