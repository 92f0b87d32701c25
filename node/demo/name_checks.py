"""Where the facts look for private names: in answers, logs and the raw bytes of databases.

Two sets of names, both invented: those of Vilvoorde's register, and those of the organisations in
the three networks. A raw search finds what no query would: a page that was freed, a line in the
write-ahead log, a token in base64.
"""

import json
from collections.abc import Collection, Iterable

from node.demo.cast import CAST, TOWNS
from node.demo.evidence import FactError, database_bytes, served_bytes, spellings
from node.demo.loading import CONTENT
from node.demo.loopback import peer_process
from node.demo.playbill import Playbill
from node.demo.stage import Stage
from node.language import gettext as _

__all__ = [
    "logs_clean",
    "names_not_in_inbox",
    "names_not_received",
    "names_not_served",
    "network_names",
    "networks_stay_home",
    "private_sealed",
]


def names_not_served(stage: Stage) -> str:
    """Read all that every node serves, and the databases it comes from, for the private names."""
    search = _search(stage)
    for key, part in served_bytes(stage):
        search.look(part, f"served by {key}")
    served = search.read
    for key in CAST:
        search.look(database_bytes(stage, key, "published"), f"{key}/published")
    return _("%(number)d bytes over loopback") % {"number": served}


def names_not_received(stage: Stage) -> str:
    """Read the received databases of all nodes for the private names."""
    search = _search(stage)
    for key in CAST:
        search.look(database_bytes(stage, key, "received"), f"{key}/received")
    return _("%(number)d bytes") % {"number": search.read}


def names_not_in_inbox(stage: Stage) -> str:
    """Read what the processes that answer wrote down about their callers."""
    search = _search(stage)
    for key in CAST:
        # A file that nobody writes to would prove nothing.
        peer_process(stage.settings(key).entity_id)
        search.look(database_bytes(stage, key, "inbox"), f"{key}/inbox")
    return _("%(number)d bytes") % {"number": search.read}


def logs_clean(stage: Stage) -> str:
    """Read every log of every process for the private names."""
    search = _search(stage)
    for path in stage.logs():
        search.look(path.read_bytes(), f"log {path.parent.parent.name}/{path.name}")
    return _("%(number)d bytes") % {"number": search.read}


def private_sealed(stage: Stage) -> str:
    """Read the private databases themselves for the names that stand in them sealed."""
    search = _search(stage)
    for key in CAST:
        search.look(database_bytes(stage, key, "private"), f"{key}/private")
    return _("%(number)d bytes") % {"number": search.read}


def networks_stay_home(stage: Stage) -> str:
    """Read all that leaves a node or came from another for the organisations of the networks."""
    search = _Search(network_names(Playbill.read(stage.folder).names))
    for key, part in served_bytes(stage):
        search.look(part, f"served by {key}")
    for key in CAST:
        for zone in ("published", "received", "inbox"):
            search.look(database_bytes(stage, key, zone), f"{key}/{zone}")
    return _("%(number)d bytes") % {"number": search.read}


def network_names(private: Collection[str]) -> tuple[str, ...]:
    """Return what the organisations of the three networks are called.

    Left out are those a town may name in what it releases, and those that hold one of the private
    names, for which other facts look.
    """
    may_be_named = {
        each["text"] for key in TOWNS for each in _lines(key, "register") if each["publishable"]
    }
    names = [str(each["name"]) for key in TOWNS for each in _lines(key, "organisations")]
    return tuple(
        name
        for name in names
        if name not in may_be_named and not any(word in name for word in private)
    )


def _lines(key: str, name: str) -> list[dict[str, object]]:
    """Return the lines of one of a node's files; none if it has no such file."""
    file = CONTENT / key / f"{name}.jsonl"
    return (
        [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []
    )


def _search(stage: Stage) -> "_Search":
    return _Search(Playbill.read(stage.folder).names)


class _Search:
    """One search for all spellings of all names, and how much it has read."""

    def __init__(self, names: Iterable[str]) -> None:
        self._wanted = {word for name in names for word in spellings(name)}
        self.read = 0

    def look(self, part: bytes, where: str) -> None:
        self.read += len(part)
        if any(word in part for word in self._wanted):
            raise FactError(_("a private name stands in %(place)s") % {"place": where})
