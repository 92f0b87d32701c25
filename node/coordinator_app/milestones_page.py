"""Own milestones, and what other towns wrote about time and patience (F46).

Nobody's private months are counted or compared. What other towns say is their own lessons, released
by them, found by words about time and by the mistake they name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from flask import Blueprint, Response
from sqlalchemy.orm import Session

from node.coordinator_app.news import search_practices
from node.database import db
from node.extensions import Node, current_node
from node.language import spoken
from node.private.local_time import local_day
from node.private.network.optional_rows import check_on
from node.private.network.own_cards import find_own_card
from node.screens.page import render_page
from node.search.hits import Hit
from node.search.lookup import find_record
from node.search.question import SearchQuery
from node.trust.towns import name_towns
from schemas.errors import SchemaError
from schemas.practice_summary import PracticeSummary, parse_practice_summary
from schemas.practice_words import DontCode

__all__ = ["TimeLesson", "bp", "lessons_about_time"]

bp = Blueprint("milestones", __name__, url_prefix="/network/milestones")

_MILESTONES: Final = "F46"
_MOST_PRACTICES: Final = 10
_MOST_LESSONS: Final = 8
_QUESTION: Final = (
    "time patience slowly tijd geduld langzaam temps patience lentement Zeit Geduld langsam"
)
_TIME: Final = re.compile(
    r"(?<!\w)(?:times?|patien\w*|years?|months?|slow\w*|tijd|gedul\w*|jaren|maanden|langzaam"
    r"|temps|patience|années?|ans|mois|lente\w*|zeit|geduld\w*|jahre\w*|monate\w*|langsam\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLesson:
    """What a town wrote about time.

    Attributes:
        text: Its lesson.
        language: BCP 47 tag of the text.
        town: What the town is called.
        origin: Entity identifier of the town.
        record_id: Which practice.
        title: What the practice is called, in `title_language`.
        title_language: BCP 47 tag of the title.
    """

    text: str
    language: str
    town: str
    origin: str
    record_id: UUID
    title: str
    title_language: str


@bp.get("")
def index() -> Response:
    """Show own milestones beside what others wrote about time."""
    session, node = db.session(), current_node()
    check_on(session, _MILESTONES)
    return render_page(
        "coordinator_app/milestones.html",
        milestones=find_own_card(session, node=node).content.milestones,
        this_month=f"{local_day(node):%Y-%m}",
        lessons=_find_lessons(session, node=node, language=spoken()),
    )


def lessons_about_time(summary: PracticeSummary, *, language: str) -> tuple[tuple[str, str], ...]:
    """Return the lessons of a practice that are about time, each with its language.

    Args:
        summary: A practice as its town released it.
        language: Language the reader has; another one where the lesson is not in it.
    """
    found = []
    for lesson in summary.lessons:
        tag = language if language in lesson.text else next(iter(lesson.text))
        text = lesson.text[tag]
        if lesson.dont is DontCode.TOO_MUCH_TOO_QUICK or _TIME.search(text):
            found.append((tag, text))
    return tuple(found)


def _find_lessons(session: Session, *, node: Node, language: str) -> tuple[TimeLesson, ...]:
    query = SearchQuery(text=_QUESTION, language=language, limit=_MOST_PRACTICES)
    hits = [
        hit
        for hit in search_practices(session, node=node, query=query)
        if hit.origin != node.settings.entity_id
    ]
    origins = {hit.origin for hit in hits}
    towns = name_towns(session, origins, settings=node.settings, language=language)
    found = (
        TimeLesson(
            text=text,
            language=tag,
            town=towns[hit.origin],
            origin=hit.origin,
            record_id=hit.record_id,
            title=hit.title,
            title_language=hit.language,
        )
        for hit, summary in _summaries(session, hits, node=node)
        for tag, text in lessons_about_time(summary, language=language)
    )
    return tuple(found)[:_MOST_LESSONS]


def _summaries(
    session: Session, hits: list[Hit], *, node: Node
) -> Iterator[tuple[Hit, PracticeSummary]]:
    """Yield what was found with all of its text; what cannot be read any more is passed over."""
    for hit in hits:
        record = find_record(session, node=node, origin=hit.origin, record_id=hit.record_id)
        if record is None or not record.live or record.body is None:
            continue
        try:
            yield hit, parse_practice_summary(record.body)
        except SchemaError:
            continue
