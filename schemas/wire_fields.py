"""The kinds of value that may stand in a record, each with one spelling.

Nothing is coerced: "1" is not 1, 1 is not true, null is no value. A value that could be
written in two ways has one that is accepted, so that equal records are equal bytes.
Every field knows its own JSON Schema; what JSON Schema cannot say stands in a docstring.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar
from uuid import UUID

from marshmallow import ValidationError

from schemas import text_rules
from schemas.errors import Reason, RecordInvalidError, TextRefusedError
from schemas.strict_field import WireField, refusal
from schemas.strict_json import MAX_INTEGER

__all__ = [
    "MAX_URL_CHARACTERS",
    "Code",
    "ConceptId",
    "Constant",
    "Digest",
    "EntityId",
    "FixedBytes",
    "HttpsUrl",
    "LanguageTag",
    "MailBox",
    "Month",
    "PhoneNumber",
    "Shape",
    "StrictBoolean",
    "StrictInteger",
    "Text",
    "UuidField",
    "base64url",
    "check_url",
]

WordT = TypeVar("WordT", bound=StrEnum)

MAX_URL_CHARACTERS: Final = 512

_LARGEST_PORT = 65_535
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = rf"{_LABEL}(?:\.{_LABEL})*"
_PORT = r"(?::[1-9][0-9]{0,4})"
# A path segment starts with anything but a dot, so that no segment means "here" or "above".
_PATH = r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*"
_URL = rf"(?:https://{_DOMAIN}{_PORT}?|http://127\.0\.0\.1{_PORT}){_PATH}"
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"


def base64url(data: bytes) -> str:
    """Return ``data`` in base64url without padding (RFC 4648, section 5; RFC 7515, section 2).

    Args:
        data: Any bytes.

    Returns:
        Its one spelling.
    """
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def check_url(url: str) -> None:
    """Check that ``url`` is in the one spelling this profile compares byte by byte.

    https (or ``http://127.0.0.1:port``, which the transport allows under the demo setting
    only), lower-case host name, no default port, no user, query, fragment, escape, empty
    or dotted segment, no trailing slash.

    Args:
        url: What a peer or an operator wrote.

    Raises:
        RecordInvalidError: Another spelling, or no such URL.
    """
    try:
        HttpsUrl().read(url)
    except ValidationError as exc:
        raise RecordInvalidError({"": tuple(map(str, exc.messages))}) from exc


class Text(WireField[str]):
    """A text a person wrote; see `schemas.text_rules`.

    Args:
        max_characters: Greatest length in code points.
        lines: Whether it may have several lines.
        required: Whether the member must be there.
    """

    def __init__(self, *, max_characters: int, lines: bool = True, required: bool = False) -> None:
        super().__init__(required=required)
        self.max_characters = max_characters
        self.lines = lines

    def read(self, value: object) -> str:
        """Return ``value`` if it is a text that meets every rule."""
        if not isinstance(value, str):
            raise refusal(Reason.NOT_A_STRING)
        try:
            text_rules.check_text(value, max_characters=self.max_characters, lines=self.lines)
        except TextRefusedError as exc:
            raise refusal(exc.reason) from exc
        return value

    def json_schema(self) -> Mapping[str, object]:
        """Return length alone; the other rules are beyond JSON Schema."""
        return {"type": "string", "minLength": 1, "maxLength": self.max_characters}


class StrictInteger(WireField[int]):
    """A whole number between two bounds, both included; never a text or a truth value."""

    def __init__(
        self,
        *,
        minimum: int = 0,
        maximum: int = MAX_INTEGER,
        required: bool = False,
        data_key: str | None = None,
    ) -> None:
        super().__init__(required=required, data_key=data_key)
        self.minimum = minimum
        self.maximum = maximum

    def read(self, value: object) -> int:
        """Return ``value`` if it is an integer within the bounds."""
        if isinstance(value, bool) or not isinstance(value, int):
            raise refusal(Reason.NOT_AN_INTEGER)
        if not self.minimum <= value <= self.maximum:
            raise refusal(Reason.OUT_OF_RANGE)
        return value

    def json_schema(self) -> Mapping[str, object]:
        """Return the bounds."""
        return {"type": "integer", "minimum": self.minimum, "maximum": self.maximum}


class StrictBoolean(WireField[bool]):
    """Exactly ``true`` or ``false``."""

    def read(self, value: object) -> bool:
        """Return ``value`` if it is a truth value."""
        if not isinstance(value, bool):
            raise refusal(Reason.NOT_A_BOOLEAN)
        return value

    def json_schema(self) -> Mapping[str, object]:
        """Return the type."""
        return {"type": "boolean"}


class Code(WireField[WordT]):
    """One word of a closed list.

    Args:
        words: The list.
        required: Whether the member must be there.
    """

    def __init__(self, words: type[WordT], *, required: bool = False) -> None:
        super().__init__(required=required)
        self.words = words

    def read(self, value: object) -> WordT:
        """Return the member of the list that ``value`` spells."""
        if not isinstance(value, str):
            raise refusal(Reason.NOT_A_STRING)
        try:
            return self.words(value)
        except ValueError as exc:
            raise refusal(Reason.NOT_ONE_OF) from exc

    def write(self, value: WordT) -> object:
        """Return the word; one that is not on the list is left for `read` to refuse."""
        return str(value)

    def json_schema(self) -> Mapping[str, object]:
        """Return the list."""
        return {"type": "string", "enum": [word.value for word in self.words]}


class Shape(WireField[str]):
    """A string that fully matches a pattern, in ASCII.

    Args:
        pattern: Regular expression, in the part of the language JSON Schema shares.
        max_characters: Greatest length.
        required: Whether the member must be there.
    """

    def __init__(self, pattern: str, *, max_characters: int, required: bool = False) -> None:
        super().__init__(required=required)
        self.max_characters = max_characters
        self._pattern = re.compile(pattern)

    def read(self, value: object) -> str:
        """Return ``value`` if it has the shape."""
        if not isinstance(value, str):
            raise refusal(Reason.NOT_A_STRING)
        if len(value) > self.max_characters:
            raise refusal(Reason.TOO_LONG)
        if not self._pattern.fullmatch(value):
            raise refusal(Reason.WRONG_SHAPE)
        return value

    def json_schema(self) -> Mapping[str, object]:
        """Return pattern and length."""
        return {
            "type": "string",
            "pattern": f"^(?:{self._pattern.pattern})$",
            "maxLength": self.max_characters,
        }


class Constant(Shape):
    """One word and no other, such as the name and version of a schema."""

    def __init__(self, word: str) -> None:
        super().__init__(re.escape(word), max_characters=len(word), required=True)
        self.word = word
        # The typed record does not repeat the word; its type says it.
        self.dump_default = word

    def json_schema(self) -> Mapping[str, object]:
        """Return the word."""
        return {"const": self.word}


class LanguageTag(Shape):
    """A language in the canonical case of BCP 47: ``en``, ``fr-BE``, ``sr-Latn``."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(
            r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?",
            max_characters=12,
            required=required,
        )


class ConceptId(Shape):
    """The identifier of a concept; one of a newer vocabulary is no fault."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(r"[a-z0-9]+(?:-[a-z0-9]+)*", max_characters=64, required=required)


class Month(Shape):
    """A month, ``YYYY-MM``; a day would help re-identification."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(
            r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])", max_characters=7, required=required
        )


class MailBox(Shape):
    """The plain form of an address: no display name, comment, quotes or address literal."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(
            rf"(?=.{{1,64}}@){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+",
            max_characters=254,
            required=required,
        )


class PhoneNumber(Shape):
    """An international number (ITU-T E.164): plus sign and digits, no spaces."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(r"\+[1-9][0-9]{6,14}", max_characters=16, required=required)


class HttpsUrl(Shape):
    """A URL in the one spelling described at `check_url`."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(_URL, max_characters=MAX_URL_CHARACTERS, required=required)

    def read(self, value: object) -> str:
        """Return ``value`` if it is canonical and its port exists."""
        url = super().read(value)
        authority = url.split("/")[2]
        _, _, port = authority.partition(":")
        if port and (int(port) > _LARGEST_PORT or (url.startswith("https:") and port == "443")):
            raise refusal(Reason.WRONG_SHAPE)
        return url


class EntityId(HttpsUrl):
    """The identifier of an entity: its https URL (OpenID Federation 1.1, section 1.2)."""


class UuidField(WireField[UUID]):
    """A UUID in lower case with hyphens (RFC 9562, section 4)."""

    _pattern = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

    def read(self, value: object) -> UUID:
        """Return the identifier that ``value`` spells."""
        if not isinstance(value, str):
            raise refusal(Reason.NOT_A_STRING)
        if not re.fullmatch(self._pattern, value):
            raise refusal(Reason.WRONG_SHAPE)
        return UUID(value)

    def write(self, value: UUID) -> object:
        """Return the canonical spelling."""
        return str(value)

    def json_schema(self) -> Mapping[str, object]:
        """Return the pattern; JSON Schema's own format leaves the case open."""
        return {"type": "string", "pattern": f"^{self._pattern}$"}


class FixedBytes(WireField[bytes]):
    """A fixed number of bytes in base64url without padding.

    Args:
        size: Number of bytes.
        required: Whether the member must be there.
    """

    def __init__(self, size: int, *, required: bool = False) -> None:
        super().__init__(required=required)
        self.size = size
        self._characters = (size * 4 + 2) // 3

    def read(self, value: object) -> bytes:
        """Return the bytes that ``value`` spells, in their only spelling."""
        if not isinstance(value, str):
            raise refusal(Reason.NOT_A_STRING)
        if len(value) != self._characters:
            raise refusal(Reason.WRONG_SHAPE)
        try:
            data = base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError) as exc:
            raise refusal(Reason.WRONG_SHAPE) from exc
        # The last character may carry bits that belong to no byte; they must be zero.
        if len(data) != self.size or base64url(data) != value:
            raise refusal(Reason.WRONG_SHAPE)
        return data

    def write(self, value: bytes) -> object:
        """Return the only spelling."""
        return base64url(value)

    def json_schema(self) -> Mapping[str, object]:
        """Return the alphabet and the length."""
        return {"type": "string", "pattern": f"^[A-Za-z0-9_-]{{{self._characters}}}$"}


class Digest(FixedBytes):
    """A SHA-256 hash: 32 bytes."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(32, required=required)
