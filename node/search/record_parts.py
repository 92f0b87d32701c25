"""What of a released body can be searched and shown: texts per language, codes, concepts.

Bodies were checked member by member before they were stored, here or at the peer and again on
arrival, so they are read plainly here: this is what ten thousand of them at a time pass through.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from schemas.entry import Kind
from schemas.strict_json import JsonValue

__all__ = ["FACETS", "FILTERS", "Parts", "Version", "read_parts", "record_key"]

FACETS: Final = ("themes", "kind", "target_groups", "settings", "country", "level")
"""Codes that results are counted by."""

FILTERS: Final = (
    *FACETS,
    "network_step",
    "network_part",
    "partners",
    "population_band",
    "urbanisation",
    "evidence",
    "languages",
    "origin",
    "contact_language",
    "offers",
    "seeks",
    "relates_to",
)
"""Codes that a search can be narrowed by.

Of a directory entry `contact_language` is what one may write or call in, `offers` what it can talk
about, `seeks` what it looks for. Of a practice `relates_to` is what it adapts or draws together:
keys of records.
"""

_ANSWERS = ("situation", "aim", "approach", "result")

_Members = Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One language version of a record.

    Attributes:
        title: The title; of a directory entry the role.
        teaser: The teaser; of a directory entry organisation and unit.
        passages: Everything else a person wrote, in the order of reading.
    """

    title: str
    teaser: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A record taken apart.

    Attributes:
        language: Tag of the original.
        versions: By language tag; the original comes first.
        codes: By name of the filter, without origin and languages.
        concepts: Concepts that the town itself named.
        mailbox: Of the role; None for a practice.
        confirmed: Month in which the town last said that this is still true.
        skills: Of a directory entry: languages with how far they go, `talks` or `reads`.
    """

    language: str
    versions: Mapping[str, Version]
    codes: Mapping[str, tuple[str, ...]]
    concepts: tuple[str, ...]
    mailbox: str | None
    confirmed: str = ""
    skills: tuple[tuple[str, str], ...] = ()


def record_key(origin: str, record_id: UUID | str) -> str:
    """Return what is unique to a record among all towns."""
    return f"{record_id} {origin}"


def read_parts(kind: Kind, body: bytes) -> Parts:
    """Take a stored body apart.

    Args:
        kind: What its entry says it is.
        body: Its exact bytes, checked before they were stored.

    Raises:
        ValueError: These bytes are no JSON object; something changed them since.
    """
    members = json.loads(body)
    if not isinstance(members, dict):
        raise ValueError("a body is an object")  # noqa: TRY004 - what a damaged row is, not a bug
    if kind is Kind.PRACTICE_SUMMARY:
        return _practice(members)
    return _directory_entry(members)


def _practice(members: _Members) -> Parts:
    language = _text(members.get("language"))
    texts = _object(members.get("texts"))
    beside = _beside(members)
    versions = {
        tag: Version(
            title=_text(_object(texts[tag]).get("title")),
            teaser=_text(_object(texts[tag]).get("teaser")),
            passages=tuple(
                text
                for text in (
                    *(_text(_object(texts[tag]).get(answer)) for answer in _ANSWERS),
                    *(_text(each.get(tag)) for each in beside),
                )
                if text
            ),
        )
        for tag in sorted(texts, key=lambda tag: tag != language)
    }
    themes = _words(members.get("themes"))
    codes = {
        "themes": themes,
        "kind": _words(members.get("kind")),
        "target_groups": _words(members.get("target_groups")),
        "settings": _words(members.get("settings")),
        "level": _words(members.get("level")),
        "network_step": _words(members.get("network_step")),
        "network_part": _words(members.get("network_part")),
        "partners": _words(members.get("partners")),
        "evidence": _words(_object(members.get("evidence")).get("level")),
        "relates_to": tuple(_relations(members)),
        **_place(members),
    }
    return Parts(
        language=language,
        versions=versions,
        codes=codes,
        concepts=themes,
        mailbox=None,
        confirmed=_text(members.get("confirmed")),
    )


def _relations(members: _Members) -> Iterator[str]:
    """Yield the keys of the records that a practice names by origin and identifier."""
    for each in _objects(members.get("relations")):
        origin, record_id = _text(each.get("origin")), _text(each.get("id"))
        if origin and record_id:
            yield record_key(origin, record_id)


def _beside(members: _Members) -> tuple[_Members, ...]:
    """Return the texts per language that stand outside the account itself."""
    evidence = _object(members.get("evidence"))
    return (
        *(_object(lesson.get("text")) for lesson in _objects(members.get("lessons"))),
        _object(members.get("needs_first")),
        _object(evidence.get("note")),
        _object(evidence.get("harm_noticed")),
    )


def _directory_entry(members: _Members) -> Parts:
    """Take an entry apart; the name of the person in the role is not something to search by."""
    role, organisation = _object(members.get("role")), _object(members.get("organisation"))
    unit = _object(members.get("unit"))
    requests = _objects(members.get("looking_for"))
    tags = dict.fromkeys((*role, *organisation))
    versions = {
        tag: Version(
            title=_text(role.get(tag)) or _first(role),
            teaser=", ".join(
                part for part in (_text(organisation.get(tag)), _text(unit.get(tag))) if part
            )
            or _first(organisation),
            passages=tuple(
                text for each in requests if (text := _text(_object(each.get("text")).get(tag)))
            ),
        )
        for tag in tags
    }
    offers = _concepts(members.get("can_talk_about"))
    seeks = _concepts(members.get("looking_for"))
    concepts = dict.fromkeys((*offers, *seeks, *_concepts(members.get("structures"))))
    skills = tuple(
        (_text(each.get("tag")), _text(each.get("use")))
        for each in _objects(members.get("languages"))
    )
    return Parts(
        language=next(iter(tags), ""),
        versions=versions,
        codes={
            "themes": tuple(concepts),
            "contact_language": tuple(dict.fromkeys(tag.partition("-")[0] for tag, _ in skills)),
            "offers": offers,
            "seeks": seeks,
            **_place(members),
        },
        concepts=tuple(concepts),
        mailbox=_text(members.get("mailbox")) or None,
        confirmed=_text(members.get("confirmed")),
        skills=skills,
    )


def _concepts(value: JsonValue) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_text(each.get("concept")) for each in _objects(value)))


def _place(members: _Members) -> dict[str, tuple[str, ...]]:
    place = _object(members.get("place"))
    return {
        name: _words(place.get(name)) for name in ("country", "population_band", "urbanisation")
    }


def _text(value: JsonValue) -> str:
    return value if isinstance(value, str) else ""


def _first(texts: _Members) -> str:
    return _text(next(iter(texts.values()), ""))


def _words(value: JsonValue) -> tuple[str, ...]:
    """Return one word or a list of words as words; nothing else has any."""
    values: Iterable[JsonValue] = value if isinstance(value, list) else (value,)
    return tuple(each for each in values if isinstance(each, str))


def _object(value: JsonValue) -> _Members:
    return value if isinstance(value, dict) else {}


def _objects(value: JsonValue) -> tuple[_Members, ...]:
    return tuple(map(_object, value)) if isinstance(value, list) else ()
