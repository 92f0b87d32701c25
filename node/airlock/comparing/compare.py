"""Every comparison of this version, and the one way to run them: all of them, or nothing leaves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from node.airlock.comparing.differences import differences_from_earlier, parts_left_over
from node.airlock.comparing.known import Comparison
from node.airlock.comparing.private_notes import shared_with_notes
from node.airlock.comparing.reading import read_text
from node.airlock.comparing.taken_out import still_standing
from node.airlock.findings import Match, RecogniserFailedError, Severity
from node.airlock.recognisers import MAX_MATCHES

__all__ = ["compare", "without_what_was_found"]

_NAME = "comparison"
_FEWEST_WORDS_LEFT = 3
"""Fewest words that still stand for what was shared when the rest of it was found already."""


def compare(
    members: Mapping[str, str],
    compared: Comparison,
    *,
    languages: Mapping[str, str],
    under: int,
) -> dict[str, list[Match]]:
    """Return by member what identifies because of something that stands elsewhere.

    Args:
        members: The final text, by member.
        compared: What the node knows besides it.
        languages: BCP 47 tag of every member.
        under: Minimum group size of this node.

    Raises:
        RecogniserFailedError: A comparison erred or went over its budget; nothing may leave.
    """
    try:
        readings = {member: read_text(text, languages[member]) for member, text in members.items()}
        found = (
            parts_left_over(readings, under=under),
            differences_from_earlier(readings, compared, under=under),
            shared_with_notes(readings, compared),
            still_standing(readings, compared),
        )
        together = {
            member: list(
                islice((match for each in found for match in each.get(member, ())), MAX_MATCHES + 1)
            )
            for member in members
        }
    except Exception as error:
        # Whatever went wrong, its words may hold private text.
        raise RecogniserFailedError(_NAME) from error
    if any(len(matches) > MAX_MATCHES for matches in together.values()):
        raise RecogniserFailedError(_NAME)
    return together


def without_what_was_found(
    matches: Iterable[Match], taken: Iterable[tuple[int, int]], *, text: str
) -> Iterator[Match]:
    """Yield matches cut to what nothing else is about, so that each word has one finding.

    A shared sentence must not swallow, and so undo, what was decided about a name inside it. Of
    what is left around the name, the longest stretch stands for the sentence.

    Args:
        matches: Of comparisons about one member; what weighs most goes first.
        taken: Places that findings have already.
        text: The member as written.
    """
    places = sorted(taken)
    for match in sorted(matches, key=lambda each: each.severity is not Severity.HIGH):
        left = [
            (start, end)
            for start, end in _gaps(match, places)
            if any(character.isalnum() for character in text[start:end])
        ]
        if not left:
            continue
        start, end = max(left, key=lambda place: place[1] - place[0])
        stretch = text[start:end]
        start += len(stretch) - len(stretch.lstrip())
        end -= len(stretch) - len(stretch.rstrip())
        is_cut = (start, end) != (match.start, match.end)
        is_short = len(text[start:end].split()) < _FEWEST_WORDS_LEFT
        if is_cut and is_short and match.severity is not Severity.HIGH:
            continue  # The word between two names says nothing once the names are found.
        places = sorted([*places, (start, end)])
        yield replace(match, start=start, end=end)


def _gaps(match: Match, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = match.start
    for start, end in places:
        if end <= at or start >= match.end:
            continue
        if start > at:
            yield at, start
        at = max(at, end)
    if at < match.end:
        yield at, match.end
