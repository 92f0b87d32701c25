"""`linkpin airlock`: make a text safe, ask a second reader, decide."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

import click
from sqlalchemy.orm import Session

from node.airlock.findings import DismissalReason
from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.requests import find_request, list_requests, open_request
from node.airlock.resolving import Action, Resolution, resolve, rewrite_members
from node.airlock.review import Review, ask, final_text, list_waiting, read, review
from node.cli.airlock_output import say_called_back, show_final, show_review
from node.cli.airlock_scan import scan_file
from node.cli.every_command import say
from node.cli.identifiers import find_whole_identifier, get_identifier
from node.cli.opening import acting_option, as_json_option, opened
from node.cli.output import write_result, write_rows
from node.cli.second_readers import list_asked, say_who_decides
from node.extensions import Node
from node.follow_up import node_command
from node.language import gettext as _
from node.language import ngettext
from node.people.models import PersonRole
from node.people.service import Person, check_role, get_person
from node.private.directory.service import list_drafts
from node.private.practices.service import list_practices
from node.queues import QueueName, wake
from schemas.entry import Kind
from schemas.strict_json import JsonValue

__all__ = ["airlock", "subject_request"]


@click.group("airlock")
def airlock() -> None:
    """Make a text safe to share, ask a second reader, decide. Nothing leaves another way."""


airlock.add_command(list_asked)
airlock.add_command(scan_file)


@airlock.command("check")
@click.argument("identifier", metavar="ID")
@acting_option
@as_json_option
@click.pass_obj
def check(
    environment: Mapping[str, str], /, identifier: str, *, handle: str, as_json: bool
) -> None:
    """Show what was found in the draft of ID: where, why, and what to write instead.

    ID is a practice, a directory entry or a release request. Without a request, one is begun.

    Words that label people are listed behind the findings, each with another one; they hold nothing
    up.

    Exit status: 0 if nothing is open, 3 if something is open or missing.
    """
    with opened(environment) as (node, session):
        row = subject_request(session, node, identifier, handle=handle)
        session.commit()
        found = review(session, node=node, request_id=row.request_id)
        show_review(found, node=node, as_json=as_json)
    if found.open or found.missing or found.groups.too_small:
        raise SystemExit(3)


@airlock.command("resolve")
@click.argument("identifier", metavar="ID")
@click.argument("finding_ids", metavar="[FINDING]...", nargs=-1)
@click.option(
    "--accept",
    is_flag=True,
    help="Take the proposal for each FINDING; without one, for all that nobody decided.",
)
@click.option("--replace", "words", help="Write these words instead of each FINDING.")
@click.option("--remove", is_flag=True, help="Leave the words of each FINDING out.")
@click.option(
    "--not-identifying",
    "reason",
    type=click.Choice([each.value for each in DismissalReason]),
    help="Keep the words of each FINDING, and say why they identify nobody.",
)
@click.option(
    "--set",
    "members",
    metavar="MEMBER=VALUE",
    multiple=True,
    help=(
        "Set a whole text or tick, such as texts.nl.title=…, kind=network, level=for_everyone, "
        "period=2025-03 or period=2025-03/2025-05; themes, target_groups, settings and partners "
        "are lists, such as settings=school,sport. Repeatable."
    ),
)
@acting_option
@as_json_option
@click.pass_obj
def resolve_(
    environment: Mapping[str, str],
    /,
    identifier: str,
    finding_ids: tuple[str, ...],
    *,
    accept: bool,
    words: str | None,
    remove: bool,
    reason: str | None,
    members: tuple[str, ...],
    handle: str,
    as_json: bool,
) -> None:
    """Do something about findings of ID, or set members of its draft; then show what is left.

    Exit status: 0 if nothing is open or missing, 1 if it may not be done, 2 if the choice cannot be
    carried out, 3 if something is still open or missing, or the request is closed.
    """
    chosen = [accept, words is not None, remove, reason is not None]
    if sum(chosen) + bool(members) != 1:
        raise click.UsageError(
            _("Choose one of --accept, --replace, --remove, --not-identifying and --set.")
        )
    # What cannot be looked at before is never done to all at once.
    if bool(members) == bool(finding_ids) and not accept:
        raise click.UsageError(
            _("Name each FINDING to replace, to remove or to keep; --set takes none.")
        )
    with opened(environment) as (node, session):
        author = get_person(session, node=node, handle=handle)
        row = subject_request(session, node, identifier, handle=handle)
        was = row.state
        if members:
            found = rewrite_members(
                session,
                node=node,
                author=author,
                request_id=row.request_id,
                members=_parse_members(members),
            )
        else:
            steps = _steps(
                finding_ids or _with_proposal(session, node, row.request_id),
                action=[*Action][chosen.index(True)],
                words=words or "",
                reason=reason,
            )
            found = _resolved(session, node, author, row.request_id, steps=steps)
        session.commit()
        show_review(found, node=node, as_json=as_json, is_changed=True)
        say_called_back(was, now=found.request.state)
    if found.open or found.missing or found.groups.too_small:
        raise SystemExit(3)


@airlock.command("ask")
@click.argument("identifier", metavar="ID")
@click.option("--audience", required=True, help="Who will read it: ran, or your country.")
@acting_option
@click.pass_obj
def ask_(environment: Mapping[str, str], /, identifier: str, *, audience: str, handle: str) -> None:
    """Ask for a second reader of ID, for an audience. Writes the number of the request.

    Exit status: 0 if somebody is asked, 1 if it may not leave for them or a check did not finish,
    2 if members are missing or there is no such audience, 3 if findings are open, what it was made
    from was changed, or nobody consented.
    """
    with opened(environment) as (node, session):
        author = get_person(session, node=node, handle=handle)
        row = subject_request(session, node, identifier, handle=handle)
        ask(session, node=node, author=author, request_id=row.request_id, audience=audience)
        worth = len(review(session, node=node, request_id=row.request_id).worth_a_look)
        session.commit()
        write_result({"request_id": row.request_id, "worth_a_look": worth}, lines=[row.request_id])
        if worth:
            look = ngettext(
                "%(number)d finding is worth a look and was not decided: %(check)s",
                "%(number)d findings are worth a look and were not decided: %(check)s",
                worth,
            )
            check_it = node_command("airlock", "check", str(row.request_id), acts=True)
            say(look % {"number": worth, "check": check_it})
        say_who_decides(session, node=node, author=author, request_id=row.request_id)


@airlock.command("queue")
@acting_option
@as_json_option
@click.pass_obj
def queue(environment: Mapping[str, str], /, *, handle: str, as_json: bool) -> None:
    """List the requests that wait for you as their second reader, without any text.

    Exit status: 0, also if nothing waits; 1 if the account is no second reader.
    """
    with opened(environment) as (node, session):
        reader = get_person(session, node=node, handle=handle)
        rows = [
            {
                "request_id": row.request_id,
                "kind": row.kind,
                "audience": row.audience,
                "asked_on": row.asked_at.date() if row.asked_at else None,
            }
            for row in list_waiting(session, node=node, reader=reader)
        ]
    write_rows(rows, columns=("request_id", "kind", "audience", "asked_on"), as_json=as_json)
    if not rows:
        say(_("Nothing waits for you."))


@airlock.command("read")
@click.argument("identifier", metavar="ID")
@click.option("--approve", "decision", flag_value="approve", help="It may leave as it is.")
@click.option("--refuse", "decision", flag_value="refuse", help="It may not; say why.")
@click.option("--note", default="", help="Words for the author; they stay in the node.")
@click.option(
    "--keep-note", is_flag=True, help="Keep words too that read as a worry about one person."
)
@click.option("--seen", help="The eight digits shown with the text, so that it is the same text.")
@acting_option
@as_json_option
@click.pass_obj
def read_(
    environment: Mapping[str, str],
    /,
    identifier: str,
    *,
    decision: str | None,
    note: str,
    keep_note: bool,
    seen: str | None,
    handle: str,
    as_json: bool,
) -> None:
    """Read the final text of ID as its second reader, and approve or refuse it.

    ID is a release request, or the practice or directory entry it was made from.

    Two questions: could a resident recognise anyone? Would the partners be comfortable? Without
    --approve or --refuse the text, its audience and the number of findings that were left are
    shown, and nothing is decided.

    Exit status: 0 if it was decided or shown, 1 if you may not decide, 2 if the note cannot be
    stored, 3 if nobody asks, something changed or a finding came up.
    """
    with opened(environment) as (node, session):
        reader = get_person(session, node=node, handle=handle)
        check_role(reader, PersonRole.SECOND_READER)
        request_id = _asked_request(session, identifier)
        if decision is None:
            text = final_text(session, node=node, reader=reader, request_id=request_id)
            show_final(text, handle=handle, as_json=as_json)
            return
        row = read(
            session,
            node=node,
            reader=reader,
            request_id=request_id,
            approve=decision == "approve",
            note=note,
            keeps_note=keep_note,
            seen=seen,
        )
        session.commit()
        if row.state is RequestState.APPROVED:
            wake(node.settings, QueueName.SEALER)
    columns = ("request_id", "state")
    decided = {"request_id": row.request_id, "state": row.state.value}
    write_rows([decided], columns=columns, as_json=as_json)


def _asked_request(session: Session, typed: str) -> UUID:
    """Return the request that `typed` names, by its own number or by what it was made from.

    Raises:
        InputRefusedError: It is no identifier, or fits several.
        NotFoundError: No request has this number.
    """
    requests = {}
    # Of the requests of one subject the last that waits for a reader counts, or the last at all.
    for row in sorted(list_requests(session), key=lambda each: each.state is RequestState.ASKED):
        requests[row.subject_id] = requests[row.request_id] = row.request_id
    found = find_whole_identifier(typed) or get_identifier(typed, among=requests)
    return requests.get(found, found)


def _resolved(
    session: Session,
    node: Node,
    author: Person,
    request_id: UUID,
    *,
    steps: Sequence[Resolution],
) -> Review:
    """Carry out what was chosen; nothing to accept changes nothing and is said."""
    if not steps:
        click.echo(
            _("Nothing was accepted: no finding that is undecided has a proposal."), err=True
        )
        return review(session, node=node, request_id=request_id)
    return resolve(session, node=node, author=author, request_id=request_id, resolutions=steps)


def subject_request(session: Session, node: Node, typed: str, *, handle: str) -> ReleaseRequest:
    """Return the request that `typed` names: by its own number, or by what it is made from.

    Raises:
        NotAllowedError: The person is no coordinator, or may not begin this release.
        NotFoundError: Nothing has this number.
    """
    author = get_person(session, node=node, handle=handle)
    check_role(author, PersonRole.COORDINATOR)
    found = find_whole_identifier(typed) or _get_listed(session, node, typed)
    row = find_request(session, found)
    if row is not None:
        return row
    kind = Kind.PRACTICE_SUMMARY
    if any(draft.draft_id == found for draft in list_drafts(session, node=node)):
        kind = Kind.DIRECTORY_ENTRY
    return open_request(session, node=node, author=author, kind=kind, subject_id=found)


def _get_listed(session: Session, node: Node, typed: str) -> UUID:
    """Return the identifier that begins like this; everything here has to be looked through."""
    return get_identifier(
        typed,
        among=[
            *(row.request_id for row in list_requests(session)),
            *(each.practice_id for each in list_practices(session, node=node)),
            *(each.draft_id for each in list_drafts(session, node=node)),
        ],
    )


def _with_proposal(session: Session, node: Node, request_id: UUID) -> list[str]:
    """Return what nobody decided and has a proposal: light findings would leave unseen too."""
    now = review(session, node=node, request_id=request_id)
    return [each.finding_id for each in (*now.open, *now.worth_a_look) if each.proposal is not None]


def _steps(
    finding_ids: Sequence[str], *, action: Action, words: str, reason: str | None
) -> list[Resolution]:
    return [
        Resolution(
            finding_id=each,
            action=action,
            words=words,
            reason=DismissalReason(reason) if reason else None,
        )
        for each in finding_ids
    ]


def _parse_members(members: Sequence[str]) -> dict[str, JsonValue]:
    """Read MEMBER=VALUE; a list takes words with commas, an empty value takes a member out.

    Partners alone may be an empty list: the town worked alone. A period is START or START/END.
    """
    parsed: dict[str, JsonValue] = {}
    for text in members:
        path, equals, value = text.partition("=")
        if not equals:
            raise click.UsageError(_("Write --set MEMBER=VALUE, such as --set kind=network."))
        if path == "partners":
            parsed[path] = [*_words(value)]
        elif path == "period" and value:
            start, _slash, end = value.partition("/")
            parsed[path] = {"start": start, "end": end} if end else {"start": start}
        elif path in {"themes", "target_groups", "settings"}:
            parsed[path] = [*_words(value)] or None
        elif path == "resources.hours_per_week" and value.isdecimal():
            parsed[path] = int(value)
        else:
            parsed[path] = value or None
    return parsed


def _words(value: str) -> Iterator[str]:
    yield from filter(None, map(str.strip, value.split(",")))
