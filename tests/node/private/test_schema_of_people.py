"""Nothing can be stored that links people to each other or says what somebody is or believes."""

import re
from dataclasses import fields
from typing import Final

from sqlalchemy import Table

from node.database import PrivateModel, Word
from node.private.meetings.words import Attendance
from node.private.network.contact import ContactContent, ContactDraft
from node.private.network.models import ContactRow
from node.private.network.words import ContactKind, LawfulBasis, WorkLevel

__all__: list[str] = []

CONTACT: Final = ContactRow.__tablename__
ABOUT_SOMEBODY: Final = re.compile(
    r"faith|relig|belie|church|mosque|islam|muslim|christ|jew|origin|ethnic|race|racial"
    r"|nation|migra|descent|skin|opinion|politic|party|attitude|loyal|trust"
    r"|score|rating|rank|risk|threat|radical|extrem|suspect|danger|health|sex|gender"
    r"|birth|age\b|family|friend|knows|relative|married|crime|criminal|police|photo"
)
"""Words that say what a person is, believes or may do."""


def tables() -> dict[str, Table]:
    """Return the tables of the private database."""
    return {
        mapper.local_table.name: mapper.local_table
        for mapper in PrivateModel.registry.mappers
        if issubclass(mapper.class_, PrivateModel) and isinstance(mapper.local_table, Table)
    }


def to_contact(table: Table) -> list[str]:
    """Return the columns of a table that name a contact, by a key or by their name."""
    return [
        column.name
        for column in table.columns
        if any(key.column.table.name == CONTACT for key in column.foreign_keys)
        or (table.name != CONTACT and "contact_id" in column.name)
    ]


def test_no_row_names_two_people() -> None:
    found = {name: to_contact(table) for name, table in tables().items()}
    assert CONTACT in found
    assert {name for name, columns in found.items() if columns} == {"participant"}
    assert all(len(columns) <= 1 for columns in found.values())


def test_no_contact_points_to_a_contact() -> None:
    targets = {key.column.table.name for key in tables()[CONTACT].foreign_keys}
    assert CONTACT not in targets
    assert targets == {"organisation", "account"}


def test_no_column_beside_a_contact_says_what_somebody_is() -> None:
    for name, table in tables().items():
        if name != CONTACT and not to_contact(table):
            continue
        columns = [column.name for column in table.columns]
        words = [word for column in table.columns for word in words_of(column.type)]
        assert columns
        for each in (*columns, *words):
            assert not ABOUT_SOMEBODY.search(each), (name, each)


def words_of(kind: object) -> list[str]:
    if not isinstance(kind, Word):
        return []
    return [str(each) for each in kind._words]  # noqa: SLF001 - nothing else tells them


def test_the_words_about_a_contact_are_about_their_work() -> None:
    enums = (ContactKind, LawfulBasis, WorkLevel, Attendance)
    for enum in enums:
        for each in enum:
            assert not ABOUT_SOMEBODY.search(each), each


def test_a_contact_has_these_members_and_no_others() -> None:
    assert {each.name for each in fields(ContactContent)} == {
        "name",
        "function",
        "mailbox",
        "phone",
        "source",
        "sheet_text",
    }
    assert {each.name for each in fields(ContactDraft)} == {
        "content",
        "organisation_id",
        "kind",
        "level",
        "basis",
        "notice_on",
        "consent_on",
        "consent_text",
        "sheet_consent_on",
    }
    columns = {column.name for column in tables()[CONTACT].columns}
    assert columns == {
        *(each.name for each in fields(ContactDraft) if each.name != "content"),
        *("contact_id", "owner_id", "is_quarantined", "sealed_content", "import_id"),
        *("revision", "change_number", "created_at", "changed_at"),
    }
