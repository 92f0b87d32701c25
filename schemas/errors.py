"""Everything that can be wrong with a document at the border.

SchemaError
├── JsonInvalidError      the bytes are not strict JSON; nothing inside was looked at
├── RecordInvalidError    strict JSON, and not a record of this profile
├── TextRefusedError      one text breaks the rules for text
├── SchemaUnknownError    a version this software does not know: it waits for an upgrade
└── ConceptUnknownError   an identifier this vocabulary does not have
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

__all__ = [
    "ConceptUnknownError",
    "JsonInvalidError",
    "Reason",
    "RecordInvalidError",
    "SchemaError",
    "SchemaUnknownError",
    "TextRefusedError",
]


class Reason(StrEnum):
    """Why one member or one text is refused; a closed list, so that screens can translate it."""

    MISSING = "missing"
    UNKNOWN_MEMBER = "unknown_member"
    NULL = "null"
    NOT_AN_OBJECT = "not_an_object"
    NOT_A_LIST = "not_a_list"
    NOT_A_STRING = "not_a_string"
    NOT_AN_INTEGER = "not_an_integer"
    NOT_A_BOOLEAN = "not_a_boolean"
    NOT_ONE_OF = "not_one_of"
    OUT_OF_RANGE = "out_of_range"
    WRONG_SHAPE = "wrong_shape"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    TOO_FEW = "too_few"
    REPEATED = "repeated"
    NOT_ALLOWED_HERE = "not_allowed_here"
    NOT_MIDNIGHT = "not_midnight"
    LANGUAGE_MISSING = "language_missing"
    LANGUAGE_WITHOUT_TEXTS = "language_without_texts"
    ENDS_BEFORE_START = "ends_before_start"
    TEXT_BLANK = "text_blank"
    TEXT_NOT_NFC = "text_not_nfc"
    TEXT_CONTROL = "text_control"
    TEXT_SURROGATE = "text_surrogate"
    TEXT_UNASSIGNED = "text_unassigned"
    TEXT_INVISIBLE = "text_invisible"
    TEXT_BIDI = "text_bidi"
    TEXT_MARKS = "text_marks"


class SchemaError(Exception):
    """Base of every error raised by this package.

    Messages name places and rules, never the text that was found there.

    Attributes:
        code: Stable word for logs, metrics and API answers; never reworded.
    """

    code: ClassVar[str] = "schema_error"


class JsonInvalidError(SchemaError):
    """Not strict JSON: size, encoding, syntax, repeated members, depth or numbers."""

    code = "json_invalid"


class RecordInvalidError(SchemaError):
    """Strict JSON that is not a record of this profile.

    Attributes:
        reasons: Path of each member at fault, joined with dots (list places count
            from 0; the whole record is the empty path), with its `Reason` words.
    """

    code = "record_invalid"

    def __init__(self, reasons: Mapping[str, tuple[str, ...]]) -> None:
        listed = "; ".join(f"{path or 'record'}: {', '.join(reasons[path])}" for path in reasons)
        super().__init__(listed)
        self.reasons = dict(reasons)


class TextRefusedError(SchemaError):
    """One text breaks the rules of `schemas.text_rules`.

    Attributes:
        reason: The rule that is broken, one of the words that begin with ``text_``,
            or ``too_long``.
    """

    code = "text_refused"

    def __init__(self, message: str, *, reason: Reason) -> None:
        super().__init__(message)
        self.reason = reason


class SchemaUnknownError(SchemaError):
    """A kind of record we know, in a version we do not: it needs newer software.

    Not a fault of the sender. The record waits and is read again after an upgrade.
    """

    code = "schema_unknown"


class ConceptUnknownError(SchemaError):
    """The vocabulary of this software has no concept of that identifier."""

    code = "concept_unknown"
