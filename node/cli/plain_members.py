"""The members of a record as lines for a person; the words are those of its file."""

import json
from collections.abc import Iterator, Mapping

__all__ = ["plain_members"]


def plain_members(members: Mapping[str, object]) -> Iterator[str]:
    """Yield one line per member that has a value; lists and objects are shown as JSON."""
    for name, value in members.items():
        if isinstance(value, list | dict):
            yield f"{name}: {json.dumps(value, ensure_ascii=False)}"
        elif value is not None:
            yield f"{name}: {value}"
