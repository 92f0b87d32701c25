"""Constraints that a superior puts on the entities below it.

Source: OpenID Federation 1.1, section 6.2; RFC 5280, section 4.2.1.10 for names.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from federation.errors import ChainError, StatementError
from schemas.strict_json import JsonValue

__all__ = ["Constraints", "check_constraints", "parse_constraints"]

_FEDERATION_ENTITY = "federation_entity"
_MAX_NAMES = 100
_DOMAIN_NAME = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?"
)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """What one superior demands of every chain that runs through its statement.

    Attributes:
        max_path_length: Intermediates allowed between the issuer and the subject of the
            chain; None where nothing is demanded.
        permitted: Hosts, or domains with a leading dot, that names must be in; None
            where every name is permitted, empty where none is.
        excluded: Hosts or domains that no name may be in, even when permitted.
        allowed_entity_types: Types that survive beside `federation_entity`; None where
            all do.
    """

    max_path_length: int | None = None
    permitted: tuple[str, ...] | None = None
    excluded: tuple[str, ...] = ()
    allowed_entity_types: frozenset[str] | None = None

    def dump(self) -> dict[str, JsonValue]:
        """Return the claim `constraints`; empty where nothing is demanded."""
        claim: dict[str, JsonValue] = {}
        if self.max_path_length is not None:
            claim["max_path_length"] = self.max_path_length
        names: dict[str, JsonValue] = {}
        if self.permitted is not None:
            names["permitted"] = [*self.permitted]
        if self.excluded:
            names["excluded"] = [*self.excluded]
        if names:
            claim["naming_constraints"] = names
        if self.allowed_entity_types is not None:
            claim["allowed_entity_types"] = [*sorted(self.allowed_entity_types)]
        return claim

    def limit_metadata(self, metadata: Mapping[str, _T]) -> dict[str, _T]:
        """Return the metadata of the entity types that are allowed.

        Types are taken away, not refused, and before any policy is applied; so says
        section 6.2.3.
        """
        allowed = self.allowed_entity_types
        return {
            entity_type: members
            for entity_type, members in metadata.items()
            if allowed is None or entity_type in allowed or entity_type == _FEDERATION_ENTITY
        }


def parse_constraints(members: JsonValue, *, about: str) -> Constraints:
    """Return the claim `constraints` of a subordinate statement.

    Constraints this profile does not know are ignored, as the standard asks.

    Args:
        members: The claim.
        about: Issuer of the statement.

    Raises:
        StatementError: A member of the wrong type, a name that is no domain name, or
            `federation_entity` among the allowed types.
    """
    if not isinstance(members, dict):
        raise StatementError("constraints are not an object", about=about)
    length = members.get("max_path_length")
    if length is not None and (type(length) is not int or length < 0):
        raise StatementError("max_path_length is not a number from 0", about=about)
    names = members.get("naming_constraints", {})
    if not isinstance(names, dict):
        raise StatementError("naming_constraints are not an object", about=about)
    types = None
    if "allowed_entity_types" in members:
        types = frozenset(_texts(members["allowed_entity_types"], about=about))
        if _FEDERATION_ENTITY in types:
            raise StatementError("federation_entity is always allowed, never listed", about=about)
    return Constraints(
        max_path_length=length if isinstance(length, int) else None,
        permitted=_names(names["permitted"], about=about) if "permitted" in names else None,
        excluded=_names(names.get("excluded", []), about=about),
        allowed_entity_types=types,
    )


def check_constraints(constraints: Constraints, *, below: Sequence[str], about: str) -> None:
    """Check length and names of the part of a chain below the issuer.

    Args:
        constraints: Of one subordinate statement.
        below: Entity identifiers from the subject of the chain up to the subject of
            that statement.
        about: Issuer of the statement.

    Raises:
        ChainError: Too many intermediates, or a name outside what is permitted.
    """
    between = len(below) - 1
    if constraints.max_path_length is not None and between > constraints.max_path_length:
        raise ChainError(
            f"{between} intermediates, {constraints.max_path_length} are allowed", about=about
        )
    if constraints.permitted is None and not constraints.excluded:
        return
    for entity_id in below:
        host = urlsplit(entity_id).hostname or ""
        # RFC 5280: where names are constrained, an address instead of a name is refused.
        if not _DOMAIN_NAME.fullmatch(host) or any(
            _is_within(host, name) for name in constraints.excluded
        ):
            raise ChainError(f"the name {entity_id} is excluded", about=about)
        if constraints.permitted is not None and not any(
            _is_within(host, name) for name in constraints.permitted
        ):
            raise ChainError(f"the name {entity_id} is not permitted", about=about)


def _is_within(host: str, name: str) -> bool:
    """Tell whether a host satisfies a name; ".example" needs at least one more label."""
    return host.endswith(name) if name.startswith(".") else host == name


def _names(value: JsonValue, *, about: str) -> tuple[str, ...]:
    names = tuple(name.lower() for name in _texts(value, about=about))
    for name in names:
        if not _DOMAIN_NAME.fullmatch(f"any{name}" if name.startswith(".") else name):
            raise StatementError("a naming constraint is not a domain name", about=about)
    return names


def _texts(value: JsonValue, *, about: str) -> list[str]:
    if not isinstance(value, list) or len(value) > _MAX_NAMES:
        raise StatementError(f"a constraint is not a list of at most {_MAX_NAMES}", about=about)
    texts = [item for item in value if isinstance(item, str)]
    if len(texts) != len(value):
        raise StatementError("a constraint lists something that is no text", about=about)
    return texts
