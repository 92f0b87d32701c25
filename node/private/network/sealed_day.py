"""A day inside a sealed record: the one spelling of ISO 8601, `YYYY-MM-DD`."""

from collections.abc import Mapping
from datetime import date

from schemas.errors import Reason
from schemas.strict_field import WireField, refusal

__all__ = ["SealedDay"]


class SealedDay(WireField[date]):
    """A day that stands beside the texts it belongs to, where no query asks for it."""

    def read(self, value: object) -> date:
        """Return the day."""
        if not isinstance(value, str):
            raise refusal(Reason.NOT_A_STRING)
        try:
            day = date.fromisoformat(value)
        except ValueError as exc:
            raise refusal(Reason.WRONG_SHAPE) from exc
        if day.isoformat() != value:
            raise refusal(Reason.WRONG_SHAPE)
        return day

    def write(self, value: date) -> str:
        """Return its spelling."""
        return value.isoformat()

    def json_schema(self) -> Mapping[str, object]:
        """Return the form."""
        return {"type": "string", "format": "date"}
