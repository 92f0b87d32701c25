"""Settings as the environment of a process that a test starts."""

import os

from node.settings import Settings
from tests.nodes import TOWNS

__all__ = ["environment_of"]


def environment_of(settings: Settings, **changes: str) -> dict[str, str]:
    """Return the environment in which a process reads these settings."""
    town = settings.entity_id.removeprefix("https://").removesuffix(".example")
    about = TOWNS.get(town, TOWNS["vilvoorde"])
    members = {
        "entity_id": settings.entity_id,
        "data_folder": str(settings.data_folder),
        "authority_hints": " ".join(settings.authority_hints),
        **about,
        **changes,
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LINKPIN_")}
    return kept | {f"LINKPIN_{name.upper()}": value for name, value in members.items()}
