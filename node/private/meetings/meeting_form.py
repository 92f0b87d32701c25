"""The form of a meeting: what stands in its fields, and the draft they spell.

Day and hour are those of the town; what is stored is a moment. Twelve rows are enough for an agenda
of a day; an empty row is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

from node.extensions import Node
from node.language import gettext as _
from node.private.local_time import local_day, local_moment, utc_of
from node.private.meetings.agenda import agenda_for, minutes_of
from node.private.meetings.form_values import (
    read_day,
    read_hour,
    read_number,
    read_uuid,
    read_word,
)
from node.private.meetings.meeting import (
    MAX_AGENDA_ITEMS,
    MAX_LINE_CHARACTERS,
    MAX_MINUTES,
    MAX_TEXT_CHARACTERS,
    MAX_THEMES,
    AgendaItem,
    Meeting,
    MeetingContent,
    MeetingDraft,
)
from node.private.meetings.words import AgendaKind, Format
from node.private.typed_text import TextField, read_text
from node.screens.form import Form, blank_form, read_form
from schemas.vocabulary import load_vocabulary

__all__ = [
    "AGENDA_ROWS",
    "THEME_ROWS",
    "MeetingForm",
    "field_label",
    "fill_meeting_form",
    "new_meeting_form",
    "read_meeting",
    "read_meeting_form",
]

AGENDA_ROWS: Final = MAX_AGENDA_ITEMS
THEME_ROWS: Final = MAX_THEMES
_WEEKS_AHEAD: Final = 4

_FIELDS: Final = (
    *("meeting_id", "revision", "format", "title", "purpose", "place", "day", "hour", "minutes"),
    *("group", "problem"),
    *(f"{each}_{row}" for row in range(AGENDA_ROWS) for each in ("minutes", "kind", "text")),
    *(f"theme_{row}" for row in range(THEME_ROWS)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingForm:
    """A page with the form of a meeting.

    Attributes:
        form: What stands in its fields.
        meeting_id: Which meeting it is, or becomes.
        revision: The revision it shows; 0 for one that is not stored yet.
    """

    form: Form
    meeting_id: UUID
    revision: int


def new_meeting_form(word: Format, *, node: Node, group_id: UUID | None = None) -> MeetingForm:
    """Return the form of a new meeting, with the agenda of its format."""
    agenda = agenda_for(word)
    values = {
        "format": word.value,
        "day": (local_day(node) + timedelta(weeks=_WEEKS_AHEAD)).isoformat(),
        "hour": "14:00",
        "minutes": str(minutes_of(agenda)),
        "group": "" if group_id is None else str(group_id),
        **_agenda_values(agenda),
    }
    return MeetingForm(form=blank_form(values), meeting_id=uuid4(), revision=0)


def fill_meeting_form(meeting: Meeting, *, node: Node) -> MeetingForm:
    """Return the form that shows a stored meeting."""
    content = meeting.content
    starts = local_moment(node, meeting.starts_at)
    group_id = meeting.draft.group_id
    values = {
        "format": meeting.format.value,
        "title": content.title,
        "purpose": content.purpose,
        "place": content.place,
        "day": starts.date().isoformat(),
        "hour": f"{starts:%H:%M}",
        "minutes": str(meeting.draft.minutes),
        "group": "" if group_id is None else str(group_id),
        "problem": content.problem,
        **_agenda_values(content.agenda),
        **{f"theme_{row}": theme for row, theme in enumerate(content.themes)},
    }
    return MeetingForm(
        form=blank_form(values), meeting_id=meeting.meeting_id, revision=meeting.revision
    )


def read_meeting_form() -> MeetingForm:
    """Read the form that came with the request.

    Raises:
        BadRequest: It has fields that the page does not have.
    """
    form = read_form(single=_FIELDS, many=("is_mine",))
    meeting_id = read_uuid(form, "meeting_id")
    revision = read_number(form, "revision", least=0, most=10**9)
    return MeetingForm(form=form, meeting_id=meeting_id or uuid4(), revision=revision or 0)


def read_meeting(
    page: MeetingForm, *, node: Node, stored: Meeting | None = None
) -> MeetingDraft | None:
    """Return the meeting that a form spells; None if something of it is refused.

    Args:
        page: The form; faults are put on it.
        node: This node, whose clock the hour is by.
        stored: The meeting as it is kept, whose other texts stay; None for a new one.
    """
    form = page.form
    form.require("title", _("Write what it is called."))
    form.require("day", _("Choose a day."))
    form.require("hour", _("Choose an hour."))
    word = read_word(form, "format", Format, sentence=_("Choose what sort of meeting it is."))
    day, hour = read_day(form, "day"), read_hour(form, "hour")
    texts = {
        name: read_text(form, _text_field(name))
        for name in ("title", "place", "purpose", "problem")
    }
    agenda = _read_agenda(form)
    themes = _read_themes(form)
    minutes = read_number(form, "minutes", least=1, most=MAX_MINUTES) or minutes_of(agenda) or 60
    group_id = read_uuid(form, "group")
    if not form.is_good or word is None or day is None or hour is None:
        return None
    before = stored.content if stored else MeetingContent(title="")
    return MeetingDraft(
        content=MeetingContent(
            **texts,
            agenda=agenda,
            themes=themes,
            shared_aim=before.shared_aim,
            notes=before.notes,
            process_check=before.process_check,
        ),
        format=word,
        starts_at=utc_of(node, day, hour),
        minutes=minutes,
        group_id=group_id,
        is_mine=bool(form.all("is_mine")) if stored is None else stored.draft.is_mine,
    )


def field_label(member: str) -> str:
    """Return what a text of a meeting is called on its pages."""
    labels = {
        "title": _("Title"),
        "place": _("Where"),
        "purpose": _("What is it for?"),
        "agenda": _("Agenda"),
        "problem": _("The problem"),
        "shared_aim": _("What you want to reach together"),
        "notes": _("What came up"),
        "process_check": _("How did the work together go?"),
        "text": _("Take-away"),
    }
    return labels[member]


def _text_field(name: str) -> TextField:
    is_line = name in {"title", "place"}
    most = MAX_LINE_CHARACTERS if is_line else MAX_TEXT_CHARACTERS
    return TextField(name=name, label=field_label(name), max_characters=most, lines=not is_line)


def _agenda_values(agenda: tuple[AgendaItem, ...]) -> Mapping[str, str]:
    values = {}
    for row, item in enumerate(agenda[:AGENDA_ROWS]):
        values[f"minutes_{row}"] = str(item.minutes)
        values[f"kind_{row}"] = item.kind.value
        values[f"text_{row}"] = item.text
    return values


def _read_agenda(form: Form) -> tuple[AgendaItem, ...]:
    """Return the rows of an agenda; one without a word of what is done is empty."""
    found = []
    for row in range(AGENDA_ROWS):
        label = _("Agenda, line %(number)d") % {"number": row + 1}
        text = read_text(
            form,
            TextField(
                name=f"text_{row}", label=label, max_characters=MAX_LINE_CHARACTERS, lines=False
            ),
        )
        minutes = read_number(form, f"minutes_{row}", least=1, most=MAX_MINUTES)
        if not form.text(f"kind_{row}"):
            if text:
                form.fault(f"kind_{row}", _("Choose what is done in this item."))
            continue
        kind = read_word(
            form, f"kind_{row}", AgendaKind, sentence=_("Choose what is done in this item.")
        )
        if kind is not None:
            found.append(AgendaItem(minutes=minutes or 10, kind=kind, text=text))
    return tuple(found)


def _read_themes(form: Form) -> tuple[str, ...]:
    known = load_vocabulary().concepts
    found: dict[str, None] = {}
    for row in range(THEME_ROWS):
        theme = form.text(f"theme_{row}")
        if not theme:
            continue
        if theme not in known:
            form.fault(f"theme_{row}", _("Choose one of the list."))
        found[theme] = None
    return tuple(found)
