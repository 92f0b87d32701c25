"""Contacts as visiting cards of version 4, for an address book.

Source: RFC 6350, sections 3.2 (folding), 3.4 (escaping), 6.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.contact import Contact
from node.private.network.contacts import list_contacts
from node.private.network.models import ContactRow
from node.private.network.organisations import name_organisations

__all__ = ["write_cards"]

_FOLD_BYTES: Final = 75


def write_cards(session: Session, *, node: Node, person: Person) -> bytes:
    """Return a card for each contact that somebody may see and that was told.

    Raises:
        NotAllowedError: They are no coordinator.
    """
    names = name_organisations(session, node=node, person=person)
    told = [ContactRow.is_quarantined.is_(False)]
    cards = (
        _card(each, names.get(each.draft.organisation_id, ""))
        for each in list_contacts(session, node=node, person=person, where=told)
    )
    return "".join(folded for card in cards for folded in _folded(card)).encode()


def _card(contact: Contact, organisation: str) -> Iterator[str]:
    content = contact.content
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:urn:uuid:{contact.contact_id}"
    yield "KIND:individual" if content.name else "KIND:org"
    yield f"FN:{_escaped(content.name or organisation or content.function)}"
    if organisation:
        yield f"ORG:{_escaped(organisation)}"
    yield f"TITLE:{_escaped(content.function)}"
    if content.mailbox:
        yield f"EMAIL;TYPE=work:{_escaped(content.mailbox)}"
    if content.phone:
        yield f"TEL;TYPE=work:{_escaped(content.phone)}"
    yield "END:VCARD"


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace("\n", "\\n")
    return plain.replace(",", "\\,").replace(";", "\\;")


def _folded(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        part = ""
        for character in line:
            if len((part + character).encode()) > _FOLD_BYTES:
                yield part + "\r\n"
                part = " "
            part += character
        yield part + "\r\n"
