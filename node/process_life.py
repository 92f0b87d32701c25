"""How long a process lives: no longer than the one that started it.

A web worker whose manager was killed would go on answering on its port, and nobody would know; so a
child asks the kernel to be ended with its parent. Where the kernel has no such call (it is one of
Linux), a stopped supervisor still ends its children; only a killed one leaves them behind.
"""

import ctypes
import os
import signal
import sys

__all__ = ["end_with_parent"]

_PR_SET_PDEATHSIG = 1


def end_with_parent(*, parent: int | None = None) -> None:
    """Let the kernel send SIGTERM to this process when its parent ends.

    Args:
        parent: Process id that the parent had when it started this process; if it is gone already,
            this process ends now.
    """
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if parent is not None and os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)
