"""Log lines: an event word and public identifiers, as JSON, one object a line.

A record's message is an event word in snake case; any other message is left out. What goes with it
stands in `extra` and only the keys of `PUBLIC_KEYS` are written, and of those only numbers, texts
and identifiers, so a private text that someone puts into `extra` by mistake does not reach the log.
Exceptions are written as class, code and place in our code, never with their message: a message may
quote what a person wrote.
"""

import json
import logging
import re
import sys
import threading
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO
from uuid import UUID

__all__ = ["PUBLIC_KEYS", "JsonFormatter", "log_crashes", "set_up_logs"]

PUBLIC_KEYS = frozenset(
    {
        "about",
        "attempt",
        "bind",
        "bytes",
        "caller",
        "code",
        "collection",
        "count",
        "database",
        "entries",
        "entity",
        "exit_status",
        "origin",
        "pid",
        "port",
        "position",
        "process",
        "recogniser",
        "request_id",
        "seconds",
        "size",
        "status",
        "task",
        "version",
    }
)
"""Members a log line may have beside time, level, event and place; each is public by nature."""

_WORD = re.compile(r"[a-z][a-z0-9_]{0,60}")
_OURS = re.compile(r"(node|federation|schemas)(\..+)?")


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON.

    Args:
        process: Which of the node's processes speaks.
    """

    def __init__(self, process: str) -> None:
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without a line break."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "process": self._process,
            "logger": record.name,
            "event": _event(record),
        }
        for key in PUBLIC_KEYS & record.__dict__.keys():
            if key != "process":
                line[key] = _plain(record.__dict__[key])
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _describe(record.exc_info[1])
        return json.dumps(line, ensure_ascii=True)


def _event(record: logging.LogRecord) -> str:
    """Return the event word; what a library says, and a sentence of ours, may quote anybody."""
    if not _OURS.fullmatch(record.name):
        return "library_message"
    word: object = record.msg
    return word if isinstance(word, str) and _WORD.fullmatch(word) else "unnamed_event"


def _plain(value: object) -> object:
    """Return a value as JSON has it; of any other object only what it is, never what it says."""
    if value is None or isinstance(value, str | int | float):
        return value
    return str(value) if isinstance(value, UUID) else type(value).__name__


def _describe(error: BaseException) -> dict[str, object]:
    """Say what was raised and where in our code, without its message."""
    frames = [
        f"{frame.filename.rsplit('/', 3)[-1]}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    code = getattr(error, "code", None)
    return {
        "class": type(error).__name__,
        "code": code if isinstance(code, str) and _WORD.fullmatch(code) else None,
        "places": frames[-4:],
    }


def set_up_logs(process: str, *, level: str = "INFO", stream: TextIO | None = None) -> None:
    """Send every log record of this process to `stream` as JSON.

    Args:
        process: Name of the process: coordinator, sealer, syncer, peer, command.
        level: Least level written.
        stream: Where to; standard error when None.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonFormatter(process))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # Libraries may quote a URL or a statement; ours say what matters.
    for name in ("urllib3", "sqlalchemy", "huey", "alembic", "_granian"):
        logging.getLogger(name).setLevel(logging.WARNING)


def log_crashes() -> None:
    """Let what nobody caught become a log line instead of a printed message, in every thread."""

    def crashed(
        kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            logging.getLogger("node").critical("crashed", exc_info=(kind, error, trace))

    sys.excepthook = crashed
    threading.excepthook = lambda args: crashed(args.exc_type, args.exc_value, args.exc_traceback)
