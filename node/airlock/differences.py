"""What changed between the asking for a second reader and now, as lines for a person."""

import difflib
from collections.abc import Iterator

from sqlalchemy.orm import Session

from node.airlock.binding import binding_hash, current_register_version
from node.airlock.draft_texts import text_members
from node.airlock.drafting import Draft
from node.airlock.models import ReleaseRequest
from node.airlock.recognisers import GATE_VERSION
from node.airlock.requests import draft_of, open_sealed_draft
from node.airlock.subjects import Subject
from node.extensions import Node
from node.language import gettext as _
from schemas.strict_json import dump

__all__ = ["differences_since_asked"]


def differences_since_asked(
    session: Session, *, node: Node, row: ReleaseRequest, subject: Subject, with_words: bool
) -> tuple[str, ...]:
    """Return what is not as it was when a reader was asked; empty if nothing is different.

    Args:
        session: Session that reads the private database.
        node: This node.
        row: A request for which a reader was asked.
        subject: What it was made from, as it is now.
        with_words: Show the words themselves, for coordinators; a second reader, who sees final
            texts only, is told which members they are in.
    """
    draft = draft_of(row, node=node)
    lines = list(_draft_differences(row, draft, node=node, with_words=with_words))
    if subject.revision != row.subject_revision:
        lines.append(_("What it was made from was changed after that."))
    if row.gate_version != GATE_VERSION:
        lines.append(_("The checks of the airlock were renewed after that."))
    if row.register_version != current_register_version(session, node=node):
        lines.append(_("The register of names was changed after that."))
    if not lines and row.asked_hash != binding_hash(row, body=dump(draft)):
        lines.append(_("Who would read it, or which record it is, is not what was asked for."))
    return tuple(lines)


def _draft_differences(
    row: ReleaseRequest, draft: Draft, *, node: Node, with_words: bool
) -> Iterator[str]:
    if row.sealed_asked is None:
        return
    asked = open_sealed_draft(row, row.sealed_asked, node=node, column="sealed_asked")
    before, after = text_members(asked), text_members(draft)
    for member in sorted(before.keys() | after.keys()):
        old, new = before.get(member, ""), after.get(member, "")
        if old != new:
            yield _("%(member)s is different now.") % {"member": member}
            if with_words:
                yield from _changed_lines(old, new)
    for name in sorted(asked.keys() | draft.keys()):
        if asked.get(name) != draft.get(name) and before == after:
            yield _("%(member)s is different now.") % {"member": name}


def _changed_lines(old: str, new: str) -> Iterator[str]:
    compared = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    for place, line in enumerate(compared):
        # The first two lines name files; lines of places begin with two at signs.
        if place > 1 and not line.startswith("@@"):
            yield line
