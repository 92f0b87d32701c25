"""The settings file: how it is written, so that it reads back as what was chosen."""

from collections.abc import Mapping

__all__ = ["dump_settings_file"]


def dump_settings_file(members: Mapping[str, str]) -> str:
    """Return `members` as TOML, one line for each, in the order of their names."""
    lines = [f'{name} = "{_escaped(value)}"' for name, value in sorted(members.items())]
    return "\n".join(lines) + "\n"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
