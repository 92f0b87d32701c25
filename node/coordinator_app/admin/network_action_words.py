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
    "contact_erased": mark("erased a contact"),
    "organisation_erased": mark("erased an organisation"),
}

_LOG: Final = {
    "log_written": mark("logged something"),
    "log_changed": mark("changed a line of the log"),
    "log_settled": mark("settled something of the log"),
    "log_erased": mark("erased a line of the log"),
}

_GROUPS: Final = {
    "group_added": mark("entered a group"),
    "group_changed": mark("changed a group"),
    "group_members": mark("changed the members of a group"),
    "group_step": mark("took a step with a group"),
}

_CARDS: Final = {
    "network_rules_changed": mark("changed the rules of the network"),
    "own_card_changed": mark("changed the mandate and focus"),
    "firewall_confirmed": mark("confirmed what stays between prevention and intervention"),
    "fact_added": mark("entered a fact"),
    "fact_changed": mark("changed a fact"),
    "closed_account_forgotten": mark("took away what a closed account alone could see"),
    "retention_run": mark("took away what had stood long enough in the network"),
    "fact_erased": mark("erased a fact"),
    "row_switched_on": mark("switched a part of the method on"),
    "row_switched_off": mark("switched a part of the method off"),
}

_MEETINGS: Final = {
    "meeting_planned": mark("planned a meeting"),
    "meeting_changed": mark("changed a meeting"),
    "meeting_cancelled": mark("cancelled a meeting"),
    "meeting_list": mark("changed the list of a meeting"),
    "meeting_invited": mark("noted that invitations went out"),
    "meeting_attended": mark("noted who was at a meeting"),
    "task_added": mark("wrote down a take-away"),
    "task_changed": mark("changed a take-away"),
    "take_aways_shared": mark("noted that take-aways were sent"),
    # The hour at the tables.
    "rounds_made": mark("made rounds for a meeting"),
    "breakouts_made": mark("made break-outs for a meeting"),
}

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
