"""A node that was just made, served by its real supervisor: its address and its one-time link."""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from federation.endpoints import configuration_url
from node.operations.set_up import set_up_node
from node.settings import Settings, read_settings
from node.settings_file import dump_settings_file
from tests.boundaries.source_files import ROOT
from tests.browser.site import Site, await_answer
from tests.node.demo.playing import clean_environment

__all__ = ["new_settings", "serving", "setup_link"]

_LINK = re.compile(r"http://\S+/setup/\S+")
_STOP_SECONDS: Final = 60


def new_settings(folder: Path, *, name: str, ports: tuple[int, int], **members: str) -> Settings:
    """Write the settings file of a node and make the node.

    Args:
        folder: Where it stands.
        name: What people call it.
        ports: For other nodes, and for people.
        members: Further settings.
    """
    peer, people = ports
    folder.mkdir(parents=True)
    told = {
        "entity_id": f"http://127.0.0.1:{peer}",
        "name": name,
        "data_folder": str(folder),
        "peer_bind": f"127.0.0.1:{peer}",
        "coordinator_bind": f"127.0.0.1:{people}",
        "people_url": f"http://127.0.0.1:{people}",
        "poll_seconds": "1",
        "demo": "yes",
        **members,
    }
    (folder / "linkpin.toml").write_text(dump_settings_file(told), encoding="utf-8")
    settings = read_settings({f"LINKPIN_{key.upper()}": value for key, value in told.items()})
    set_up_node(settings)
    return settings


@contextmanager
def serving(settings: Settings, *processes: str) -> Iterator[Site]:
    """Serve a node with some of its processes, and wait until they answer."""
    with _told(settings).open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and words
            _command(processes),
            cwd=ROOT,
            env={
                **clean_environment(),
                "LINKPIN_SETTINGS": str(settings.data_folder / "linkpin.toml"),
            },
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    site = Site(address=settings.people_url)
    try:
        await_answer(site.url("/healthz"))
        if "peer" in processes:
            await_answer(configuration_url(settings.entity_id))
    except AssertionError as error:
        raise AssertionError(_told(settings).read_text(encoding="utf-8")) from error
    else:
        yield site
    finally:
        process.terminate()
        process.wait(timeout=_STOP_SECONDS)


def setup_link(settings: Settings) -> str:
    """Return the link to the first account that a served node wrote to its terminal."""
    told = _told(settings).read_text(encoding="utf-8")
    found = _LINK.search(told)
    assert found is not None, told
    return found[0]


def _told(settings: Settings) -> Path:
    return settings.data_folder / "told.log"


def _command(processes: Sequence[str]) -> list[str]:
    only = [word for name in processes for word in ("--only", name)]
    return [sys.executable, "-m", "node.cli", "serve", "--no-restart", "--with-parent", *only]
