"""Work that must come to an end: a reader that goes on and on fails, and keeps no test waiting."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["ending"]

_ENOUGH_SECONDS = 60
"""Of the processor: what comes to an end needs one or two."""


@contextmanager
def ending() -> Iterator[None]:
    """Stop what goes on and on.

    Raises:
        AssertionError: It has used the processor for a minute.
    """

    def fail(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError("it goes on and on")

    before = signal.signal(signal.SIGVTALRM, fail)
    signal.setitimer(signal.ITIMER_VIRTUAL, _ENOUGH_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
