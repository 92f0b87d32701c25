"""The page of ticks as a form: filled from what is stored or proposed, read back into a practice.

Where nothing was ticked yet, what the text makes likely is ticked already; later it is only marked,
so that what the author took out stays out. Rules are those of the practice itself: a page is read
into its members, and what these refuse is said beside the field.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from node.language import gettext as _
from node.private.faults import describe_fault
from node.private.practices.practice import (
    MAX_ANSWER_CHARACTERS,
    MAX_LESSONS,
    WRITTEN,
    PracticeContent,
    PrivateLesson,
    dump_content,
)
from node.private.practices.tick_proposals import TickProposals
from node.private.typed_text import TextField, read_text
from node.private.typed_values import read_revision
from node.screens.form import Form, blank_form, read_form
from schemas.errors import Reason, RecordInvalidError
from schemas.practice_words import (
    EvidenceLevel,
    ExtremismForm,
    LessonKind,
    Level,
    NetworkPart,
    NetworkStep,
    PracticeKind,
    Rights,
    Sector,
    Setting,
    TargetGroup,
)
from schemas.strict_json import JsonValue, parse_object
from schemas.wire_records import load_record

__all__ = [
    "LISTS",
    "WORDS",
    "TickForm",
    "fill_tick_form",
    "is_unticked",
    "read_tick_form",
    "read_ticks",
]

WORDS: Final[Mapping[str, type[StrEnum]]] = {
    "kind": PracticeKind,
    "level": Level,
    "network_step": NetworkStep,
    "network_part": NetworkPart,
    "extremism_form": ExtremismForm,
    "evidence": EvidenceLevel,
    "rights": Rights,
}
"""Members with one tick, and the words they may be."""

LISTS: Final[Mapping[str, type[StrEnum]]] = {
    "target_groups": TargetGroup,
    "settings": Setting,
    "partner_sectors": Sector,
}
"""Members with several ticks of a closed list; themes are the fourth."""

RUNNING: Final = "yes"

_TICKED: Final = ("themes", "lessons", "period", *LISTS, *WORDS)
_SPARE_LESSONS: Final = 2
_FEWEST_LESSONS: Final = 3
_MAX_CONTENT_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class TickForm:
    """A page of ticks.

    Attributes:
        form: What stands in its fields.
        revision: The revision of the practice it shows.
        lessons: How many rows for lessons it has.
    """

    form: Form
    revision: int
    lessons: int


def is_unticked(content: PracticeContent) -> bool:
    """Say whether nothing was ticked in a practice yet."""
    return not any(getattr(content, name) for name in _TICKED)


def fill_tick_form(
    content: PracticeContent, *, proposals: TickProposals, revision: int
) -> TickForm:
    """Return the page that shows a practice; what is proposed stands in it if nothing is ticked."""
    source: PracticeContent | TickProposals = proposals if is_unticked(content) else content
    values: dict[str, str | Sequence[str]] = {name: getattr(source, name) or "" for name in WORDS}
    values |= {name: tuple(getattr(source, name)) for name in (*LISTS, "themes")}
    values |= _period_values(source)
    values |= _resource_values(content)
    for place, lesson in enumerate(source.lessons):
        values |= _lesson_values(place, lesson)
    rows = min(MAX_LESSONS, max(_FEWEST_LESSONS, len(source.lessons) + _SPARE_LESSONS))
    for place in range(len(source.lessons), rows):
        values[_lesson_names(place)[0]] = LessonKind.TIP
    return TickForm(form=blank_form(values), revision=revision, lessons=rows)


def read_tick_form() -> TickForm:
    """Read the page that came with the request.

    Raises:
        BadRequest: It has fields that the page does not have.
    """
    rows = [name for place in range(MAX_LESSONS) for name in _lesson_names(place)]
    single = (
        "revision",
        "then",
        "period_from",
        "period_to",
        "cost_band",
        "hours_per_week",
        *WORDS,
        *rows,
    )
    form = read_form(single=single, many=("themes", "period_running", *LISTS))
    shown = [place for place in range(MAX_LESSONS) if f"lesson_kind_{place}" in form.values]
    return TickForm(
        form=form,
        revision=read_revision(form),
        lessons=max((*shown, _FEWEST_LESSONS - 1)) + 1,
    )


def read_ticks(page: TickForm, *, stored: PracticeContent) -> PracticeContent:
    """Return the practice with the ticks of a page; it may be kept if the form is good then.

    Args:
        page: The page; faults are put on its form.
        stored: What is stored now, for the answers.
    """
    form = page.form
    members = parse_object(dump_content(stored).encode(), max_bytes=_MAX_CONTENT_BYTES)
    for name in ("resources", *_TICKED):
        members.pop(name, None)
    members |= {name: form.text(name) for name in WORDS if form.text(name)}
    members |= {name: list(form.all(name)) for name in (*LISTS, "themes") if form.all(name)}
    members |= _read_period(form)
    members |= _read_resources(form)
    rows = _read_lessons(form)
    if rows:
        members["lessons"] = list(rows.values())
    try:
        return load_record(WRITTEN, members, record=PracticeContent)
    except RecordInvalidError as exc:
        for path, words in exc.reasons.items():
            form.fault(_field_of(path, tuple(rows)), _sentence(path, words[0]))
    return stored


def _period_values(source: PracticeContent | TickProposals) -> dict[str, str | Sequence[str]]:
    period = source.period
    if period is None:
        return {}
    return {
        "period_from": period.start,
        "period_to": period.end or "",
        "period_running": () if period.end else (RUNNING,),
    }


def _resource_values(content: PracticeContent) -> dict[str, str | Sequence[str]]:
    resources = content.resources
    if resources is None:
        return {}
    hours = resources.hours_per_week
    return {
        "cost_band": resources.cost_band or "",
        "hours_per_week": "" if hours is None else str(hours),
    }


def _lesson_values(place: int, lesson: PrivateLesson) -> dict[str, str]:
    kind, text, dont = _lesson_names(place)
    return {kind: lesson.kind, text: lesson.text, dont: lesson.dont or ""}


def _lesson_names(place: int) -> tuple[str, str, str]:
    return f"lesson_kind_{place}", f"lesson_text_{place}", f"lesson_dont_{place}"


def _read_period(form: Form) -> dict[str, JsonValue]:
    """Return the period; a month is a text, since browsers do not agree on months."""
    start, end = form.text("period_from"), form.text("period_to")
    running = bool(form.all("period_running"))
    if end and running:
        form.fault("period_to", _("It cannot have a last month and still be running. Choose one."))
    if not start and not end:
        return {}
    if start and not end and not running:
        form.fault("period_to", _("Write the last month, or tick that it is still running."))
    months: dict[str, JsonValue] = {"from": start} if start else {}
    if end:
        months["to"] = end
    return {"period": months}


def _read_resources(form: Form) -> dict[str, JsonValue]:
    resources: dict[str, JsonValue] = {}
    if form.text("cost_band"):
        resources["cost_band"] = form.text("cost_band")
    hours = form.text("hours_per_week")
    if hours:
        plain = hours.isascii() and hours.isdigit() and len(hours) < len(str(_MAX_CONTENT_BYTES))
        resources["hours_per_week"] = int(hours) if plain else hours
    return {"resources": resources} if resources else {}


def _read_lessons(form: Form) -> dict[int, JsonValue]:
    """Return the lessons by the row in which they stand; a row without a text is none."""
    lessons: dict[int, JsonValue] = {}
    for place in range(MAX_LESSONS):
        kind, text, dont = _lesson_names(place)
        field = TextField(
            name=text, label=_("What others can learn"), max_characters=MAX_ANSWER_CHARACTERS
        )
        told = read_text(form, field)
        if not told or not form.text(kind):
            continue
        members: dict[str, JsonValue] = {"kind": form.text(kind), "text": told}
        if form.text(dont):
            members["dont"] = form.text(dont)
        lessons[place] = members
    return lessons


def _field_of(path: str, rows: Sequence[int]) -> str:
    """Return the field of the page in which a member of the practice stands."""
    name, *rest = path.split(".")
    if name == "period":
        return "period_to" if rest == ["to"] else "period_from"
    if name == "resources":
        return rest[0] if rest else "cost_band"
    if name == "lessons" and len(rest) > 1:
        return f"lesson_{rest[1]}_{rows[int(rest[0])]}"
    return name


def _sentence(path: str, word: str) -> str:
    if word == Reason.TOO_LONG and path.startswith("period."):
        word = Reason.WRONG_SHAPE  # A month in words is longer than one in figures.
    own = {
        "period.from wrong_shape": _("Write the first month like this: 2024-03."),
        "period.to wrong_shape": _("Write the last month like this: 2024-03."),
        "period.from missing": _("Write the first month too."),
        "period.to ends_before_start": _("The last month is before the first one."),
        "themes too_many": _("Choose at most five themes, the ones it is most about."),
        "resources.hours_per_week not_an_integer": _("Write the hours as a whole number."),
    }
    return own.get(f"{path} {word}") or describe_fault(WRITTEN, path=path, word=word)
