"""A practice as people read it: one language version, and everything coded in words.

What a town wrote stays in its language. The reader's own version is taken if the town wrote one,
else the original; a text that stands in fewer languages than the account falls back likewise.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from node.language import gettext as _
from node.language import ngettext
from node.screens.code_words import explain, label
from node.screens.formats import concept, country_name, month
from schemas.place import Place
from schemas.practice_summary import Lesson, LessonKind, PracticeSummary, Resources

__all__ = ["Named", "Passage", "PracticeText", "place_words", "practice_text"]

_ORDER = (LessonKind.WORKED, LessonKind.DID_NOT_WORK, LessonKind.TIP, LessonKind.DONT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text under its heading.

    Attributes:
        heading: In the reader's language.
        text: What the town wrote.
        language: Tag of the text.
    """

    heading: str
    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One fact: a name, and what it is in words."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeText:
    """A practice as its page shows it.

    Attributes:
        language: Tag of the version that is shown.
        original: Tag of the original.
        others: Tags of the other versions, the original first.
        title: In the language that is shown.
        teaser: Likewise.
        account: What was going on, what was wanted, done, and what came of it.
        lessons: Under a heading for each sort, those that worked first.
        needs_first: What another town needs first; None if the town does not say.
        evidence: How one knows: notes beside the level.
        facts: Everything that was ticked, in words.
        rights: What a reader may do with it, as a name and a sentence.
        confirmed: Month in which the town last said that this is still true.
    """

    language: str
    original: str
    others: tuple[str, ...]
    title: str
    teaser: str
    account: tuple[Passage, ...]
    lessons: tuple[Passage, ...]
    needs_first: Passage | None
    evidence: tuple[Passage, ...]
    facts: tuple[Named, ...]
    rights: tuple[str, str]
    confirmed: str


def practice_text(summary: PracticeSummary, *, wanted: Iterable[str]) -> PracticeText:
    """Return a practice as people read it.

    Args:
        summary: As it was released.
        wanted: Languages in the order in which the reader wants them.
    """
    tag = _choose(summary, wanted)
    text = summary.texts[tag]
    needs = _in_language(summary.needs_first, tag=tag, summary=summary)
    return PracticeText(
        language=tag,
        original=summary.language,
        others=tuple(
            sorted(
                (each for each in summary.texts if each != tag),
                key=lambda each: (each != summary.language, each),
            )
        ),
        title=text.title,
        teaser=text.teaser,
        account=tuple(
            Passage(heading=heading, text=answer, language=tag)
            for heading, answer in (
                (_("What was going on"), text.situation),
                (_("What the town wanted to change"), text.aim),
                (_("What was done"), text.approach),
                (_("What changed, and how one knows"), text.result),
            )
        ),
        lessons=tuple(_lessons(summary, tag=tag)),
        needs_first=Passage(
            heading=_("What another town needs first"), text=needs[1], language=needs[0]
        )
        if needs
        else None,
        evidence=tuple(_evidence(summary, tag=tag)),
        facts=tuple(_facts(summary)),
        rights=(label(summary.rights), explain(summary.rights)),
        confirmed=summary.confirmed,
    )


def place_words(place: Place) -> Iterator[str]:
    """Yield what a reader may know about a place, in words."""
    yield country_name(place.country)
    if place.population_band is not None:
        yield label(place.population_band)
    if place.urbanisation is not None:
        yield label(place.urbanisation)


def _choose(summary: PracticeSummary, wanted: Iterable[str]) -> str:
    for language in wanted:
        if language in summary.texts:
            return language
        for tag in summary.texts:
            if tag.partition("-")[0] == language.partition("-")[0]:
                return tag
    return summary.language


def _in_language(
    texts: Mapping[str, str] | None, *, tag: str, summary: PracticeSummary
) -> tuple[str, str] | None:
    """Return a text in the language that is shown, else in the original, with its tag."""
    for each in (tag, summary.language):
        if texts is not None and each in texts:
            return each, texts[each]
    return None


def _lessons(summary: PracticeSummary, *, tag: str) -> Iterator[Passage]:
    for lesson in sorted(summary.lessons, key=lambda each: _ORDER.index(each.kind)):
        text = _in_language(lesson.text, tag=tag, summary=summary)
        if text is not None:
            yield Passage(heading=_heading(lesson), text=text[1], language=text[0])


def _heading(lesson: Lesson) -> str:
    kind = label(lesson.kind)
    if lesson.dont is None:
        return kind
    return _("%(kind)s: %(advice)s") % {"kind": kind, "advice": label(lesson.dont)}


def _evidence(summary: PracticeSummary, *, tag: str) -> Iterator[Passage]:
    for heading, texts in (
        (_("What stands behind that"), summary.evidence.note),
        (_("Harm that was noticed"), summary.evidence.harm_noticed),
    ):
        text = _in_language(texts, tag=tag, summary=summary)
        if text is not None:
            yield Passage(heading=heading, text=text[1], language=text[0])


def _facts(summary: PracticeSummary) -> Iterator[Named]:
    """Yield every fact that the town gave, in the order people ask for them."""
    period = summary.period
    end = month(period.end) if period.end else None
    words = (
        (_("What was done"), (label(summary.kind),)),
        (_("Themes"), tuple(map(concept, summary.themes))),
        (_("For whom"), tuple(map(label, summary.target_groups))),
        (_("At which stage"), (label(summary.level),)),
        (_("Where"), tuple(map(label, summary.settings))),
        (_("Who was at the table"), tuple(map(label, summary.partners)) or (_("The town alone"),)),
        (
            _("Organisations that agreed to be named"),
            tuple(f"{each.name} ({label(each.sector)})" for each in summary.named_partners),
        ),
        (_("Kind of town"), tuple(place_words(summary.place))),
        (
            _("When"),
            (
                _("%(start)s to %(end)s") % {"start": month(period.start), "end": end}
                if end
                else _("Since %(start)s") % {"start": month(period.start)},
            ),
        ),
        (_("How one knows"), (label(summary.evidence.level),)),
        (_("What it takes"), tuple(_resources(summary.resources))),
        (_("Step of building a network"), _optional(summary.network_step)),
        (_("Part of the network"), _optional(summary.network_part)),
        (_("What it is meant to prevent"), _optional(summary.extremism_form)),
    )
    yield from (Named(name=name, values=values) for name, values in words if values)


def _optional(word: StrEnum | None) -> tuple[str, ...]:
    return () if word is None else (label(word),)


def _resources(resources: Resources | None) -> Iterator[str]:
    if resources is None:
        return
    if resources.cost_band is not None:
        yield label(resources.cost_band)
    if (hours := resources.hours_per_week) is not None:
        yield ngettext("%(hours)d hour a week", "%(hours)d hours a week", hours) % {"hours": hours}
