"""Wake-ups: a queue each for the sealer and the syncer, under Huey.

What is due stands in the tables; a task only wakes the process that will look there, so a task that
is lost or comes twice changes nothing. By default a queue is an SQLite file beside the databases;
with `LINKPIN_QUEUE_URL` it stands in Redis. The process that faces peers writes no queue: its hints
go through the inbox.
"""

from enum import StrEnum

from huey import RedisHuey, SqliteHuey
from huey.api import Huey

from node.settings import Settings

__all__ = ["QueueName", "open_queue"]


class QueueName(StrEnum):
    """Who is woken."""

    SEALER = "sealer"
    SYNCER = "syncer"


def open_queue(settings: Settings, name: QueueName) -> Huey:
    """Return the queue of one process; nothing is connected before its first use.

    Tasks are registered by the process that runs them; whoever wakes it registers the same names.
    """
    if settings.queue_url is not None:
        queue = f"linkpin-{settings.short_name}-{name}"
        return RedisHuey(queue, url=settings.queue_url, results=False)
    file = settings.data_folder / f"queue-{name}.sqlite"
    return SqliteHuey(f"linkpin-{name}", filename=str(file), results=False, fsync=False)
