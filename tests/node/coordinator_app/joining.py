"""A node that joins a network, has a member, and is asked by a newcomer."""

from pathlib import Path
from uuid import UUID

from federation.keys import KeySet
from node.database import Zone, db, start_writing
from node.extensions import Process
from node.trust.inviting import invite_member, list_invited
from node.trust.joining_models import JoiningState, OwnSuperior
from node.trust.members import add_member
from node.trust.newcomers import keep_newcomer
from node.trust.own_keys import get_own_public_keys
from node.trust.service import add_anchor
from schemas.enrolment import parse_invitation
from tests.federation.sample_federation import RAN, fixed_key
from tests.node.airlock.views.walk import Walk
from tests.node.trust.joining_nodes import statement_of
from tests.nodes import opened, set_up

__all__ = ["MEMBER", "NEWCOMER", "SUPERIOR", "join_networks"]

NEWCOMER = "https://kortrijk.example"
SUPERIOR = "https://be.example"
MEMBER = "https://mechelen.example"


def join_networks(walk: Walk, folder: Path) -> UUID:
    """Let a node have a superior, a member, and somebody who asks to be one; return that asking."""
    session, node = walk.session, walk.node
    clock = walk.clock
    add_anchor(session, entity_id=RAN, keys=KeySet([fixed_key(RAN).public]), clock=clock)
    newcomer = set_up(folder / "newcomer", entity_id=NEWCOMER, name="Kortrijk")
    keys = get_own_public_keys(newcomer.keys_folder).federation
    add_member(session, entity_id=MEMBER, keys=keys, country="be", may_vouch=False, clock=clock)
    start_writing(session, Zone.RECEIVED)
    session.add(
        OwnSuperior(
            entity_id=SUPERIOR,
            name="Belgium",
            anchor=RAN,
            state=JoiningState.ASKING,
            added_at=clock(),
        )
    )
    line = invite_member(session, node=node, label="Kortrijk", country="be", may_vouch=False)
    session.commit()
    statement = statement_of(newcomer, clock=clock)
    db.session.rollback()
    with opened(walk.settings, process=Process.PEER, clock=clock) as (_app, peer_session):
        keep_newcomer(
            peer_session,
            code=parse_invitation(line).code,
            entity_id=NEWCOMER,
            statement=statement,
            clock=clock,
        )
    (invited,) = list_invited(walk.session, node=node)
    return invited.invitation_id
