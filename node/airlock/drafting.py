"""The draft of a released body, made from what stays: a practice, or a directory entry.

A draft is the JSON of the body as it would leave, members that are still missing left out. What the
author answered is taken over word for word, because the airlock shows what must change in it; what
can be derived is derived here, and never asked. An answer that is still empty is a missing member.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from node.private.directory.content import DirectoryContent
from node.private.directory.content import dump_content as dump_directory
from node.private.practices.practice import Adapted, PracticeContent
from node.private.practices.practice import dump_content as dump_practice
from node.settings import Settings
from schemas.directory_entry import SCHEMA as DIRECTORY_SCHEMA
from schemas.practice_summary import (
    MAX_TEASER_CHARACTERS,
    MAX_THEMES,
    EvidenceLevel,
    LessonKind,
    RelationType,
    Rights,
)
from schemas.practice_summary import SCHEMA as PRACTICE_SCHEMA
from schemas.strict_json import JsonValue, parse_object
from schemas.vocabulary import load_vocabulary

__all__ = ["Draft", "draft_entry", "draft_summary", "propose_teaser"]

Draft = dict[str, JsonValue]
"""Members of a released body; complete only when a reader would accept them."""

_MAX_BYTES: Final = 1024 * 1024
_TAKEN_OVER: Final = (
    "kind",
    "target_groups",
    "settings",
    "level",
    "network_step",
    "network_part",
    "extremism_form",
    "resources",
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


def draft_summary(
    content: PracticeContent, *, settings: Settings, now: datetime, contact: UUID | None
) -> Draft:
    """Return the draft of a practice summary.

    Args:
        content: What the author wrote and ticked.
        settings: Country, size and kind of area are derived from the node.
        now: The month is the one in which the town says that this is true.
        contact: The author's own directory entry, if one is released.
    """
    given = parse_object(dump_practice(content).encode(), max_bytes=_MAX_BYTES)
    language = content.language
    draft: dict[str, object] = {
        "schema": PRACTICE_SCHEMA,
        "language": language,
        "texts": {language: _texts(content)},
        "lessons": _lessons(content),
        "needs_first": {language: content.needs_first} if content.needs_first else {},
        "themes": list(content.themes or _proposed_themes(content)),
        "partners": given.get("partner_sectors", []),
        "place": _place(settings),
        "evidence": {"level": content.evidence or EvidenceLevel.DESCRIBED},
        "rights": content.rights or Rights.ASK_BEFORE_CITING,
        "confirmed": f"{now:%Y-%m}",
    }
    draft.update({name: given[name] for name in _TAKEN_OVER if name in given})
    if content.period is not None:
        end = {} if content.period.end is None else {"end": content.period.end}
        draft["period"] = {"start": content.period.start, **end}
    if content.adapts is not None:
        draft["relations"] = [_relation(content.adapts)]
    if contact is not None:
        draft["contact"] = str(contact)
    return _plain(draft)


def draft_entry(content: DirectoryContent, *, settings: Settings, now: datetime) -> Draft:
    """Return the draft of a directory entry.

    Args:
        content: What the person in the role filled in.
        settings: Country, size and kind of area are derived from the node.
        now: The month of confirmation.
    """
    given = parse_object(dump_directory(content).encode(), max_bytes=_MAX_BYTES)
    return _plain(
        {
            **given,
            "schema": DIRECTORY_SCHEMA,
            "place": _place(settings),
            "confirmed": f"{now:%Y-%m}",
        }
    )


def propose_teaser(approach: str) -> str:
    """Return the first sentences of an answer, as many as a teaser holds; cut at a word."""
    teaser = ""
    for sentence in _SENTENCE_END.split(" ".join(approach.split())):
        longer = f"{teaser} {sentence}".strip()
        if len(longer) > MAX_TEASER_CHARACTERS:
            break
        teaser = longer
    if teaser:
        return teaser
    words = " ".join(approach.split())[: MAX_TEASER_CHARACTERS - 1]
    return words.rpartition(" ")[0] + "…" if words else ""


def _texts(content: PracticeContent) -> Mapping[str, str]:
    texts = {
        "title": content.title,
        "teaser": propose_teaser(content.approach),
        "situation": content.situation,
        "aim": content.aim,
        "approach": content.approach,
        "result": content.result,
    }
    return {name: text for name, text in texts.items() if text}


def _lessons(content: PracticeContent) -> list[JsonValue]:
    """Return the lessons in the author's order, then what they would do differently, as a tip.

    None is left out: when they are too many, the author says which one goes. Where the author made
    a lesson of what they would do differently, it is not told a second time.
    """
    lessons: list[JsonValue] = []
    for lesson in content.lessons:
        members: dict[str, JsonValue] = {
            "kind": lesson.kind,
            "text": {content.language: lesson.text},
        }
        if lesson.dont is not None:
            members["dont"] = lesson.dont
        lessons.append(members)
    if content.differently and not _is_taken_up(content):
        lessons.append({"kind": LessonKind.TIP, "text": {content.language: content.differently}})
    return lessons


def _relation(adapted: Adapted) -> Mapping[str, JsonValue]:
    return {
        "type": RelationType.ADAPTS,
        "origin": adapted.origin,
        "id": str(adapted.id),
        "rev": adapted.rev,
    }


def _is_taken_up(content: PracticeContent) -> bool:
    """Say whether a sentence of what they would do differently stands in one of the lessons."""
    told = [" ".join(lesson.text.split()) for lesson in content.lessons]
    sentences = _SENTENCE_END.split(" ".join(content.differently.split()))
    return any(sentence in text for sentence in sentences for text in told)


def _proposed_themes(content: PracticeContent) -> tuple[str, ...]:
    text = f"{content.title}. {content.aim} {content.approach}"
    return load_vocabulary().find_concepts(text, language=content.language)[:MAX_THEMES]


def _place(settings: Settings) -> Mapping[str, str]:
    place = {"country": settings.country}
    if settings.population_band is not None:
        place["population_band"] = settings.population_band
    if settings.urbanisation is not None:
        place["urbanisation"] = settings.urbanisation
    return place


def _plain(draft: Mapping[str, object]) -> Draft:
    """Return the draft as JSON has it: words instead of enumerations, no empty lists."""
    plain: Draft = {}
    for name, value in draft.items():
        if value not in ([], {}, None):
            plain[name] = _plain_value(value)
    return plain


def _plain_value(value: object) -> JsonValue:
    if isinstance(value, Mapping):
        return {str(name): _plain_value(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain_value(each) for each in value]
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, bool | int):
        return value
    raise TypeError(f"{type(value).__name__} has no place in a draft")
