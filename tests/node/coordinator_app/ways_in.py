"""Ways of signing in that people have, kept as their pages keep them, without any device."""

from uuid import UUID, uuid4

from flask import Flask

from node.database import Zone, start_writing
from node.people.openid import Outside, set_up_outside_sign_in
from node.people.outside_identities import connect_identity, list_outside_identities
from node.people.service import get_person
from node.people.sign_in_models import Passkey
from tests.node.airlock.views.walk import Walk

__all__ = ["add_passkey", "connect", "know_outside"]

ISSUER = "https://id.example"


def add_passkey(walk: Walk, handle: str, label: str) -> UUID:
    """Give somebody a passkey that no device has."""
    session, node, passkey_id = walk.session, walk.node, uuid4()
    account_id = get_person(session, node=node, handle=handle).account_id
    start_writing(session, Zone.PRIVATE)
    sealed = {
        column: node.data_key.seal(text, table="passkey", column=column, row=passkey_id)
        for column, text in (("sealed_label", label), ("sealed_public_key", "invented"))
    }
    session.add(
        Passkey(
            passkey_id=passkey_id,
            account_id=account_id,
            credential_id=passkey_id.bytes,
            sign_count=0,
            created_at=walk.clock(),
            **sealed,
        )
    )
    session.commit()
    return passkey_id


def connect(walk: Walk, handle: str, subject: str) -> UUID:
    """Connect somebody with the sign-in of the town."""
    session, node = walk.session, walk.node
    person = get_person(session, node=node, handle=handle)
    connect_identity(session, person, node=node, issuer=ISSUER, subject=subject)
    session.commit()
    (known,) = list_outside_identities(session, person, node=node)
    return known.identity_id


def know_outside(app: Flask) -> None:
    """Let the node know the sign-in of its town; its metadata is invented, nobody is asked."""
    # A node whose settings name one has it already.
    app.extensions.pop("linkpin_outside", None)
    set_up_outside_sign_in(app, issuer=ISSUER, client_id="linkpin", client_secret=None)
    provider: Outside = app.extensions["linkpin_outside"]
    provider.client.server_metadata.update(
        issuer=ISSUER,
        authorization_endpoint=f"{ISSUER}/authorize",
        token_endpoint=f"{ISSUER}/token",
        _loaded_at=1,
    )
