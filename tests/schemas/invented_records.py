"""Invented records of every type, as hypothesis strategies.

>>> from hypothesis import given
>>> @given(practice_summaries())
... def test_something(summary): ...
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass, replace
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from hypothesis import strategies as st

from schemas.directory_entry import (
    DirectoryEntry,
    Experience,
    LanguageSkill,
    LanguageUse,
    Request,
    Structure,
    StructureType,
    Topic,
    Visits,
)
from schemas.entry import EntryClaims, Kind, Operation
from schemas.page import Page, PageLine, PageProof
from schemas.place import COUNTRIES
from schemas.practice_summary import (
    CostBand,
    DontCode,
    Evidence,
    EvidenceLevel,
    ExtremismForm,
    Lesson,
    LessonKind,
    Level,
    NamedPartner,
    NetworkPart,
    NetworkStep,
    Outcome,
    Period,
    Place,
    PopulationBand,
    PracticeKind,
    PracticeSummary,
    Relation,
    RelationType,
    Resources,
    Rights,
    Sector,
    Setting,
    SummaryText,
    TargetGroup,
    Urbanisation,
)

__all__ = ["directory_entries", "entry_claims", "pages", "practice_summaries"]

T = TypeVar("T")
WordT = TypeVar("WordT", bound=StrEnum)

ORIGIN = "https://linden.example"

_LINES = st.text(st.sampled_from("abzéßøñжΩ 0.,'“€漢"), min_size=1, max_size=20).map(
    lambda text: f"x{text}"
)
_TEXTS = st.lists(_LINES, min_size=1, max_size=3).map("\n".join)
_TAGS = st.sampled_from(["en", "nl", "fr-BE", "de", "es", "it", "el", "sr-Latn"])
_CONCEPTS = st.from_regex(r"[a-z]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
_MONTHS = st.builds("{:04}-{:02}".format, st.integers(1900, 2099), st.integers(1, 12))
_HASHES = st.binary(min_size=32, max_size=32)
_UUIDS = st.uuids()


def _spelling(value: object) -> str:
    # Equal records are equal bytes; their repr may differ in the order of a mapping.
    if is_dataclass(value) and not isinstance(value, type):
        return json.dumps(asdict(value), sort_keys=True, default=repr)
    return repr(value)


def _some(
    inner: st.SearchStrategy[T], *, least: int = 0, most: int = 3
) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(inner, min_size=least, max_size=most, unique_by=_spelling).map(tuple)


def _words(words: type[WordT], *, least: int = 1) -> st.SearchStrategy[tuple[WordT, ...]]:
    return _some(st.sampled_from(list(words)), least=least, most=len(words))


def _places() -> st.SearchStrategy[Place]:
    return st.builds(
        Place,
        country=st.sampled_from(sorted(COUNTRIES)),
        population_band=st.none() | st.sampled_from(PopulationBand),
        urbanisation=st.none() | st.sampled_from(Urbanisation),
    )


def _periods() -> st.SearchStrategy[Period]:
    ordered = st.lists(_MONTHS, min_size=2, max_size=2).map(sorted)
    return st.builds(Period, start=_MONTHS) | ordered.map(
        lambda months: Period(start=months[0], end=months[1])
    )


def _relations() -> st.SearchStrategy[Relation]:
    by_entry = st.builds(Relation, type=st.sampled_from(RelationType), entry=_HASHES)
    by_record = st.builds(
        Relation,
        type=st.just(RelationType.ADAPTS),
        origin=st.just(ORIGIN),
        id=_UUIDS,
        rev=st.integers(1, 2**53 - 1),
        outcome=st.none() | st.sampled_from(Outcome),
    )
    return by_entry | by_record


def _lessons(texts: st.SearchStrategy[Mapping[str, str]]) -> st.SearchStrategy[Lesson]:
    return st.builds(Lesson, kind=st.sampled_from(LessonKind), text=texts) | st.builds(
        Lesson, kind=st.just(LessonKind.DONT), text=texts, dont=st.sampled_from(DontCode)
    )


@st.composite
def practice_summaries(draw: st.DrawFn) -> PracticeSummary:
    """Return a strategy for practice summaries, every optional member there or not."""
    tags = draw(st.lists(_TAGS, min_size=1, max_size=3, unique=True))
    language = tags[0]
    versions: st.SearchStrategy[Mapping[str, str]] = st.fixed_dictionaries(
        {language: _TEXTS}, optional=dict.fromkeys(tags[1:], _TEXTS)
    )
    version = st.builds(
        SummaryText,
        title=_LINES,
        teaser=_LINES,
        situation=_TEXTS,
        aim=_TEXTS,
        approach=_TEXTS,
        result=_TEXTS,
    )
    summary = PracticeSummary(
        language=language,
        texts={tag: draw(version) for tag in tags},
        lessons=draw(_some(_lessons(versions), least=1)),
        kind=draw(st.sampled_from(PracticeKind)),
        themes=draw(_some(_CONCEPTS, least=1, most=5)),
        target_groups=draw(_words(TargetGroup)),
        settings=draw(_words(Setting)),
        level=draw(st.sampled_from(Level)),
        partners=draw(_words(Sector, least=0)),
        place=draw(_places()),
        period=draw(_periods()),
        evidence=draw(
            st.builds(
                Evidence,
                level=st.sampled_from(EvidenceLevel),
                note=st.none() | versions,
                harm_noticed=st.none() | versions,
            )
        ),
        rights=draw(st.sampled_from(Rights)),
        confirmed=draw(_MONTHS),
        needs_first=draw(st.none() | versions),
        network_step=draw(st.none() | st.sampled_from(NetworkStep)),
        network_part=draw(st.none() | st.sampled_from(NetworkPart)),
        extremism_form=draw(st.none() | st.sampled_from(ExtremismForm)),
        resources=draw(
            st.none()
            | st.builds(Resources, cost_band=st.sampled_from(CostBand))
            | st.builds(Resources, hours_per_week=st.integers(0, 400))
        ),
        relations=draw(_some(_relations())),
        contact=draw(st.none() | _UUIDS),
    )
    if not summary.partners:
        return summary
    named = st.builds(NamedPartner, sector=st.sampled_from(summary.partners), name=_LINES)
    return replace(summary, named_partners=draw(_some(named)))


def directory_entries() -> st.SearchStrategy[DirectoryEntry]:
    """Return a strategy for directory entries, every optional member there or not."""
    names = st.dictionaries(_TAGS, _LINES, min_size=1, max_size=3)
    return st.builds(
        DirectoryEntry,
        role=names,
        organisation=names,
        mailbox=st.from_regex(r"[a-z]{1,9}(\.[a-z]{1,9})?@[a-z]{1,9}\.example", fullmatch=True),
        languages=_some(
            st.builds(LanguageSkill, tag=_TAGS, use=st.sampled_from(LanguageUse)), least=1
        ),
        place=_places(),
        confirmed=_MONTHS,
        unit=st.none() | names,
        name=st.none() | _LINES,
        direct_line=st.none() | st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True),
        can_talk_about=_some(
            st.builds(Topic, concept=_CONCEPTS, experience=st.sampled_from(Experience)), most=5
        ),
        looking_for=_some(st.builds(Request, concept=_CONCEPTS, text=names)),
        visits=st.none()
        | st.builds(
            Visits,
            hosts=st.booleans(),
            would_visit=st.booleans(),
            online=st.booleans(),
            months=_some(_MONTHS),
        ),
        structures=_some(
            st.builds(Structure, type=st.sampled_from(StructureType), concept=_CONCEPTS)
        ),
    )


def entry_claims() -> st.SearchStrategy[EntryClaims]:
    """Return a strategy for the claims of puts and withdrawals."""

    def claims(record_id: UUID, day: int, rev: int, digest: bytes) -> EntryClaims:
        return EntryClaims(
            iss=ORIGIN,
            aud=f"{ORIGIN}/exchange/ran",
            op=Operation.PUT,
            iat=day * 86_400,
            kind=Kind.PRACTICE_SUMMARY,
            id=record_id,
            rev=rev,
            digest=digest,
            size=1 + digest[0],
        )

    puts = st.builds(claims, _UUIDS, st.integers(0, 40_000), st.integers(1, 2**53 - 1), _HASHES)
    return puts | puts.map(lambda put: replace(put, op=Operation.WITHDRAW, digest=None, size=None))


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Return a strategy for pages of a few entries, live and erased."""
    first = draw(st.integers(0, 10**6))
    bodies = draw(st.lists(st.none() | _TEXTS.map(str.encode), max_size=4))
    parts = st.from_regex(r"[A-Za-z0-9_-]{1,9}(\.[A-Za-z0-9_-]{1,9}){2}", fullmatch=True)
    lines = tuple(
        PageLine(
            index=first + place,
            entry=draw(parts).encode(),
            salt=None if body is None else draw(st.binary(min_size=16, max_size=16)),
            body=body,
        )
        for place, body in enumerate(bodies)
    )
    start = first + len(lines)
    proof = PageProof(
        start=start,
        end=start + draw(st.integers(0, 99)),
        hashes=tuple(draw(st.lists(_HASHES, max_size=5))),
    )
    return Page(lines=lines, proof=proof)
