"""What stands in the audit log, in plain sentences.

The log holds closed words, which are never reworded; here stands what each means. A word of a later
version is shown as it is.
"""

from collections.abc import Mapping
from types import MappingProxyType

from node.coordinator_app.admin.network_action_words import NETWORK_ACTION_WORDS
from node.language import gettext as _
from node.language import mark

__all__ = ["ACTION_WORDS", "action_in_words"]

_ACCOUNTS = {
    "account_opened": mark("opened an account"),
    "account_disabled": mark("suspended an account"),
    "account_reopened": mark("opened a suspended account again"),
    "account_renamed": mark("changed the name of an account"),
    "account_handed_over": mark("handed an account over to a successor"),
    "invited_first_sign_in": mark("made an invitation for a new account"),
    "invited_restore": mark("made a new invitation for an account"),
    "invitation_accepted": mark("accepted the invitation"),
    "role_coordinator_given": mark("gave the role of coordinator"),
    "role_coordinator_taken": mark("took the role of coordinator"),
    "role_second_reader_given": mark("gave the role of second reader"),
    "role_second_reader_taken": mark("took the role of second reader"),
    "role_admin_given": mark("gave the role of administrator"),
    "role_admin_taken": mark("took the role of administrator"),
    "role_desk_given": mark("gave the role of desk"),
    "role_desk_taken": mark("took the role of desk"),
    "setup_code_made": mark("made the link that opens the first account"),
    "setup_code_used": mark("used the link that opens the first account"),
}

_SIGNING_IN = {
    "signed_in_by_password": mark("signed in with a password"),
    "signed_in_by_password_and_code": mark("signed in with a password and a code"),
    "signed_in_by_password_and_passkey": mark("signed in with a password and a passkey"),
    "signed_in_by_password_and_recovery_code": mark("signed in with a password and a paper code"),
    "signed_in_by_passkey": mark("signed in with a passkey"),
    "signed_in_by_outside": mark("signed in through the town's own sign-in"),
    "signed_in_by_outside_and_code": mark("signed in through the town's own sign-in and a code"),
    "signed_in_by_invitation": mark("signed in by invitation"),
    "signed_out": mark("signed out"),
    "session_ended": mark("ended a sign-in on another device"),
    "sessions_ended": mark("ended every sign-in elsewhere"),
    "own_data_downloaded": mark("downloaded what is kept about themselves"),
    "password_changed": mark("changed the password"),
    "password_refused": mark("a wrong password was refused"),
    "second_step_refused": mark("a wrong second step was refused"),
    "codes_set_up": mark("set up codes of an app"),
    "codes_removed": mark("removed codes of an app"),
    "passkey_added": mark("added a passkey"),
    "passkey_removed": mark("removed a passkey"),
    "recovery_codes_made": mark("made paper codes"),
    "recovery_code_used": mark("used a paper code"),
    "outside_identity_connected": mark("connected the town's own sign-in"),
    "outside_identity_disconnected": mark("disconnected the town's own sign-in"),
}

_WRITING = {
    "practice_recorded": mark("began a practice"),
    "practice_imported": mark("took a practice over from a file"),
    "practice_changed": mark("changed a practice"),
    "practice_erased": mark("erased a practice"),
    "directory_edited": mark("changed a directory entry"),
    "consent_taken_back": mark("took the consent to a directory entry back"),
    "register_changed": mark("changed the register of names"),
    "route_changed": mark("changed where a worry about a person goes"),
    "worry_overruled": mark("kept a text that read as a worry about a person"),
    "register_loosened": mark("took a name out of the register, or let one be named"),
    "group_figure_entered": mark("entered a figure of a group of the town"),
    "group_figure_removed": mark("removed a figure of a group of the town"),
    "request_opened": mark("began to make something safe to share"),
    "draft_changed": mark("changed what would leave"),
    "reader_asked": mark("asked for a second reader"),
    "reader_reminded": mark("reminded a second reader who was asked"),
    "next_reader_asked": mark("asked the next second reader"),
    "request_approved": mark("approved as second reader"),
    "request_refused": mark("sent a text back as second reader"),
    "request_cancelled": mark("gave up a release"),
    "request_erased": mark("erased a release that never left"),
    "withdrawal_ordered": mark("withdrew what was released"),
    "release_called_off": mark("called off a release before it left"),
}

_THE_NODE = {
    "anchor_added": mark("trusted an anchor"),
    "peer_blocked": mark("blocked another town"),
    "peer_unblocked": mark("unblocked another town"),
    "peer_paused": mark("paused another town"),
    "peer_resumed": mark("ended the pause of another town"),
    "member_invited": mark("invited a member"),
    "invitation_ended": mark("took the invitation of a member back"),
    "member_added": mark("vouched for a member"),
    "member_removed": mark("removed a member"),
    "superior_joined": mark("joined a network"),
    "superior_forgotten": mark("left a network"),
    "policy_changed": mark("changed the policy"),
    "audit_keyed": mark("put older rows of this log under its key"),
}

ACTION_WORDS: Mapping[str, str] = MappingProxyType(
    {**_ACCOUNTS, **_SIGNING_IN, **_WRITING, **NETWORK_ACTION_WORDS, **_THE_NODE}
)
"""A sentence in English, without who did it, for each word of the log."""


def action_in_words(action: str) -> str:
    """Return what a word of the log means, in the language spoken now."""
    sentence = ACTION_WORDS.get(action)
    return action if sentence is None else _(sentence)
