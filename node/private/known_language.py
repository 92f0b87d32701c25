"""A language in which concepts have labels, so that what is written in it can be found and read."""

from schemas.errors import Reason
from schemas.strict_field import refusal
from schemas.vocabulary import LANGUAGES
from schemas.wire_fields import LanguageTag

__all__ = ["KnownLanguage"]


class KnownLanguage(LanguageTag):
    """A language of the vocabulary, by itself or of one country or script: `nl`, `nl-BE`.

    A record from a peer may be in a language of a newer vocabulary. What is entered here in a
    language without labels would be found by nobody who asks in another.
    """

    def read(self, value: object) -> str:
        """Return `value` if the vocabulary speaks its language."""
        tag = super().read(value)
        if tag.partition("-")[0] not in LANGUAGES:
            raise refusal(Reason.NOT_ONE_OF)
        return tag
