"""How several matches about the same words become findings that a person can decide about.

What overlaps and tells about one kind of thing is one finding; an organisation inside a role stays
an organisation, with words of its own to write instead. What several rules hold for a likely name
is sure enough to hold a release up.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from node.airlock.explanations import explain
from node.airlock.findings import DIRECT, Finding, FindingType, Match, Severity, digest_of
from node.textguard.folding import fold

__all__ = ["fuse"]

_SURE: Final = 0.8
"""How sure several rules have to be together of what each holds for likely."""

_BY_THEIR_HEAD: Final = frozenset({FindingType.ROLE, FindingType.EVENT})
"""What is said by its first words: of "the brother of Jan came" nothing is left behind Jan."""

_WORD: Final = re.compile(r"[^\W_]+")
_SMALL: Final = """
a aan af am an and at au aus aux avec bei beim bij by chez dans das de dem den der des die du een
ein eine en et from für het im in la le les met mit naar nach near of on op pour sur te the to un
une und uit van voor vor with zu zum zur à
"""
_SMALL_WORDS: Final = frozenset(map(fold, _SMALL.split()))
"""Words that are no finding by themselves when what stood behind them is another one."""

_WEIGHT: Final = {Severity.HIGH: 2, Severity.MEDIUM: 1, Severity.LOW: 0}


def fuse(matches: Iterable[Match], *, member: str, original: str) -> tuple[Finding, ...]:
    """Return one finding for every stretch of words that matches cover together.

    Args:
        matches: From any number of recognisers, in any order.
        member: The field of the draft they are about.
        original: That field as written; excerpts are cut from it.

    Returns:
        Findings in the order of the text; they do not overlap.
    """
    pieces = [
        piece for group in _overlapping(matches) for piece in _by_kind(group, original=original)
    ]
    pieces.sort(key=lambda piece: min(match.start for match in piece))
    return tuple(_finding(piece, member=member, original=original) for piece in pieces)


def _by_kind(group: list[Match], *, original: str) -> Iterator[list[Match]]:
    """Yield what overlaps as one finding for each kind of thing.

    "The imam of the mosque El Wahda" is a role and an organisation: each gets words of its own to
    write instead. What weighs more keeps its words; the other keeps what is left of its own.
    """
    pieces: list[list[Match]] = []
    for match in sorted(group, key=_rank, reverse=True):
        left = list(_left_of(match, pieces, original=original))
        if match.type in _BY_THEIR_HEAD:
            left = [part for part in left if part[0] == match.start]
        homes = [piece for piece in pieces if _belongs(match, piece)]
        for piece in homes:
            low, high = _span(piece)
            start, end = max(low, match.start), min(high, match.end)
            piece.append(replace(match, start=start, end=end))
        if match.type is not FindingType.HIDDEN:
            homes = _joined(homes, pieces)
        for start, end in left:
            part = replace(match, start=start, end=end)
            near = next((each for each in homes if _touches(part, each, original=original)), None)
            if near is None:
                pieces.append([part])
            else:
                near.append(part)
    yield from pieces


def _joined(homes: list[list[Match]], pieces: list[list[Match]]) -> list[list[Match]]:
    """Make one piece of several that a match of their kind spans."""
    if len({piece[0].type for piece in homes}) > 1:
        return homes
    for other in homes[1:]:
        homes[0].extend(other)
        pieces.remove(other)
    return homes[:1]


def _overlaps(match: Match, piece: list[Match]) -> bool:
    start, end = _span(piece)
    return match.start < end and start < match.end


def _touches(match: Match, piece: list[Match], *, original: str) -> bool:
    low, high = _span(piece)
    between = original[match.end : low] if match.end <= low else original[high : match.start]
    return not between.strip()


def _belongs(match: Match, piece: list[Match]) -> bool:
    """Say whether a match tells about the words of a piece: inside it, or of its kind."""
    if not _overlaps(match, piece):
        return False
    start, end = _span(piece)
    is_inside = start <= match.start and match.end <= end
    is_same = match.type is piece[0].type or match.type is FindingType.HIDDEN
    # "The aunt of a boy" is one relative, though "a boy" was counted.
    is_around = match.start <= start and end <= match.end
    is_narrowing = DIRECT.isdisjoint({match.type, piece[0].type}) and is_around
    return is_inside or is_same or is_narrowing or piece[0].type is FindingType.HIDDEN


def _left_of(
    match: Match, pieces: list[list[Match]], *, original: str
) -> Iterator[tuple[int, int]]:
    """Yield the words of a match that no piece has yet."""
    taken = sorted(_span(piece) for piece in pieces if _overlaps(match, piece))
    if not taken:
        yield match.start, match.end
        return
    # "Van der" is part of the surname that a register holds without it.
    keeps_small = match.type is FindingType.PERSON and all(
        piece[0].type is match.type for piece in pieces if _overlaps(match, piece)
    )
    at = match.start
    for start, end in (*taken, (match.end, match.end)):
        if start >= at and start <= match.end:
            yield from _words_in(original, at, start, keeps_small=keeps_small)
        at = max(at, end)


def _words_in(
    original: str, start: int, end: int, *, keeps_small: bool
) -> Iterator[tuple[int, int]]:
    """Yield the stretch between two places; none if only ordinary small words stand there."""
    letters = [at for at in range(start, end) if not original[at].isspace()]
    words = _WORD.findall(original[start:end])
    if words and (keeps_small or not _SMALL_WORDS.issuperset(map(fold, words))):
        yield letters[0], letters[-1] + 1


def _span(piece: list[Match]) -> tuple[int, int]:
    return min(match.start for match in piece), max(match.end for match in piece)


def _overlapping(matches: Iterable[Match]) -> Iterator[list[Match]]:
    group: list[Match] = []
    end = 0
    for match in sorted(matches, key=lambda match: (match.start, match.end, match.rule)):
        if group and match.start >= end:
            yield group
            group = []
        end = max(end, match.end) if group else match.end
        group.append(match)
    if group:
        yield group


def _finding(group: list[Match], *, member: str, original: str) -> Finding:
    start = min(match.start for match in group)
    end = max(match.end for match in group)
    ranked = sorted(group, key=_rank, reverse=True)
    if DIRECT.isdisjoint(match.type for match in group):
        # The longest says best what the words are: an event, and not the day in it.
        ranked.sort(key=lambda match: match.end - match.start, reverse=True)
    rules = tuple(sorted({match.rule for match in group}))
    # Only a disguise is a second reason: a full name is not explained as a part of a name as well.
    disguises = [match for match in ranked[1:] if match.type is FindingType.HIDDEN]
    keys = dict.fromkeys(match.explanation for match in (ranked[0], *disguises))
    reasons = [explain(key) for key in keys]
    return Finding(
        finding_id=digest_of(member, str(start), str(end), *rules)[:6],
        member=member,
        start=start,
        end=end,
        excerpt=original[start:end],
        type=ranked[0].type,
        severity=_severity(group),
        score=_combined_score(group),
        dismissable=all(match.dismissable for match in group),
        rules=rules,
        why=" ".join(reason.why for reason in reasons),
        outsider=reasons[0].outsider,
        about=tuple(sorted({entry for match in group for entry in match.about})),
    )


def _rank(match: Match) -> tuple[bool, int, bool, bool, int, bool, float, str]:
    """Order matches by how well each describes the words they share."""
    return (
        match.type is not FindingType.HIDDEN,
        _WEIGHT[match.severity],
        not match.dismissable,
        # What the node knows says better what words are than a guess does.
        match.rule.startswith("register."),
        match.end - match.start,
        # "Moschee Oukmaar" is a mosque, however sure a model is of a person.
        match.rule.startswith("organisations.kind"),
        match.score,
        match.rule,
    )


def _severity(group: list[Match]) -> Severity:
    """Return the highest of the matches; high where several rules together are sure of a name.

    What only narrows somebody down stays medium, however many rules find it.
    """
    highest = max((match.severity for match in group), key=_WEIGHT.__getitem__)
    is_sure = _combined_score(group) >= _SURE and len({match.rule for match in group}) > 1
    if highest is Severity.MEDIUM and is_sure and all(each.type in DIRECT for each in group):
        return Severity.HIGH
    return highest


def _combined_score(group: list[Match]) -> float:
    """Return 1 - Π(1 - pᵢ), counting each rule once: a rule does not confirm itself."""
    best: dict[str, float] = {}
    for match in group:
        best[match.rule] = max(match.score, best.get(match.rule, 0.0))
    doubt = 1.0
    for score in best.values():
        doubt *= 1.0 - score
    return round(1.0 - doubt, 6)
