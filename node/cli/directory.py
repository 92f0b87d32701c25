"""`linkpin directory`: the directory entry of one's own role, before it is released."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import BinaryIO

import click

from node.airlock.requests import open_request
from node.airlock.review import ask
from node.cli.every_command import say
from node.cli.opening import acting_option, as_json_option, opened
from node.cli.output import write_document, write_result
from node.cli.plain_members import in_order_of, plain_members
from node.cli.second_readers import say_who_decides
from node.errors import NotFoundError
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import check_role, get_person
from node.private.directory.consent import CONSENT_VERSION, Consent, consent_wording
from node.private.directory.content import DirectoryContent, dump_content, looks_personal
from node.private.directory.service import Draft, edit_entry, find_draft_of
from node.private.lines import MAX_FILE_BYTES
from schemas.entry import Kind

__all__ = ["directory"]


@click.group("directory")
def directory() -> None:
    """Fill in what colleagues in other towns may know of your role."""


@directory.command("edit")
@click.argument("file", type=click.File("rb"))
@click.option(
    "--consent-given-on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day on which the person in the role agreed to exactly this entry.",
)
@acting_option
@click.pass_obj
def edit(
    environment: Mapping[str, str],
    /,
    file: BinaryIO,
    *,
    day: datetime | None,
    handle: str,
) -> None:
    """Fill in your own entry from FILE, a JSON object. "-" reads standard input.

    Nothing leaves by this. A name or a direct line is stored only with consent; a changed entry
    needs a new one. Without consent the wording to agree to is shown.

    Exit status: 0 if the entry is stored, 1 if the account may not do this, 2 if it is refused.
    """
    data = file.read(MAX_FILE_BYTES + 1)
    consent = Consent(version=CONSENT_VERSION, given_on=day.date()) if day else None
    with opened(environment) as (node, session):
        actor = get_person(session, node=node, handle=handle)
        draft = edit_entry(session, node=node, actor=actor, content=data, consent=consent)
        session.commit()
    write_result(_heading(draft), lines=[draft.draft_id])
    for remark in _remarks(draft):
        say(remark)


@directory.command("show")
@acting_option
@as_json_option
@click.pass_obj
def show(environment: Mapping[str, str], /, *, handle: str, as_json: bool) -> None:
    """Show your own entry as it is filled in, and the consent it rests on.

    Exit status: 0; 1 if nothing is filled in yet or the account may not do this.
    """
    with opened(environment) as (node, session):
        author = get_person(session, node=node, handle=handle)
        check_role(author, PersonRole.COORDINATOR)
        draft = find_draft_of(session, node=node, author=author)
    if draft is None:
        raise NotFoundError(
            _("%(handle)s has not filled in an entry yet.") % {"handle": author.handle}
        )
    heading = _heading(draft)
    content = in_order_of(DirectoryContent, dump_content(draft.content))
    write_document(
        heading | {"content": content}, as_json=as_json, lines=plain_members(heading | content)
    )


@directory.command("ask")
@click.option("--audience", required=True, help="Who will read it: ran, or your country.")
@acting_option
@click.pass_obj
def ask_(environment: Mapping[str, str], /, *, audience: str, handle: str) -> None:
    """Ask for a second reader of your own entry. Writes the number of the request.

    The reader decides with: linkpin airlock read.

    Exit status: 0 if somebody is asked, 1 if it may not leave or is not filled in, 2 if there is no
    such audience, 3 if nobody consented or findings are open.
    """
    with opened(environment) as (node, session):
        author = get_person(session, node=node, handle=handle)
        draft = find_draft_of(session, node=node, author=author)
        if draft is None:
            raise NotFoundError(
                _("%(handle)s has not filled in an entry yet.") % {"handle": author.handle}
            )
        row = open_request(
            session,
            node=node,
            author=author,
            kind=Kind.DIRECTORY_ENTRY,
            subject_id=draft.draft_id,
        )
        ask(session, node=node, author=author, request_id=row.request_id, audience=audience)
        session.commit()
        write_result({"request_id": row.request_id}, lines=[row.request_id])
        say_who_decides(session, node=node, author=author, request_id=row.request_id)


def _remarks(draft: Draft) -> Iterator[str]:
    if looks_personal(draft.content.mailbox):
        yield _(
            "The mailbox looks like a person's own. Give the mailbox of the role: it is read by "
            "whoever holds the role next."
        )
    if draft.consent is None:
        yield _("Nobody has agreed to this entry yet. Ask the person in the role:")
        yield f"  {consent_wording()}"
        yield _("Then run this again with --consent-given-on and the day.")


def _heading(draft: Draft) -> dict[str, object]:
    consent = draft.consent
    return {
        "draft_id": draft.draft_id,
        "revision": draft.revision,
        "day": draft.changed_at.date(),
        "consent": consent.version if consent else None,
        "consent_given_on": consent.given_on if consent else None,
    }
