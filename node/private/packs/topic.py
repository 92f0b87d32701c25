"""What the node holds on a topic: every record somebody may see that says something of it.

All sealed texts are opened and looked through; what happened is looked at within a period, and
what only stands there, such as an organisation, as it stands now. A record fits if any of the
wanted words, the concept or the organisation is in it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.language import mark
from node.people.service import Person
from node.private.packs.book_tables import BOOK
from node.private.packs.everything import everything_rows
from node.private.packs.third_parties import Piece, ThirdParties, ThirdParty
from node.private.packs.wanted import folded
from node.private.register.models import KnownKind
from node.private.register.service import list_known
from schemas.strict_json import JsonValue

__all__ = ["Held", "Topic", "find_held"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What somebody asks for.

    Attributes:
        words: Words or phrases; one of them is enough.
        concept: Concept of the vocabulary; empty for none.
        organisation_id: An organisation; None for none.
        since: First day of what happened; None for no limit.
        until: Last day; None for no limit.
    """

    words: tuple[str, ...] = field(default=(), repr=False)
    concept: str = ""
    organisation_id: UUID | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One record that fits.

    Attributes:
        words: What sort of record it is.
        day: When it happened; empty for what only stands there.
        about: The organisations it is about.
        texts: What it says, by what each text is called.
    """

    words: str
    day: str
    about: tuple[Piece, ...] = field(repr=False)
    texts: tuple[tuple[str, tuple[Piece, ...]], ...] = field(repr=False)


_DAYS: Final = {
    "log_line": "happened_on",
    "meeting": "starts_at",
    "fact_card": "dated_on",
    "task": "due_on",
}
_ORGANISATIONS: Final = ("organisation_id", "other_id")
_LABELS: Final[Mapping[str, str]] = {
    "name": mark("Name"),
    "aliases": mark("Other names of it"),
    "mandate": mark("Mandate"),
    "aim": mark("Aim"),
    "tasks": mark("Tasks"),
    "can_share": mark("What it can share"),
    "cannot_share": mark("What it cannot share"),
    "agreement": mark("What was agreed"),
    "place": mark("Place"),
    "area": mark("Neighbourhood"),
    "text": mark("Text"),
    "function": mark("Function of the contact"),
    "mailbox": mark("Mailbox"),
    "phone": mark("Telephone"),
    "source": mark("From where this is known"),
    "outcome": mark("What came of it"),
    "department": mark("Department"),
    "title": mark("Title"),
    "goal": mark("Aim"),
    "statement": mark("Statement"),
}

_Row = Mapping[str, str]


def find_held(session: Session, *, node: Node, person: Person, topic: Topic) -> tuple[Held, ...]:
    """Return what somebody may see of what the node holds on a topic.

    Raises:
        NotAllowedError: They are no coordinator.
    """
    rows = everything_rows(session, node=node, person=person)
    contents = {
        (table, at): _texts(row)
        for table, listed in rows.items()
        for at, row in enumerate(listed)
        if row.get("content")
    }
    names = {
        row["organisation_id"]: str(json.loads(row["content"])["name"])
        for row in rows["organisation"]
    }
    found = [
        (table.name, table.words, rows[table.name][at], texts)
        for table in BOOK
        for at in range(len(rows[table.name]))
        if (texts := contents.get((table.name, at))) is not None
        and _fits(topic, table.name, rows[table.name][at], texts)
    ]
    terms = _terms(session, node=node, contacts=rows["contact"], organisations=rows["organisation"])
    corpus = [text for *_rest, texts in found for _key, text in texts]
    about = {at: _about(row, names) for at, (_name, _words, row, _texts_) in enumerate(found)}
    others = ThirdParties(terms, corpus=[*corpus, *about.values()])
    return tuple(
        Held(
            words=_(words),
            day=row.get(_DAYS.get(name, ""), "")[:10],
            about=others.pieces(about[at]),
            texts=tuple((_label(key), others.pieces(text)) for key, text in texts),
        )
        for at, (name, words, row, texts) in enumerate(found)
    )


def _fits(topic: Topic, table: str, row: _Row, texts: list[tuple[str, str]]) -> bool:
    day = row.get(_DAYS.get(table, ""), "")[:10]
    if day and topic.since is not None and day < topic.since.isoformat():
        return False
    if day and topic.until is not None and day > topic.until.isoformat():
        return False
    organisation = str(topic.organisation_id) if topic.organisation_id else None
    if organisation and organisation in {row.get(name) for name in _ORGANISATIONS}:
        return True
    if topic.concept and any(text == topic.concept for _key, text in texts):
        return True
    wanted = [folded(word) for word in topic.words]
    said = folded(" ".join(text for _key, text in texts)) if wanted else ""
    return any(word and word in said for word in wanted)


def _texts(row: _Row) -> list[tuple[str, str]]:
    return [
        *_leaves("", json.loads(row["content"])),
        *_leaves("", json.loads(row.get("plan") or "{}")),
    ]


def _leaves(key: str, value: JsonValue) -> Iterator[tuple[str, str]]:
    match value:
        case str() if value:
            yield key, value
        case dict():
            for name, inner in value.items():
                yield from _leaves(name, inner)
        case list():
            for inner in value:
                yield from _leaves(key, inner)
        case _:
            return


def _about(row: _Row, names: Mapping[str, str]) -> str:
    ids = dict.fromkeys(row.get(name, "") for name in _ORGANISATIONS)
    return ", ".join(names[each] for each in ids if each in names)


def _terms(
    session: Session,
    *,
    node: Node,
    contacts: list[dict[str, str]],
    organisations: list[dict[str, str]],
) -> Mapping[str, ThirdParty]:
    """Return what is somebody else's; of organisations those that may not be named."""
    may_be_named = {
        folded(text)
        for known in list_known(session, node=node)
        if known.kind is KnownKind.ORGANISATION and known.publishable
        for text in (known.text, *known.aliases)
    }
    terms: dict[str, ThirdParty] = {}
    for row in organisations:
        content = json.loads(row["content"])
        for text in (content["name"], *content.get("aliases", ())):
            if folded(text) not in may_be_named:
                terms[text] = ThirdParty.ORGANISATION
    for row in contacts:
        content = json.loads(row["content"])
        for key, kind in (("name", ThirdParty.NAME), ("phone", ThirdParty.PHONE)):
            if content.get(key):
                terms[content[key]] = kind
    return terms


def _label(key: str) -> str:
    return _(_LABELS[key]) if key in _LABELS else key.replace("_", " ").capitalize()
