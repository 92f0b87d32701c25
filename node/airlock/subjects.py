"""What a release request is made from: a practice or a directory entry, as it stands now."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from node.airlock.models import ReleaseRequest
from node.extensions import Node
from node.private.directory.consent import Consent
from node.private.directory.content import DirectoryContent
from node.private.directory.service import get_draft
from node.private.practices.practice import PracticeContent
from node.private.practices.service import get_practice
from schemas.entry import Kind

__all__ = ["Subject", "get_subject", "subject_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A practice or a directory entry before release.

    Attributes:
        subject_id: Its identifier, which stays in the node.
        kind: Which kind of record it becomes.
        revision: Counts its changes; an approval binds to it.
        author_id: Account of whoever wrote it.
        content: What was written and ticked.
        consent: What a directory entry rests on; always None for a practice.
    """

    subject_id: UUID
    kind: Kind
    revision: int
    author_id: UUID
    content: PracticeContent | DirectoryContent = field(repr=False)
    consent: Consent | None = None


def get_subject(session: Session, *, node: Node, kind: Kind, subject_id: UUID) -> Subject:
    """Return the practice or the directory draft of this number.

    Raises:
        NotFoundError: There is none.
    """
    if kind is Kind.PRACTICE_SUMMARY:
        practice = get_practice(session, node=node, practice_id=subject_id)
        return Subject(
            subject_id=subject_id,
            kind=kind,
            revision=practice.revision,
            author_id=practice.author_id,
            content=practice.content,
        )
    entry = get_draft(session, node=node, draft_id=subject_id)
    return Subject(
        subject_id=subject_id,
        kind=kind,
        revision=entry.revision,
        author_id=entry.author_id,
        content=entry.content,
        consent=entry.consent,
    )


def subject_of(session: Session, row: ReleaseRequest, *, node: Node) -> Subject:
    """Return what a request was made from, as it is now.

    Raises:
        NotFoundError: It is not here any more.
    """
    return get_subject(session, node=node, kind=Kind(row.kind), subject_id=row.subject_id)
