"""Proving the second step with a code of an app or a recovery code, counted and noted."""

from sqlalchemy.orm import Session

from node.audit import record_action
from node.database import Zone, start_writing
from node.extensions import Node
from node.people.proof import Proof
from node.people.recovery_codes import prove_recovery_code
from node.people.service import Person
from node.people.throttle import Subject, Tried, from_address, give_back, take_try
from node.people.totp import prove_code

__all__ = ["prove_second_step"]


def prove_second_step(
    session: Session, person: Person, *, code: str, address: str | None, node: Node
) -> Proof | None:
    """Return what a code proves, and take it; None if it proves nothing. Commits.

    Raises:
        TooManyTriesError: Too much was tried for this account or from this place.
    """
    subjects = (
        Subject(tried=Tried.SECOND_STEP, name=str(person.account_id)),
        from_address(address),
    )
    take_try(session, subjects, node=node)
    # One transaction from reading to taking: of two requests with one code, one is refused.
    start_writing(session, Zone.PRIVATE)
    proof = None
    if prove_code(session, person, node=node, code=code):
        proof = Proof.CODE
    elif prove_recovery_code(session, person, node=node, code=code):
        proof = Proof.RECOVERY_CODE
    if proof is None:
        record_action(
            session,
            actor="node",
            action="second_step_refused",
            about=str(person.account_id),
            keyring=node.data_key,
            clock=node.clock,
        )
    session.commit()
    if proof is not None:
        give_back(session, subjects, node=node)
    return proof
