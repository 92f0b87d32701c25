"""The two people of a release: the author makes a text safe, the second reader decides.

drafting → asked → approved → (the sealer releases), or refused → drafting. Whatever the author
changes takes a request back to drafting; an approval binds to everything the reader relied on.
Nobody reads their own request, under no second account either. The rules stand here and not in a
screen, so that a command obeys them too.
"""

import hmac
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from node.airlock.asking import ask_first
from node.airlock.beside import load_comparison
from node.airlock.binding import binding_hash, load_context
from node.airlock.completeness import describe_missing, missing_members
from node.airlock.conditions import (
    check_adapted,
    check_audience,
    check_groups,
    check_no_open,
    check_subject,
)
from node.airlock.decisions import decisions_of
from node.airlock.differences import differences_since_asked
from node.airlock.draft_texts import text_members
from node.airlock.drafting import Draft
from node.airlock.findings import Finding
from node.airlock.group_figures import Groups, judge_groups, list_figures
from node.airlock.lapsed import is_held
from node.airlock.leak_check import check_text_members, still_open, undecided
from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.recognisers import GATE_VERSION
from node.airlock.requests import (
    check_open,
    draft_of,
    get_own_request,
    get_request,
    language_of_draft,
    list_requests,
    note_of,
    open_sealed_draft,
    record_step,
    seal_draft,
)
from node.airlock.second_person import check_second_person, count_loosenings
from node.airlock.subjects import Subject, subject_of
from node.database import Zone, start_writing
from node.errors import ConflictError, InputRefusedError, NotAllowedError, SealedFieldError
from node.extensions import Node
from node.follow_up import node_command
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role, get_person_by_id
from node.private.worries import check_worries
from schemas.entry import Kind
from schemas.errors import TextRefusedError
from schemas.strict_json import dump
from schemas.text_rules import check_text

__all__ = [
    "MAX_NOTE_CHARACTERS",
    "FinalText",
    "Review",
    "ask",
    "final_text",
    "list_waiting",
    "read",
    "review",
]

_log = logging.getLogger(__name__)

MAX_NOTE_CHARACTERS = 1_000
"""Length of the words a second reader may leave for the author."""

_TABLE = "release_request"
_SEEN_DIGITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the author sees of a request.

    Attributes:
        request: The request.
        draft: The body as it would leave now.
        findings: Everything the recognisers found, decided or not.
        open: Findings that still stand against a release.
        worth_a_look: Findings that nobody decided and that do not hold a release up.
        missing: Members a reader would refuse the draft for, with the reasons' words.
        groups: What the figures of the town say about the groups it is about.
        note: What the second reader wrote to the author, if they decided and wrote something.
        register_version: Version of the names it was checked against.
    """

    request: ReleaseRequest
    draft: Draft = field(repr=False)
    findings: tuple[Finding, ...]
    open: tuple[Finding, ...]
    worth_a_look: tuple[Finding, ...]
    missing: Mapping[str, tuple[str, ...]]
    groups: Groups
    note: str | None = field(repr=False)
    register_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalText:
    """What the second reader sees: the final text and who will read it, and no finding.

    Attributes:
        request_id: The request.
        audience: Word of the collection.
        body: The body as it would leave.
        seen: Eight hexadecimal digits that stand for exactly this text and this audience.
        findings_left: How many findings the author left as they are, decided or not.
        loosened: How often the author took a name out of the register, let one be named, or took
            a figure of a group out, since a month before the request was begun.
    """

    request_id: UUID
    audience: str
    body: Draft = field(repr=False)
    seen: str
    findings_left: int
    loosened: int


def review(session: Session, *, node: Node, request_id: UUID) -> Review:
    """Return a request with everything that was found in its texts.

    Raises:
        NotFoundError: There is no such request.
        RecogniserFailedError: A recogniser did not finish; nothing may be concluded.
    """
    row = get_request(session, request_id)
    draft = draft_of(row, node=node)
    context = load_context(session, node=node, language=language_of_draft(draft, node=node))
    compared = load_comparison(session, row, node=node)
    findings = check_text_members(text_members(draft), context=context, compared=compared)
    decided = decisions_of(session, request_id, node=node)
    still = still_open(findings, decided=decided)
    return Review(
        request=row,
        draft=draft,
        findings=findings,
        open=still,
        worth_a_look=tuple(
            each for each in undecided(findings, decided=decided) if each not in still
        ),
        missing=missing_members(Kind(row.kind), draft),
        groups=judge_groups(
            draft, list_figures(session, node=node), under=context.minimum_group_size
        ),
        note=note_of(row, node=node),
        register_version=context.register.version,
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
        ConflictError: The request is closed, its subject changed since, nobody consented, or
            nobody stands for the entry any more; it adapts a practice of nobody known.
        InputRefusedError: Members are missing, or there is no such audience.
        LeakError: Findings are open, or a group it is about is too small.
        RecogniserFailedError: A recogniser did not finish.
    """
    start_writing(session, Zone.PRIVATE)
    row = get_own_request(session, author=author, request_id=request_id)
    check_open(session, row)
    check_audience(session, audience, node=node)
    subject = subject_of(session, row, node=node)
    check_subject(row, subject)
    check_adapted(session, subject, node=node)
    _check_held(session, subject)
    found = review(session, node=node, request_id=request_id)
    if found.missing:
        raise InputRefusedError(
            _("The draft is not complete. Fill these in, then ask again."),
            faults=describe_missing(Kind(row.kind), found.missing, draft=found.draft),
        )
    look = node_command("airlock", "check", str(request_id), acts=True)
    check_no_open(found.open, look=look)
    check_groups(found.groups)
    row.audience, row.state = audience, RequestState.ASKED
    row.times_asked += 1
    row.gate_version, row.register_version = GATE_VERSION, found.register_version
    row.sealed_asked = seal_draft(row, found.draft, node=node, column="sealed_asked")
    row.asked_hash = binding_hash(row, body=dump(found.draft))
    row.asked_at, row.decided_at, row.reader_id = node.clock(), None, None
    row.approved_hash = row.sealed_note = None
    record_step(session, node, person=author, action="reader_asked", row=row)
    ask_first(session, node=node, row=row, subject=subject)
    return row


def list_waiting(session: Session, *, node: Node, reader: Person) -> tuple[ReleaseRequest, ...]:
    """Return the requests this person could read as their second reader, the oldest first.

    Raises:
        NotAllowedError: Not a second reader.
    """
    check_role(reader, PersonRole.SECOND_READER)
    return tuple(
        row
        for row in list_requests(session, state=RequestState.ASKED)
        if _may_be_read(session, row, node=node, reader=reader)
    )


def _may_be_read(session: Session, row: ReleaseRequest, *, node: Node, reader: Person) -> bool:
    """Say whether a request waits for this person.

    One damaged text must not keep the others from their reader.
    """
    try:
        subject = subject_of(session, row, node=node)
        if not is_held(session, subject):
            return False
        check_second_person(session, node=node, row=row, subject=subject, reader=reader)
    except NotAllowedError:
        return False
    except SealedFieldError as error:
        _log.warning(
            "request_not_opened", extra={"request_id": str(row.request_id), "code": error.code}
        )
        return False
    return True


def final_text(session: Session, *, node: Node, reader: Person, request_id: UUID) -> FinalText:
    """Return what a second reader is asked about; no finding, no earlier text.

    Raises:
        NotAllowedError: Not a second reader, or the author, under another account too.
        ConflictError: Nobody asks for a reader of it now.
        RecogniserFailedError: A recogniser did not finish.
    """
    row = get_request(session, request_id)
    _check_reader(
        session, row, reader=reader, subject=subject_of(session, row, node=node), node=node
    )
    if row.sealed_asked is None or row.asked_hash is None:
        raise ConflictError(_("Nobody asks for a reader of this request now."))
    body = open_sealed_draft(row, row.sealed_asked, node=node, column="sealed_asked")
    context = load_context(session, node=node, language=language_of_draft(body, node=node))
    compared = load_comparison(session, row, node=node)
    left = check_text_members(text_members(body), context=context, compared=compared)
    return FinalText(
        request_id=request_id,
        audience=str(row.audience),
        body=body,
        seen=_seen(row, node=node),
        findings_left=len(left),
        loosened=count_loosenings(session, row),
    )


def read(
    session: Session,
    *,
    node: Node,
    reader: Person,
    request_id: UUID,
    approve: bool,
    note: str = "",
    keeps_note: bool = False,
    seen: str | None = None,
) -> ReleaseRequest:
    """Let a second reader decide; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        reader: Who decides.
        request_id: Which request.
        approve: Whether it may leave exactly as it is.
        note: Words for the author; stay in the node.
        keeps_note: Whether the reader said of words that read as a worry that they are about the
            text.
        seen: What stood in `FinalText.seen`, so that nobody approves what they did not read.

    Raises:
        NotAllowedError: Not a second reader, or the author, under another account too.
        ConflictError: Nobody asked, or something changed since; the author has to ask again.
        InputRefusedError: The note cannot be stored.
        LeakError: A finding or a figure of a small group came up since the author asked.
        WorryFoundError: The note reads as a worry about one person.
        RecogniserFailedError: A recogniser did not finish.
    """
    start_writing(session, Zone.PRIVATE)
    row = get_request(session, request_id)
    subject = subject_of(session, row, node=node)
    _check_reader(session, row, reader=reader, subject=subject, node=node)
    if seen is not None and seen != _seen(row, node=node):
        raise ConflictError(_("This is not the text you have read. Read it again, then decide."))
    if approve:
        _check_as_asked(session, row, subject=subject, node=node)
    is_kept = check_worries({"note": note}, is_practice=keeps_note)
    row.sealed_note = _sealed_note(row, note, node=node)
    row.state = RequestState.APPROVED if approve else RequestState.REFUSED
    row.approved_hash = row.asked_hash if approve else None
    row.reader_id, row.decided_at = reader.account_id, node.clock()
    action = "request_approved" if approve else "request_refused"
    record_step(session, node, person=reader, action=action, row=row)
    if is_kept:
        record_step(session, node, person=reader, action="worry_overruled", row=row)
    return row


def _seen(row: ReleaseRequest, *, node: Node) -> str:
    """Return the digits that stand for what is asked about.

    They are short enough to type, so they are made with a key: whoever could try two texts until
    both have the same digits would have one approved and the other one released.
    """
    key = node.data_key.derive("what a second reader has seen")
    return hmac.digest(key, row.asked_hash or b"", "sha256").hex()[:_SEEN_DIGITS]


def _check_reader(
    session: Session, row: ReleaseRequest, *, reader: Person, subject: Subject, node: Node
) -> None:
    # The account may have been closed since the caller looked it up.
    present = get_person_by_id(session, node=node, account_id=reader.account_id)
    check_role(present, PersonRole.SECOND_READER)
    if present.disabled_at is not None:
        raise NotAllowedError(_("The account %(handle)s is closed.") % {"handle": present.handle})
    check_second_person(session, node=node, row=row, subject=subject, reader=present)
    if row.state is not RequestState.ASKED:
        raise ConflictError(_("Nobody asks for a reader of this request now."))


def _check_as_asked(session: Session, row: ReleaseRequest, *, subject: Subject, node: Node) -> None:
    _check_held(session, subject)
    changed = differences_since_asked(
        session, node=node, row=row, subject=subject, with_words=False
    )
    if changed:
        raise ConflictError(
            _("Something changed since the author asked. The author has to ask again."),
            differences=changed,
        )
    check_open(session, row)
    check_audience(session, str(row.audience), node=node)
    found = review(session, node=node, request_id=row.request_id)
    check_no_open(found.open)
    check_groups(found.groups)


def _check_held(session: Session, subject: Subject) -> None:
    if not is_held(session, subject):
        raise ConflictError(
            _(
                "Whoever filled in this entry has not the role any more. Whoever has it now fills "
                "in their own."
            )
        )


def _sealed_note(row: ReleaseRequest, note: str, *, node: Node) -> bytes | None:
    if not note:
        return None
    try:
        check_text(note, max_characters=MAX_NOTE_CHARACTERS, lines=True)
    except TextRefusedError as exc:
        raise InputRefusedError(
            _("A note has at most %(most)d visible characters.") % {"most": MAX_NOTE_CHARACTERS}
        ) from exc
    return node.data_key.seal(note, table=_TABLE, column="sealed_note", row=row.request_id)
