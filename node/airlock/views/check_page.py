"""What the page of the check shows: texts with their marks, cards, what is missing, how far it is.

Everything is put together here from one review, so that the template asks nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy.orm import Session

from node.airlock.completeness import sentences_of
from node.airlock.decisions import decisions_of
from node.airlock.draft_labels import find_labels_in_members
from node.airlock.draft_texts import language_of, text_members
from node.airlock.drafting import Draft
from node.airlock.findings import DismissalReason, Finding, FindingType, Severity
from node.airlock.group_figures import GroupFigure, members_with_band
from node.airlock.last_step import can_undo, count_settled
from node.airlock.marking import Part, mark_text, number_findings
from node.airlock.member_names import is_text, member_name, member_of_path
from node.airlock.requests import language_of_draft
from node.airlock.review import Review
from node.airlock.text_digest import seen_of
from node.airlock.views.figures import condition_words
from node.airlock.views.keeping import can_be_kept
from node.extensions import Node
from node.language import gettext as _
from node.language import mark
from node.textguard.folding import fold
from node.textguard.labels import FoundLabel
from schemas.entry import Kind

__all__ = [
    "REASON_WORDS",
    "Card",
    "CheckPage",
    "LabelLine",
    "MarkedText",
    "Missing",
    "check_page",
    "list_labels",
    "list_missing",
]

REASON_WORDS: Final[Mapping[DismissalReason, str]] = {
    DismissalReason.ORDINARY_WORD: mark("It is an ordinary word here and no name"),
    DismissalReason.OTHER_MEANING: mark("It is somebody or something else, not who is meant"),
    DismissalReason.PUBLIC_OFFICE: mark("It is a public office, named by what it does"),
    DismissalReason.PUBLIC_FACT: mark("It is a public fact that anybody can look up already"),
    DismissalReason.PERMISSION: mark("They agreed to be named, and that is recorded"),
}
"""Why a person says that words identify nobody, in words."""

_SEVERITY_WORDS: Final[Mapping[Severity, str]] = {
    Severity.HIGH: mark("must be solved"),
    Severity.MEDIUM: mark("worth a look"),
    Severity.LOW: mark("a light sign"),
}
_OPEN, _WORTH, _DECIDED = "open", "worth", "decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One finding, as its author decides about it.

    Attributes:
        finding: What was found.
        number: What it is called on the page.
        where: Name of the text it stands in.
        language: Language of that text.
        state: `open`, `worth` or `decided`.
        severity: How much it weighs, in words.
        reason: Why it was said to identify nobody; None unless decided.
        seen: Stands for the text it was found in, so that a stale page changes nothing.
        is_hidden: The words hide something, so they are not told apart by looking.
        can_be_kept: They are a name that the register does not hold.
    """

    finding: Finding
    number: int
    where: str
    language: str
    state: str
    severity: str
    reason: str | None
    seen: str
    is_hidden: bool
    can_be_kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """One text of the draft, its findings marked in place.

    Attributes:
        member: Its path.
        name: What it is called.
        language: Its language.
        parts: The text, taken apart.
        cards: The findings in it that stand open.
    """

    member: str
    name: str
    language: str
    parts: tuple[Part, ...] = field(repr=False)
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One member that a record must have, or that is not as it must be.

    Attributes:
        member: Its path, as the pages for filling it in name it.
        name: What it is called.
        sentences: What is wrong.
        is_text: Whether words are missing, or a choice.
    """

    member: str
    name: str
    sentences: tuple[str, ...]
    is_text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallGroup:
    """A group of this town that has too few people to tell other towns about.

    Attributes:
        words: What is true of them.
        people: How many they are.
        members: Members of the draft that can be ticked otherwise, with their names.
        texts: Texts that name its age group, with their names.
    """

    words: str
    people: int
    members: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelLine:
    """One word that may stand in the way, with every text that has it.

    Attributes:
        label: Where it stands first, the other word and the reason.
        places: Path and name of each text that has it, in the order people read them.
        times: How often the texts have it together.
    """

    label: FoundLabel
    places: tuple[tuple[str, str], ...]
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """Everything the page shows.

    Attributes:
        texts: Every text of the draft, in the order people read them.
        cards: Every finding by its identifier.
        worth: What is worth a look and was not decided.
        decided: What was said to identify nobody.
        labels: Words that label people; they hold nothing up and are no findings.
        left: How many findings hold a release up.
        total: How many did since the request was begun.
        missing: What still has to be filled in.
        small_groups: What is true of the people of each group that is too small, and its members.
        not_computable: How many of the groups no figure of this town is known of.
        groups: How many groups it is about, of one to three ticks.
        proposals: How many undecided findings have a proposal.
        can_undo: Whether there is a step to take back.
        is_entry: Whether it is a directory entry, whose words change elsewhere.
    """

    texts: tuple[MarkedText, ...]
    cards: Mapping[str, Card]
    worth: tuple[Card, ...]
    decided: tuple[Card, ...]
    labels: tuple[LabelLine, ...]
    left: int
    total: int
    missing: tuple[Missing, ...]
    small_groups: tuple[SmallGroup, ...]
    not_computable: int
    groups: int
    proposals: int
    can_undo: bool
    is_entry: bool


def check_page(session: Session, found: Review, *, node: Node) -> CheckPage:
    """Return what the page of a review shows.

    Args:
        session: Session that reads the private database.
        found: The review.
        node: This node.
    """
    row, members = found.request, text_members(found.draft)
    language = language_of_draft(found.draft, node=node)
    decided = decisions_of(session, row.request_id, node=node)
    reasons = {key: decision.reason for key, decision in decided.items()}
    numbers = number_findings(found.findings)
    cards = {
        each.finding_id: _card(each, found, number=numbers[each.finding_id], reasons=reasons)
        for each in found.findings
    }
    undecided = [*found.open, *found.worth_a_look]
    return CheckPage(
        texts=tuple(
            _marked(member, text, cards=cards, numbers=numbers, language=language)
            for member, text in members.items()
        ),
        cards=cards,
        worth=tuple(card for card in cards.values() if card.state == _WORTH),
        decided=tuple(card for card in cards.values() if card.state == _DECIDED),
        labels=list_labels(members, language=language),
        left=len(found.open),
        total=len(found.open) + count_settled(session, row),
        missing=list_missing(found, language=language),
        small_groups=tuple(_small_group(each, members) for each in found.groups.too_small),
        not_computable=found.groups.total - found.groups.computable,
        groups=found.groups.total,
        proposals=sum(each.proposal is not None for each in undecided),
        can_undo=can_undo(session, row),
        is_entry=row.kind == Kind.DIRECTORY_ENTRY,
    )


def list_labels(members: Mapping[str, str], *, language: str) -> tuple[LabelLine, ...]:
    """Return the words that may stand in the way, each once with the texts that have it.

    Args:
        members: Text per field, in the order people read them.
        language: Language of the draft.
    """
    lines: dict[tuple[str, str], list[FoundLabel]] = {}
    for each in find_labels_in_members(members, language=language):
        lines.setdefault((each.language, fold(each.excerpt)), []).append(each)
    return tuple(
        LabelLine(
            label=same[0],
            places=tuple(
                (member, member_name(member, language=language))
                for member in dict.fromkeys(each.member for each in same)
            ),
            times=len(same),
        )
        for same in lines.values()
    )


def list_missing(found: Review, *, language: str) -> tuple[Missing, ...]:
    """Return what still has to be filled in, in words; `language` is the draft's."""
    kind = Kind(found.request.kind)
    return tuple(
        Missing(
            member=_fillable(member_of_path(path)),
            name=member_name(member_of_path(path), language=language) if path else _("The draft"),
            sentences=_sentences(kind, path, words, draft=found.draft),
            is_text=is_text(member_of_path(path)),
        )
        for path, words in found.missing.items()
    )


def _small_group(figure: GroupFigure, texts: Mapping[str, str]) -> SmallGroup:
    # An age group stands in the texts; everything else is ticked.
    ticks = ["period" if name == "month" else name for name in figure.conditions]
    band = figure.conditions.get("age_band")
    return SmallGroup(
        words=" + ".join(condition_words(figure)),
        people=figure.people,
        members=tuple((each, member_name(each)) for each in ticks if each != "age_band"),
        texts=tuple((each, member_name(each)) for each in members_with_band(texts, band))
        if band
        else (),
    )


def _sentences(kind: Kind, path: str, words: tuple[str, ...], *, draft: Draft) -> tuple[str, ...]:
    """Return what is wrong; what is simply missing is told without the words of the wire."""
    if not is_text(member_of_path(path)) and set(words) <= {"missing", "too_few"}:
        return (_("Nothing is chosen yet."),)
    return sentences_of(kind, path, words, draft=draft)


def _fillable(member: str) -> str:
    """Return the member that has a page of its own: a period is filled in as a whole."""
    return member if is_text(member) else member.partition(".")[0]


def _card(
    finding: Finding, found: Review, *, number: int, reasons: Mapping[str, DismissalReason]
) -> Card:
    language = str(found.draft.get("language", "")) or None
    reason = reasons.get(finding.key)
    state = _DECIDED
    if finding in found.open:
        state = _OPEN
    elif finding in found.worth_a_look:
        state = _WORTH
    return Card(
        finding=finding,
        number=number,
        where=member_name(finding.member, language=language),
        language=language_of(finding.member, default=language or ""),
        state=state,
        severity=_(_SEVERITY_WORDS[finding.severity]),
        reason=_(REASON_WORDS[reason]) if reason is not None and state == _DECIDED else None,
        seen=seen_of(text_members(found.draft)[finding.member]),
        is_hidden=finding.type is FindingType.HIDDEN,
        can_be_kept=can_be_kept(finding) and state != _DECIDED,
    )


def _marked(
    member: str,
    text: str,
    *,
    cards: Mapping[str, Card],
    numbers: Mapping[str, int],
    language: str,
) -> MarkedText:
    here = [card for card in cards.values() if card.finding.member == member]
    return MarkedText(
        member=member,
        name=member_name(member, language=language),
        language=language_of(member, default=language),
        parts=mark_text(text, [card.finding for card in here], numbers=numbers),
        cards=tuple(card for card in here if card.state == _OPEN),
    )
