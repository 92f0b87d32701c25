"""Ticks and lessons of a practice as people read them, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from node.language import gettext as _
from node.private.practices.practice import PracticeContent
from node.screens.code_words import label
from node.screens.formats import concept, month, number
from schemas.practice_parts import Period, Resources

__all__ = ["LessonLine", "TickLine", "lesson_lines", "tick_summary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TickLine:
    """One kind of tick.

    Attributes:
        label: What it is called.
        words: What was ticked; none yet if it is empty.
    """

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonLine:
    """One lesson.

    Attributes:
        label: What sort of lesson it is.
        text: In the author's words.
        dont: The known mistake it is about; empty if it is about none.
    """

    label: str
    text: str = field(repr=False)
    dont: str


def lesson_lines(content: PracticeContent) -> tuple[LessonLine, ...]:
    """Return the lessons of a practice in the author's order."""
    return tuple(
        LessonLine(
            label=label(each.kind), text=each.text, dont=label(each.dont) if each.dont else ""
        )
        for each in content.lessons
    )


def tick_summary(content: PracticeContent) -> tuple[TickLine, ...]:
    """Return every tick of a practice, also those that were not made yet."""
    lines = (
        (_("What was done"), _one(content.kind)),
        (_("Themes"), tuple(concept(each) for each in content.themes)),
        (_("For whom"), _many(content.target_groups)),
        (_("Where"), _many(content.settings)),
        (_("At which stage"), _one(content.level)),
        (_("Step of building a network"), _one(content.network_step)),
        (_("Part of the network"), _one(content.network_part)),
        (_("Form of extremism"), _one(content.extremism_form)),
        (_("Who was at the table"), _many(content.partner_sectors)),
        (_("When"), _period(content.period)),
        (_("How one knows"), _one(content.evidence)),
        (_("What it takes"), _resources(content.resources)),
        (_("What others may do with it"), _one(content.rights)),
    )
    return tuple(TickLine(label=name, words=words) for name, words in lines)


def _one(word: StrEnum | None) -> tuple[str, ...]:
    return () if word is None else (label(word),)


def _many(words: Sequence[StrEnum]) -> tuple[str, ...]:
    return tuple(label(word) for word in words)


def _period(period: Period | None) -> tuple[str, ...]:
    if period is None:
        return ()
    start = month(period.start)
    if period.end is None:
        return (_("%(start)s, still running") % {"start": start},)
    return (_("%(start)s to %(end)s") % {"start": start, "end": month(period.end)},)


def _resources(resources: Resources | None) -> tuple[str, ...]:
    if resources is None:
        return ()
    words = () if resources.cost_band is None else (label(resources.cost_band),)
    if resources.hours_per_week is None:
        return words
    return (*words, _("%(hours)s hours a week") % {"hours": number(resources.hours_per_week)})
