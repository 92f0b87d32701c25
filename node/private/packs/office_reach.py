"""What contacts share: a telephone number or the mailbox of a role that another has too.

It is the office's and names nobody, so that it is not looked for in texts.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.private.directory.content import looks_personal
from node.private.network.contact import Contact, ContactContent
from node.private.network.contacts import open_contact
from node.private.network.models import ContactRow
from node.private.packs.contact_patterns import may_share, number_ends, phone_digits
from node.private.packs.index import private_index
from node.private.packs.slices import in_slices
from node.textguard.folding import fold_text

__all__ = ["contacts_alike", "theirs_alone"]


def contacts_alike(session: Session, contacts: Sequence[Contact], *, node: Node) -> frozenset[UUID]:
    """Return contacts that may share a mailbox or a number with some, as the search has them."""
    mailboxes = {fold_text(each.content.mailbox) for each in contacts if each.content.mailbox}
    ends = number_ends(_phones(contacts, region=node.settings.country))
    return private_index().numbers_of(session, node=node, parts=mailboxes | ends, kind="contact")


def theirs_alone(
    session: Session,
    contacts: Sequence[Contact],
    *,
    node: Node,
    among: Collection[UUID] | None = None,
) -> Iterator[tuple[Contact, ContactContent]]:
    """Yield contacts with their texts, without what is the office's.

    Args:
        session: Session that reads the private database.
        contacts: Whom it is about.
        node: This node.
        among: The others that may share something with them; None to look at everyone.
    """
    region = node.settings.country
    others = tuple(_others(session, contacts, node=node, among=among))
    mailboxes = {each.mailbox.casefold() for each in others}
    # Reading a number takes long, and most are of somebody else.
    may_be_theirs = may_share(number_ends(_phones(contacts, region=region)))
    phones = {
        phone
        for each in others
        if may_be_theirs(fold_text(each.phone))
        for phone in phone_digits(each.phone, region=region)
    }
    for contact in contacts:
        content = contact.content
        if content.mailbox.casefold() in mailboxes and not looks_personal(content.mailbox):
            content = replace(content, mailbox="")
        if not phone_digits(content.phone, region=region).isdisjoint(phones):
            content = replace(content, phone="")
        yield contact, content


def _others(
    session: Session, contacts: Sequence[Contact], *, node: Node, among: Collection[UUID] | None
) -> Iterator[ContactContent]:
    own = {each.contact_id for each in contacts}
    rows = session.scalars(select(ContactRow)) if among is None else _some(session, among)
    return (open_contact(row, node=node).content for row in rows if row.contact_id not in own)


def _some(session: Session, among: Collection[UUID]) -> Iterable[ContactRow]:
    return (
        row
        for some in in_slices(sorted(among))
        for row in session.scalars(select(ContactRow).where(ContactRow.contact_id.in_(some)))
    )


def _phones(contacts: Iterable[Contact], *, region: str) -> Iterator[tuple[str, str]]:
    return (phone for each in contacts for phone in phone_digits(each.content.phone, region=region))
