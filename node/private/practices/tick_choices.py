"""What stands on the page of ticks: every choice with its words, and a mark on what is proposed.

Themes are the concepts of the vocabulary by group, those proposed from the text first. National
names of panels are themes of directory entries, not of practices, so they are not offered here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from node.language import gettext as _
from node.language import mark
from node.private.practices.practice import PracticeContent
from node.private.practices.tick_form import LISTS, WORDS
from node.private.practices.tick_proposals import TickProposals
from node.screens.code_words import explain, label
from node.screens.formats import concept
from schemas.practice_words import CostBand, DontCode, LessonKind, Rights
from schemas.vocabulary import STRUCTURE_GROUP, load_vocabulary

__all__ = ["Choice", "ThemeGroup", "TickChoices", "choices_for", "group_label", "theme_groups"]

Choice = tuple[str, str] | tuple[str, str, str]
"""Value, text, and perhaps a hint."""

_GROUPS: Final[Mapping[str, str]] = {
    "intervention": mark("What one does"),
    "network": mark("Building a network"),
    "governance": mark("Agreements and leadership"),
    "principle": mark("How one works"),
    "actor": mark("Who takes part"),
    "target": mark("For whom"),
    "setting": mark("Where"),
    "phenomenon": mark("What happens"),
    "ideology": mark("Forms of extremism"),
    "concept": mark("Ways to look at it"),
    "level": mark("At which stage"),
    "evidence": mark("How one knows"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeGroup:
    """Themes that belong together.

    Attributes:
        label: What the group is called.
        options: The themes.
        has_ticks: One of them is ticked, so that the group stands open.
    """

    label: str
    options: tuple[Choice, ...]
    has_ticks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TickChoices:
    """Every choice of the page.

    Attributes:
        members: The options of each member with a closed list of words.
        proposed_themes: Themes that the text makes likely.
        theme_groups: All other themes.
        lesson_kinds: Sorts of lesson, and that it is left out.
        donts: The known mistakes.
        costs: Money beyond salaries.
    """

    members: Mapping[str, list[Choice]]
    proposed_themes: list[Choice]
    theme_groups: list[ThemeGroup]
    lesson_kinds: list[Choice]
    donts: list[Choice]
    costs: list[Choice]


def choices_for(
    content: PracticeContent, *, proposals: TickProposals, ticked: Iterable[str]
) -> TickChoices:
    """Return the choices of the page for one practice.

    Args:
        content: The practice.
        proposals: What its text makes likely.
        ticked: Themes that are ticked on the page.
    """
    shown = frozenset(ticked)
    members: dict[str, list[Choice]] = {}
    for name, words in {**WORDS, **LISTS}.items():
        found = getattr(proposals, name)
        likely = found if isinstance(found, tuple) else (found,)
        members[name] = [_choice(word, is_likely=word in likely) for word in words]
    members["rights"] = [(each, label(each), explain(each)) for each in Rights]
    own = [each for each in content.themes if each not in proposals.themes]
    return TickChoices(
        members=members,
        proposed_themes=[
            *((each, concept(each), _proposed()) for each in proposals.themes),
            *((each, concept(each)) for each in own),
        ],
        theme_groups=theme_groups(without={*proposals.themes, *own}, ticked=shown),
        lesson_kinds=[*((each, label(each)) for each in LessonKind), ("", _("Leave it out"))],
        donts=[("", _("None of these")), *((each, label(each)) for each in DontCode)],
        costs=[("", _("Not said")), *((each, label(each)) for each in CostBand)],
    )


def theme_groups(*, without: Iterable[str], ticked: Iterable[str]) -> list[ThemeGroup]:
    """Return the themes by group, each group in the order of the alphabet."""
    left_out, shown = frozenset(without), frozenset(ticked)
    concepts = load_vocabulary().concepts.values()
    found = []
    for group, name in _GROUPS.items():
        ids = [each.id for each in concepts if each.group == group and each.id not in left_out]
        options = sorted(((each, concept(each)) for each in ids), key=lambda each: each[1].lower())
        if options:
            found.append(
                ThemeGroup(
                    label=_(name),
                    options=tuple(options),
                    has_ticks=not shown.isdisjoint(ids),
                )
            )
    return found


def group_label(group: str) -> str:
    """Return what a group of the vocabulary is called; national names of panels have their own."""
    if group == STRUCTURE_GROUP:
        return _("National names")
    return _(_GROUPS[group])


def _choice(word: StrEnum, *, is_likely: bool) -> Choice:
    return (word, label(word), _proposed()) if is_likely else (word, label(word))


def _proposed() -> str:
    return _("Proposed from your text")
