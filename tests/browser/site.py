"""What the browser looks at: one node with nothing in it, and the running demo.

Somebody invented is signed in by the demo's own page, by its button, as a visitor of the tour is.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from sqlalchemy.orm import Session

from node.clock import system_clock
from node.extensions import Node, current_node
from node.people.invented import MAILBOX_MARK
from node.people.models import PersonRole
from node.people.service import add_person
from tests.boundaries.source_files import ROOT
from tests.browser.browsing import Reader
from tests.nodes import opened, set_up

__all__ = ["EMPTY_ACCOUNTS", "Site", "await_answer", "become", "empty_site", "free_port"]

EMPTY_ACCOUNTS = {
    "coordinator": ("Annelore Quistwater", PersonRole.COORDINATOR),
    "reader": ("Boudewina Trekhaak", PersonRole.SECOND_READER),
    "admin": ("Adalbert Zwenkgras", PersonRole.ADMIN),
    "desk": ("Dimfna Roerdomp", PersonRole.DESK),
}
"""Invented people of the node that has nothing in it, by handle."""

_START_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One node's process for people.

    Attributes:
        address: Where it is served.
    """

    address: str

    def url(self, path: str) -> str:
        """Return the whole address of a page."""
        return self.address + path


def become(reader: Reader, site: Site, handle: str, path: str = "/") -> None:
    """Sign `handle` in and go to `path`."""
    reader.open(site.url(f"/demo/as/{handle}?next={quote(path, safe='')}"))
    reader.submit()


@contextmanager
def empty_site(
    folder: Path, *, prepare: Callable[[Session, Node], None] | None = None
) -> Iterator[Site]:
    """Serve a node that was just set up, by its real process.

    Args:
        folder: Where it stands.
        prepare: What stands in it before somebody looks; nothing if there is none.
    """
    port = free_port()
    settings = set_up(
        folder,
        demo="yes",
        entity_id="http://127.0.0.1:1",
        coordinator_bind=f"127.0.0.1:{port}",
    )
    with opened(settings, clock=system_clock) as (_app, session):
        for handle, (name, role) in EMPTY_ACCOUNTS.items():
            add_person(
                session,
                node=current_node(),
                handle=handle,
                name=name,
                mailbox=f"{handle}{MAILBOX_MARK}nowhere.example",
                roles=[role],
            )
            session.commit()
        if prepare is not None:
            prepare(session, current_node())
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("LINKPIN_")},
        "LINKPIN_ENTITY_ID": settings.entity_id,
        "LINKPIN_NAME": settings.name,
        "LINKPIN_COUNTRY": settings.country,
        "LINKPIN_LANGUAGE": settings.language,
        "LINKPIN_DATA_FOLDER": str(settings.data_folder),
        "LINKPIN_COORDINATOR_BIND": f"127.0.0.1:{port}",
        "LINKPIN_DEMO": "yes",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "node.web_server", "coordinator"], cwd=ROOT, env=environment
    )
    try:
        site = Site(address=f"http://127.0.0.1:{port}")
        await_answer(site.url("/healthz"))
        yield site
    finally:
        process.terminate()
        process.wait(timeout=_START_SECONDS)


def await_answer(url: str) -> None:
    """Wait until something answers at `url`."""
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            with urlopen(url, timeout=5):  # noqa: S310 - our own loopback address
                return
        except URLError:
            assert time.monotonic() < deadline, f"{url} never answered"
            time.sleep(0.2)


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
