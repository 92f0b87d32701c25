"""Finding something in the network: what was asked, what was found, with the words around it.

The question is sent as a form and stands in no address, because it may be a name. What is shown is
loaded anew from the rows the person may see, so that a hit of something erased or hidden meanwhile
is no hit.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import mark
from node.people.service import Person
from node.private.network.visible import visible_to
from node.private.packs.index import TABLES, Found, Table, plain_words, private_index
from node.textguard.folding import fold

__all__ = ["KINDS", "PAGE_HITS", "Hit", "Hits", "look_up"]

PAGE_HITS: Final = 30
_AROUND: Final = 60
_WITHOUT_NAME: Final = frozenset({"log", "task", "fact"})
"""Kinds that are called by their first words, so that the hit itself is shown as well."""

KINDS: Final[Mapping[str, str]] = {
    "organisation": mark("Organisations"),
    "contact": mark("Contacts"),
    "group": mark("Groups"),
    "meeting": mark("Meetings"),
    "task": mark("What was agreed"),
    "fact": mark("Facts and figures"),
    "log": mark("Log"),
}
"""What a kind of record is called, in English."""

_TITLES: Final = ("name", "title", "function", "statement", "text", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One record in which every word stands.

    Attributes:
        kind: Which sort of record.
        record_id: Its number.
        title: What it is called, or how it begins.
        before: Words before the first word that was asked for; empty where that is in the title.
        match: The words that were asked for, as they stand there.
        after: Words after it.
    """

    kind: str
    record_id: UUID
    title: str = field(repr=False)
    before: str = field(default="", repr=False)
    match: str = field(default="", repr=False)
    after: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """What was found.

    Attributes:
        total: How many records.
        counts: How many of each kind, in the order in which they are shown.
        shown: Those of this page.
        page: Number of this page, from 1.
        pages: How many pages there are.
    """

    total: int
    counts: Mapping[str, int]
    shown: tuple[Hit, ...]
    page: int
    pages: int


def look_up(
    session: Session, *, node: Node, person: Person, text: str, page: int = 1, kind: str = ""
) -> Hits:
    """Return what of the network holds every word of a question.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who asks.
        text: The question; case and accents do not count, parts of words do.
        page: Which page of hits, from 1; a later one than there is is the last.
        kind: Only hits of this kind; empty for all.

    Raises:
        NotAllowedError: They are no coordinator.
    """
    words = plain_words(text)
    found = private_index().find(session, node=node, person=person, words=words)
    counted = Counter(each.kind for each in found)
    wanted = [each for each in found if kind in ("", each.kind)]
    pages = max(1, -(-len(wanted) // PAGE_HITS))
    at = min(max(page, 1), pages)
    shown = wanted[(at - 1) * PAGE_HITS : at * PAGE_HITS]
    return Hits(
        total=len(found),
        counts={table.kind: counted[table.kind] for table in TABLES if counted[table.kind]},
        shown=tuple(_load(session, node, person, shown, words=words)),
        page=at,
        pages=pages,
    )


def _load(
    session: Session, node: Node, person: Person, found: Sequence[Found], *, words: Sequence[str]
) -> Iterator[Hit]:
    for table in TABLES:
        ids = [each.record_id for each in found if each.kind == table.kind]
        if ids:
            contents = dict(_contents(session, node, person, table, ids))
            for number in ids:
                if number in contents:
                    yield _hit(table.kind, number, contents[number], words=words)


def _contents(
    session: Session, node: Node, person: Person, table: Table, ids: Sequence[UUID]
) -> Iterator[tuple[UUID, dict[str, Any]]]:
    may_see = true() if table.owner is None else visible_to(person, table.owner)
    asked = select(table.key, table.sealed).where(table.key.in_(ids), may_see)
    for number, sealed in session.execute(asked):
        if sealed is not None:
            text = node.data_key.open(sealed, table=table.name, column=table.sealed.key, row=number)
            yield number, json.loads(text)


def _hit(kind: str, number: UUID, content: dict[str, Any], *, words: Sequence[str]) -> Hit:
    title = next((str(content[each]) for each in _TITLES if content.get(each)), "")
    for text in _lines(content):
        at = _place(text, words[0])
        if at is not None and (text != title or kind in _WITHOUT_NAME):
            start, end = at
            return Hit(
                kind=kind,
                record_id=number,
                title=_head(title),
                before=_tail(text[:start]),
                match=text[start:end],
                after=_head(text[end:]),
            )
    return Hit(kind=kind, record_id=number, title=_head(title))


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _lines(each)


def _place(text: str, word: str) -> tuple[int, int] | None:
    """Return where a word stands in a text as it was written; None if it does not."""
    plain, origins = [], []
    for at, char in enumerate(text):
        for each in fold(char):
            plain.append(each)
            origins.append(at)
    start = "".join(plain).find(word)
    if start < 0:
        return None
    return origins[start], origins[start + len(word) - 1] + 1


def _tail(text: str) -> str:
    return text if len(text) <= _AROUND else "… " + text[-_AROUND:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= _AROUND else text[:_AROUND].rpartition(" ")[0] + " …"
