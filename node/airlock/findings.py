"""What recognisers report, and what a person decides about.

A **match** is one recogniser's word about one span. A **finding** is what a person decides about:
overlapping matches of a kind made one (`fusion`), with a reason, what an outsider could do with the
words, and later a proposal. Neither shows the words in its `repr`, because both may end up in a log
line.
"""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Final, Literal

from node.errors import NodeError
from node.language import gettext as _
from node.textguard.folding import fold

__all__ = [
    "DIRECT",
    "Decision",
    "DismissalReason",
    "Finding",
    "FindingType",
    "Match",
    "RecogniserFailedError",
    "Severity",
    "digest_of",
    "kind_of",
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


DIRECT: Final = frozenset(
    {
        FindingType.PERSON,
        FindingType.CONTACT,
        FindingType.ID,
        FindingType.ADDRESS,
        FindingType.ORG,
        FindingType.HIDDEN,
    }
)
"""Types that name somebody or something by themselves; the rest do together with other things."""


def kind_of(found: FindingType) -> Literal["direct", "quasi"]:
    """Return how words of a type identify."""
    return "direct" if found in DIRECT else "quasi"


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
        # What the model thinks of a word depends on the words around it, and the key must not.
        steady = [rule for rule in self.rules if not rule.startswith("model.")]
        return digest_of(self.member, *steady, fold(self.excerpt))[:32]


def digest_of(*parts: str) -> str:
    """Return the SHA-256 of some texts in hexadecimal; another division gives another digest."""
    # Lengths before parts, so that no two lists of parts run together to the same bytes.
    raw = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
