"""Something the node knows by name, and the line of a file that says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from marshmallow import validates_schema

from node.private.register.models import KnownKind
from schemas.errors import Reason
from schemas.strict_field import WireField, refusal
from schemas.wire_fields import Code, StrictBoolean, Text
from schemas.wire_records import ListOf, Nested, RecordSchema, refuse_members

__all__ = [
    "CAN_BE_NAMED",
    "LINE",
    "MAX_ALIASES",
    "MAX_TEXT_CHARACTERS",
    "Known",
    "KnownLine",
    "Permission",
]

MAX_TEXT_CHARACTERS: Final = 300
MAX_ALIASES: Final = 50

CAN_BE_NAMED: Final = frozenset({KnownKind.ORGANISATION, KnownKind.PLACE})
"""What can have permission to be named; a person's name always waits for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """Who said that something may be named, and when.

    Attributes:
        note: In a line: who gave it, and how.
        given_on: On which day.
    """

    note: str = field(repr=False)
    given_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLine:
    """What a person enters into the register.

    Attributes:
        kind: What sort of thing.
        text: The name, address or number in full.
        aliases: Other ways to say it.
        publishable: It may be named in what is released: an organisation that said so, or a place.
        permission: Who said so; may be absent, as a line of a file has none.
    """

    kind: KnownKind
    text: str = field(repr=False)
    aliases: tuple[str, ...] = field(default=(), repr=False)
    publishable: bool = False
    permission: Permission | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One entry of the register, opened.

    Attributes:
        entry_id: Identifier inside this node.
        kind: What sort of thing.
        text: The name, address or number in full.
        aliases: Other ways to say it.
        publishable: It may be named in what is released: an organisation that said so, or a place.
        permission: Who said so, where that was noted.
    """

    entry_id: UUID
    kind: KnownKind
    text: str = field(repr=False)
    aliases: tuple[str, ...] = field(repr=False)
    publishable: bool
    permission: Permission | None = None

    @property
    def line(self) -> KnownLine:
        """What a person would enter to have the same entry."""
        return KnownLine(
            kind=self.kind,
            text=self.text,
            aliases=self.aliases,
            publishable=self.publishable,
            permission=self.permission,
        )


def _name(*, required: bool = False) -> Text:
    return Text(max_characters=MAX_TEXT_CHARACTERS, lines=False, required=required)


class _Day(WireField[date]):
    """A day, ``YYYY-MM-DD``."""

    def read(self, value: object) -> date:
        """Return the day."""
        if not isinstance(value, str):
            raise refusal(Reason.NOT_A_STRING)
        try:
            day = date.fromisoformat(value)
        except ValueError as exc:
            raise refusal(Reason.WRONG_SHAPE) from exc
        if day.isoformat() != value:
            raise refusal(Reason.WRONG_SHAPE)
        return day

    def write(self, value: date) -> object:
        """Return the one spelling of a day."""
        return value.isoformat()

    def json_schema(self) -> Mapping[str, object]:
        """Return the form of a day."""
        return {"type": "string", "format": "date"}


class _PermissionSchema(RecordSchema):
    record = Permission

    note = _name(required=True)
    given_on = _Day(required=True)


class KnownLineSchema(RecordSchema):
    """Form of an import line; an unknown member is an error."""

    record = KnownLine

    kind = Code(KnownKind, required=True)
    text = _name(required=True)
    aliases = ListOf(_name(), maximum=MAX_ALIASES)
    # Lists of names come out of spreadsheets, where every line has every column.
    aliases.minimum = 0
    publishable = StrictBoolean()
    permission = Nested(_PermissionSchema)

    @validates_schema
    def _check_permission(self, members: Mapping[str, Any], **_: object) -> None:
        # An organisation can give permission for itself; a person's name never travels so.
        may_be_named = members.get("publishable", False)
        faults = {}
        if may_be_named and members["kind"] not in CAN_BE_NAMED:
            faults["publishable"] = Reason.NOT_ALLOWED_HERE
        if members.get("permission") is not None and not may_be_named:
            faults["permission"] = Reason.NOT_ALLOWED_HERE
        refuse_members(faults)


LINE: Final = KnownLineSchema()
"""The one schema of register lines; loading does not change it."""
