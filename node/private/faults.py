"""What is wrong with a member a person wrote, as a sentence of their language.

`schemas` names a fault by its path and a word. Here the word becomes a sentence, and the schema
itself says what would be right: the words of a closed list, a greatest length, a number of values.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from marshmallow.fields import Field

from node.language import gettext as _
from node.language import mark
from node.private.known_language import KnownLanguage
from schemas.errors import Reason
from schemas.strict_field import WireField
from schemas.vocabulary import LANGUAGES, load_vocabulary
from schemas.wire_fields import ConceptId, HttpsUrl, LanguageTag, MailBox, Month, PhoneNumber
from schemas.wire_records import ByLanguage, ListOf, Nested, RecordSchema

__all__ = ["REASONS", "describe_fault"]

REASONS: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.MISSING: mark("It is missing."),
        Reason.UNKNOWN_MEMBER: mark("There is no member of this name."),
        Reason.NULL: mark("Leave the member out instead of writing null."),
        Reason.NOT_AN_OBJECT: mark("It must be an object with named members."),
        Reason.NOT_A_LIST: mark("It must be a list."),
        Reason.NOT_A_STRING: mark("It must be a text."),
        Reason.NOT_AN_INTEGER: mark("It must be a whole number."),
        Reason.NOT_A_BOOLEAN: mark("It must be true or false."),
        Reason.NOT_ONE_OF: mark("This word is not on the list."),
        Reason.OUT_OF_RANGE: mark("The number is too small or too large."),
        Reason.WRONG_SHAPE: mark("It is not written in the form that is expected here."),
        Reason.TOO_LONG: mark("It is too long."),
        Reason.TOO_MANY: mark("There are too many values."),
        Reason.TOO_FEW: mark("There are too few values."),
        Reason.REPEATED: mark("A value stands in it twice."),
        Reason.NOT_ALLOWED_HERE: mark("It does not go together with the members beside it."),
        Reason.NOT_MIDNIGHT: mark("It must be a day without a time."),
        Reason.LANGUAGE_MISSING: mark("The version in the language of the original is missing."),
        Reason.LANGUAGE_WITHOUT_TEXTS: mark("It has a language in which the texts are missing."),
        Reason.ENDS_BEFORE_START: mark("It ends before it starts."),
        Reason.TEXT_BLANK: mark("The text is empty."),
        Reason.TEXT_NOT_NFC: mark(
            "The text has letters and accents stored apart. Save it in Unicode form NFC."
        ),
        Reason.TEXT_CONTROL: mark(
            "The text has a control character, or a line break where one line is expected."
        ),
        Reason.TEXT_SURROGATE: mark("The text has half of a character in it."),
        Reason.TEXT_UNASSIGNED: mark("The text has a character that Unicode does not define."),
        Reason.TEXT_INVISIBLE: mark("The text has an invisible character. Type that part again."),
        Reason.TEXT_BIDI: mark("The text changes its direction and does not change it back."),
        Reason.TEXT_MARKS: mark("The text has too many accents on one letter."),
    }
)
"""A sentence for every word of `schemas.errors.Reason`, to be translated when it is shown."""


_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}", re.ASCII)

_FORMS: Final[tuple[tuple[type[WireField[str]], str], ...]] = (
    (Month, mark("Write a month, such as 2024-03.")),
    (LanguageTag, mark("Write a language by its code, such as nl.")),
    (ConceptId, mark("Write small letters, digits and hyphens, such as youth-work.")),
    (MailBox, mark("Write a mailbox, such as prevention@town.example.")),
    (PhoneNumber, mark("Write a plus sign and digits, such as +3222345678.")),
    (HttpsUrl, mark("Write an https address without a slash at the end.")),
)
"""How a value is written, by the kind of its field."""


def describe_fault(
    schema: RecordSchema, *, path: str, word: str, members: Mapping[str, object] | None = None
) -> str:
    """Return what is wrong at `path`, and what would be right where the schema can say it.

    Args:
        schema: The schema that refused.
        path: Path of the member, joined with dots; list places count from 0.
        word: One word of `Reason`.
        members: What was refused. Of it a word is repeated that is almost one of its list; any
            other may be private, as a name is in the wrong member.
    """
    reason = Reason(word)
    field = _field_at(schema, path.split("."))
    typed = _slip_at(members, path.split("."), field) if reason is Reason.NOT_ONE_OF else None
    said = _(REASONS[reason])
    if typed is not None:
        said = _("“%(word)s” is not on the list.") % {"word": typed}
    return f"{said} {_hint(field, reason, typed=typed)}".strip()


def _slip_at(members: object, steps: Sequence[str], field: WireField[object] | None) -> str | None:
    """Return what stands at a path if it is a slip of a listed word; None if it is not."""
    value = members
    for step in steps:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        return None
    listed = _listed_words(field)
    if not listed and isinstance(field, ConceptId):
        listed = list(load_vocabulary().concepts)
    return value if get_close_matches(value, listed, n=1) else None


def _field_at(schema: RecordSchema, steps: Sequence[str]) -> WireField[object] | None:
    """Walk the schema along the path of a fault; None where it leads out of the schema."""
    named = {field.data_key or name: field for name, field in schema.fields.items()}
    return _inside(named.get(steps[0]), steps[1:])


def _inside(field: Field[object] | None, steps: Sequence[str]) -> WireField[object] | None:
    if not steps:
        return field if isinstance(field, WireField) else None
    if isinstance(field, Nested):
        return _field_at(field.schema, steps)
    if isinstance(field, ListOf | ByLanguage):
        return _inside(field.inner, steps[1:])
    return None


def _listed_words(field: WireField[object] | None) -> list[str]:
    """Return the words a member may be, or each value of its list; none if the list is open."""
    inner = field.inner if isinstance(field, ListOf) else field
    if isinstance(inner, KnownLanguage):
        return list(LANGUAGES)
    words = inner.json_schema().get("enum") if isinstance(inner, WireField) else None
    return words if isinstance(words, list) else []


def _form(field: WireField[object] | None) -> str:
    """Say how a value of this field is written, by an example."""
    inner = field.inner if isinstance(field, ListOf) else field
    for kind, sentence in _FORMS:
        if isinstance(inner, kind):
            return _(sentence)
    return ""


def _concepts_near(typed: str | None) -> str:
    """Say where concepts stand, and which of them are written almost like this."""
    near = get_close_matches(typed or "", load_vocabulary().concepts, n=5)
    listed = _("The words stand in schemas/vocabulary.yaml.")
    if near:
        listed += " " + _("Almost like it: %(words)s.") % {"words": ", ".join(near)}
    return listed


def _hint(field: WireField[object] | None, reason: Reason, *, typed: str | None) -> str:
    """Say what the field accepts, from its form and the bounds it states in its JSON Schema."""
    match reason:
        case Reason.NOT_ONE_OF | Reason.MISSING | Reason.WRONG_SHAPE if words := _listed_words(
            field
        ):
            return _("One of: %(words)s.") % {"words": ", ".join(words)}
        case Reason.NOT_ONE_OF if isinstance(field, ConceptId):
            return _concepts_near(typed)
        case Reason.WRONG_SHAPE:
            return _form(field)
        case _:
            return _bound(field.json_schema() if field is not None else {}, reason)


def _bound(bounds: Mapping[str, object], reason: Reason) -> str:
    """Say how long, how many or how large, from the bounds a field states."""
    match reason:
        case Reason.TOO_LONG if "maxLength" in bounds:
            return _("At most %(most)s characters.") % {"most": bounds["maxLength"]}
        case Reason.TOO_MANY if "maxItems" in bounds:
            return _("At most %(most)s.") % {"most": bounds["maxItems"]}
        case Reason.TOO_FEW if "minItems" in bounds:
            return _("At least %(least)s.") % {"least": bounds["minItems"]}
        case Reason.OUT_OF_RANGE if "minimum" in bounds:
            return _("From %(least)s to %(most)s.") % {
                "least": bounds["minimum"],
                "most": bounds["maximum"],
            }
    return ""
