"""What stands in the audit log about the network and its meetings, in plain sentences."""

from collections.abc import Mapping
from typing import Final

from node.language import mark

__all__ = ["NETWORK_ACTION_WORDS"]

_ORGANISATIONS: Final = {
    "organisation_added": mark("entered an organisation"),
    "organisation_changed": mark("changed an organisation"),
    "organisation_snoozed": mark("let an organisation rest"),
    "contact_added": mark("entered a contact"),
    "contact_changed": mark("changed a contact"),
}

_LOG: Final = {
    "log_written": mark("logged something"),
    "log_changed": mark("changed a line of the log"),
    "log_settled": mark("settled something of the log"),
}

_GROUPS: Final[Mapping[str, str]] = {}

_CARDS: Final = {
    "network_rules_changed": mark("changed the rules of the network"),
    "row_switched_on": mark("switched a part of the method on"),
    "row_switched_off": mark("switched a part of the method off"),
}

_MEETINGS: Final[Mapping[str, str]] = {}

_IMPORT: Final = {
    "list_brought": mark("brought a list"),
    "list_stored": mark("stored a list"),
    "list_undone": mark("took a list back"),
    "everything_restored": mark("brought a workbook of everything back"),
}

_EXPORT: Final = {
    "network_exported": mark("took something of the network along"),
}

NETWORK_ACTION_WORDS: Final[Mapping[str, str]] = {
    **_ORGANISATIONS,
    **_LOG,
    **_GROUPS,
    **_CARDS,
    **_MEETINGS,
    **_IMPORT,
    **_EXPORT,
}
"""A sentence in English, without who did it, for each word of the log."""
