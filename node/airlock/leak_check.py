"""The last look at a text before it may leave: what is still in it that nobody decided about.

Recognisers run on each member by itself, and the register once more on all of them in a row, so
that a name split over two fields is one name. Then the text is compared with what the node knows
besides it: private texts, what it released before (`comparing`).
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from node.airlock.comparing.compare import compare, without_what_was_found
from node.airlock.comparing.known import NOTHING, Comparison, Earlier
from node.airlock.draft_texts import language_of
from node.airlock.findings import (
    Decision,
    Finding,
    Match,
    RecogniserFailedError,
    Severity,
)
from node.airlock.fusion import fuse
from node.airlock.proposals import propose
from node.airlock.recognisers import MAX_CHARACTERS, Context, Register, recognise
from node.airlock.recognisers.register_names import RegisterNames
from node.textguard.canonical import canonicalise

__all__ = [
    "check_text_members",
    "leak_check",
    "still_open",
    "undecided",
]

# A space between members lets a name go on from one to the next, as a reader's eye does.
_BORDER = " "
_FIRST_NAME = "register.first_name"


def check_text_members(
    members: Mapping[str, str], *, context: Context, compared: Comparison = NOTHING
) -> tuple[Finding, ...]:
    """Return everything that is found in a draft, with proposals; findings do not overlap.

    Args:
        members: Text per field, in the order people read them.
        context: What the node knows by name; its language is used where a member's name says none.
        compared: What else the node knows that the text is compared with.

    Raises:
        RecogniserFailedError: A recogniser did not finish; nothing may be concluded.
    """
    with _finished():
        return tuple(_findings(members, context=context, compared=compared))


def leak_check(
    members: Mapping[str, str],
    *,
    context: Context,
    decided: Mapping[str, Decision],
    compared: Comparison = NOTHING,
) -> tuple[Finding, ...]:
    """Return what still stands against the release of a final text; empty if nothing does.

    Open is every high finding that no person has decided, and every one that nobody may decide.

    Args:
        members: The final text per field.
        context: What the node knows by name.
        decided: What people decided, by `Finding.key`.
        compared: What else the node knows that the text is compared with.

    Raises:
        RecogniserFailedError: A recogniser did not finish, so nothing may leave.
    """
    found = check_text_members(members, context=context, compared=compared)
    return still_open(found, decided=decided)


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


def _findings(
    members: Mapping[str, str], *, context: Context, compared: Comparison
) -> Iterator[Finding]:
    matches = _matches(members, context=context, earlier=compared.earlier)
    languages = {member: language_of(member, default=context.language) for member in members}
    minimum = context.minimum_group_size
    elsewhere = compare(members, compared, languages=languages, under=minimum)
    for member, text in members.items():
        found = fuse(matches[member], member=member, original=text)
        taken = [(each.start, each.end) for each in found]
        beside = [
            finding
            for match in without_what_was_found(elsewhere[member], taken, text=text)
            for finding in fuse([match], member=member, original=text)
        ]
        for each in sorted((*found, *beside), key=lambda each: each.start):
            proposal = propose(each, text, language=languages[member], minimum=minimum)
            yield replace(each, proposal=proposal)


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


def _matches(
    members: Mapping[str, str], *, context: Context, earlier: Iterable[Earlier]
) -> dict[str, list[Match]]:
    matches = {
        member: list(
            recognise(
                canonicalise(text),
                context=replace(context, language=language_of(member, default=context.language)),
            )
        )
        for member, text in members.items()
    }
    _harden_split_names(matches, released=_parts_released(earlier, context=context))
    if len(members) > 1:
        for member, match in _across_borders(members, context=context):
            matches[member].append(match)
    return matches


def _harden_split_names(matches: dict[str, list[Match]], *, released: tuple[Match, ...]) -> None:
    """Make parts of a name undismissable where the members together hold all of it.

    "Jan" in the title and "Peeters" in the result are Jan Peeters, and so they are when "Jan" stood
    in a summary that this node released before.
    """
    here = [match for found in matches.values() for match in found if _is_part(match)]
    whole_here = _whole(here)
    whole = _whole((*here, *released))
    if not whole:
        return
    for member, found in matches.items():
        matches[member] = [
            replace(
                match,
                dismissable=False,
                rule=f"{match.rule}.together",
                explanation="register.parts_together"
                if whole_here.intersection(match.about)
                else "register.parts_released",
            )
            if _is_part(match) and whole.intersection(match.about)
            else match
            for match in found
        ]


def _whole(parts: Iterable[Match]) -> set[str]:
    """Return the persons of whom first name and surname are both among some parts of names."""
    firsts, lasts = set[str](), set[str]()
    for match in parts:
        (firsts if match.rule == _FIRST_NAME else lasts).update(match.about)
    return firsts & lasts


def _parts_released(earlier: Iterable[Earlier], *, context: Context) -> tuple[Match, ...]:
    """Return the parts of names that stand in what this node released before."""
    return tuple(
        match
        for each in earlier
        for text in each.members.values()
        for match in _register_parts(text, context.register)
    )


def _register_parts(text: str, register: Register) -> tuple[Match, ...]:
    """Return the parts of names in a text; kept as long as the register, which never changes."""
    kept = _PARTS.setdefault(register, {})
    if text not in kept:
        # The register knows no language, country or group size.
        context = Context(language="", country="", minimum_group_size=0, register=register)
        found = recognise(canonicalise(text), context=context, recognisers=(RegisterNames(),))
        kept[text] = tuple(match for match in found if _is_part(match))
    return kept[text]


_PARTS: WeakKeyDictionary[Register, dict[str, tuple[Match, ...]]] = WeakKeyDictionary()


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
