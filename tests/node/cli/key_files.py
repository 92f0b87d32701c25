"""Key files as another town would hand them over."""

import json

from federation.keys import KeySet, generate_signing_key
from tests.node.cli.typed import Linkpin

__all__ = ["key_file", "new_keys"]


def new_keys() -> KeySet:
    """Return the federation keys of some other node."""
    return KeySet([generate_signing_key("ES256").public])


def key_file(linkpin: Linkpin, keys: KeySet, name: str = "keys.json") -> str:
    """Write what `linkpin keys show --json` writes there, and return its path."""
    return linkpin.file(name, json.dumps(keys.dump()).encode())
