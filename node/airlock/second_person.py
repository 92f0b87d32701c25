"""Who may be the second reader of a request: somebody else, under no second account either."""

from sqlalchemy.orm import Session

from node.airlock.models import ReleaseRequest
from node.airlock.subjects import Subject
from node.errors import NotAllowedError
from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person, get_person_by_id

__all__ = ["check_second_person"]


def check_second_person(
    session: Session, *, node: Node, row: ReleaseRequest, subject: Subject, reader: Person
) -> None:
    """Check that a request is read by neither the person who asks nor the one who wrote it.

    Two accounts with one mailbox are one person.

    Args:
        session: Session that reads the private database.
        node: This node.
        row: The request.
        subject: What it was made from.
        reader: Who decides, or decided.

    Raises:
        NotAllowedError: They are the same person.
    """
    for account_id in {row.author_id, subject.author_id}:
        author = get_person_by_id(session, node=node, account_id=account_id)
        if reader.account_id == account_id or reader.mailbox_index == author.mailbox_index:
            raise NotAllowedError(
                _("A second person has to read this: nobody decides about their own text.")
            )
