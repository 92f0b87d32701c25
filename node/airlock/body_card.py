"""A body as towns will read it: its texts and facts in words, none of it left out.

Made from a draft or from released bytes, complete or not, because an author looks at it before it
is. A member this module does not know is shown as it stands: what leaves must never be unseen.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from node.airlock.drafting import Draft
from node.airlock.member_names import member_name
from node.language import gettext as _
from node.screens.code_words import label
from node.screens.formats import concept, country_name, language_name, month
from schemas.directory_entry import Experience, LanguageUse, StructureType
from schemas.place import PopulationBand, Urbanisation
from schemas.practice_words import (
    CostBand,
    DontCode,
    EvidenceLevel,
    ExtremismForm,
    LessonKind,
    Level,
    NetworkPart,
    NetworkStep,
    Outcome,
    PracticeKind,
    RelationType,
    Rights,
    Sector,
    Setting,
    TargetGroup,
)
from schemas.strict_json import JsonValue

__all__ = ["BodyCard", "Fact", "Passage", "Version", "body_card"]

_Members = Mapping[str, JsonValue]

_WORDS: Final[Mapping[str, type[StrEnum]]] = {
    "kind": PracticeKind,
    "target_groups": TargetGroup,
    "settings": Setting,
    "level": Level,
    "partners": Sector,
    "rights": Rights,
    "network_step": NetworkStep,
    "network_part": NetworkPart,
    "extremism_form": ExtremismForm,
}
_ANSWERS: Final = ("situation", "aim", "approach", "result")
# What people look for first; whatever is not named here follows.
_FIRST_FACTS: Final = (
    "name",
    "mailbox",
    "direct_line",
    "languages",
    "can_talk_about",
    "kind",
    "themes",
    "target_groups",
    "settings",
    "level",
    "partners",
    "named_partners",
    "period",
    "evidence",
)
# Shown as texts, or said by the page itself.
_NO_FACTS: Final = frozenset({"schema", "language", "texts", "lessons", "needs_first"})
_TEXTS_OF_ENTRY: Final = frozenset({"role", "organisation", "unit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text under its question.

    Attributes:
        name: The question.
        text: What was answered; hidden from `repr`.
    """

    name: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One language version.

    Attributes:
        language: Its tag.
        title: One line; empty while there is none.
        teaser: One line or two.
        passages: What follows, in the order people read it.
    """

    language: str
    title: str = field(repr=False)
    teaser: str = field(repr=False)
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact and its values, in the reader's language."""

    name: str
    values: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyCard:
    """A whole body.

    Attributes:
        versions: Every language version, the original first.
        facts: Everything that was ticked or derived.
    """

    versions: tuple[Version, ...]
    facts: tuple[Fact, ...]

    @property
    def title(self) -> str:
        """Title of the original; empty while there is none."""
        return self.versions[0].title if self.versions else ""


def body_card(body: Draft) -> BodyCard:
    """Return a body as people read it, whichever kind it is of and however much is missing."""
    is_practice = "texts" in body or "lessons" in body
    versions = _practice_versions(body) if is_practice else _entry_versions(body)
    return BodyCard(versions=tuple(versions), facts=tuple(_facts(body)))


def _practice_versions(body: Draft) -> Iterator[Version]:
    original = str(body.get("language", ""))
    texts = _object(body.get("texts"))
    for tag in sorted(texts, key=lambda tag: (tag != original, tag)):
        version = _object(texts[tag])
        yield Version(
            language=tag,
            title=_text(version.get("title")),
            teaser=_text(version.get("teaser")),
            passages=tuple(_passages(body, version, tag=tag)),
        )


def _passages(body: Draft, version: _Members, *, tag: str) -> Iterator[Passage]:
    for answer in _ANSWERS:
        if text := _text(version.get(answer)):
            yield Passage(name=member_name(f"texts.{tag}.{answer}"), text=text)
    for lesson in _objects(body.get("lessons")):
        if text := _text(_object(lesson.get("text")).get(tag)):
            kind = _word(LessonKind, lesson.get("kind"))
            known = f" · {_word(DontCode, lesson['dont'])}" if "dont" in lesson else ""
            yield Passage(name=f"{kind}{known}", text=text)
    evidence = _object(body.get("evidence"))
    for name, texts in (
        ("needs_first", body.get("needs_first")),
        ("evidence.note", evidence.get("note")),
        ("evidence.harm_noticed", evidence.get("harm_noticed")),
    ):
        if text := _text(_object(texts).get(tag)):
            yield Passage(name=member_name(name), text=text)


def _entry_versions(body: Draft) -> Iterator[Version]:
    role, organisation = _object(body.get("role")), _object(body.get("organisation"))
    unit = _object(body.get("unit"))
    wanted = _objects(body.get("looking_for"))
    texts = [role, organisation, unit, *(_object(each.get("text")) for each in wanted)]
    for tag in dict.fromkeys(tag for each in texts for tag in each):
        where = [_text(organisation.get(tag)), _text(unit.get(tag))]
        yield Version(
            language=tag,
            title=_text(role.get(tag)),
            teaser=", ".join(filter(None, where)),
            passages=tuple(
                Passage(name=_("Looking for: %(theme)s") % {"theme": _concept(each)}, text=text)
                for each in wanted
                if (text := _text(_object(each.get("text")).get(tag)))
            ),
        )


def _facts(body: Draft) -> Iterator[Fact]:
    is_entry = "texts" not in body and "lessons" not in body
    names = dict.fromkeys([*(name for name in _FIRST_FACTS if name in body), *body])
    for name in names:
        value = body[name]
        if name in _NO_FACTS or (is_entry and name in _TEXTS_OF_ENTRY):
            continue
        if values := tuple(filter(None, _values(name, value))):
            yield Fact(name=member_name(name), values=values)


def _values(name: str, value: JsonValue) -> Iterator[str]:
    if name in _WORDS:
        words = value if isinstance(value, list) else [value]
        if name == "partners" and not words:
            yield _("Nobody else: the town worked alone")
        yield from (_word(_WORDS[name], word) for word in words)
    elif name in _READERS:
        yield from _READERS[name](value)
    else:
        yield value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _themes(value: JsonValue) -> Iterator[str]:
    yield from (concept(str(each)) for each in (value if isinstance(value, list) else [value]))


def _place(value: JsonValue) -> Iterator[str]:
    place = _object(value)
    yield country_name(_text(place.get("country")))
    if "population_band" in place:
        yield _word(PopulationBand, place["population_band"])
    if "urbanisation" in place:
        yield _word(Urbanisation, place["urbanisation"])


def _period(value: JsonValue) -> Iterator[str]:
    period = _object(value)
    start, end = _month(period.get("start")), _month(period.get("end"))
    if end:
        yield _("%(start)s to %(end)s") % {"start": start, "end": end}
    else:
        yield _("Since %(start)s") % {"start": start}


def _evidence(value: JsonValue) -> Iterator[str]:
    yield _word(EvidenceLevel, _object(value).get("level"))


def _resources(value: JsonValue) -> Iterator[str]:
    resources = _object(value)
    if "cost_band" in resources:
        yield _word(CostBand, resources["cost_band"])
    if "hours_per_week" in resources:
        yield _("%(hours)s hours a week") % {"hours": resources["hours_per_week"]}


def _named(value: JsonValue) -> Iterator[str]:
    for each in _objects(value):
        yield f"{_text(each.get('name'))} ({_word(Sector, each.get('sector'))})"


def _relations(value: JsonValue) -> Iterator[str]:
    for each in _objects(value):
        parts = [_word(RelationType, each.get("type"))]
        if "outcome" in each:
            parts.append(_word(Outcome, each["outcome"]))
        parts += [str(each[name]) for name in ("origin", "id", "rev", "entry") if name in each]
        yield " · ".join(parts)


def _contact(value: JsonValue) -> Iterator[str]:
    yield _("The directory entry of this town, number %(number)s") % {"number": value}


def _confirmed(value: JsonValue) -> Iterator[str]:
    yield _month(value)


def _skills(value: JsonValue) -> Iterator[str]:
    for each in _objects(value):
        yield f"{language_name(_text(each.get('tag')))}: {_word(LanguageUse, each.get('use'))}"


def _topics(value: JsonValue) -> Iterator[str]:
    for each in _objects(value):
        yield f"{_concept(each)}: {_word(Experience, each.get('experience'))}"


def _wanted(value: JsonValue) -> Iterator[str]:
    yield from (_concept(each) for each in _objects(value))


def _structures(value: JsonValue) -> Iterator[str]:
    for each in _objects(value):
        yield f"{_concept(each)}: {_word(StructureType, each.get('type'))}"


def _visits(value: JsonValue) -> Iterator[str]:
    visits = _object(value)
    if visits.get("hosts") is True:
        yield _("Receives visitors")
    if visits.get("would_visit") is True:
        yield _("Would visit another town")
    if visits.get("online") is True:
        yield _("Would meet on a screen")
    months = visits.get("months")
    yield from map(_month, months if isinstance(months, list) else ())


_READERS: Final = {
    "themes": _themes,
    "place": _place,
    "period": _period,
    "evidence": _evidence,
    "resources": _resources,
    "named_partners": _named,
    "relations": _relations,
    "contact": _contact,
    "confirmed": _confirmed,
    "languages": _skills,
    "can_talk_about": _topics,
    "looking_for": _wanted,
    "structures": _structures,
    "visits": _visits,
}


def _word(words: type[StrEnum], value: JsonValue) -> str:
    """Return what a coded word means; a word this version does not know as it stands."""
    if isinstance(value, str) and value in set(words):
        return label(words(value))
    return str(value or "")


def _month(value: JsonValue) -> str:
    try:
        return month(_text(value)) if value else ""
    except ValueError:
        return _text(value)


def _concept(members: _Members) -> str:
    return concept(_text(members.get("concept")))


def _text(value: JsonValue) -> str:
    return value if isinstance(value, str) else ""


def _object(value: JsonValue) -> _Members:
    return value if isinstance(value, dict) else {}


def _objects(value: JsonValue) -> tuple[_Members, ...]:
    return tuple(map(_object, value)) if isinstance(value, list) else ()
