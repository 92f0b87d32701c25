"""Who plays in the demo: three towns, three national networks, one desk; all on this machine.

The towns are real and everything they say here is invented. Each node has its own ports,
databases, keys and processes, and knows the others by its trust chain only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from node.settings import Settings, read_settings
from schemas.node_metadata import Role

__all__ = [
    "ADMIN",
    "AUTHOR",
    "CAST",
    "DESK",
    "FIRST_PORT",
    "READER",
    "TOUR_PORT",
    "TOWNS",
    "Player",
    "settings_of",
]

FIRST_PORT = 8710
AUTHOR = "coordinator"
READER = "reader"
ADMIN = "admin"
DESK = "desk"
TOUR_PORT = 14
"""Place of the tour's port after the first one."""
POLL_SECONDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """One node of the demo.

    Attributes:
        key: Word for it in commands and folders.
        name: What people call it.
        country: Country of its collection.
        language: Language of its people.
        role: Leaf, superior or anchor.
        superior: Key of the node that vouches for it; None for the desk.
        place: Its number, from which its ports follow.
        population_band: How many people live there.
        urbanisation: Kind of area.
    """

    key: str
    name: str
    country: str
    language: str
    role: Role
    superior: str | None
    place: int
    population_band: str | None = None
    urbanisation: str | None = None

    def peer_port(self, first: int) -> int:
        """Port on which other nodes reach it."""
        return first + 2 * self.place

    def people_port(self, first: int) -> int:
        """Port on which its coordinators reach it."""
        return first + 2 * self.place + 1

    def ports(self, first: int) -> tuple[int, ...]:
        """Ports its processes listen on."""
        peer, people = self.peer_port(first), self.people_port(first)
        return (peer, people) if "coordinator" in self.processes else (peer,)

    def entity_id(self, first: int) -> str:
        """Entity identifier on this machine."""
        return f"http://127.0.0.1:{self.peer_port(first)}"

    @property
    def processes(self) -> tuple[str, ...]:
        """National networks vouch and serve; towns and the desk also read and have people."""
        if self.role is Role.SUPERIOR:
            return ("sealer", "peer")
        return ("sealer", "peer", "syncer", "coordinator")


_PLAYERS = (
    Player(
        key="ran",
        name="RAN",
        country="eu",
        language="en",
        role=Role.ANCHOR,
        superior=None,
        place=0,
    ),
    Player(
        key="nl",
        name="Netwerk Nederland",
        country="nl",
        language="nl",
        role=Role.SUPERIOR,
        superior="ran",
        place=1,
    ),
    Player(
        key="be",
        name="Netwerk België",
        country="be",
        language="nl",
        role=Role.SUPERIOR,
        superior="ran",
        place=2,
    ),
    Player(
        key="fr",
        name="Réseau France",
        country="fr",
        language="fr",
        role=Role.SUPERIOR,
        superior="ran",
        place=3,
    ),
    Player(
        key="rotterdam",
        name="Rotterdam",
        country="nl",
        language="nl",
        role=Role.LEAF,
        superior="nl",
        place=4,
        population_band="p6",
        urbanisation="city",
    ),
    Player(
        key="vilvoorde",
        name="Vilvoorde",
        country="be",
        language="nl",
        role=Role.LEAF,
        superior="be",
        place=5,
        population_band="p2",
        urbanisation="town_or_suburb",
    ),
    Player(
        key="sarcelles",
        name="Sarcelles",
        country="fr",
        language="fr",
        role=Role.LEAF,
        superior="fr",
        place=6,
        population_band="p3",
        urbanisation="city",
    ),
)

CAST: Mapping[str, Player] = MappingProxyType({player.key: player for player in _PLAYERS})
"""Every node by its key, superiors before those they vouch for."""

TOWNS = ("rotterdam", "vilvoorde", "sarcelles", "ran")
"""Nodes that release and read, the desk among them."""


def settings_of(player: Player, *, folder: Path, first_port: int) -> Settings:
    """Return the settings of one node, as its settings file will say them."""
    return read_settings(
        {
            f"LINKPIN_{name.upper()}": value
            for name, value in settings_members(
                player, folder=folder, first_port=first_port
            ).items()
        }
    )


def settings_members(player: Player, *, folder: Path, first_port: int) -> dict[str, str]:
    """Return the members of one node's settings file."""
    members = {
        "entity_id": player.entity_id(first_port),
        "name": player.name,
        "country": player.country,
        "language": player.language,
        "role": player.role.value,
        "data_folder": str(folder / player.key),
        "peer_bind": f"127.0.0.1:{player.peer_port(first_port)}",
        "coordinator_bind": f"127.0.0.1:{player.people_port(first_port)}",
        "poll_seconds": str(POLL_SECONDS),
        "demo": "yes",
    }
    if player.superior is not None:
        members["authority_hints"] = CAST[player.superior].entity_id(first_port)
    if player.population_band is not None:
        members["population_band"] = player.population_band
    if player.urbanisation is not None:
        members["urbanisation"] = player.urbanisation
    return members
