"""Claims of an entity statement, read one by one with the type each must have.

Source: OpenID Federation 1.1, section 3.1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from federation.errors import StatementError
from schemas.strict_json import JsonValue

__all__ = ["MAX_AUTHORITY_HINTS", "StatementClaims"]

MAX_AUTHORITY_HINTS: Final = 10
"""Superiors one entity may name; each costs whoever resolves its chains a fetch."""

_MAX_IDENTIFIER_CHARACTERS = 2048
_LAST_SECOND = int(datetime(9999, 12, 31, tzinfo=UTC).timestamp())


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementClaims:
    """The claims of one statement; every method refuses with `StatementError`.

    Attributes:
        members: Parsed strict JSON.
        about: Whose statement it is.
    """

    members: Mapping[str, JsonValue]
    about: str

    def check_absent(self, *names: str) -> None:
        """Check that no claim of these names is there."""
        if found := [name for name in names if name in self.members]:
            raise self._refusal(f"claims that must not stand here: {', '.join(found)}")

    def get_identifier(self, name: str) -> str:
        """Return an entity identifier."""
        value = self.members.get(name)
        if not isinstance(value, str) or not 0 < len(value) <= _MAX_IDENTIFIER_CHARACTERS:
            raise self._refusal(f"{name} is not an entity identifier")
        return value

    def get_time(self, name: str) -> datetime:
        """Return a time that is written in whole seconds."""
        value = self.members.get(name)
        if type(value) is not int or not 0 <= value <= _LAST_SECOND:
            raise self._refusal(f"{name} is not a time in seconds")
        return datetime.fromtimestamp(value, tz=UTC)

    def get_object(self, name: str) -> dict[str, JsonValue]:
        """Return an object."""
        value = self.members.get(name)
        if not isinstance(value, dict):
            raise self._refusal(f"{name} is not an object")
        return value

    def list_texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, empty where the claim is absent.

        A claim that is there and empty is refused, as the standard asks.
        """
        if name not in self.members:
            return ()
        value = self.members[name]
        if not isinstance(value, list) or not value:
            raise self._refusal(f"{name} is not a list of at least one")
        texts = tuple(item for item in value if isinstance(item, str))
        if len(texts) != len(value) or len(set(texts)) != len(texts):
            raise self._refusal(f"{name} repeats a text, or lists something else")
        return texts

    def list_authority_hints(self) -> tuple[str, ...]:
        """Return the superiors that the subject names."""
        hints = self.list_texts("authority_hints")
        if len(hints) > MAX_AUTHORITY_HINTS:
            raise self._refusal(f"more than {MAX_AUTHORITY_HINTS} authority_hints")
        return hints

    def get_metadata(self) -> dict[str, dict[str, JsonValue]]:
        """Return the metadata by entity type, empty where the claim is absent."""
        published: dict[str, dict[str, JsonValue]] = {}
        if "metadata" not in self.members:
            return published
        for entity_type, members in self.get_object("metadata").items():
            if not isinstance(members, dict) or None in members.values():
                raise self._refusal(f"metadata of {entity_type} is null or no object")
            published[entity_type] = members
        return published

    def _refusal(self, message: str) -> StatementError:
        return StatementError(message, about=self.about)
