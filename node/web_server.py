"""The web server of the coordinator and the peer process: granian, one worker with a few threads.

`python -m node.web_server peer` reads the settings for its address only; the application is built
in the worker. The worker ends with its manager, so that a killed process never goes on answering.
"""

import os
import sys
from types import MappingProxyType

from granian import Granian
from granian.constants import HTTPModes, Interfaces

from node.process_life import end_with_parent
from node.settings import read_settings

__all__ = ["APPLICATIONS", "main", "serve"]

APPLICATIONS = MappingProxyType(
    {
        "coordinator": "node.coordinator_app:from_environment",
        "peer": "node.peer_app:from_environment",
    }
)
"""Factory of each web process; named, not imported, so that the manager stays small."""

THREADS = MappingProxyType({"coordinator": 2, "peer": 12})
"""Requests answered at once. A peer's body may come slowly, so one slow town must not be all; more
threads than a database's pool has connections (15) would only wait for each other."""


def serve(process: str) -> None:
    """Serve one of the two web processes until told to stop."""
    settings = read_settings(os.environ)
    bind = settings.peer_bind if process == "peer" else settings.coordinator_bind
    Granian(
        APPLICATIONS[process],
        address=bind.host,
        port=bind.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=1,
        blocking_threads=THREADS[process],
        factory=True,
        log_enabled=False,
    ).serve()


def main() -> None:
    """Serve the process named on the command line."""
    if len(sys.argv) != 2 or sys.argv[1] not in APPLICATIONS:  # noqa: PLR2004 - program and name
        sys.exit(f"usage: python -m node.web_server {'|'.join(APPLICATIONS)}")
    os.umask(0o077)
    end_with_parent()
    serve(sys.argv[1])


if __name__ == "__main__":
    main()
