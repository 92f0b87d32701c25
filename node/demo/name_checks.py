"""Where the facts look for the private names: in answers, logs and the raw bytes of databases.

The names are invented and stand in Vilvoorde's private rooms alone. A raw search finds what no
query would: a page that was freed, a line in the write-ahead log, a token in base64.
"""

from node.demo.cast import CAST
from node.demo.evidence import FactError, database_bytes, served_bytes, spellings
from node.demo.loopback import peer_process
from node.demo.playbill import Playbill
from node.demo.stage import Stage
from node.language import gettext as _

__all__ = [
    "logs_clean",
    "names_not_in_inbox",
    "names_not_received",
    "names_not_served",
    "private_sealed",
]


def names_not_served(stage: Stage) -> str:
    """Read all that every node serves, and the databases it comes from, for the private names."""
    search = _Search(stage)
    for key, part in served_bytes(stage):
        search.look(part, f"served by {key}")
    served = search.read
    for key in CAST:
        search.look(database_bytes(stage, key, "published"), f"{key}/published")
    return _("%(number)d bytes over loopback") % {"number": served}


def names_not_received(stage: Stage) -> str:
    """Read the received databases of all nodes for the private names."""
    search = _Search(stage)
    for key in CAST:
        search.look(database_bytes(stage, key, "received"), f"{key}/received")
    return _("%(number)d bytes") % {"number": search.read}


def names_not_in_inbox(stage: Stage) -> str:
    """Read what the processes that answer wrote down about their callers."""
    search = _Search(stage)
    for key in CAST:
        # A file that nobody writes to would prove nothing.
        peer_process(stage.settings(key).entity_id)
        search.look(database_bytes(stage, key, "inbox"), f"{key}/inbox")
    return _("%(number)d bytes") % {"number": search.read}


def logs_clean(stage: Stage) -> str:
    """Read every log of every process for the private names."""
    search = _Search(stage)
    for path in stage.logs():
        search.look(path.read_bytes(), f"log {path.parent.parent.name}/{path.name}")
    return _("%(number)d bytes") % {"number": search.read}


def private_sealed(stage: Stage) -> str:
    """Read the private databases themselves for the names that stand in them sealed."""
    search = _Search(stage)
    for key in CAST:
        search.look(database_bytes(stage, key, "private"), f"{key}/private")
    return _("%(number)d bytes") % {"number": search.read}


class _Search:
    """One search for all spellings of all names, and how much it has read."""

    def __init__(self, stage: Stage) -> None:
        names = Playbill.read(stage.folder).names
        self._wanted = {word for name in names for word in spellings(name)}
        self.read = 0

    def look(self, part: bytes, where: str) -> None:
        self.read += len(part)
        if any(word in part for word in self._wanted):
            raise FactError(_("a private name stands in %(place)s") % {"place": where})
