"""Wake-ups: a queue each for the sealer and the syncer, under Huey.

What is due stands in the tables; a wake-up only makes the process look there, so one that is lost
or comes twice changes nothing. By default a queue is an SQLite file beside the databases; with
`LINKPIN_QUEUE_URL` it stands in Redis. The process that faces peers writes no queue: its hints go
through the inbox, where the syncer finds them at its next tick.

A wake-up travels as JSON without arguments, not as a pickle: whoever can write to the queue can
wake a process and nothing else.
"""

import json
import logging
import signal
from collections.abc import Callable
from enum import StrEnum
from sqlite3 import Error as SqliteError
from threading import Event

from huey import RedisHuey, SqliteHuey
from huey.api import Huey
from huey.registry import Message
from huey.serializer import Serializer
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from node.settings import Settings

__all__ = ["QueueName", "answers", "attend", "wake"]

_log = logging.getLogger(__name__)
_TICK_SECONDS = 0.5


class QueueName(StrEnum):
    """Who is woken."""

    SEALER = "sealer"
    SYNCER = "syncer"


class _WakeUpSerializer(Serializer):  # type: ignore[misc] # Huey carries no types
    """Writes a wake-up as JSON; a message that says anything else cannot be expressed."""

    def _serialize(self, data: Message) -> bytes:
        return json.dumps({"id": data.id, "name": data.name}).encode()

    def _deserialize(self, data: bytes) -> Message:
        members = json.loads(data)
        return Message(
            id=str(members["id"]),
            name=str(members["name"]),
            args=(),
            kwargs={},
            **dict.fromkeys(set(Message._fields) - {"id", "name", "args", "kwargs"}),
        )


def _open(settings: Settings, name: QueueName) -> Huey:
    if settings.queue_url is not None:
        queue = f"linkpin-{settings.short_name}-{name}"
        return RedisHuey(
            queue, url=settings.queue_url, results=False, serializer=_WakeUpSerializer()
        )
    file = settings.data_folder / f"queue-{name}.sqlite"
    return SqliteHuey(
        f"linkpin-{name}", filename=str(file), results=False, serializer=_WakeUpSerializer()
    )


def _register(queue: Huey, run: Callable[[], None]) -> Callable[[], object]:
    """Give the queue its one task; both ends register it under the same name."""

    def work() -> None:
        run()

    task: Callable[[], object] = queue.task(name="wake_up")(work)
    return task


def wake(settings: Settings, name: QueueName) -> bool:
    """Ask a process to look at what is due.

    Returns:
        False if the queue did not answer; the process then looks at its next tick.
    """
    try:
        queue = _open(settings, name)
        try:
            _register(queue, lambda: None)()
        finally:
            queue.storage.close()
    except (RedisError, SqliteError, OSError):
        _log.warning("wake_up_lost", extra={"task": name.value})
        return False
    return True


def answers(settings: Settings, name: QueueName) -> bool:
    """Say whether a process's queue answers; nothing is put into it."""
    try:
        queue = _open(settings, name)
        try:
            queue.pending_count()
        finally:
            queue.storage.close()
    except (RedisError, SqliteError, OSError):
        return False
    return True


def attend(
    settings: Settings,
    name: QueueName,
    *,
    run: Callable[[], None],
    is_due: Callable[[], bool],
    stop: Event,
) -> None:
    """Run `run` whenever the process is woken or something is due, until `stop` is set.

    SIGTERM and SIGINT set `stop`; the run at work is finished first.

    Args:
        settings: The node's settings.
        name: This process's queue.
        run: Does all that is due; must be safe to run again at any time.
        is_due: A cheap look, taken at every tick of half a second.
        stop: Ends the attendance.
    """
    queue = _open(settings, name)
    again = _register(queue, run)
    queue.flush()
    consumer = queue.create_consumer(
        workers=1, periodic=False, initial_delay=0.05, max_delay=0.2, check_worker_health=True
    )
    consumer.start()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    try:
        while not stop.wait(_TICK_SECONDS):
            _tick(queue, again, name=name, is_due=is_due)
    finally:
        consumer.stop(graceful=True)
        queue.storage.close()


def _tick(
    queue: Huey, again: Callable[[], object], *, name: QueueName, is_due: Callable[[], bool]
) -> None:
    """Put a wake-up into the queue if something is due and none is waiting."""
    try:
        if queue.pending_count() == 0 and is_due():
            again()
    except (RedisError, SqliteError, SQLAlchemyError, OSError) as error:
        # Whatever does not answer now is looked at again at the next tick.
        _log.warning("queue_missing", extra={"task": name.value, "code": type(error).__name__})
