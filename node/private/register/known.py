"""Something the node knows by name, and the line of a file that says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from marshmallow import validates_schema

from node.private.register.models import KnownKind
from schemas.errors import Reason
from schemas.wire_fields import Code, StrictBoolean, Text
from schemas.wire_records import ListOf, RecordSchema, refuse_members

__all__ = ["LINE", "MAX_ALIASES", "MAX_TEXT_CHARACTERS", "Known", "KnownLine"]

MAX_TEXT_CHARACTERS: Final = 300
MAX_ALIASES: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLine:
    """What a person enters into the register.

    Attributes:
        kind: What sort of thing.
        text: The name, address or number in full.
        aliases: Other ways to say it.
        publishable: The organisation gave permission to be named in what is released.
    """

    kind: KnownKind
    text: str = field(repr=False)
    aliases: tuple[str, ...] = field(default=(), repr=False)
    publishable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One entry of the register, opened.

    Attributes:
        entry_id: Identifier inside this node.
        kind: What sort of thing.
        text: The name, address or number in full.
        aliases: Other ways to say it.
        publishable: The organisation gave permission to be named in what is released.
    """

    entry_id: UUID
    kind: KnownKind
    text: str = field(repr=False)
    aliases: tuple[str, ...] = field(repr=False)
    publishable: bool


def _name(*, required: bool = False) -> Text:
    return Text(max_characters=MAX_TEXT_CHARACTERS, lines=False, required=required)


class KnownLineSchema(RecordSchema):
    """Form of an import line; an unknown member is an error."""

    record = KnownLine

    kind = Code(KnownKind, required=True)
    text = _name(required=True)
    aliases = ListOf(_name(), maximum=MAX_ALIASES)
    # Lists of names come out of spreadsheets, where every line has every column.
    aliases.minimum = 0
    publishable = StrictBoolean()

    @validates_schema
    def _check_publishable(self, members: Mapping[str, Any], **_: object) -> None:
        # An organisation can give permission for itself; a person's name never travels so.
        if members.get("publishable") and members["kind"] is not KnownKind.ORGANISATION:
            refuse_members({"publishable": Reason.NOT_ALLOWED_HERE})


LINE: Final = KnownLineSchema()
"""The one schema of register lines; loading does not change it."""
