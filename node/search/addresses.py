"""A town in the address of a page, taken back without asking anybody; see `record_addresses`."""

from typing import Final

from flask.sansio.blueprints import BlueprintSetupState
from werkzeug.routing import BaseConverter, ValidationError

from node.errors import NotFoundError
from node.screens.record_addresses import origin_of, origin_word
from schemas.errors import RecordInvalidError
from schemas.wire_fields import check_url

__all__ = ["OriginConverter", "register_origins"]

_CONVERTER: Final = "origin"


class OriginConverter(BaseConverter):
    """Part of an address that names a town: `<origin:origin>` gives its entity identifier."""

    regex = r"[A-Za-z0-9_-]{1,700}"

    def to_python(self, value: str) -> str:
        """Return the entity identifier; what stands for none is no address of ours."""
        try:
            entity_id = origin_of(value)
            check_url(entity_id)
        except (NotFoundError, RecordInvalidError) as exc:
            raise ValidationError from exc
        return entity_id

    def to_url(self, value: str) -> str:
        """Return the part of an address."""
        return origin_word(value)


def register_origins(state: BlueprintSetupState) -> None:
    """Let the application of a blueprint understand `<origin:…>`; give it to `bp.record_once`."""
    state.app.url_map.converters[_CONVERTER] = OriginConverter
