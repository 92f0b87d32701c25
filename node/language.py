"""The language a person reads, and the catalogues of sentences in it.

Every sentence a person may read goes through `gettext` when it is shown, never when a module is
loaded, so that one process can answer in several languages. Catalogues are compiled by the
bootstrap from `node/translations/<language>/LC_MESSAGES/linkpin.po`; without one, the English of
the code is shown, which is a complete answer and not an error.
"""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

__all__ = [
    "CATALOGUES",
    "DOMAIN",
    "LANGUAGES",
    "choose_language",
    "gettext",
    "language_from",
    "mark",
    "ngettext",
    "quoted",
    "speak",
    "spoken",
]

LANGUAGES = ("en", "nl", "fr", "de")
"""Languages of the screens and commands; practice texts may be in others."""

CATALOGUES = Path(__file__).parent / "translations"
"""Folder of the compiled catalogues, one folder for each language but English."""

DOMAIN = "linkpin"
"""Name of the catalogues' files."""

_language: ContextVar[str] = ContextVar("language", default="en")


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation(DOMAIN, localedir=CATALOGUES, languages=[language], fallback=True)


def gettext(message: str) -> str:
    """Return `message` in the language spoken now."""
    return _catalogue(_language.get()).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form of a sentence that fits `number` things."""
    return _catalogue(_language.get()).ngettext(singular, plural, number)


def quoted(words: str) -> str:
    """Return words between the quotation marks of the language spoken now."""
    return gettext("“%(words)s”") % {"words": words}


def mark(message: str) -> str:
    """Return `message` unchanged; tells the extraction that it will be translated when shown."""
    return message


def language_from(tag: str | None) -> str:
    """Return the language of ours that fits `tag` best; English when none does.

    Args:
        tag: A BCP 47 tag or a POSIX locale, such as `nl-BE` or `fr_FR.UTF-8`.
    """
    primary = (tag or "").replace("_", "-").split("-")[0].split(".")[0].lower()
    return primary if primary in LANGUAGES else "en"


def spoken() -> str:
    """Return the language spoken now."""
    return _language.get()


def choose_language(tag: str | None) -> str:
    """Speak another language until the block of `speak` around it ends; return which."""
    language = language_from(tag)
    _language.set(language)
    return language


@contextmanager
def speak(tag: str | None) -> Iterator[str]:
    """Speak another language for the length of a block."""
    language = language_from(tag)
    token = _language.set(language)
    try:
        yield language
    finally:
        _language.reset(token)
