"""The tables of a workbook of everything: one sheet each, its clear columns, its texts as JSON.

What only means something inside this node is left out: who wrote a row, how often it changed, which
list it came with. Whether only its author sees a record stands there as *mine*.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sqlalchemy import Column, Table

from node.database import PrivateModel
from node.language import mark
from node.private.meetings.meeting import CONTENT as MEETING
from node.private.meetings.meeting import MeetingContent
from node.private.meetings.models import MeetingRow, ParticipantRow, TaskPart, TaskRow
from node.private.meetings.round_plan import PLAN, MeetingPlan
from node.private.meetings.task import CONTENT as TASK
from node.private.meetings.task import TaskContent
from node.private.network.contact import CONTENT as CONTACT
from node.private.network.contact import ContactContent
from node.private.network.fact import CONTENT as FACT
from node.private.network.fact import FactContent
from node.private.network.group import CONTENT as GROUP
from node.private.network.group import GroupContent
from node.private.network.group_models import (
    FactRow,
    GroupRow,
    MemberRow,
    OptionalRow,
    OwnCardRow,
    StepRow,
)
from node.private.network.log_line import CONTENT as LOG
from node.private.network.log_line import LogContent
from node.private.network.models import ContactRow, LogRow, NetworkRules, OrganisationRow
from node.private.network.optional_rows import REASON, Reason
from node.private.network.organisation import CONTENT as ORGANISATION
from node.private.network.organisation import OrganisationContent
from node.private.network.own_card import CONTENT as OWN_CARD
from node.private.network.own_card import OwnCardContent
from schemas.wire_records import RecordSchema

__all__ = ["BOOK", "CONTENTS", "MINE", "BookTable"]

MINE: Final = "mine"

_INSIDE: Final = {
    *("owner_id", "author_id", "changed_by", "switched_on_by", "revision", "change_number"),
    *("import_id", "is_quarantined", "name_index", "changed_at"),
}
_SEALED: Final = "sealed_"

CONTENTS: Final[Mapping[str, tuple[RecordSchema, type]]] = MappingProxyType(
    {
        "organisation.sealed_content": (ORGANISATION, OrganisationContent),
        "contact.sealed_content": (CONTACT, ContactContent),
        "network_group.sealed_content": (GROUP, GroupContent),
        "fact_card.sealed_content": (FACT, FactContent),
        "own_card.sealed_content": (OWN_CARD, OwnCardContent),
        "optional_row.sealed_content": (REASON, Reason),
        "meeting.sealed_content": (MEETING, MeetingContent),
        "meeting.sealed_plan": (PLAN, MeetingPlan),
        "task.sealed_content": (TASK, TaskContent),
        "log_line.sealed_content": (LOG, LogContent),
    }
)
"""Form of the texts of each sealed column of the workbook, by table and column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookTable:
    """One sheet.

    Attributes:
        model: The table.
        words: What its rows are called.
    """

    model: type[PrivateModel]
    words: str

    @property
    def table(self) -> Table:
        """The table below the model."""
        table = self.model.__table__
        assert isinstance(table, Table)  # noqa: S101 - a model of one table
        return table

    @property
    def name(self) -> str:
        """What its sheet is called."""
        return self.table.name

    @property
    def clear(self) -> tuple[Column[object], ...]:
        """Columns that stand in the workbook as they are."""
        return tuple(
            column
            for column in self.table.columns
            if column.name not in _INSIDE and not column.name.startswith(_SEALED)
        )

    @property
    def sealed(self) -> Mapping[str, Column[object]]:
        """Sealed columns by what they are called in the workbook."""
        return {
            column.name.removeprefix(_SEALED): column
            for column in self.table.columns
            if column.name.startswith(_SEALED)
        }

    @property
    def has_owner(self) -> bool:
        """Whether a row may be somebody's own."""
        return "owner_id" in self.table.columns


BOOK: Final[tuple[BookTable, ...]] = (
    BookTable(model=OrganisationRow, words=mark("Organisations")),
    BookTable(model=ContactRow, words=mark("Contacts")),
    BookTable(model=GroupRow, words=mark("Groups")),
    BookTable(model=MemberRow, words=mark("Members of groups")),
    BookTable(model=StepRow, words=mark("Steps of groups")),
    BookTable(model=FactRow, words=mark("Fact cards")),
    BookTable(model=OwnCardRow, words=mark("My mandate and focus")),
    BookTable(model=OptionalRow, words=mark("Parts that are switched on")),
    BookTable(model=NetworkRules, words=mark("Rules of this room")),
    BookTable(model=MeetingRow, words=mark("Meetings")),
    BookTable(model=ParticipantRow, words=mark("Chairs at meetings")),
    BookTable(model=TaskRow, words=mark("Tasks")),
    BookTable(model=TaskPart, words=mark("Who does what for a task")),
    BookTable(model=LogRow, words=mark("Lines of the log")),
)
"""Every sheet, each after those it leans on."""
