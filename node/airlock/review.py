"""The two people of a release: the author makes a text safe, the second reader decides.

drafting → asked → approved → (the sealer releases) or refused → drafting. Whatever the author
changes takes a request back to drafting; an approval binds to everything the reader relied on.
Nobody reads their own request, under no second account either. The rules stand here and not in a
screen, so that a command obeys them too.
"""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from node.airlock.binding import binding_hash, current_register_version, load_context
from node.airlock.draft_texts import text_members
from node.airlock.drafting import Draft
from node.airlock.findings import Finding
from node.airlock.leak_check import check_text_members, leak_check
from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.recognisers import GATE_VERSION
from node.airlock.requests import (
    check_open,
    decisions_of,
    draft_of,
    get_request,
    missing_members,
    subject_of,
)
from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import ConflictError, InputRefusedError, LeakError, NotAllowedError
from node.extensions import Node
from node.language import gettext as _
from node.language import ngettext
from node.people.models import PersonRole
from node.people.service import Person, check_role, get_person_by_id
from node.private.directory.service import get_draft
from node.settings import Audience
from schemas.entry import Kind
from schemas.strict_json import dump, parse_object

__all__ = ["Review", "ask", "differences_since_approval", "read", "review"]

_TABLE = "release_request"
_MAX_DRAFT_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the author sees of a request.

    Attributes:
        request: The request.
        draft: The body as it would leave now.
        findings: Everything the recognisers found, decided or not.
        open: Findings that still stand against a release.
        missing: Members a reader would refuse the draft for, with the reasons' words.
    """

    request: ReleaseRequest
    draft: Draft = field(repr=False)
    findings: tuple[Finding, ...]
    open: tuple[Finding, ...]
    missing: dict[str, tuple[str, ...]]


def review(session: Session, *, node: Node, request_id: UUID) -> Review:
    """Return a request with everything that was found in its texts.

    Raises:
        NotFoundError: There is no such request.
        RecogniserFailedError: A recogniser did not finish; nothing may be concluded.
    """
    row = get_request(session, request_id)
    draft = draft_of(row, node=node)
    members = text_members(draft)
    context = load_context(session, node=node, language=_language(draft, node))
    return Review(
        request=row,
        draft=draft,
        findings=check_text_members(members, context=context),
        open=leak_check(members, context=context, decided=decisions_of(session, request_id)),
        missing=dict(missing_members(row, draft)),
    )


def ask(
    session: Session, *, node: Node, author: Person, request_id: UUID, audience: str
) -> ReleaseRequest:
    """Ask for a second reader, for an audience; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        author: The coordinator who asks.
        request_id: Which request.
        audience: Word of the collection: `ran`, or the node's country.

    Raises:
        NotAllowedError: Not the author's request, or wider than this node's policy allows.
        ConflictError: The request is closed, its subject changed since, or nobody consented.
        InputRefusedError: Members are missing, or there is no such audience.
        LeakError: Findings are open.
    """
    start_writing(session, Zone.PRIVATE)
    row = get_request(session, request_id)
    _check_author(row, author)
    check_open(session, row)
    _check_audience(node, audience)
    found = review(session, node=node, request_id=request_id)
    _check_subject(session, row, node=node)
    _check_consent(session, row, node=node)
    if found.missing:
        raise InputRefusedError(
            _("The draft is not complete. Fill these in, then ask again."),
            faults=[f"{path}: {', '.join(words)}" for path, words in found.missing.items()],
        )
    check_no_open(found.open)
    row.audience, row.state = audience, RequestState.ASKED
    row.gate_version = GATE_VERSION
    row.register_version = current_register_version(session, node=node)
    row.asked_at, row.decided_at, row.reader_id = node.clock(), None, None
    row.approved_hash = row.sealed_approved = row.sealed_note = None
    _record(session, node, person=author, action="reader_asked", row=row)
    return row


def read(
    session: Session,
    *,
    node: Node,
    reader: Person,
    request_id: UUID,
    approve: bool,
    note: str = "",
) -> ReleaseRequest:
    """Let a second reader decide; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        reader: Who decides.
        request_id: Which request.
        approve: Whether it may leave exactly as it is.
        note: Words for the author; stay in the node.

    Raises:
        NotAllowedError: Not a second reader, or the author, under another account too.
        ConflictError: Nobody asked, or something changed since; the author has to ask again.
        LeakError: A finding came up since the author asked.
    """
    check_role(reader, PersonRole.SECOND_READER)
    start_writing(session, Zone.PRIVATE)
    row = get_request(session, request_id)
    _check_reader(session, row, reader=reader, node=node)
    if row.state is not RequestState.ASKED:
        raise ConflictError(_("Nobody asks for a reader of this request now."))
    if approve:
        _approve(session, row, node=node)
    else:
        row.state = RequestState.REFUSED
    row.reader_id, row.decided_at = reader.account_id, node.clock()
    if note:
        row.sealed_note = node.data_key.seal(
            note, table=_TABLE, column="sealed_note", row=row.request_id
        )
    action = "request_approved" if approve else "request_refused"
    _record(session, node, person=reader, action=action, row=row)
    return row


def differences_since_approval(
    session: Session, *, node: Node, row: ReleaseRequest
) -> tuple[str, ...]:
    """Return what changed since a request was approved, as lines for a person; empty if nothing."""
    lines: list[str] = []
    if row.sealed_approved is not None:
        approved = node.data_key.open(
            row.sealed_approved, table=_TABLE, column="sealed_approved", row=row.request_id
        )
        before = text_members(parse_object(approved.encode(), max_bytes=_MAX_DRAFT_BYTES))
        lines += _text_differences(before, text_members(draft_of(row, node=node)))
        if not lines and dump(draft_of(row, node=node)).decode() != approved:
            lines.append(_("The ticks are not those that were approved."))
    subject = subject_of(session, node=node, kind=Kind(row.kind), subject_id=row.subject_id)
    if subject.revision != row.subject_revision:
        lines.append(_("What it was made from was changed after that."))
    if row.gate_version != GATE_VERSION:
        lines.append(_("The checks of the airlock were renewed after that."))
    if row.register_version != current_register_version(session, node=node):
        lines.append(_("Names were added to the register after that."))
    return tuple(lines)


def check_no_open(findings: Sequence[Finding]) -> None:
    """Check that nothing stands against a release.

    Raises:
        LeakError: Says how many findings are open, and whether somebody may decide them.
    """
    if not findings:
        return
    stuck = sum(not finding.dismissable for finding in findings)
    message = ngettext(
        "%(number)d finding is open. Look at it with: linkpin airlock check",
        "%(number)d findings are open. Look at them with: linkpin airlock check",
        len(findings),
    ) % {"number": len(findings)}
    if stuck:
        message += " " + _("Some of them nobody may wave through; the words must change.")
    raise LeakError(message)


def _approve(session: Session, row: ReleaseRequest, *, node: Node) -> None:
    if changed := differences_since_approval(session, node=node, row=row):
        raise ConflictError(
            _("Something changed since the author asked. The author has to ask again."),
            differences=changed,
        )
    draft = draft_of(row, node=node)
    check_no_open(review(session, node=node, request_id=row.request_id).open)
    row.approved_hash = binding_hash(row, body=dump(draft))
    row.sealed_approved = node.data_key.seal(
        dump(draft).decode(), table=_TABLE, column="sealed_approved", row=row.request_id
    )
    row.state = RequestState.APPROVED


def _check_author(row: ReleaseRequest, author: Person) -> None:
    check_role(author, PersonRole.COORDINATOR)
    if row.author_id != author.account_id:
        raise NotAllowedError(_("Only the author of a request may change it or ask a reader."))


def _check_reader(session: Session, row: ReleaseRequest, *, reader: Person, node: Node) -> None:
    author = get_person_by_id(session, node=node, account_id=row.author_id)
    if reader.account_id == author.account_id or reader.mailbox_index == author.mailbox_index:
        raise NotAllowedError(
            _("A second person has to read this: nobody decides about their own text.")
        )


def _check_audience(node: Node, audience: str) -> None:
    settings = node.settings
    if audience not in settings.audiences:
        raise InputRefusedError(
            _("There is no audience %(audience)s here. Choose one of: %(audiences)s.")
            % {"audience": audience, "audiences": ", ".join(settings.audiences)}
        )
    ceiling = settings.audience_ceiling
    if ceiling is Audience.NOBODY or (ceiling is Audience.COUNTRY and audience == "ran"):
        raise NotAllowedError(
            _("This node's policy does not let anything leave for %(audience)s.")
            % {"audience": audience}
        )


def _check_subject(session: Session, row: ReleaseRequest, *, node: Node) -> None:
    subject = subject_of(session, node=node, kind=Kind(row.kind), subject_id=row.subject_id)
    if subject.revision != row.subject_revision:
        raise ConflictError(
            _("What the request was made from was changed. Check it again, then ask.")
        )


def _check_consent(session: Session, row: ReleaseRequest, *, node: Node) -> None:
    """For a directory entry consent stands where anonymisation stands for a practice."""
    if row.kind != Kind.DIRECTORY_ENTRY:
        return
    if get_draft(session, node=node, draft_id=row.subject_id).consent is None:
        raise ConflictError(
            _("The person in the role has not agreed to this entry. Ask them, and note the day.")
        )


def _language(draft: Draft, node: Node) -> str:
    return str(draft.get("language", node.settings.language))


def _text_differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    lines: list[str] = []
    for member in sorted(before.keys() | after.keys()):
        old, new = before.get(member, ""), after.get(member, "")
        if old != new:
            changed = difflib.unified_diff(
                old.splitlines(), new.splitlines(), lineterm="", n=0, fromfile=member
            )
            lines += [member, *(line for line in list(changed)[2:] if not line.startswith("@@"))]
    return lines


def _record(
    session: Session, node: Node, *, person: Person, action: str, row: ReleaseRequest
) -> None:
    session.flush()
    record_action(
        session,
        actor=str(person.account_id),
        action=action,
        about=str(row.request_id),
        clock=node.clock,
    )
