"""What the node admin did, noted in the audit log under their account."""

from node.audit import record_action
from node.database import db
from node.extensions import current_node
from node.people.signed_in import current_person

__all__ = ["note_action"]


def note_action(action: str, about: str) -> None:
    """Note what the signed-in person did, and commit.

    Decisions about others stand in another database than the audit log, so they are two
    transactions: the decision first, because a note of what did not happen would be a lie.

    Args:
        action: A word such as `peer_blocked`.
        about: Public identifier of what was acted on.
    """
    session, node = db.session(), current_node()
    actor = str(current_person().account_id)
    record_action(
        session, actor=actor, action=action, about=about, keyring=node.data_key, clock=node.clock
    )
    session.commit()
