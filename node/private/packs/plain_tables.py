"""Organisations, contacts and the log as tables that people read, in the language spoken.

Contacts that wait in quarantine are left out: nobody has told those people yet.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from openpyxl import Workbook
from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.language import mark
from node.people.service import Person
from node.private.network.contacts import list_contacts
from node.private.network.log import list_lines
from node.private.network.models import ContactRow
from node.private.network.organisations import list_organisations, name_organisations
from node.private.network.overview import last_days
from node.private.network.word_labels import label as network_label
from node.private.network.words import Part
from node.private.packs.book import as_bytes, text_cell
from node.private.packs.columns import COLUMNS
from node.screens.code_words import label as code_label

__all__ = ["TABLES", "Table", "read_table", "tables_book"]

_EVERY_LINE: Final = 10_000_000


class Table(StrEnum):
    """A table that can be taken along by itself."""

    ORGANISATIONS = "organisations"
    CONTACTS = "contacts"
    LOG = "log"


TABLES: Final = {
    Table.ORGANISATIONS: mark("Organisations"),
    Table.CONTACTS: mark("Contacts"),
    Table.LOG: mark("Log"),
}
"""What each is called."""


def read_table(
    session: Session, table: Table, *, node: Node, person: Person
) -> Iterator[Sequence[str]]:
    """Yield the head and every row of a table that somebody may see."""
    match table:
        case Table.ORGANISATIONS:
            return _organisations(session, node=node, person=person)
        case Table.CONTACTS:
            return _contacts(session, node=node, person=person)
        case Table.LOG:
            return _log(session, node=node, person=person)


def tables_book(session: Session, *, node: Node, person: Person) -> bytes:
    """Return a workbook of all three tables; every cell is a text, so that none is a formula."""
    book = Workbook(write_only=True)
    for table, words in TABLES.items():
        sheet = book.create_sheet(_(words)[:31])
        for row in read_table(session, table, node=node, person=person):
            sheet.append([text_cell(sheet, cell) if cell else None for cell in row])
    return as_bytes(book)


def _organisations(session: Session, *, node: Node, person: Person) -> Iterator[Sequence[str]]:
    fields = [name for name in COLUMNS if name not in {"contact", "function", "mailbox", "phone"}]
    yield [_(COLUMNS[name]) for name in fields]
    spoken = last_days(session, person)
    for each in list_organisations(session, node=node, person=person):
        said = {
            "aliases": ", ".join(each.content.aliases),
            "sector": code_label(each.draft.sector),
            "part": _("formal") if each.draft.part is Part.FORMAL else _("informal"),
            "agreement_until": _day(each.draft.agreement_until),
            "confirmed_on": _day(each.draft.confirmed_on),
            "last_on": _day(spoken.get(each.organisation_id)),
        }
        yield [said[name] if name in said else getattr(each.content, name) for name in fields]


def _contacts(session: Session, *, node: Node, person: Person) -> Iterator[Sequence[str]]:
    yield [
        *(_(COLUMNS[name]) for name in ("name", "contact", "function", "mailbox", "phone")),
        _("Sort of contact"),
        _("Told on"),
        _("Agreed on"),
        _(COLUMNS["source"]),
    ]
    names = name_organisations(session, node=node, person=person)
    told = [ContactRow.is_quarantined.is_(False)]
    for each in list_contacts(session, node=node, person=person, where=told):
        content = each.content
        yield [
            names.get(each.draft.organisation_id, ""),
            *(content.name, content.function, content.mailbox, content.phone),
            network_label(each.draft.kind),
            _day(each.draft.notice_on),
            _day(each.draft.consent_on),
            content.source,
        ]


def _log(session: Session, *, node: Node, person: Person) -> Iterator[Sequence[str]]:
    yield [
        *(_("Day"), _("What happened"), _("Organisation"), _("Other organisation"), _("Text")),
        *(_("Place"), _("Department"), _("Where it stands"), _("Due on"), _("What came of it")),
    ]
    names = name_organisations(session, node=node, person=person)
    for each in list_lines(session, node=node, person=person, limit=_EVERY_LINE):
        draft, content = each.draft, each.content
        yield [
            _day(draft.happened_on),
            network_label(draft.kind),
            names.get(draft.organisation_id, "") if draft.organisation_id else "",
            names.get(draft.other_id, "") if draft.other_id else "",
            *(content.text, content.place, content.department),
            network_label(draft.state),
            _day(draft.due_on),
            content.outcome,
        ]


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
