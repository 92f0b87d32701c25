"""Log lines: an event word and public identifiers, as JSON, one object a line.

A record's message is an event word in snake case. What goes with it stands in `extra` and only the
keys of `PUBLIC_KEYS` are written, so a private text that someone puts into `extra` by mistake does
not reach the log. Exceptions are written as class, code and place in our code, never with their
message: a message may quote what a person wrote.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import TextIO

__all__ = ["PUBLIC_KEYS", "JsonFormatter", "set_up_logs"]

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
            "event": record.msg if record.name.startswith("node") else "library_message",
        }
        for key in PUBLIC_KEYS & record.__dict__.keys():
            if key != "process":
                line[key] = record.__dict__[key]
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _describe(record.exc_info[1])
        return json.dumps(line, ensure_ascii=True, default=str)


def _describe(error: BaseException) -> dict[str, object]:
    """Say what was raised and where in our code, without its message."""
    frames = [
        f"{frame.filename.rsplit('/', 3)[-1]}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return {
        "class": type(error).__name__,
        "code": getattr(error, "code", None),
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
