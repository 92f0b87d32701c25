"""What recognisers report, and how several reports about the same words become one finding.

A **match** is one recogniser's word about one span. A **finding** is what a person decides about:
overlapping matches fused into one, with a reason, what an outsider could do with the words, and
later a proposal. Neither shows the words in its `repr`, because both may end up in a log line.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from node.airlock.explanations import explain
from node.errors import NodeError
from node.language import gettext as _
from node.textguard.folding import fold

__all__ = [
    "Decision",
    "DismissalReason",
    "Finding",
    "FindingType",
    "Match",
    "RecogniserFailedError",
    "Severity",
    "fuse",
]


class Severity(StrEnum):
    """How much a finding weighs: only `high` holds a release up."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class FindingType(StrEnum):
    """What the words give away."""

    PERSON = "person"
    CONTACT = "contact"
    ID = "id"
    ADDRESS = "address"
    ORG = "org"
    PLACE = "place"
    DATE = "date"
    AGE = "age"
    COUNT = "count"
    ROLE = "role"
    DEMOG = "demog"
    EVENT = "event"
    QUOTE = "quote"
    HIDDEN = "hidden"


class DismissalReason(StrEnum):
    """Why a person says that a finding identifies nobody."""

    ORDINARY_WORD = "ordinary_word"
    OTHER_MEANING = "other_meaning"
    PUBLIC_OFFICE = "public_office"
    PUBLIC_FACT = "public_fact"
    PERMISSION = "permission"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word that the words of one finding identify nobody.

    Attributes:
        reason: Why; a closed list, so that the audit log needs no free text.
    """

    reason: DismissalReason


class RecogniserFailedError(NodeError):
    """A recogniser erred or went over its budget, so nothing may leave.

    Attributes:
        recogniser: Name of the recogniser that did not finish.
    """

    code: ClassVar[str] = "recogniser_failed"
    status: ClassVar[int] = 503

    def __init__(self, recogniser: str) -> None:
        super().__init__(
            _(
                "The check “%(name)s” could not finish, so nothing may leave. Shorten the text,"
                " or ask the administrator of this node."
            )
            % {"name": recogniser}
        )
        self.recogniser = recogniser


_WEIGHT = {Severity.HIGH: 2, Severity.MEDIUM: 1, Severity.LOW: 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One recogniser's word about one span.

    Attributes:
        start: First character, in the text as written.
        end: First character after it.
        type: What the words give away.
        score: How sure the rule is, between 0 and 1.
        rule: Stable identifier of the rule, such as `register.surname`; fit for logs.
        explanation: Key into `explanations`.
        severity: How much it weighs.
        dismissable: Whether a person may decide that it identifies nobody.
        about: Identifiers of the register entries meant, if any.
    """

    start: int
    end: int
    type: FindingType
    score: float
    rule: str
    explanation: str
    severity: Severity = Severity.HIGH
    dismissable: bool = True
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Words of a draft that a person has to look at.

    Attributes:
        finding_id: Six hexadecimal digits from member, place and rules; short enough to be typed.
        member: The field of the draft, such as `texts.nl.situation` or `lessons.2.nl`.
        start: First character, in the member as written.
        end: First character after it.
        excerpt: The words themselves; private, hidden from `repr`, never logged.
        type: What the words give away.
        severity: The highest of the matches.
        score: 1 - Π(1 - pᵢ) over the rules that found the words.
        dismissable: Whether a person may decide that they identify nobody.
        rules: The rules that found them, sorted; fit for logs.
        why: Why they were found, in the reader's language.
        outsider: What an outsider could do with them, in the reader's language.
        proposal: Words to write instead, empty to leave them out; None if people must find some.
        about: Register entries meant, if any.
    """

    finding_id: str
    member: str
    start: int
    end: int
    excerpt: str = field(repr=False)
    type: FindingType
    severity: Severity
    score: float
    dismissable: bool
    rules: tuple[str, ...]
    why: str
    outsider: str
    proposal: str | None = field(default=None, repr=False)
    about: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What a decision is kept under: the same words, found by the same rules, in a member.

        It does not hold the place, so a decision survives a change elsewhere in the text. It is
        made of private words that could be guessed, so it stays in the private database.
        """
        return _digest(self.member, *self.rules, fold(self.excerpt))[:32]


def fuse(matches: Iterable[Match], *, member: str, original: str) -> tuple[Finding, ...]:
    """Return one finding for every stretch of words that matches cover together.

    Args:
        matches: From any number of recognisers, in any order.
        member: The field of the draft they are about.
        original: That field as written; excerpts are cut from it.

    Returns:
        Findings in the order of the text; they do not overlap.
    """
    return tuple(
        _finding(group, member=member, original=original) for group in _overlapping(matches)
    )


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
    rules = tuple(sorted({match.rule for match in group}))
    # Only a disguise is a second reason: a full name is not explained as a part of a name as well.
    disguises = [match for match in ranked[1:] if match.type is FindingType.HIDDEN]
    keys = dict.fromkeys(match.explanation for match in (ranked[0], *disguises))
    reasons = [explain(key) for key in keys]
    return Finding(
        finding_id=_digest(member, str(start), str(end), *rules)[:6],
        member=member,
        start=start,
        end=end,
        excerpt=original[start:end],
        type=ranked[0].type,
        severity=max((match.severity for match in group), key=_WEIGHT.__getitem__),
        score=_combined_score(group),
        dismissable=all(match.dismissable for match in group),
        rules=rules,
        why=" ".join(reason.why for reason in reasons),
        outsider=reasons[0].outsider,
        about=tuple(sorted({entry for match in group for entry in match.about})),
    )


def _rank(match: Match) -> tuple[bool, int, bool, int, float, str]:
    """Order matches by how well each describes the words they share."""
    return (
        match.type is not FindingType.HIDDEN,
        _WEIGHT[match.severity],
        not match.dismissable,
        match.end - match.start,
        match.score,
        match.rule,
    )


def _combined_score(group: list[Match]) -> float:
    """Return 1 - Π(1 - pᵢ), counting each rule once: a rule does not confirm itself."""
    best: dict[str, float] = {}
    for match in group:
        best[match.rule] = max(match.score, best.get(match.rule, 0.0))
    doubt = 1.0
    for score in best.values():
        doubt *= 1.0 - score
    return round(1.0 - doubt, 6)


def _digest(*parts: str) -> str:
    # Lengths before parts, so that no two lists of parts run together to the same bytes.
    raw = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
