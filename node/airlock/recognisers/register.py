"""Every name, alias, place and address the node knows: data of the airlock's first recogniser."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

__all__ = ["EntryKind", "Register", "RegisterEntry"]


class EntryKind(StrEnum):
    """What an entry of the register names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    ALIAS = "alias"
    PHONE = "phone"
    ADDRESS = "address"
    MAILBOX = "mailbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """One thing that must not leave by accident.

    Attributes:
        entry_id: Identifier; findings refer to it instead of repeating the name.
        kind: What it names.
        text: The name, number or address as written in the register.
        publishable: Whether permission to be named is on record. It counts for organisations and
            places, such as the municipality itself; a person's name always waits for a person.
        aliases: Other names of the same thing.
    """

    entry_id: UUID
    kind: EntryKind
    text: str = field(repr=False)
    publishable: bool = False
    aliases: tuple[str, ...] = field(default=(), repr=False)


# Compared by identity: the index of names is built once per register and kept beside it, and
# comparing two thousand entries to find it again would cost more than building it.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Register:
    """The register at one moment.

    Attributes:
        entries: All entries, in any order.
        version: Changes whenever an entry does; an approval binds to it.
    """

    entries: tuple[RegisterEntry, ...] = field(repr=False)
    version: str
