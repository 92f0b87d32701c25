"""What a coordinator is told of a summary that may name somebody, and how to tell its town.

What the syncer noted when it came is joined with what the recognisers find when it is opened. The
text is shown as it is. The letter that begins here names the practice, where to look and what for;
it holds no word that was found, and nothing of what this node knows by name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from node.airlock.explanations import explain
from node.airlock.findings import Finding
from node.airlock.incoming import look_at_incoming
from node.airlock.member_names import member_name
from node.extensions import Node
from node.language import gettext as _
from node.language import mark
from node.received.noting import find_notes
from node.received.reading import Received
from node.search.contact_links import letter_link
from node.search.hits import Hit
from node.textguard.report import HIDDEN, TextNote
from schemas.free_texts import free_texts
from schemas.practice_summary import PracticeSummary
from schemas.strict_json import parse_object

__all__ = ["IncomingNotice", "Place", "incoming_notice"]

_TITLE = ".title"
_PARTNERS = "named_partners"
"""Organisations that agreed to be named; a town says so by naming them here."""

_KINDS = {
    "person": mark("a name"),
    "contact": mark("a way to reach somebody"),
    "id": mark("a number that belongs to somebody"),
    "address": mark("an address"),
    HIDDEN: mark("hidden characters"),
    "email": mark("an e-mail address"),
    "url": mark("a link"),
    "handle": mark("a name on the internet"),
    "phone": mark("a telephone number"),
    "iban": mark("a bank account"),
    "national_number": mark("a national number"),
    "plate": mark("a number plate"),
    "case_number": mark("a case number"),
    "coordinates": mark("coordinates"),
    "postcode": mark("a postcode"),
    "street": mark("a street with a house number"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One thing that may name somebody.

    Attributes:
        where: Where it stands, as the page calls it.
        kind: What it looks like, in words.
        why: Why it was found.
        words: The words themselves; empty if only their place was noted.
    """

    where: str
    kind: str
    why: str
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingNotice:
    """What is told of one summary.

    Attributes:
        told: What anybody could find in it.
        known: Who or what stands in the register of this node; private.
        letter: Link that begins a letter to the town; empty if nobody there is known.
        record_id: Number of the practice, to be told when there is no letter.
        rev: Its revision.
    """

    told: tuple[Place, ...]
    known: tuple[Place, ...]
    letter: str
    record_id: UUID
    rev: int


def incoming_notice(
    session: Session,
    summary: PracticeSummary,
    *,
    record: Received,
    node: Node,
    town: str,
    language: str,
    called: Sequence[Hit],
) -> IncomingNotice | None:
    """Return what a coordinator is told of another town's summary; None if there is nothing.

    Args:
        session: Session that reads the private and the received database.
        summary: The practice.
        record: The record it is.
        node: This node.
        town: What the town is called.
        language: Tag of the version that is shown.
        called: Who stands for that town in the directory, the first one first.
    """
    notes = find_notes(session, origin=record.origin, record_id=record.record_id)
    found = look_at_incoming(
        session,
        _shown_texts(summary, record.body or b"", language=language),
        node=node,
        town=town,
        country=summary.place.country,
        language=summary.language,
    )
    findings, own = (found.told, found.known) if found else ((), ())
    seen = {each.member for each in findings}
    # What was noted in a field of which more is known now would be told twice.
    noted = [each for each in notes if each.member not in seen and _is_told(each)]
    told = (*_places(findings, language), *_noted_places(noted, language))
    known = tuple(_places(own, language))
    if not told and not known:
        return None
    members = {each.member for each in (*findings, *own)} | {each.member for each in noted}
    is_in_title = any(member.endswith(_TITLE) for member in members)
    title = "" if is_in_title else summary.texts[summary.language].title
    mailbox = next((hit.mailbox for hit in called if hit.mailbox), None)
    letter = _letter(mailbox, told, title=title, record=record) if mailbox else ""
    return IncomingNotice(
        told=told, known=known, letter=letter, record_id=record.record_id, rev=record.rev
    )


def _shown_texts(summary: PracticeSummary, body: bytes, *, language: str) -> dict[str, str]:
    """Return the texts of the version that is shown, and of the original it may fall back to."""
    others = summary.texts.keys() - {language, summary.language}
    texts = free_texts(parse_object(body, max_bytes=len(body)))
    return {
        member: text
        for member, text in texts.items()
        if not others.intersection(member.split(".")) and not member.startswith(_PARTNERS)
    }


def _is_told(note: TextNote) -> bool:
    return not note.member.startswith(_PARTNERS) and note.kind in _KINDS


def _places(findings: Sequence[Finding], language: str) -> Iterator[Place]:
    for each in findings:
        yield Place(
            where=member_name(each.member, language=language),
            kind=_(_KINDS[each.type.value]),
            why=each.why,
            words=each.excerpt,
        )


def _noted_places(notes: Sequence[TextNote], language: str) -> Iterator[Place]:
    for each in notes:
        key = "hidden.text" if each.kind == HIDDEN else f"pattern.{each.kind}"
        yield Place(
            where=member_name(each.member, language=language),
            kind=_(_KINDS[each.kind]),
            why=explain(key).why,
        )


def _letter(mailbox: str, told: Sequence[Place], *, title: str, record: Received) -> str:
    """Return the link that begins a letter: which practice, where to look, and none of its words.

    A title in which something was found is left out.
    """
    which = {"title": title, "record": record.record_id, "rev": record.rev}
    named = _("Practice “%(title)s” (%(record)s), revision %(rev)d.") % which
    numbered = _("Practice %(record)s, revision %(rev)d.") % which
    where = dict.fromkeys((each.where, each.kind) for each in told)
    lines = [
        _("Hello,"),
        "",
        _("we read a practice of yours, and it may still name somebody:"),
        named if title else numbered,
        *(f"- {name} ({kind})" for name, kind in where),
        "",
        _("You can correct or withdraw it at your own node, under its history."),
    ]
    subject = _("A practice of yours may name somebody")
    return letter_link(mailbox, subject=subject, body="\n".join(lines))
