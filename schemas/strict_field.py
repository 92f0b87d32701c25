"""The base of every member of a record: read strictly, written in one spelling."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Generic, TypeVar

from marshmallow import ValidationError, fields

from schemas.errors import Reason

__all__ = ["WireField", "refusal"]

T = TypeVar("T")


def refusal(reason: Reason) -> ValidationError:
    """Return the error by which a field tells marshmallow ``reason``.

    Args:
        reason: Why the value is refused.

    Returns:
        The error, to be raised.
    """
    return ValidationError(reason.value)


class WireField(fields.Field[T], Generic[T]):
    """A member whose value is read strictly; the base of every field here."""

    default_error_messages = {  # noqa: RUF012 - marshmallow merges it along the classes, never writes
        "required": Reason.MISSING.value,
        "null": Reason.NULL.value,
    }

    def _deserialize(self, value: object, attr: object, data: object, **kwargs: object) -> T:
        del attr, data, kwargs  # A wire value never depends on its neighbours.
        return self.read(value)

    def _serialize(self, value: T | None, attr: object, obj: object, **kwargs: object) -> object:
        del attr, obj, kwargs
        return None if value is None else self.write(value)

    def accept(self, value: object) -> T:
        """Return the typed form of a value inside a list or map, where null is refused too."""
        if value is None:
            raise refusal(Reason.NULL)
        return self.read(value)

    @abstractmethod
    def read(self, value: object) -> T:
        """Return the typed form of ``value``, or raise `refusal`."""

    def write(self, value: T) -> object:
        """Return the JSON form of ``value``."""
        return value

    @abstractmethod
    def json_schema(self) -> Mapping[str, object]:
        """Return the JSON Schema keywords for the values this field accepts."""
