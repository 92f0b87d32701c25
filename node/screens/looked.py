"""What a look at words that are being written found, as a page says it under their field.

A zone that may look makes these, and any zone may show them, so that none has to know another. A
page asks for one field while somebody writes (`data-hx-post` of `fields.html`) and is answered with
the piece below that field; without a script its button asks for all of them and gets the page.
"""

from dataclasses import dataclass, field
from http import HTTPStatus

from flask import Request

__all__ = ["Looked", "LookedLabel", "LookedWords", "wants_piece"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedWords:
    """Words of a field that an outsider could recognise somebody or something by.

    Attributes:
        text: The words; private, hidden from `repr`.
        why: Why they were found, in the reader's language.
    """

    text: str = field(repr=False)
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedLabel:
    """A word of a field that labels people.

    Attributes:
        text: The word; private, hidden from `repr`.
        other: What can be written instead, in the language of the text.
        why: Why it may stand in the way, in the language of the text.
    """

    text: str = field(repr=False)
    other: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a look at one field found.

    Attributes:
        sentence: How much was found, or why nobody could look; for ears as well. Holds words of the
            text, so it is hidden from `repr`.
        language: Language of the text.
        words: What was found, each once.
        labels: Words that label people, each once.
        more: How many things were found besides those that are told.
        is_soon: Whether the page shall ask again by itself in a moment.
        status: 200 when it was looked at, else what a page says it was refused with.
    """

    sentence: str = field(repr=False)
    language: str
    words: tuple[LookedWords, ...] = ()
    labels: tuple[LookedLabel, ...] = ()
    more: int = 0
    is_soon: bool = False
    status: int = HTTPStatus.OK


def wants_piece(request: Request) -> bool:
    """Say whether a page asks for the piece below one field, while somebody writes."""
    return request.headers.get("HX-Request") == "true"
