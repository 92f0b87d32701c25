"""What people here typed and compared about another entity: its identifier and its keys."""

import json

from federation.errors import FederationError, KeyRefusedError
from federation.keys import KeySet, parse_key_set
from node.errors import ConflictError, InputRefusedError
from node.language import gettext as _
from schemas.errors import RecordInvalidError, SchemaError
from schemas.strict_json import parse_object
from schemas.wire_fields import check_url

__all__ = [
    "MAX_ENTITY_ID_CHARACTERS",
    "check_entity_id",
    "check_same_keys",
    "dump_keys",
    "load_keys",
    "read_keys",
]

MAX_ENTITY_ID_CHARACTERS = 400
"""Longest identifier that is stored."""

_MAX_BYTES = 65_536


def check_entity_id(entity_id: str) -> None:
    """Check that `entity_id` is written as peers write it, byte by byte.

    Raises:
        InputRefusedError: Another spelling, or longer than is stored.
    """
    try:
        check_url(entity_id)
    except RecordInvalidError as exc:
        raise InputRefusedError(_misspelt(entity_id)) from exc
    if len(entity_id) > MAX_ENTITY_ID_CHARACTERS:
        raise InputRefusedError(_misspelt(entity_id))


def check_same_keys(entity_id: str, known: KeySet, given: KeySet) -> None:
    """Check that keys given again are those that people compared before.

    Raises:
        ConflictError: They differ; its differences name the thumbprints of both.
    """
    if set(known) != set(given):
        raise ConflictError(
            _(
                "%(entity)s stands here with other keys. Compare the thumbprints with its people; "
                "if the new ones are right, repeat this with --replace."
            )
            % {"entity": entity_id},
            differences=[f"- {kid}" for kid in known] + [f"+ {kid}" for kid in given],
        )


def read_keys(data: bytes, *, about: str) -> KeySet:
    """Return the keys of a file that another town handed over.

    Args:
        data: A JWK Set, as `linkpin keys show --json` writes it.
        about: Whose keys they are.

    Raises:
        InputRefusedError: Not a JWK Set, or a key that this exchange does not use.
    """
    try:
        return parse_key_set(parse_object(data, max_bytes=_MAX_BYTES), about=about)
    except (SchemaError, FederationError) as exc:
        raise InputRefusedError(
            _(
                "The file holds no keys of %(entity)s. Ask for what “linkpin keys show --json” "
                "prints there."
            )
            % {"entity": about},
            faults=[str(exc)],
        ) from exc


def dump_keys(keys: KeySet) -> str:
    """Return the JWK Set as it is stored."""
    return json.dumps(keys.dump(), sort_keys=True)


def load_keys(text: str, *, about: str) -> KeySet:
    """Return stored keys.

    Raises:
        KeyRefusedError: This version accepts a stored key no longer, or the row was damaged.
    """
    try:
        members = parse_object(text.encode(errors="replace"), max_bytes=_MAX_BYTES)
    except SchemaError as exc:
        raise KeyRefusedError("the stored keys cannot be read", about=about) from exc
    return parse_key_set(members, about=about)


def _misspelt(entity_id: str) -> str:
    return _(
        "“%(typed)s” names no node. Type its https address as the node writes it, in lower case "
        "and without a slash at the end."
    ) % {"typed": entity_id[:MAX_ENTITY_ID_CHARACTERS]}
