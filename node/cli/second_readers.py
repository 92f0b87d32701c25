"""Who can decide now, said to the author who just asked."""

from uuid import UUID

from sqlalchemy.orm import Session

from node.cli.every_command import say
from node.extensions import Node
from node.follow_up import node_command
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, list_people

__all__ = ["say_who_decides"]

_ANYBODY = "HANDLE"


def say_who_decides(session: Session, *, node: Node, author: Person, request_id: UUID) -> None:
    """Tell the author with which command a second reader decides, or that nobody can."""
    handles = [
        person.handle
        for person in list_people(session, node=node)
        if PersonRole.SECOND_READER in person.roles
        and person.disabled_at is None
        and person.account_id != author.account_id
    ]
    if not handles:
        said = _("Nobody else here is a second reader. Open an account with: %(command)s") % {
            "command": node_command("people", "add", "--help")
        }
    else:
        handle = handles[0] if len(handles) == 1 else _ANYBODY
        said = _("A second reader can decide now with: %(command)s") % {
            "command": node_command("airlock", "read", str(request_id), "--as", handle)
        }
    say(said)
