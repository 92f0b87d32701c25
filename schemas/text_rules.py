"""The rules every text must meet before it may cross the border, in either direction.

They are part of the specification: a text that breaks one is refused by every node alike,
so nothing here depends on language or taste. Beyond length they ask that what a person
sees, what a recogniser reads and what the next program stores are the same text: one
spelling (NFC), nothing invisible, nothing that turns the reading order of its surroundings.

Source: Unicode 14 or later (general categories; UAX #9 for isolates, UAX #15 for NFC), with
the tables of the Python that runs. A character younger than those tables is unassigned.
"""

import re
import unicodedata
from typing import Final

from schemas.errors import Reason, TextRefusedError

__all__ = ["MAX_MARKS_IN_A_ROW", "check_text"]

MAX_MARKS_IN_A_ROW: Final = 4
"""Combining marks on one letter; more climb over the lines above."""

# Printable and unambiguous: Latin with its accented letters and the usual punctuation. A text
# of these alone needs no look at single characters, which is nearly all that is ever sent.
_PLAIN = re.compile(
    "[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02af"
    "\u2010-\u2015\u2018-\u201f\u2022\u2026\u2030\u2039\u203a\u20ac]*"
)

_ISOLATE_OPENERS = "\u2066\u2067\u2068"
_ISOLATE_CLOSER = "\u2069"
_JOINERS = "\u200c\u200d"
_EMOJI_SELECTORS = "\ufe0e\ufe0f"
# Letters, marks and symbols that show nothing, although their category says otherwise
# (Default_Ignorable_Code_Point outside category Cf, and the blank Braille pattern).
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0d\uffa0"
    "\U000e0100-\U000e01ef]"
)
# What may stand on both sides of a joiner: scripts that join (Arabic, Indic), emoji. Between
# Latin letters a joiner only hides a word from whoever searches for it.
_JOINING = frozenset({"Lo", "Lm", "Mn", "Mc", "So", "Sk"})
_MARKS = frozenset({"Mn", "Mc", "Me"})
_VISIBLE = frozenset("LNPS")

_REASON_OF_CATEGORY = {
    "Cc": Reason.TEXT_CONTROL,
    "Zl": Reason.TEXT_CONTROL,
    "Zp": Reason.TEXT_CONTROL,
    "Cs": Reason.TEXT_SURROGATE,
    "Co": Reason.TEXT_UNASSIGNED,
    "Cn": Reason.TEXT_UNASSIGNED,
    "Cf": Reason.TEXT_INVISIBLE,
}


def check_text(text: str, *, max_characters: int, lines: bool = True) -> None:
    """Check that ``text`` may be released, and may be shown when received.

    Args:
        text: What a person wrote.
        max_characters: Greatest length in code points.
        lines: Whether line feeds may stand in it; no other control character ever may.

    Raises:
        TextRefusedError: The first rule that is broken, with its word in ``reason``.
    """
    if len(text) > max_characters:
        raise TextRefusedError(
            f"{len(text)} characters, at most {max_characters} are allowed",
            reason=Reason.TOO_LONG,
        )
    if not lines and "\n" in text:
        raise TextRefusedError("a line feed in a text of one line", reason=Reason.TEXT_CONTROL)
    if _PLAIN.fullmatch(text):
        if not text or text.isspace():
            raise TextRefusedError("blank", reason=Reason.TEXT_BLANK)
        return
    categories = [unicodedata.category(character) for character in text]
    _check_characters(text, categories)
    # Only now: normalising is defined for text whose characters are all known.
    if not unicodedata.is_normalized("NFC", text):
        raise TextRefusedError("not in normalisation form C", reason=Reason.TEXT_NOT_NFC)
    _check_marks(categories)
    _check_isolates(text)
    if not any(category[0] in _VISIBLE for category in categories):
        raise TextRefusedError("nothing visible", reason=Reason.TEXT_BLANK)


def _check_characters(text: str, categories: list[str]) -> None:
    for place, (character, category) in enumerate(zip(text, categories, strict=True)):
        reason = _REASON_OF_CATEGORY.get(category)
        if reason is None and not _is_hidden(character, place, categories):
            continue
        if character == "\n" or _is_welcome_format(character, place, categories):
            continue
        raise TextRefusedError(
            f"U+{ord(character):04X} at character {place}", reason=reason or Reason.TEXT_INVISIBLE
        )


def _is_hidden(character: str, place: int, categories: list[str]) -> bool:
    """Tell whether a character shows nothing, although it is no format character."""
    if character in _EMOJI_SELECTORS:
        # After a letter a selector changes nothing and carries hidden bits.
        return place == 0 or categories[place - 1] not in {"So", "Sm", "Po", "Nd", "Sk"}
    return _INVISIBLE.match(character) is not None


def _is_welcome_format(character: str, place: int, categories: list[str]) -> bool:
    """Tell whether a format character is one that honest texts need."""
    if character in _ISOLATE_OPENERS or character == _ISOLATE_CLOSER:
        return True  # Their balance is checked for the whole text.
    return (
        character in _JOINERS
        and 0 < place < len(categories) - 1
        and categories[place - 1] in _JOINING
        and categories[place + 1] in _JOINING
    )


def _check_marks(categories: list[str]) -> None:
    in_a_row = 0
    for category in categories:
        in_a_row = in_a_row + 1 if category in _MARKS else 0
        if in_a_row > MAX_MARKS_IN_A_ROW:
            raise TextRefusedError(
                f"more than {MAX_MARKS_IN_A_ROW} combining marks", reason=Reason.TEXT_MARKS
            )


def _check_isolates(text: str) -> None:
    # An isolate ends with its paragraph (UAX #9, rule X8), so each line must close its own.
    for line in text.split("\n"):
        still_open = 0
        for character in line:
            if character in _ISOLATE_OPENERS:
                still_open += 1
            elif character == _ISOLATE_CLOSER:
                still_open -= 1
            if still_open < 0:
                break
        if still_open != 0:
            raise TextRefusedError(
                "a bidirectional isolate is not closed where it was opened",
                reason=Reason.TEXT_BIDI,
            )
