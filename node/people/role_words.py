"""What the roles are called on screens, and what each may do, in a sentence."""

from typing import Final

from node.language import gettext as _
from node.language import mark
from node.people.models import PersonRole

__all__ = ["role_options", "role_word"]

_WORDS: Final = {
    PersonRole.COORDINATOR: (
        mark("Coordinator"),
        mark("Writes down practices and asks for them to be released."),
    ),
    PersonRole.SECOND_READER: (
        mark("Second reader"),
        mark("Reads what is asked to leave, approves it or sends it back."),
    ),
    PersonRole.ADMIN: (
        mark("Administrator"),
        mark("Manages accounts, towns and keys; sees no practice, contact or note."),
    ),
    PersonRole.DESK: (
        mark("Network desk"),
        mark("Looks for lessons across towns."),
    ),
}


def role_word(role: PersonRole) -> str:
    """Return what a role is called."""
    return _(_WORDS[role][0])


def role_options() -> list[tuple[str, str, str]]:
    """Return every role as a tick: its word, what it is called, what it may do."""
    return [(role.value, _(word), _(may)) for role, (word, may) in _WORDS.items()]
