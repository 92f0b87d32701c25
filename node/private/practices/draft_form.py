"""The page of six questions as a form: how it is filled, and what is read from it.

A draft may be kept at any time, so nothing has to be answered here. The form carries the identifier
of the practice and the revision it shows: 0 for a practice that is not stored yet, whose identifier
was made up with the page. Ticks are not on this page; they are taken over from what is stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID, uuid4

from werkzeug.exceptions import BadRequest

from node.language import gettext as _
from node.language import spoken
from node.private.practices.practice import Practice, PracticeContent
from node.private.practices.questions import question_label, text_fields
from node.private.typed_text import read_text
from node.screens.form import Form, blank_form, read_form
from node.screens.formats import language_name

__all__ = [
    "WRITING_LANGUAGES",
    "DraftForm",
    "Versions",
    "compare_versions",
    "fill_draft_form",
    "language_options",
    "new_draft_form",
    "read_content",
    "read_draft_form",
]

WRITING_LANGUAGES: Final = (
    *("nl", "fr", "de", "en", "bg", "cs", "da", "el", "es", "et", "fi", "ga", "hr", "hu", "it"),
    *("lt", "lv", "mt", "nb", "pl", "pt", "ro", "sk", "sl", "sv"),
)
"""Languages a practice may be written in on a page (BCP 47)."""

_MOST_REVISION_DIGITS: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftForm:
    """A page of six questions.

    Attributes:
        form: What stands in its fields.
        practice_id: Which practice it is, or becomes.
        revision: The revision it shows; 0 for one that is not stored yet.
    """

    form: Form
    practice_id: UUID
    revision: int

    def at(self, revision: int) -> "DraftForm":
        """Return the same page, as if it showed another revision."""
        return replace(self, revision=revision)

    def for_new(self) -> "DraftForm":
        """Return the same page for a practice that is not stored yet."""
        return replace(self, practice_id=uuid4(), revision=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """One member of which two versions exist.

    Attributes:
        label: What it is called on the page.
        mine: What the person just wrote.
        stored: What was stored meanwhile.
    """

    label: str
    mine: str
    stored: str


def new_draft_form() -> DraftForm:
    """Return an empty page for a new practice, in the reader's language."""
    form = blank_form({"language": spoken()})
    return DraftForm(form=form, practice_id=uuid4(), revision=0)


def fill_draft_form(practice: Practice) -> DraftForm:
    """Return the page that shows a stored practice."""
    return DraftForm(
        form=blank_form(_texts_of(practice.content)),
        practice_id=practice.practice_id,
        revision=practice.revision,
    )


def read_draft_form() -> DraftForm:
    """Read the page that came with the request.

    Raises:
        BadRequest: It has fields that the page does not have, or no identifier.
    """
    names = (
        "practice_id",
        "revision",
        "language",
        "then",
        "look",
        *(each.name for each in text_fields()),
    )
    form = read_form(single=names)
    revision = form.text("revision")
    if not (revision.isascii() and revision.isdigit() and len(revision) <= _MOST_REVISION_DIGITS):
        raise BadRequest(_("This page came without its number. Load it again, then send it."))
    try:
        practice_id = UUID(form.text("practice_id"))
    except ValueError as exc:
        raise BadRequest(
            _("This page came without its number. Load it again, then send it.")
        ) from exc
    return DraftForm(form=form, practice_id=practice_id, revision=int(revision))


def read_content(draft: DraftForm, *, stored: PracticeContent | None) -> PracticeContent:
    """Return the content that a page spells; it may be kept if the form is good then.

    Args:
        draft: The page; faults are put on its form.
        stored: What is stored now, for the ticks; None for a new practice.
    """
    form = draft.form
    texts = {field.name: read_text(form, field) for field in text_fields()}
    language = form.text("language")
    if language not in {value for value, _name in language_options(stored)}:
        form.fault("language", _("Choose the language in which you write."))
        language = spoken()
    return replace(
        stored or PracticeContent(language=language),
        language=language,
        title=texts["title"],
        situation=texts["situation"],
        aim=texts["aim"],
        partners=texts["partners"],
        approach=texts["approach"],
        result=texts["result"],
        differently=texts["differently"],
        needs_first=texts["needs_first"],
    )


def language_options(stored: PracticeContent | None) -> list[tuple[str, str]]:
    """Return the languages to choose from with their names; a stored one is always there."""
    own = () if stored is None else (stored.language,)
    tags = dict.fromkeys((*own, *WRITING_LANGUAGES))
    return sorted(((tag, language_name(tag)) for tag in tags), key=lambda each: each[1].casefold())


def compare_versions(*, mine: PracticeContent, stored: PracticeContent) -> tuple[Versions, ...]:
    """Return the texts of a page that are not the same in two contents."""
    here, there = _texts_of(mine), _texts_of(stored)
    return tuple(
        Versions(label=_label(name), mine=_shown(name, here), stored=_shown(name, there))
        for name in here
        if here[name] != there[name]
    )


def _texts_of(content: PracticeContent) -> Mapping[str, str]:
    texts = {field.name: str(getattr(content, field.name)) for field in text_fields()}
    return {"language": content.language, **texts}


def _label(name: str) -> str:
    return _("Language of the text") if name == "language" else question_label(name)


def _shown(name: str, texts: Mapping[str, str]) -> str:
    return language_name(texts[name]) if name == "language" else texts[name]
