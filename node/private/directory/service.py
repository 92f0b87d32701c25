"""What a coordinator does with the directory entry of their role: fill in, read, take back.

There is one draft per author: an entry is about the role of the person who fills it in, and when
the role changes hands the next person fills in their own. Consent is to a content: a content that
changes without a new consent loses the old one, and cannot leave until the person agrees again.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.directory.consent import Consent, check_consent, consent_wording
from node.private.directory.content import FORM, DirectoryContent, dump_content, parse_content
from node.private.directory.models import DirectoryDraft
from node.private.lines import load_object
from schemas.wire_records import dump_record

__all__ = [
    "Draft",
    "edit_entry",
    "find_draft_of",
    "get_draft",
    "list_drafts",
    "take_consent_back",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One stored directory entry before release, opened.

    Attributes:
        draft_id: Identifier inside this node; never released.
        author_id: Account of the person in the role.
        revision: Counts changes of content and consent, from 1.
        content: What was filled in.
        consent: What it rests on; None while the person has not agreed to this content.
        created_at: When it was first filled in.
        changed_at: When it was last changed.
    """

    draft_id: UUID
    author_id: UUID
    revision: int
    content: DirectoryContent
    consent: Consent | None
    created_at: datetime
    changed_at: datetime


def edit_entry(
    session: Session,
    *,
    node: Node,
    actor: Person,
    content: bytes | DirectoryContent,
    consent: Consent | None,
    revision: int | None = None,
) -> Draft:
    """Fill in the actor's own entry, anew or over what is there; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator in the role.
        content: What is filled in, or a JSON object with its members.
        consent: Consent to exactly this content; None keeps one given to the same content.
        revision: The revision the actor was looking at, 0 before the first; None for whatever
            stands there.

    Returns:
        The draft; the same revision if nothing is different, as when a form is sent twice.

    Raises:
        NotAllowedError: The actor is no coordinator.
        InputRefusedError: The content is refused, or it names the person without consent.
        RecordInvalidError: A content that is no JSON object breaks a rule of its form.
        ConflictError: It was changed since the actor looked at it.
    """
    check_role(actor, PersonRole.COORDINATOR)
    wanted = _checked(content)
    if consent is not None:
        check_consent(consent, today=node.clock().date())
    start_writing(session, Zone.PRIVATE)
    row = _find_row(session, actor)
    stored = _draft(row, node) if row is not None else None
    if consent is None and stored is not None and stored.content == wanted:
        consent = stored.consent
    # Before the revision is looked at: a form sent twice is no second window.
    if stored is not None and (stored.content, stored.consent) == (wanted, consent):
        return stored
    if revision is not None and revision != (stored.revision if stored is not None else 0):
        raise ConflictError(
            _("Your entry was changed meanwhile. Look at it again, then change it.")
        )
    if wanted.is_about_a_person and consent is None:
        raise InputRefusedError(
            _(
                "The entry has a name, a direct line or a person's own mailbox. "
                "Ask the person to agree first, and say on which day they did."
            ),
            faults=[consent_wording()],
        )
    return _store(session, node=node, row=row, author=actor, content=wanted, consent=consent)


def take_consent_back(session: Session, *, node: Node, actor: Person) -> Draft:
    """Take the consent to one's own entry back; the caller commits, and withdraws what left.

    Name and direct line rest on it and are taken out; the role stays filled in.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The person in the role.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: They have filled in nothing.
    """
    check_role(actor, PersonRole.COORDINATOR)
    start_writing(session, Zone.PRIVATE)
    row = _find_row(session, actor)
    if row is None:
        raise NotFoundError(_("You have not filled in an entry yet."))
    content = replace(_draft(row, node).content, name=None, direct_line=None)
    return _store(
        session,
        node=node,
        row=row,
        author=actor,
        content=content,
        consent=None,
        action="consent_taken_back",
    )


def get_draft(session: Session, *, node: Node, draft_id: UUID) -> Draft:
    """Return one draft, opened.

    Raises:
        NotFoundError: There is no such draft here.
    """
    row = session.get(DirectoryDraft, draft_id, populate_existing=True)
    if row is None:
        raise NotFoundError(
            _("There is no directory entry %(entry)s at this node.") % {"entry": draft_id}
        )
    return _draft(row, node)


def find_draft_of(session: Session, *, node: Node, author: Person) -> Draft | None:
    """Return the draft of one person; None if they have filled in nothing yet."""
    drafts = list_drafts(session, node=node)
    return next((draft for draft in drafts if draft.author_id == author.account_id), None)


def list_drafts(session: Session, *, node: Node) -> tuple[Draft, ...]:
    """Return every draft, the oldest first."""
    order = (DirectoryDraft.created_at, DirectoryDraft.draft_id)
    return tuple(
        _draft(row, node) for row in session.scalars(select(DirectoryDraft).order_by(*order))
    )


def _checked(content: bytes | DirectoryContent) -> DirectoryContent:
    if isinstance(content, bytes):
        return load_object(content, schema=FORM, record=DirectoryContent)
    dump_record(FORM, content)
    return content


def _find_row(session: Session, author: Person) -> DirectoryDraft | None:
    return session.scalars(
        select(DirectoryDraft)
        .where(DirectoryDraft.author_id == author.account_id)
        # Rows outlive commits in the session; what is decided here is decided on what stands now.
        .execution_options(populate_existing=True)
    ).first()


def _store(
    session: Session,
    *,
    node: Node,
    row: DirectoryDraft | None,
    author: Person,
    content: DirectoryContent,
    consent: Consent | None,
    action: str = "directory_edited",
) -> Draft:
    if row is None:
        row = DirectoryDraft(
            draft_id=uuid4(), author_id=author.account_id, revision=0, created_at=node.clock()
        )
        session.add(row)
    row.revision += 1
    row.sealed_content = node.data_key.seal(
        dump_content(content),
        table=DirectoryDraft.__tablename__,
        column="sealed_content",
        row=row.draft_id,
    )
    row.consent_text = consent.version if consent else None
    row.consent_on = consent.given_on if consent else None
    row.changed_at = node.clock()
    session.flush()
    record_action(
        session,
        actor=str(author.account_id),
        action=action,
        about=str(row.draft_id),
        keyring=node.data_key,
        clock=node.clock,
    )
    return _draft(row, node)


def _draft(row: DirectoryDraft, node: Node) -> Draft:
    opened = node.data_key.open(
        row.sealed_content,
        table=DirectoryDraft.__tablename__,
        column="sealed_content",
        row=row.draft_id,
    )
    consent = None
    if row.consent_text is not None and row.consent_on is not None:
        consent = Consent(version=row.consent_text, given_on=row.consent_on)
    return Draft(
        draft_id=row.draft_id,
        author_id=row.author_id,
        revision=row.revision,
        content=parse_content(opened),
        consent=consent,
        created_at=row.created_at,
        changed_at=row.changed_at,
    )
