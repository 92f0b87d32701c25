"""Ten codes on paper for the day the telephone is lost; each works once, new ones replace all.

A code has 60 random bits, in letters and figures that are not mistaken for each other. Only a keyed
hash is kept, which finds the row and says nothing without the data key.
"""

import secrets
from typing import Final
from uuid import uuid4

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from node.audit import record_action
from node.database import Zone, start_writing
from node.extensions import Node
from node.people.service import Person
from node.people.sign_in_models import RecoveryCode

__all__ = [
    "HOW_MANY",
    "count_recovery_codes",
    "forget_recovery_codes",
    "make_recovery_codes",
    "prove_recovery_code",
]

HOW_MANY: Final = 10
# Without i, l, o, u: read aloud and typed from paper.
_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_CHARACTERS: Final = 12
_GROUP: Final = 4
_PURPOSE: Final = "recovery code"


def make_recovery_codes(session: Session, person: Person, *, node: Node) -> tuple[str, ...]:
    """Return ten new codes, to be shown once; the old ones end. The caller commits."""
    forget_recovery_codes(session, person)
    codes = tuple(
        "".join(secrets.choice(_ALPHABET) for _letter in range(_CHARACTERS))
        for _code in range(HOW_MANY)
    )
    session.add_all(
        RecoveryCode(
            code_id=uuid4(),
            account_id=person.account_id,
            code_hash=_hash(person, code, node=node),
            created_at=node.clock(),
        )
        for code in codes
    )
    session.flush()
    _note(session, person, "recovery_codes_made", node=node)
    return tuple(
        "-".join(code[i : i + _GROUP] for i in range(0, _CHARACTERS, _GROUP)) for code in codes
    )


def prove_recovery_code(session: Session, person: Person, *, node: Node, code: str) -> bool:
    """Say whether a code is one of the person's unused ones, and use it; the caller commits."""
    start_writing(session, Zone.PRIVATE)
    row = session.scalars(
        select(RecoveryCode)
        .where(
            RecoveryCode.account_id == person.account_id,
            RecoveryCode.code_hash == _hash(person, code, node=node),
            RecoveryCode.used_at.is_(None),
        )
        .execution_options(populate_existing=True)
    ).first()
    if row is None:
        return False
    row.used_at = node.clock()
    session.flush()
    _note(session, person, "recovery_code_used", node=node)
    return True


def count_recovery_codes(session: Session, person: Person) -> int:
    """Return how many codes are left."""
    return session.scalars(
        select(func.count())
        .select_from(RecoveryCode)
        .where(RecoveryCode.account_id == person.account_id, RecoveryCode.used_at.is_(None))
    ).one()


def forget_recovery_codes(session: Session, person: Person) -> None:
    """Let no old code work any more; the caller commits."""
    start_writing(session, Zone.PRIVATE)
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == person.account_id))


def _hash(person: Person, code: str, *, node: Node) -> bytes:
    letters = "".join(letter for letter in code.casefold() if letter.isalnum())
    # What people write for what the alphabet leaves out.
    letters = letters.replace("o", "0").replace("i", "1").replace("l", "1")
    return node.data_key.blind_index(f"{person.account_id}:{letters}", purpose=_PURPOSE)


def _note(session: Session, person: Person, action: str, *, node: Node) -> None:
    record_action(
        session,
        actor=str(person.account_id),
        action=action,
        about=str(person.account_id),
        keyring=node.data_key,
        clock=node.clock,
    )
