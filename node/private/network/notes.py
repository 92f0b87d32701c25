"""Which notes are kept: nobody at risk, no case, no opinion, nothing private, no link.

Whoever writes such a note is told why it is not kept and what to write instead; of a worry, where
the town takes it. In this room nobody can say that it is all right after all: a network is about
organisations and what was agreed with them.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar, Final

from node.errors import InputRefusedError
from node.language import gettext as _
from node.language import mark
from node.private.worries import check_worries
from node.textguard.personal_notes import NoteKind, find_personal_notes

__all__ = ["NoteRefusedError", "check_notes", "note_faults"]

_WHY: Final[Mapping[NoteKind, str]] = MappingProxyType(
    {
        NoteKind.CASE: mark(
            "“%(words)s” belongs to somebody's case, and cases are not kept here. "
            "Write what the organisations agreed, without the person."
        ),
        NoteKind.OPINION: mark(
            "“%(words)s” reads as an opinion about a person. "
            "Write what was agreed, not what somebody is like."
        ),
        NoteKind.FAITH: mark(
            "“%(words)s” tells the faith or origin of a person, which is not kept here. "
            "Write what was agreed, and with which organisation."
        ),
        NoteKind.PRIVATE: mark(
            "“%(words)s” tells the politics, health or sexuality of a person, which is not kept "
            "here. Write what was agreed, and with which organisation."
        ),
        NoteKind.LINK: mark(
            "“%(words)s” ties one person to another, which is not kept here. "
            "Write which organisations are in touch."
        ),
    }
)
_MOST_QUOTED: Final = 80


class NoteRefusedError(InputRefusedError):
    """A text says of a person what this room does not keep; nothing was stored.

    Attributes:
        members: Where it stands, each named once.
        kind: What the first place says of a person.
    """

    code: ClassVar[str] = "note_refused"

    def __init__(self, message: str, *, members: Sequence[str], kind: NoteKind) -> None:
        super().__init__(message)
        self.members = tuple(members)
        self.kind = kind


def note_faults(texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return why texts are not kept, by member: the first reason of each, in a sentence.

    Whether one is about a person at risk is asked elsewhere.
    """
    return {
        member: _sentence(notes[0].kind, text[notes[0].start : notes[0].end])
        for member, text in texts.items()
        if (notes := find_personal_notes(text))
    }


def check_notes(texts: Mapping[str, str], *, stored: Mapping[str, str] | None = None) -> None:
    """Check that texts may be kept in this room.

    Args:
        texts: Text by member, in the order people write them.
        stored: What is kept already; its sentences are not looked at again.

    Raises:
        WorryFoundError: One is about a person at risk.
        NoteRefusedError: One tells a case, an opinion about a person, somebody's faith, origin,
            politics, health or sexuality, or ties one person to another.
    """
    check_worries(texts, stored=stored, is_practice=False)
    known = tuple((stored or {}).values())
    found = [
        (member, note.kind, words)
        for member, text in texts.items()
        for note in find_personal_notes(text)
        for words in (text[note.start : note.end],)
        if not any(words in each for each in known)
    ]
    if found:
        _member, kind, words = found[0]
        raise NoteRefusedError(
            _("Nothing was stored.") + " " + _sentence(kind, words),
            members=tuple(dict.fromkeys(member for member, _kind, _words in found)),
            kind=kind,
        )


def _sentence(kind: NoteKind, words: str) -> str:
    return _(_WHY[kind]) % {"words": words[:_MOST_QUOTED]}
