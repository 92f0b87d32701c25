"""Take-aways on their way to those who were there: by when, and without anybody's name."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

__all__ = ["DAYS_TO_SHARE", "find_names", "is_late", "leave_out", "working_days"]

DAYS_TO_SHARE: Final = 5
"""Working days after a meeting within which those who were there should have its take-aways."""

_SATURDAY: Final = 5


def working_days(start: date, end: date) -> int:
    """Return how many days from Monday to Friday lie after `start`, up to and with `end`."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(day.weekday() < _SATURDAY for day in days)


def is_late(*, held_on: date, shared_on: date | None, today: date) -> bool:
    """Say whether the take-aways should be with those who were there by now, and are not."""
    if shared_on is not None:
        return False
    return working_days(held_on, today) >= DAYS_TO_SHARE


def find_names(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return which names stand in a text, whole or by their last word; each once."""
    words = f" {_spaced(text)} "
    return tuple(
        dict.fromkeys(
            name for name in names if any(f" {part} " in words for part in _parts(name) if part)
        )
    )


def leave_out(text: str, names: Iterable[tuple[str, str]]) -> str:
    """Return a text in which other words stand for names.

    Args:
        text: The text.
        names: Name, and what stands in its place.
    """
    for name, instead in sorted(names, key=lambda each: -len(each[0])):
        text = _replace(text, name, instead)
    return text


def _parts(name: str) -> tuple[str, ...]:
    """Return how a name may be called: in full, and by the surname alone."""
    whole = _spaced(name)
    last = whole.rpartition(" ")[2]
    # Two letters are a word of some language more often than a name.
    return (whole, last) if len(last) > 2 else (whole,)  # noqa: PLR2004 - see above


def _spaced(text: str) -> str:
    kept = (character if character.isalnum() else " " for character in text.casefold())
    return " ".join("".join(kept).split())


def _replace(text: str, name: str, instead: str) -> str:
    """Replace a name where it stands as words of its own, in any case."""
    if not name:
        return text
    folded, wanted, done, at = text.casefold(), name.casefold(), [], 0
    if len(folded) != len(text):
        # Folding that changes lengths would cut in the wrong place; then as it is written.
        folded, wanted = text, name
    while (start := folded.find(wanted, at)) >= 0:
        end = start + len(wanted)
        before, after = text[start - 1 : start], text[end : end + 1]
        is_word = not before.isalnum() and not after.isalnum()
        done.append(text[at:start] + (instead if is_word else text[start:end]))
        at = end
    return "".join(done) + text[at:]
