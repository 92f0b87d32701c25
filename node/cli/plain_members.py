"""The members of a record as lines for a person; the words are those of its file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields

__all__ = ["in_order_of", "plain_members"]


def in_order_of(record: type, text: str) -> dict[str, object]:
    """Return the members of a JSON object in the order in which `record` declares them."""
    members: dict[str, object] = json.loads(text)
    return {each.name: members[each.name] for each in fields(record) if each.name in members}


def plain_members(members: Mapping[str, object]) -> Iterator[str]:
    """Yield one line per member that has a value; lists and objects are shown as JSON."""
    for name, value in members.items():
        if isinstance(value, list | dict):
            yield f"{name}: {json.dumps(value, ensure_ascii=False)}"
        elif value is not None:
            yield f"{name}: {value}"
