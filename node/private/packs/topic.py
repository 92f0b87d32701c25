"""What the node holds on a topic: every record somebody may see that says something of it.

All sealed texts are opened and looked through; what happened is looked at within a period, and
what only stands there, such as an organisation, as it stands now. A record fits if any of the
wanted words, the concept or the organisation is in it; an organisation is in what is about it, in
meetings at which it has a chair, groups it is in, tasks it does something for, and in every text
that calls it by one of its names.

A contact that waits in quarantine is held too, so it comes out, although no meeting or sheet uses
its name until its person was told: answering what is held uses it for nothing, and an answer
without it would be untrue. Like every name it is marked, and whoever answers decides.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.language import mark
from node.people.service import Person
from node.private.packs.book_tables import BOOK, BookTable
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
_PARTS: Final = {
    "participant": ("meeting", "meeting_id"),
    "group_member": ("network_group", "group_id"),
    "task_part": ("task", "task_id"),
}
"""Tables that bring an organisation into a record: of which table, and the column of its number."""
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
_Concerned = Mapping[tuple[str, str], tuple[str, ...]]


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
    concerned = _concerned(rows)
    called = _called(rows, topic)
    found = [
        (table, row, texts)
        for table in BOOK
        for at, row in enumerate(rows[table.name])
        if (texts := contents.get((table.name, at))) is not None
        and _is_within(topic, _day(table.name, row))
        and (
            str(topic.organisation_id) in _organisations(table, row, concerned)
            or _says(topic, texts, called=called)
        )
    ]
    corpus = [text for *_rest, texts in found for _key, text in texts]
    about = [
        ", ".join(names[each] for each in _organisations(table, row, concerned) if each in names)
        for table, row, _texts_ in found
    ]
    others = ThirdParties(
        _terms(session, node=node, contacts=rows["contact"], organisations=rows["organisation"]),
        names=[json.loads(row["content"]).get("name", "") for row in rows["contact"]],
        corpus=[*corpus, *about],
    )
    return tuple(
        Held(
            words=_(table.words),
            day=_day(table.name, row),
            about=others.pieces(about_it),
            texts=tuple((_label(key), others.pieces(text)) for key, text in texts),
        )
        for (table, row, texts), about_it in zip(found, about, strict=True)
    )


def _concerned(rows: Mapping[str, Sequence[_Row]]) -> _Concerned:
    """Return the organisations that have a part in a record, by its table and number."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for part, (table, column) in _PARTS.items():
        for row in rows[part]:
            found[table, row[column]][row["organisation_id"]] = None
    return {record: tuple(organisations) for record, organisations in found.items()}


def _called(rows: Mapping[str, Sequence[_Row]], topic: Topic) -> tuple[str, ...]:
    """Return what the wanted organisation is called, as texts are compared."""
    for row in rows["organisation"]:
        if row["organisation_id"] == str(topic.organisation_id):
            content = json.loads(row["content"])
            return tuple(map(folded, (content["name"], *content.get("aliases", ()))))
    return ()


def _organisations(table: BookTable, row: _Row, concerned: _Concerned) -> tuple[str, ...]:
    """Return the organisations a record is about."""
    number = row[next(iter(table.table.primary_key.columns)).name]
    own = (row.get(name, "") for name in _ORGANISATIONS)
    return tuple(dict.fromkeys((*own, *concerned.get((table.name, number), ()))))


def _day(table: str, row: _Row) -> str:
    return row.get(_DAYS.get(table, ""), "")[:10]


def _is_within(topic: Topic, day: str) -> bool:
    if not day:
        return True
    is_late_enough = topic.since is None or day >= topic.since.isoformat()
    return is_late_enough and (topic.until is None or day <= topic.until.isoformat())


def _says(topic: Topic, texts: list[tuple[str, str]], *, called: tuple[str, ...]) -> bool:
    """Say whether texts have the concept, a wanted word or, in whole words, a wanted name."""
    if topic.concept and any(text == topic.concept for _key, text in texts):
        return True
    wanted = [folded(word) for word in topic.words]
    said = f" {folded(' '.join(text for _key, text in texts))} " if wanted or called else ""
    return any(word and word in said for word in wanted) or any(
        name and f" {name} " in said for name in called
    )


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


def _terms(
    session: Session,
    *,
    node: Node,
    contacts: list[dict[str, str]],
    organisations: list[dict[str, str]],
) -> Mapping[str, ThirdParty]:
    """Return telephone numbers, and what organisations are called that may not be named."""
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
        phone = json.loads(row["content"]).get("phone")
        if phone:
            terms[phone] = ThirdParty.PHONE
    return terms


def _label(key: str) -> str:
    return _(_LABELS[key]) if key in _LABELS else key.replace("_", " ").capitalize()
