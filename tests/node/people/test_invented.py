"""Invented accounts of the demo need no second step; nobody else is spared, whatever they claim."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from node.people.invented import MAILBOX_MARK
from node.people.models import PersonRole
from tests.node.people.site import Site, open_site

INVENTED = f"ad{MAILBOX_MARK}vilvoorde.example"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Site]:
    """A node of the demo."""
    with open_site(
        tmp_path, demo="yes", entity_id="http://127.0.0.1:8719", people_url="http://127.0.0.1:8470"
    ) as site:
        yield site


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Site]:
    """A node that is none."""
    with open_site(tmp_path) as site:
        yield site


def where_to(site: Site, mailbox: str) -> str | None:
    """Return where an admin with this mailbox is led who opens a page; None if it opens."""
    site.add("ad", PersonRole.ADMIN, mailbox=mailbox)
    browser = site.browser()
    site.sign_in(browser, "ad")
    return browser.get("/account").headers.get("Location")


def test_an_invented_admin_of_the_demo_opens_pages_at_once(demo: Site) -> None:
    assert where_to(demo, INVENTED) is None


def test_a_real_admin_at_a_node_of_the_demo_does_not(demo: Site) -> None:
    assert where_to(demo, "ad@vilvoorde.example") == "/account/second-step"


def test_at_a_real_node_a_mailbox_spares_nobody(real: Site) -> None:
    assert where_to(real, INVENTED) == "/account/second-step"
