"""The last look at a text before it may leave: what is still in it that nobody decided about.

Recognisers run on each member by itself, and the register once more on all of them in a row, so
that a name split over two fields is one name. What a text shares word for word with private notes
is a finding too. The other checks of the design are listed in the README of this folder as coming.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from node.airlock.findings import (
    Decision,
    Finding,
    FindingType,
    Match,
    RecogniserFailedError,
    Severity,
)
from node.airlock.fusion import fuse
from node.airlock.proposals import propose
from node.airlock.recognisers import MAX_CHARACTERS, Context, recognise
from node.airlock.recognisers.register_names import RegisterNames
from node.textguard.canonical import canonicalise
from node.textguard.folding import fold
from node.textguard.number_words import LANGUAGES

__all__ = [
    "SHARED_WORDS",
    "check_text_members",
    "language_of",
    "leak_check",
    "still_open",
    "undecided",
]

SHARED_WORDS = 8
"""Words in a row that a released text may not share with a private note."""

# A space between members lets a name go on from one to the next, as a reader's eye does.
_BORDER = " "
_WORD = re.compile(r"[^\W_]+")
_NOTES = "notes.shared"
_FIRST_NAME = "register.first_name"


def language_of(member: str, *, default: str) -> str:
    """Return the language a member is written in: `texts.nl.situation` is Dutch.

    Args:
        member: Name of a field of the draft, its parts joined by dots.
        default: Language of members whose name says none.
    """
    return next((part for part in member.split(".") if part in LANGUAGES), default)


def check_text_members(members: Mapping[str, str], *, context: Context) -> tuple[Finding, ...]:
    """Return everything the recognisers find in a draft, with proposals.

    Args:
        members: Text per field, in the order people read them.
        context: What the node knows; its language is used where a member's name says none.

    Raises:
        RecogniserFailedError: A recogniser did not finish; nothing may be concluded.
    """
    with _finished():
        matches = _matches(members, context=context)
        return tuple(_findings(members, matches, context=context))


def leak_check(
    members: Mapping[str, str],
    *,
    context: Context,
    decided: Mapping[str, Decision],
    notes: Sequence[str] = (),
) -> tuple[Finding, ...]:
    """Return what still stands against the release of a final text; empty if nothing does.

    Open is every high finding that no person has decided, and every one that nobody may decide.

    Args:
        members: The final text per field.
        context: What the node knows.
        decided: What people decided, by `Finding.key`.
        notes: Private notes the text was not made from; the practice itself is not one of them,
            because a summary of it may keep its words.

    Raises:
        RecogniserFailedError: A recogniser did not finish, so nothing may leave.
    """
    with _finished():
        matches = _matches(members, context=context)
        shared = _grams(notes)
        # Fused apart: a shared sentence must not swallow, and so undo, what was decided inside it.
        from_notes = {member: _shared_with_notes(text, shared) for member, text in members.items()}
        return still_open(
            (
                finding
                for found in (matches, from_notes)
                for finding in _findings(members, found, context=context)
            ),
            decided=decided,
        )


def still_open(
    findings: Iterable[Finding], *, decided: Mapping[str, Decision]
) -> tuple[Finding, ...]:
    """Return the high findings that nobody decided, and those that nobody may decide."""
    return tuple(
        finding
        for finding in undecided(findings, decided=decided)
        if finding.severity is Severity.HIGH
    )


def undecided(
    findings: Iterable[Finding], *, decided: Mapping[str, Decision]
) -> tuple[Finding, ...]:
    """Return the findings of any weight that nobody decided, and those that nobody may decide."""
    return tuple(
        finding for finding in findings if not (finding.dismissable and finding.key in decided)
    )


@contextmanager
def _finished() -> Iterator[None]:
    """Let nothing be concluded when something broke between the recognisers either.

    Raises:
        RecogniserFailedError: In place of what was raised, whose words may hold the text.
    """
    try:
        yield
    except RecogniserFailedError:
        raise
    except Exception as error:
        raise RecogniserFailedError("findings") from error


def _matches(members: Mapping[str, str], *, context: Context) -> dict[str, list[Match]]:
    matches = {
        member: list(
            recognise(
                canonicalise(text),
                context=replace(context, language=language_of(member, default=context.language)),
            )
        )
        for member, text in members.items()
    }
    _harden_split_names(matches)
    if len(members) > 1:
        for member, match in _across_borders(members, context=context):
            matches[member].append(match)
    return matches


def _findings(
    members: Mapping[str, str], matches: Mapping[str, list[Match]], *, context: Context
) -> Iterator[Finding]:
    for member, text in members.items():
        language = language_of(member, default=context.language)
        for finding in fuse(matches[member], member=member, original=text):
            proposal = propose(finding, text, language=language, minimum=context.minimum_group_size)
            yield replace(finding, proposal=proposal)


def _harden_split_names(matches: dict[str, list[Match]]) -> None:
    """Make parts of a name undismissable where the members together hold all of it.

    "Jan" in the title and "Peeters" in the result are Jan Peeters.
    """
    parts = [match for found in matches.values() for match in found if _is_part(match)]
    firsts = {entry for match in parts if match.rule == _FIRST_NAME for entry in match.about}
    lasts = {entry for match in parts if match.rule != _FIRST_NAME for entry in match.about}
    whole = firsts & lasts
    if not whole:
        return
    for member, found in matches.items():
        matches[member] = [
            replace(
                match,
                dismissable=False,
                rule=f"{match.rule}.together",
                explanation="register.parts_together",
            )
            if _is_part(match) and whole.intersection(match.about)
            else match
            for match in found
        ]


def _is_part(match: Match) -> bool:
    return match.rule in {_FIRST_NAME, "register.surname"} and match.severity is Severity.HIGH


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where a member stands in all members written in a row."""

    member: str
    start: int
    end: int


def _across_borders(members: Mapping[str, str], *, context: Context) -> Iterator[tuple[str, Match]]:
    """Yield what the register finds across the border of two members, once for each side."""
    placed: list[_Placed] = []
    at = 0
    for member, text in members.items():
        placed.append(_Placed(member, at, at + len(text)))
        at += len(text) + len(_BORDER)
    if at > MAX_CHARACTERS + len(_BORDER):
        raise RecogniserFailedError("register")
    in_a_row = _BORDER.join(members.values())
    for match in recognise(canonicalise(in_a_row), context=context, recognisers=(RegisterNames(),)):
        sides = [each for each in placed if max(each.start, match.start) < min(each.end, match.end)]
        if len(sides) > 1:
            for each in sides:
                yield each.member, _side(match, each)


def _side(match: Match, placed: _Placed) -> Match:
    return replace(
        match,
        start=max(match.start, placed.start) - placed.start,
        end=min(match.end, placed.end) - placed.start,
        rule=f"{match.rule}.across",
        explanation="register.across",
    )


def _grams(texts: Sequence[str]) -> frozenset[tuple[str, ...]]:
    grams: set[tuple[str, ...]] = set()
    for text in texts:
        words = [fold(found.group()) for found in _WORD.finditer(canonicalise(text).text)]
        grams.update(
            tuple(words[at : at + SHARED_WORDS]) for at in range(len(words) - SHARED_WORDS + 1)
        )
    return frozenset(grams)


def _shared_with_notes(text: str, grams: frozenset[tuple[str, ...]]) -> list[Match]:
    if not grams:
        return []
    canonical = canonicalise(text)
    found = list(_WORD.finditer(canonical.text))
    words = [fold(each.group()) for each in found]
    matches = []
    for at in range(len(words) - SHARED_WORDS + 1):
        if tuple(words[at : at + SHARED_WORDS]) in grams:
            start, end = canonical.to_original(
                found[at].start(), found[at + SHARED_WORDS - 1].end()
            )
            matches.append(
                Match(
                    start=start,
                    end=end,
                    type=FindingType.QUOTE,
                    score=0.9,
                    rule=_NOTES,
                    explanation=_NOTES,
                )
            )
    return matches
