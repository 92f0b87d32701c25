"""Cutting a node of the demo off from the others, and connecting it again.

What is killed is the process that other nodes speak to; the node's own people go on working, as
they would in a town hall whose line is down.
"""

import os
import signal
import time
from typing import Final

from node.demo.loopback import peer_process
from node.demo.stage import Stage
from node.supervisor import read_supervisor

__all__ = ["connect", "cut_off", "is_cut_off"]

_SECONDS: Final = 60.0
_LOOK_SECONDS: Final = 0.2


def is_cut_off(stage: Stage, key: str) -> bool:
    """Say whether nobody answers other nodes at this one."""
    try:
        peer_process(stage.settings(key).entity_id)
    except OSError:
        return True
    return False


def cut_off(stage: Stage, key: str) -> None:
    """Kill one node's peer process and wait until the node has noticed.

    Raises:
        OSError: It is cut off already.
    """
    os.kill(peer_process(stage.settings(key).entity_id), signal.SIGKILL)
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        if is_cut_off(stage, key) and "peer" not in stage.processes(key):
            return
        time.sleep(_LOOK_SECONDS)


def connect(stage: Stage, key: str) -> None:
    """Start one node's peer process again and wait until it answers."""
    supervisor = read_supervisor(stage.settings(key).data_folder)
    if supervisor is None:
        return
    os.kill(supervisor, signal.SIGHUP)
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline and is_cut_off(stage, key):
        time.sleep(_LOOK_SECONDS)
