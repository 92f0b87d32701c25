"""Results as people read them: a practice on a card, a colleague to call, what one may filter by.

What towns wrote stays as it is, with the language it is in; everything coded is put in words of the
reader's language here, so that templates only show.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from node.language import gettext as _
from node.language import spoken
from node.screens.code_words import label, label_of_code, label_of_filter
from node.screens.formats import concept, country_name, language_name
from node.search.asked import Asked
from node.search.contact_links import letter_link
from node.search.hits import Hit
from node.search.service import FacetCount
from node.search.snippets import Snippet
from node.settings import Settings
from schemas.directory_entry import LanguageUse

__all__ = [
    "ENTRY_MONTHS",
    "PRACTICE_MONTHS",
    "SEEKING_DAYS",
    "Chip",
    "Choice",
    "ColleagueCard",
    "FilterGroup",
    "Piece",
    "PracticeCard",
    "chips",
    "colleague_card",
    "cut_pieces",
    "filter_groups",
    "is_older",
    "likeness",
    "practice_card",
]

PRACTICE_MONTHS: Final = 24
"""Months after which a practice that nobody confirmed is shown as old."""

ENTRY_MONTHS: Final = 12
"""Months after which an entry of the directory is."""

SEEKING_DAYS: Final = timedelta(days=60)
"""How long what a town looks for is shown."""

_CODES_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a passage.

    Attributes:
        text: What the town wrote.
        is_match: Whether it answers the question.
    """

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeCard:
    """One practice among results.

    Attributes:
        origin: Entity identifier of the town.
        record_id: The record's identifier there.
        town: What the town is called.
        country: In words.
        title: As the town wrote it, in `language`.
        teaser: Likewise.
        pieces: The passage that answers; none when nothing was asked.
        language: Tag of the text.
        foreign_language: Its name, if it is not the reader's language.
        themes: In words.
        kind: In words.
        month: Month of the last confirmation.
        is_old: Whether that is so long ago that one should ask.
    """

    origin: str
    record_id: UUID
    town: str
    country: str
    title: str
    teaser: str
    pieces: tuple[Piece, ...]
    language: str
    foreign_language: str | None
    themes: tuple[str, ...]
    kind: str
    month: str
    is_old: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueCard:
    """One entry of the directory among others.

    Attributes:
        origin: Entity identifier of the town.
        record_id: The record's identifier there.
        town: What the town is called.
        country: In words.
        role: As the town wrote it, in `language`.
        organisation: Likewise.
        language: Tag of these texts.
        mailbox: Of the role.
        letter: Link that begins a letter to it.
        talks: Languages one may talk in, in words.
        reads: Languages one may write in besides, in words.
        offers: What they can talk about, in words.
        seeks: What they look for, in words; none once that is too long ago.
        reasons: In what this town is like the reader's, as sentences.
        month: Month of the last confirmation.
        is_old: Whether that is so long ago that one should ask.
        is_ours: Whether it is an entry of this node, as others see it.
    """

    origin: str
    record_id: UUID
    town: str
    country: str
    role: str
    organisation: str
    language: str
    mailbox: str
    letter: str
    talks: tuple[str, ...]
    reads: tuple[str, ...]
    offers: tuple[str, ...]
    seeks: tuple[str, ...]
    reasons: tuple[str, ...]
    month: str
    is_old: bool
    is_ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One code of a filter.

    Attributes:
        code: As it is asked for.
        text: In words.
        count: Results that have it, under the other filters; None if they are not counted.
        is_chosen: Whether it is asked for now.
    """

    code: str
    text: str
    count: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterGroup:
    """The codes of one filter.

    Attributes:
        name: Of the filter.
        text: What it is called.
        choices: The most frequent codes, and every one that is chosen.
    """

    name: str
    text: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A code that narrows the search now.

    Attributes:
        name: Of the filter.
        code: As it is asked for.
        text: In words.
        without: The same search without it.
    """

    name: str
    code: str
    text: str
    without: Asked


def practice_card(hit: Hit, *, town: str, now: datetime, is_asked: bool) -> PracticeCard:
    """Return the card of a found practice.

    Args:
        hit: What was found.
        town: What the town is called.
        now: Current time (UTC).
        is_asked: Whether something was asked that a passage can answer.
    """
    kind = next(iter(hit.codes.get("kind", ())), "")
    return PracticeCard(
        origin=hit.origin,
        record_id=hit.record_id,
        town=town,
        country=country_name(hit.country),
        title=hit.title,
        teaser=hit.teaser,
        pieces=cut_pieces(hit.snippet) if is_asked and hit.snippet.matches else (),
        language=hit.language,
        foreign_language=_foreign(hit.language),
        themes=tuple(concept(each) for each in hit.concepts),
        kind=label_of_code("kind", kind),
        month=hit.confirmed,
        is_old=is_older(hit.confirmed, months=PRACTICE_MONTHS, now=now),
    )


def colleague_card(hit: Hit, *, town: str, now: datetime, settings: Settings) -> ColleagueCard:
    """Return the card of a found entry of the directory.

    Args:
        hit: What was found.
        town: What the town is called.
        now: Current time (UTC).
        settings: Of this node, which says what its own town is like.
    """
    is_fresh = now - hit.day <= SEEKING_DAYS
    return ColleagueCard(
        origin=hit.origin,
        record_id=hit.record_id,
        town=town,
        country=country_name(hit.country),
        role=hit.title,
        organisation=hit.teaser,
        language=hit.language,
        mailbox=hit.mailbox or "",
        letter=letter_link(hit.mailbox or ""),
        talks=_languages(hit, LanguageUse.TALKS),
        reads=_languages(hit, LanguageUse.READS),
        offers=tuple(concept(each) for each in hit.codes.get("offers", ())),
        seeks=tuple(concept(each) for each in hit.codes.get("seeks", ()) if is_fresh),
        reasons=likeness(hit.codes, settings=settings),
        month=hit.confirmed,
        is_old=is_older(hit.confirmed, months=ENTRY_MONTHS, now=now),
        is_ours=hit.origin == settings.entity_id,
    )


def likeness(codes: Mapping[str, Sequence[str]], *, settings: Settings) -> tuple[str, ...]:
    """Return in what a town is like this one.

    Args:
        codes: Of its record: `population_band`, `urbanisation`, `country`.
        settings: Of this node.
    """
    found = []
    band, area = settings.population_band, settings.urbanisation
    if band is not None and band in codes.get("population_band", ()):
        found.append(_("As many inhabitants: %(band)s") % {"band": label(band)})
    if area is not None and area in codes.get("urbanisation", ()):
        found.append(_("The same kind of area: %(area)s") % {"area": label(area)})
    if settings.country in codes.get("country", ()):
        found.append(_("The same country"))
    return tuple(found)


def filter_groups(
    facets: Mapping[str, Sequence[FacetCount]], asked: Asked
) -> tuple[FilterGroup, ...]:
    """Return what a search can be narrowed by; filters with nothing to choose are left out."""
    groups = (
        FilterGroup(
            name=name,
            text=label_of_filter(name),
            choices=_choices(name, counts, chosen=asked.filters.get(name, ())),
        )
        for name, counts in facets.items()
    )
    return tuple(group for group in groups if group.choices)


def chips(
    asked: Asked, *, towns: Mapping[str, str], like: Mapping[str, str] | None = None
) -> tuple[Chip, ...]:
    """Return everything that narrows a search now.

    Args:
        asked: The search.
        towns: What towns are called, for the filter that names one.
        like: What each way to be like this town is called, for the filter `like`.
    """
    named = {"origin": towns, "like": like or {}}
    return tuple(
        Chip(
            name=name,
            code=code,
            text=named[name].get(code, code) if name in named else label_of_code(name, code),
            without=asked.without(name, code),
        )
        for name, codes in asked.filters.items()
        for code in codes
    )


def cut_pieces(snippet: Snippet) -> tuple[Piece, ...]:
    """Return a passage in pieces, those that answer apart from those that do not."""
    pieces, place = [], 0
    for begin, end in snippet.matches:
        pieces.append(Piece(text=snippet.text[place:begin], is_match=False))
        pieces.append(Piece(text=snippet.text[begin:end], is_match=True))
        place = end
    pieces.append(Piece(text=snippet.text[place:], is_match=False))
    return tuple(piece for piece in pieces if piece.text)


def is_older(month: str, *, months: int, now: datetime) -> bool:
    """Say whether a month, `YYYY-MM`, is more than so many months ago."""
    year, _hyphen, number = month.partition("-")
    if not (year.isdigit() and number.isdigit()):
        return False
    return (now.year - int(year)) * 12 + now.month - int(number) > months


def _choices(
    name: str, counts: Iterable[FacetCount], *, chosen: Sequence[str]
) -> tuple[Choice, ...]:
    counted = {each.code: each.count for each in counts}
    shown = dict.fromkeys([*list(counted)[:_CODES_SHOWN], *chosen])
    return tuple(
        Choice(
            code=code,
            text=label_of_code(name, code),
            count=counted.get(code, 0),
            is_chosen=code in chosen,
        )
        for code in shown
    )


def _languages(hit: Hit, use: LanguageUse) -> tuple[str, ...]:
    return tuple(language_name(tag) for tag, how in hit.skills if how == use.value)


def _foreign(tag: str) -> str | None:
    return None if tag.partition("-")[0] == spoken() else language_name(tag)
