"""The page of one's own directory entry as a form: filled from what is stored, read back.

A page is read into the members of the entry, and what these refuse is said beside its field; the
rules stand with the entry alone. A text may be written in several languages; the language of the
node comes first and has to be there. What a page does not show of a stored entry is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from node.language import LANGUAGES
from node.language import gettext as _
from node.private.directory.content import FORM, DirectoryContent, dump_content, looks_personal
from node.private.faults import describe_fault
from node.private.typed_text import TextField, read_text
from node.private.typed_values import read_revision
from node.screens.form import Form, blank_form, read_form
from node.screens.formats import language_name
from schemas.directory_entry import MAX_LOOKING_FOR, MAX_TOPICS
from schemas.errors import RecordInvalidError
from schemas.strict_json import JsonValue, parse_object
from schemas.wire_records import load_record

__all__ = [
    "CONSENT_FIELDS",
    "EntryForm",
    "Rows",
    "fill_entry_form",
    "read_entry",
    "read_entry_form",
    "rows_for",
]

CONSENT_FIELDS: Final = ("consent", "consent_day")

_BY_LANGUAGE: Final = ("role", "organisation", "unit")
_LANGUAGE_ROWS: Final = 12
_STRUCTURE_ROWS: Final = 12
_SPARE_ROWS: Final = 2
_MAX_LABEL_CHARACTERS: Final = 150
_MAX_LINE_CHARACTERS: Final = 300
_MAX_BYTES: Final = 256 * 1024
_IN_NUMBERS: Final = str.maketrans("", "", " .-/()\u00a0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """How many rows of each sort a page has, and in which languages its texts are.

    Attributes:
        tags: Languages of role, organisation and unit; the node's own first.
        languages: Rows for languages.
        structures: Rows for panels and helplines.
    """

    tags: tuple[str, ...]
    languages: int
    structures: int
    topics: int = MAX_TOPICS
    requests: int = MAX_LOOKING_FOR


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryForm:
    """A page of an entry.

    Attributes:
        form: What stands in its fields.
        revision: The revision it shows; 0 before the first.
    """

    form: Form
    revision: int


def rows_for(stored: DirectoryContent | None, *, language: str) -> Rows:
    """Return the rows of the page.

    Args:
        stored: What is stored; None before the first time.
        language: Language of the node.
    """
    written = [getattr(stored, name) or {} for name in _BY_LANGUAGE] if stored else []
    tags = dict.fromkeys((language, *LANGUAGES, *(tag for texts in written for tag in texts)))
    languages = len(stored.languages) if stored else 1
    structures = len(stored.structures) if stored else 0
    return Rows(
        tags=tuple(tags),
        languages=min(_LANGUAGE_ROWS, languages + _SPARE_ROWS),
        structures=min(_STRUCTURE_ROWS, structures + 1),
    )


def fill_entry_form(
    stored: DirectoryContent | None, *, rows: Rows, revision: int, today: str
) -> EntryForm:
    """Return the page that shows an entry.

    Args:
        stored: What is stored; None before the first time.
        rows: Its rows.
        revision: The revision it shows.
        today: Day that is offered for the consent, as YYYY-MM-DD.
    """
    values: dict[str, str | Sequence[str]] = {"consent_day": today}
    if stored is None:
        values |= {"language_tag_0": rows.tags[0], "language_use_0": "talks"}
        return EntryForm(form=blank_form(values), revision=revision)
    for name in _BY_LANGUAGE:
        texts: Mapping[str, str] = getattr(stored, name) or {}
        values |= {f"{name}_{tag}": texts.get(tag, "") for tag in rows.tags}
    values |= {
        "mailbox": stored.mailbox,
        "keep_mailbox": ("yes",) if looks_personal(stored.mailbox) else (),
        "name": stored.name or "",
        "direct_line": stored.direct_line or "",
    }
    for place, skill in enumerate(stored.languages):
        values |= {f"language_tag_{place}": skill.tag, f"language_use_{place}": skill.use}
    for place, topic in enumerate(stored.can_talk_about):
        values |= {f"topic_concept_{place}": topic.concept}
        values |= {f"topic_experience_{place}": topic.experience}
    for place, wish in enumerate(stored.looking_for):
        values |= {f"request_concept_{place}": wish.concept}
        values |= {f"request_text_{place}": wish.text.get(rows.tags[0], "")}
    for place, each in enumerate(stored.structures):
        values |= {f"structure_type_{place}": each.type, f"structure_concept_{place}": each.concept}
    if stored.visits is not None:
        ways = ("hosts", "would_visit", "online")
        values["visits"] = tuple(way for way in ways if getattr(stored.visits, way))
        values["visit_months"] = ", ".join(stored.visits.months)
    return EntryForm(form=blank_form(values), revision=revision)


def read_entry_form(rows: Rows) -> EntryForm:
    """Read the page that came with the request.

    Raises:
        BadRequest: It has fields that the page does not have.
    """
    single = [
        *("revision", "mailbox", "name", "direct_line", "visit_months", "consent_day"),
        *(f"{name}_{tag}" for name in _BY_LANGUAGE for tag in rows.tags),
        *_row_names(("language_tag", "language_use"), _LANGUAGE_ROWS),
        *_row_names(("topic_concept", "topic_experience"), MAX_TOPICS),
        *_row_names(("request_concept", "request_text"), MAX_LOOKING_FOR),
        *_row_names(("structure_type", "structure_concept"), _STRUCTURE_ROWS),
    ]
    form = read_form(single=single, many=("visits", "consent", "keep_mailbox"))
    return EntryForm(form=form, revision=read_revision(form))


def read_entry(
    form: Form, *, stored: DirectoryContent | None, rows: Rows
) -> DirectoryContent | None:
    """Return the entry that a page spells, None if something of it is refused.

    Args:
        form: The page; faults are put on it.
        stored: What is stored, for what the page does not show.
        rows: The rows of the page.
    """
    read = _Reading(form)
    before = _members_of(stored)
    wishes = read.rows("request", {"concept": "concept"}, MAX_LOOKING_FOR)
    members: dict[str, JsonValue] = {
        name: read.by_language(name, rows.tags) for name in _BY_LANGUAGE
    }
    members |= {
        "mailbox": _plain_mailbox(form.text("mailbox")),
        "name": read.line("name", _("Your name"), most=_MAX_LABEL_CHARACTERS),
        "direct_line": _plain_number(form.text("direct_line")),
        "languages": read.rows("language", {"tag": "tag", "use": "use"}, _LANGUAGE_ROWS),
        "can_talk_about": read.rows(
            "topic", {"concept": "concept", "experience": "experience"}, MAX_TOPICS
        ),
        "looking_for": read.wishes(wishes, before=before, tag=rows.tags[0]),
        "visits": read.visits(),
        "structures": read.rows(
            "structure", {"type": "type", "concept": "concept"}, _STRUCTURE_ROWS
        ),
    }
    filled = {name: value for name, value in members.items() if value}
    try:
        content = load_record(FORM, filled, record=DirectoryContent)
    except RecordInvalidError as exc:
        for path, words in exc.reasons.items():
            form.fault(read.field_of(path, rows.tags[0]), _sentence(path, words[0]))
        return None
    return content if form.is_good else None


class _Reading:
    """Reads rows of a page and remembers in which row each member stood."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._rows: dict[str, list[int]] = {}

    def line(self, name: str, label: str, *, most: int) -> str:
        field = TextField(name=name, label=label, max_characters=most, lines=False)
        return read_text(self._form, field)

    def by_language(self, name: str, tags: Iterable[str]) -> dict[str, JsonValue]:
        labels = {"role": _("Role"), "organisation": _("Organisation"), "unit": _("Unit")}
        typed = {
            tag: self.line(
                f"{name}_{tag}",
                f"{labels[name]}, {language_name(tag)}",
                most=_MAX_LABEL_CHARACTERS,
            )
            for tag in tags
        }
        return {tag: text for tag, text in typed.items() if text}

    def rows(self, sort: str, members: Mapping[str, str], most: int) -> list[JsonValue]:
        """Return the rows in which the first choice was made, which the others belong to."""
        first = "concept" if "concept" in members else next(iter(members))
        found: list[JsonValue] = []
        for place in range(most):
            if not self._form.text(f"{sort}_{first}_{place}"):
                continue
            self._rows.setdefault(sort, []).append(place)
            found.append({name: self._form.text(f"{sort}_{name}_{place}") for name in members})
        return found

    def wishes(
        self, rows: Sequence[JsonValue], *, before: Mapping[str, JsonValue], tag: str
    ) -> list[JsonValue]:
        """Return what is looked for, with the stored text in languages the page does not show."""
        for place in range(MAX_LOOKING_FOR):
            if self._form.text(f"request_text_{place}"):
                self._form.require(f"request_concept_{place}", _("Choose the theme this is about."))
        found: list[JsonValue] = []
        for row, place in zip(rows, self._rows.get("request", []), strict=True):
            concept = row["concept"] if isinstance(row, dict) else ""
            text = self.line(
                f"request_text_{place}", _("What you are looking for"), most=_MAX_LINE_CHARACTERS
            )
            texts = _stored_text(before, concept)
            texts.pop(tag, None)
            found.append({"concept": concept, "text": {tag: text, **texts} if text else texts})
        return found

    def visits(self) -> JsonValue:
        ticked = self._form.all("visits")
        months = [each.strip() for each in self._form.text("visit_months").split(",")]
        named: list[JsonValue] = [each for each in months if each]
        if not ticked and not named:
            return None
        ways: dict[str, JsonValue] = {
            way: way in ticked for way in ("hosts", "would_visit", "online")
        }
        return {**ways, "months": named} if named else ways

    def field_of(self, path: str, tag: str) -> str:
        """Return the field of the page in which a member of the entry stands."""
        name, *rest = path.split(".")
        sorts = {
            "languages": "language",
            "can_talk_about": "topic",
            "looking_for": "request",
            "structures": "structure",
        }
        if name in _BY_LANGUAGE:
            return f"{name}_{rest[0] if rest else tag}"
        if name == "visits":
            return "visit_months"
        if name in sorts:
            places = self._rows.get(sorts[name], [])
            place = places[int(rest[0])] if rest and rest[0].isdigit() else 0
            member = rest[1] if len(rest) > 1 else ("tag" if name == "languages" else "concept")
            return f"{sorts[name]}_{member}_{place}"
        return name


def _row_names(names: Iterable[str], rows: int) -> list[str]:
    return [f"{name}_{place}" for name in names for place in range(rows)]


def _members_of(stored: DirectoryContent | None) -> Mapping[str, JsonValue]:
    if stored is None:
        return {}
    return parse_object(dump_content(stored).encode(), max_bytes=_MAX_BYTES)


def _stored_text(before: Mapping[str, JsonValue], concept: JsonValue) -> dict[str, JsonValue]:
    wishes = before.get("looking_for", [])
    for wish in wishes if isinstance(wishes, list) else []:
        if isinstance(wish, dict) and wish.get("concept") == concept:
            text = wish.get("text")
            return dict(text) if isinstance(text, dict) else {}
    return {}


def _plain_mailbox(typed: str) -> str:
    """Return a mailbox with its domain in small letters, as it is compared."""
    name, at, domain = typed.rpartition("@")
    return f"{name}{at}{domain.lower()}"


def _plain_number(typed: str) -> str:
    """Return a telephone number without the marks that people put between its digits."""
    digits = typed.translate(_IN_NUMBERS)
    return f"+{digits[2:]}" if digits.startswith("00") else digits


def _sentence(path: str, word: str) -> str:
    name = path.partition(".")[0]
    own = {
        "mailbox missing": _("Write the mailbox of the role, such as prevention@town.example."),
        "mailbox wrong_shape": _("Write a plain address, such as prevention@town.example."),
        "direct_line wrong_shape": _(
            "Write the number with + and the country first, such as +32 2 555 01 00."
        ),
        "role missing": _("Write what your role is called."),
        "organisation missing": _("Write for which public body you work."),
        "languages missing": _("Choose at least one language in which you can be reached."),
        "languages repeated": _("You chose a language twice."),
        "can_talk_about repeated": _("You chose a theme twice."),
        "looking_for missing": _("Say in a line what you are looking for."),
        "looking_for too_few": _("Say in a line what you are looking for."),
        "visits too_long": _("Write months like this: 2026-05, 2026-06."),
        "visits wrong_shape": _("Write months like this: 2026-05, 2026-06."),
    }
    return own.get(f"{name} {word}") or describe_fault(FORM, path=path, word=word)
