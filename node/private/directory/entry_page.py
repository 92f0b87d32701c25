"""What stands on the page of one's own entry: its choices, and what towns will see of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from node.language import gettext as _
from node.private.directory.content import DirectoryContent
from node.screens.code_words import label
from node.screens.formats import concept, language_name, month
from schemas.directory_entry import Experience, LanguageUse, StructureType
from schemas.vocabulary import STRUCTURE_GROUP, load_vocabulary

__all__ = ["EntryChoices", "PreviewLine", "entry_choices", "preview"]

_OFFICIAL: Final = (
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt"),
    *("lv", "mt", "nb", "nl", "pl", "pt", "ro", "sk", "sl", "sv"),
)
_MORE_STRUCTURES: Final = ("safety-house", "consultation-panel", "multi-agency", "helpline")

Option = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChoices:
    """The choices of the page: value and text of each."""

    languages: list[Option]
    uses: list[Option]
    concepts: list[Option]
    experiences: list[Option]
    structures: list[Option]
    structure_types: list[Option]
    visits: list[Option]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewLine:
    """One line of what towns will see.

    Attributes:
        label: What it is.
        texts: Each with its language; None where it is in the reader's own.
    """

    label: str
    texts: tuple[tuple[str, str | None], ...] = field(repr=False)


def entry_choices(stored: DirectoryContent | None) -> EntryChoices:
    """Return the choices of the page; what is stored is always among them."""
    tags = [each.tag for each in stored.languages] if stored else []
    own = [each.concept for each in stored.structures] if stored else []
    topics = [each.concept for each in stored.can_talk_about] if stored else []
    wishes = [each.concept for each in stored.looking_for] if stored else []
    concepts = load_vocabulary().concepts.values()
    panels = [each.id for each in concepts if each.group == STRUCTURE_GROUP]
    themes = [each.id for each in concepts if each.group != STRUCTURE_GROUP]
    none = ("", _("None"))
    return EntryChoices(
        languages=[none, *_named((*tags, *_OFFICIAL), language_name)],
        uses=[(each, label(each)) for each in reversed(LanguageUse)],
        concepts=[none, *_named((*topics, *wishes, *themes), concept)],
        experiences=[(each, label(each)) for each in Experience],
        structures=[none, *_named((*own, *panels, *_MORE_STRUCTURES), concept)],
        structure_types=[(each, label(each)) for each in StructureType],
        visits=[
            ("hosts", _("Colleagues may come and see us")),
            ("would_visit", _("I would like to see another town")),
            ("online", _("We can meet on a screen")),
        ],
    )


def preview(content: DirectoryContent) -> tuple[PreviewLine, ...]:
    """Return what towns will see of an entry, line by line; empty lines are left out."""
    lines = (
        (_("Role"), _by_language(content.role)),
        (_("Organisation"), _by_language(content.organisation)),
        (_("Unit"), _by_language(content.unit or {})),
        (_("Name"), _plain((content.name,))),
        (_("Mailbox"), _plain((content.mailbox,))),
        (_("Direct line"), _plain((content.direct_line,))),
        (
            _("Languages"),
            _plain([f"{language_name(each.tag)}: {label(each.use)}" for each in content.languages]),
        ),
        (
            _("Can talk about"),
            _plain(
                [
                    f"{concept(each.concept)}: {label(each.experience)}"
                    for each in content.can_talk_about
                ]
            ),
        ),
        *(
            (_("Looks for: %(theme)s") % {"theme": concept(each.concept)}, _by_language(each.text))
            for each in content.looking_for
        ),
        (_("Visits"), _plain(_visits(content))),
        (
            _("Panels and helplines"),
            _plain([f"{concept(each.concept)}: {label(each.type)}" for each in content.structures]),
        ),
    )
    return tuple(PreviewLine(label=name, texts=texts) for name, texts in lines if texts)


def _visits(content: DirectoryContent) -> list[str]:
    visits = content.visits
    if visits is None:
        return []
    ways = dict(entry_choices(None).visits)
    said = [text for way, text in ways.items() if getattr(visits, way)]
    return [*said, *(month(each) for each in visits.months)]


def _named(ids: Sequence[str], name_of: Callable[[str], str]) -> list[Option]:
    named = ((each, name_of(each)) for each in dict.fromkeys(ids))
    return sorted(named, key=lambda each: each[1].casefold())


def _by_language(texts: Mapping[str, str]) -> tuple[tuple[str, str | None], ...]:
    return tuple((text, tag) for tag, text in texts.items())


def _plain(texts: Sequence[str | None]) -> tuple[tuple[str, str | None], ...]:
    return tuple((text, None) for text in texts if text)
