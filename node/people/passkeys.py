"""Passkeys: a key pair on a person's own device, of which the node has the public half.

A passkey is bound to the address under which people reach this node and always asks for the
device's own finger, face or code; so it is two steps in one. Each challenge is random, belongs to
one browser and is used once. Where a device counts its signatures, a count that does not rise is
refused, because then two devices hold one key. No attestation is asked: which maker's device a
colleague uses is not the node's business.

Source: Web Authentication Level 3, 7.1 and 7.2.
"""

from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from typing import Final, cast
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.base64url_to_bytes import base64url_to_bytes
from webauthn.helpers.bytes_to_base64url import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person, get_person_by_id
from node.people.sign_in_models import Passkey
from schemas.errors import TextRefusedError
from schemas.text_rules import check_text

__all__ = [
    "MAX_ANSWER_CHARACTERS",
    "MAX_LABEL_CHARACTERS",
    "Asked",
    "KnownPasskey",
    "accepts_passkeys",
    "add_passkey",
    "ask_for_new_passkey",
    "ask_for_passkey",
    "list_passkeys",
    "prove_passkey",
    "remove_passkey",
]

MAX_LABEL_CHARACTERS: Final = 60
MAX_ANSWER_CHARACTERS: Final = 20_000
MOST_PASSKEYS: Final = 20
_TIMEOUT_MILLISECONDS: Final = 300_000
# The last one: JSON may be nested deeper than anything reads.
_UNREADABLE: Final = (WebAuthnException, ValueError, KeyError, TypeError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the browser is asked, and what its answer must contain.

    Attributes:
        options: JSON for the browser's own functions.
        challenge: Base64url; kept in the session of this browser.
    """

    options: str
    challenge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPasskey:
    """One passkey, for its owner.

    Attributes:
        passkey_id: Identifier of the row.
        label: What its owner calls it.
        created_at: When it was set up.
        used_at: When it was last used.
    """

    passkey_id: UUID
    label: str
    created_at: datetime
    used_at: datetime | None


def accepts_passkeys(node: Node) -> bool:
    """Say whether browsers can bind a passkey to this node: to a name they can, to a number not.

    Source: Web Authentication Level 3, 5.1.3: the identifier of the node is a valid domain.
    """
    try:
        ip_address(_host(node))
    except ValueError:
        return True
    return False


def list_passkeys(session: Session, person: Person, *, node: Node) -> tuple[KnownPasskey, ...]:
    """Return the passkeys of a person, the oldest first."""
    return tuple(
        KnownPasskey(
            passkey_id=row.passkey_id,
            label=_open(node, row, row.sealed_label, column="sealed_label"),
            created_at=row.created_at,
            used_at=row.used_at,
        )
        for row in _rows(session, person)
    )


def ask_for_new_passkey(session: Session, person: Person, *, node: Node) -> Asked:
    """Return what the browser is asked to make a passkey."""
    options = generate_registration_options(
        rp_id=_host(node),
        rp_name=node.settings.name,
        user_id=person.account_id.bytes,
        user_name=person.handle,
        user_display_name=person.name,
        timeout=_TIMEOUT_MILLISECONDS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=row.credential_id) for row in _rows(session, person)
        ],
    )
    return Asked(options=options_to_json(options), challenge=bytes_to_base64url(options.challenge))


def add_passkey(
    session: Session, person: Person, *, node: Node, challenge: str, answer: str, label: str
) -> None:
    """Keep a passkey that the browser made for `challenge`; the caller commits.

    Raises:
        InputRefusedError: The answer or the label cannot be taken.
        ConflictError: The passkey is known, or there are too many.
    """
    _check_label(label)
    try:
        made = verify_registration_response(
            credential=_bounded(answer),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=_host(node),
            expected_origin=_origin(node),
            require_user_verification=True,
        )
    except _UNREADABLE as exc:
        raise InputRefusedError(_not_taken()) from exc
    start_writing(session, Zone.PRIVATE)
    if len(_rows(session, person)) >= MOST_PASSKEYS:
        raise ConflictError(_("You have many passkeys. Remove one that you no longer use first."))
    if _find(session, made.credential_id) is not None:
        raise ConflictError(_("This passkey is set up already."))
    passkey_id = uuid4()
    sealed = {
        column: node.data_key.seal(text, table=Passkey.__tablename__, column=column, row=passkey_id)
        for column, text in (
            ("sealed_public_key", bytes_to_base64url(made.credential_public_key)),
            ("sealed_label", label),
        )
    }
    session.add(
        Passkey(
            passkey_id=passkey_id,
            account_id=person.account_id,
            credential_id=made.credential_id,
            sign_count=made.sign_count,
            created_at=node.clock(),
            **sealed,
        )
    )
    session.flush()
    _note(session, person, "passkey_added", about=passkey_id, node=node)


def ask_for_passkey(session: Session, *, node: Node, person: Person | None = None) -> Asked:
    """Return what the browser is asked to sign in.

    Args:
        session: Session of the coordinators' process.
        node: This node.
        person: Who proved a first step; anybody's passkey will do if None.
    """
    options = generate_authentication_options(
        rp_id=_host(node),
        timeout=_TIMEOUT_MILLISECONDS,
        allow_credentials=[
            PublicKeyCredentialDescriptor(id=row.credential_id)
            for row in (_rows(session, person) if person else ())
        ],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return Asked(options=options_to_json(options), challenge=bytes_to_base64url(options.challenge))


def prove_passkey(session: Session, *, node: Node, challenge: str, answer: str) -> Person | None:
    """Return whose passkey answered `challenge`, and raise its count; the caller commits.

    Disabled accounts, unknown passkeys and wrong answers are all None.
    """
    # From reading the count to raising it in one transaction: of two answers one is refused.
    start_writing(session, Zone.PRIVATE)
    try:
        given = parse_authentication_credential_json(_bounded(answer))
        row = _find(session, given.raw_id)
        if row is None:
            return None
        handle = given.response.user_handle
        if handle is not None and bytes(handle) != row.account_id.bytes:
            return None
        proved = verify_authentication_response(
            credential=given,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=_host(node),
            expected_origin=_origin(node),
            credential_public_key=base64url_to_bytes(
                _open(node, row, row.sealed_public_key, column="sealed_public_key")
            ),
            credential_current_sign_count=row.sign_count,
            require_user_verification=True,
        )
    except _UNREADABLE:
        return None
    person = get_person_by_id(session, node=node, account_id=row.account_id)
    if person.disabled_at is not None:
        return None
    row.sign_count = proved.new_sign_count
    row.used_at = node.clock()
    session.flush()
    return person


def remove_passkey(session: Session, person: Person, *, node: Node, passkey_id: UUID) -> None:
    """Forget a passkey; the caller commits.

    Raises:
        NotFoundError: The person has no such passkey.
    """
    start_writing(session, Zone.PRIVATE)
    gone = session.scalars(
        delete(Passkey)
        .where(Passkey.passkey_id == passkey_id, Passkey.account_id == person.account_id)
        .returning(Passkey.passkey_id)
    ).first()
    if gone is None:
        raise NotFoundError(_("You have no such passkey any more."))
    _note(session, person, "passkey_removed", about=passkey_id, node=node)


def _bounded(answer: str) -> str:
    if len(answer) > MAX_ANSWER_CHARACTERS:
        raise ValueError(len(answer))
    return answer


def _check_label(label: str) -> None:
    try:
        check_text(label, max_characters=MAX_LABEL_CHARACTERS, lines=False)
    except TextRefusedError as exc:
        raise InputRefusedError(
            _("Name the passkey in one line of at most %(most)d characters.")
            % {"most": MAX_LABEL_CHARACTERS}
        ) from exc


def _rows(session: Session, person: Person) -> list[Passkey]:
    return list(
        session.scalars(
            select(Passkey)
            .where(Passkey.account_id == person.account_id)
            .order_by(Passkey.created_at, Passkey.passkey_id)
            .execution_options(populate_existing=True)
        )
    )


def _find(session: Session, credential_id: bytes) -> Passkey | None:
    return session.scalars(
        select(Passkey)
        .where(Passkey.credential_id == credential_id)
        .execution_options(populate_existing=True)
    ).first()


def _open(node: Node, row: Passkey, sealed: bytes, *, column: str) -> str:
    return node.data_key.open(
        sealed, table=Passkey.__tablename__, column=column, row=row.passkey_id
    )


def _host(node: Node) -> str:
    return cast("str", urlsplit(node.settings.people_url).hostname)


def _origin(node: Node) -> str:
    parts = urlsplit(node.settings.people_url)
    return f"{parts.scheme}://{parts.netloc}"


def _not_taken() -> str:
    return _("This passkey could not be set up. Load the page again and try once more.")


def _note(session: Session, person: Person, action: str, *, about: UUID, node: Node) -> None:
    record_action(
        session,
        actor=str(person.account_id),
        action=action,
        about=str(about),
        keyring=node.data_key,
        clock=node.clock,
    )
