"""A list put into the network: all of it in one transaction, with what it did to each record.

Names of people land in quarantine. What a record said before a list filled it is kept sealed beside
the list, so that the list can be taken back.
"""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.local_time import local_day
from node.private.network.changes import change_state, next_change, record_change
from node.private.network.overview import last_days
from node.private.packs.list_writer import Choice, ListWriter, Plan
from node.private.packs.matches import find_matches
from node.private.packs.staging import finish, get_import, open_staged
from node.private.packs.wanted import read_wishes

__all__ = ["plan_import", "store_list"]


def plan_import(session: Session, *, node: Node, person: Person, import_id: UUID) -> Plan:
    """Return what storing a list would do; nothing is stored.

    Raises:
        NotFoundError: There is no such list that waits.
        ConflictError: It was stored already.
        InputRefusedError: Nobody said yet which column names the organisation.
    """
    staged = open_staged(session, node=node, person=person, import_id=import_id)
    if staged.sheet is None or staged.columns is None or "name" not in staged.columns:
        raise InputRefusedError(_("First say which column names the organisation."))
    source = _("List “%(name)s”") % {"name": staged.name[:150]}
    state = change_state(session)
    wishes = read_wishes(staged.sheet, staged.columns, source=source, today=local_day(node))
    matches = find_matches(session, node=node, person=person, wanted=wishes.wanted)
    return Plan(wishes=wishes, matches=matches, state=state)


def store_list(
    session: Session,
    *,
    node: Node,
    actor: Person,
    import_id: UUID,
    choices: Mapping[int, Choice],
    plan: Plan | None = None,
    is_mine: bool = False,
    leave_out_faulty: bool = False,
) -> Mapping[str, int]:
    """Store a list, all of it or nothing; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who brought the list.
        import_id: Which list.
        choices: What is done with what is likely here already, by line; one that is not named is
            kept as it is.
        plan: What the page showed, so that it is not worked out twice; made anew if something
            changed since.
        is_mine: Whether only the actor sees the new organisations.
        leave_out_faulty: Whether lines with faults are left out; else one refuses the whole list.

    Returns:
        How many organisations and contacts were made, filled and passed over.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is no such list that waits.
        ConflictError: It was stored already.
        InputRefusedError: A line has a fault; faults name line, column and reason.
    """
    check_role(actor, PersonRole.COORDINATOR)
    start_writing(session, Zone.PRIVATE)
    name = open_staged(session, node=node, person=actor, import_id=import_id).name
    if plan is None or plan.state != change_state(session):
        plan = plan_import(session, node=node, person=actor, import_id=import_id)
    if plan.wishes.faults and not leave_out_faulty:
        raise InputRefusedError(
            _("Nothing was stored."),
            faults=[f"{each.line}, {each.column}: {each.sentence}" for each in plan.wishes.faults],
        )
    writer = ListWriter(node=node, actor=actor, import_id=import_id, number=next_change(session))
    here = [match.here.organisation_id for match in plan.matches.values()]
    spoken = last_days(session, actor, here)
    writer.carry_out(plan, choices, owner_id=actor.account_id if is_mine else None, spoken=spoken)
    writer.write(session)
    row = get_import(session, person=actor, import_id=import_id)
    finish(node=node, row=row, name=name, numbers=writer.numbers)
    session.flush()
    record_change(session, node=node, actor=actor, action="list_stored", about=import_id)
    return writer.numbers
