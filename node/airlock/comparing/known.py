"""What a final text is compared with, as plain data: nothing here reads a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["NOTHING", "Comparison", "Earlier", "Note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One private text.

    Attributes:
        text: As written; private, hidden from `repr`.
        language: BCP 47 tag of the text.
        is_to_leave: Whether it was written to be shared one day, as a practice is: towns use the
            same turns of phrase in what they write about their work.
    """

    text: str = field(repr=False)
    language: str
    is_to_leave: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """One text that this node released before: everybody who read it may remember it.

    Attributes:
        members: Its free texts by path.
        language: Language of members whose path says none.
        is_same: Whether it is an earlier revision of the record that is looked at.
        is_near: Whether it tells about the same people: for the same groups, in the same setting,
            at the same time.
    """

    members: Mapping[str, str] = field(repr=False)
    language: str
    is_same: bool = False
    is_near: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything a final text is compared with.

    Attributes:
        original: What the author wrote before the check, by member; private.
        notes: Other private texts of this node.
        earlier: What this node released before, withdrawn texts too.
    """

    original: Mapping[str, Note] = field(default_factory=dict, repr=False)
    notes: tuple[Note, ...] = field(default=(), repr=False)
    earlier: tuple[Earlier, ...] = field(default=(), repr=False)


NOTHING = Comparison()
"""For a text that no node knows anything about."""
