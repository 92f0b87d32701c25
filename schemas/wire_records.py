"""Objects and lists made of wire fields, and the way from bytes to a typed record and back.

An unknown member is an error at every level. A member without a value is absent, never
null; an optional list or object without content is absent too, so a record has one form.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Final, TypeVar

from marshmallow import RAISE, Schema, ValidationError, post_dump, post_load

from schemas import strict_json
from schemas.errors import Reason, RecordInvalidError
from schemas.strict_field import WireField, refusal
from schemas.wire_fields import LanguageTag

__all__ = [
    "MAX_LANGUAGES",
    "ByLanguage",
    "ListOf",
    "Nested",
    "RecordSchema",
    "dump_record",
    "load_record",
    "refuse_members",
]

T = TypeVar("T")

MAX_LANGUAGES: Final = 12
"""Language versions of one text."""

_MAX_REASONS = 50
_HARMLESS_NAME = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
_LANGUAGE = LanguageTag()


class RecordSchema(Schema):
    """Wire form of one frozen type, named member by member.

    An allow-list: a member nobody named here neither leaves nor enters.

    Attributes:
        record: Builds the typed record; its defaults stand for absent members.
    """

    record: ClassVar[Callable[..., object]]

    class Meta:
        """Refuse unknown members, so a private field cannot ride along unseen."""

        unknown = RAISE

    error_messages = {  # noqa: RUF012 - marshmallow merges it along the classes, never writes
        "unknown": Reason.UNKNOWN_MEMBER.value,
        "type": Reason.NOT_AN_OBJECT.value,
    }

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - marshmallow's own
        super().__init__(**options)
        self._members = tuple(
            (field.data_key or name, name, _wire_field(field))
            for name, field in self.load_fields.items()
        )
        self._checks = tuple(name for name, *_rest in self._hooks["validates_schema"])

    def load(self, data: Any, **options: Any) -> Any:  # noqa: ANN401 - as marshmallow has it
        """Return the typed record.

        What meets every rule is read without marshmallow's machinery, which would take most of the
        time; at the first fault that machinery reads it all again and names every reason.
        """
        if not options and isinstance(data, dict):
            try:
                return self._read_plainly(data)
            except ValidationError:
                pass
        return super().load(data, **options)

    def _read_plainly(self, data: dict[str, Any]) -> object:
        members: dict[str, Any] = {}
        for key, name, field in self._members:
            value = data.get(key)
            if value is not None:
                members[name] = field.read(value)
            elif field.required or key in data:
                raise refusal(Reason.MISSING)
        if self.unknown == RAISE and len(members) != len(data):
            raise refusal(Reason.UNKNOWN_MEMBER)
        for check in self._checks:
            getattr(self, check)(members)
        return self._build(members)

    @post_load
    def _build(self, members: dict[str, Any], **_: object) -> object:
        members.pop("schema", None)  # The constant is the type itself.
        return self.record(**members)

    @post_dump
    def _leave_out_empty(self, members: dict[str, Any], **_: object) -> dict[str, Any]:
        required = {field.data_key or name for name, field in self.fields.items() if field.required}
        return {
            name: value
            for name, value in members.items()
            if value is not None and (name in required or value not in ([], {}))
        }


class Nested(WireField[Any]):
    """An object inside a record.

    Args:
        schema: The strict schema of the object.
        required: Whether the member must be there.
    """

    def __init__(self, schema: type[RecordSchema], *, required: bool = False) -> None:
        super().__init__(required=required)
        self.schema = schema()

    def read(self, value: object) -> object:
        """Return the typed object."""
        if not isinstance(value, dict):
            raise refusal(Reason.NOT_AN_OBJECT)
        return self.schema.load(value)

    def write(self, value: object) -> object:
        """Return the JSON object."""
        return self.schema.dump(value)

    def json_schema(self) -> Mapping[str, object]:
        """Return nothing: the object has a definition of its own."""
        return {}


class ListOf(WireField[tuple[T, ...]]):
    """A list, read as a tuple.

    Args:
        inner: The kind of its values.
        minimum: Fewest values.
        maximum: Most values.
        unique: Whether a value may stand in it only once.
        required: Whether the member must be there.
        data_key: Its name on the wire, where Python does not allow it.
    """

    def __init__(
        self,
        inner: WireField[T],
        *,
        minimum: int = 0,
        maximum: int,
        unique: bool = True,
        required: bool = False,
        data_key: str | None = None,
    ) -> None:
        super().__init__(required=required, data_key=data_key)
        self.inner = inner
        # An optional list is absent rather than empty.
        self.minimum = minimum if required else max(1, minimum)
        self.maximum = maximum
        self.unique = unique

    def read(self, value: object) -> tuple[T, ...]:
        """Return the typed values in their order."""
        if not isinstance(value, list):
            raise refusal(Reason.NOT_A_LIST)
        if len(value) < self.minimum:
            raise refusal(Reason.TOO_FEW)
        if len(value) > self.maximum:
            raise refusal(Reason.TOO_MANY)
        values: list[T] = []
        faults: dict[str, Any] = {}
        for place, raw in enumerate(value):
            try:
                values.append(self.inner.accept(raw))
            except ValidationError as exc:
                faults[str(place)] = exc.messages
        if faults:
            raise ValidationError(faults)
        if self.unique and _has_repeated(values):
            raise refusal(Reason.REPEATED)
        return tuple(values)

    def write(self, value: tuple[T, ...]) -> object:
        """Return the JSON list."""
        return [self.inner.write(each) for each in value]

    def json_schema(self) -> Mapping[str, object]:
        """Return the bounds; the schema of the values is added by the generator."""
        bounds: dict[str, object] = {
            "type": "array",
            "minItems": self.minimum,
            "maxItems": self.maximum,
        }
        return {**bounds, "uniqueItems": True} if self.unique else bounds


class ByLanguage(WireField[Mapping[str, T]]):
    """One value for each language, at least one.

    Args:
        inner: The kind of its values.
        required: Whether the member must be there.
    """

    def __init__(self, inner: WireField[T], *, required: bool = False) -> None:
        super().__init__(required=required)
        self.inner = inner

    def read(self, value: object) -> Mapping[str, T]:
        """Return the typed values by language tag."""
        if not isinstance(value, dict):
            raise refusal(Reason.NOT_AN_OBJECT)
        if not value:
            raise refusal(Reason.TOO_FEW)
        if len(value) > MAX_LANGUAGES:
            raise refusal(Reason.TOO_MANY)
        values: dict[str, T] = {}
        faults: dict[str, Any] = {}
        for tag, raw in value.items():
            try:
                values[_LANGUAGE.accept(tag)] = self.inner.accept(raw)
            except ValidationError as exc:
                faults[str(tag)] = exc.messages
        if faults:
            raise ValidationError(faults)
        return values

    def write(self, value: Mapping[str, T]) -> object:
        """Return the JSON object."""
        return {tag: self.inner.write(each) for tag, each in value.items()}

    def json_schema(self) -> Mapping[str, object]:
        """Return the bounds and the shape of the names."""
        return {
            "type": "object",
            "minProperties": 1,
            "maxProperties": MAX_LANGUAGES,
            "propertyNames": dict(_LANGUAGE.json_schema()),
        }


def load_record(schema: RecordSchema, members: object, *, record: type[T]) -> T:
    """Return the typed record that ``members`` spell.

    Args:
        schema: The strict schema, made once; loading does not change it.
        members: What strict JSON gave.
        record: The type that ``schema`` builds.

    Returns:
        The record, every rule of the schema met.

    Raises:
        RecordInvalidError: With a reason for each member at fault, at most fifty.
    """
    if not isinstance(members, dict):
        raise RecordInvalidError({"": (Reason.NOT_AN_OBJECT.value,)})
    try:
        loaded: object = schema.load(members)
    except ValidationError as exc:
        raise RecordInvalidError(_flatten(exc.messages)) from exc
    if not isinstance(loaded, record):
        raise TypeError(f"{type(schema).__name__} builds no {record.__name__}")
    return loaded


def dump_record(schema: RecordSchema, record: object) -> dict[str, strict_json.JsonValue]:
    """Return the members of ``record``, having read them back as a peer would.

    Args:
        schema: The strict schema, made once.
        record: What to write.

    Returns:
        The JSON members, without those that have no value.

    Raises:
        RecordInvalidError: A peer would refuse the record; it must not leave.
    """
    members: dict[str, strict_json.JsonValue] = schema.dump(record)
    load_record(schema, members, record=type(record))
    return members


def refuse_members(faults: Mapping[str, Reason]) -> None:
    """Raise for the members at fault, from a check that looks at several members.

    Args:
        faults: Each member at fault; nothing is raised when there is none.

    Raises:
        ValidationError: At least one member is at fault.
    """
    if faults:
        raise ValidationError({name: [reason.value] for name, reason in faults.items()})


def _wire_field(field: object) -> WireField[Any]:
    if not isinstance(field, WireField):
        raise TypeError("every member of a record is read strictly, by a wire field")
    return field


def _has_repeated(values: Sequence[object]) -> bool:
    # A few dozen at most; frozen records that hold a mapping have no hash.
    return any(value in values[:place] for place, value in enumerate(values))


def _flatten(messages: object, path: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Turn marshmallow's tree of messages into dotted paths.

    Names of members come from the peer. One that is not plainly a name is shown as a
    question mark, so that a log line cannot be made to say anything.
    """
    if not isinstance(messages, dict):
        words = messages if isinstance(messages, list) else [messages]
        return {".".join(path): tuple(str(word) for word in words)}
    found: dict[str, tuple[str, ...]] = {}
    for name, inner in messages.items():
        step = str(name) if _HARMLESS_NAME.fullmatch(str(name)) else "?"
        found.update(_flatten(inner, path if name == "_schema" else (*path, step)))
        if len(found) >= _MAX_REASONS:
            break
    return found
