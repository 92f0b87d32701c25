"""The form of a fact card: how it is filled, and the card it spells."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from werkzeug.exceptions import BadRequest

from node.language import gettext as _
from node.language import mark
from node.private.network.fact import (
    MAX_NUMBER_CHARACTERS,
    MAX_SOURCE_CHARACTERS,
    MAX_STATEMENT_CHARACTERS,
    Counted,
    Fact,
    FactContent,
    FactDraft,
)
from node.private.network.own_card_form import read_day
from node.private.network.words import FactKind
from node.private.typed_text import TextField, read_text
from node.private.typed_values import read_revision
from node.screens.form import Form, blank_form, read_form

__all__ = [
    "COUNTED_WORDS",
    "FactForm",
    "fill_fact_form",
    "label_of_fact",
    "new_fact_form",
    "read_fact",
    "read_fact_form",
]

COUNTED_WORDS: Final = {
    Counted.PEOPLE: mark("People"),
    Counted.OTHER: mark("Something else, such as a share, schools or euros"),
}
"""What a number counts, in words."""

_LABELS: Final = {
    "statement": mark("Statement"),
    "number": mark("Number"),
    "source": mark("Source"),
}
_SINGLE: Final = (
    *("fact_id", "revision", "kind", "statement", "number", "counted", "source"),
    *("dated_on", "review_on"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactForm:
    """A page of one card.

    Attributes:
        form: What stands in its fields.
        fact_id: Which card it is, or becomes.
        revision: The revision it shows; 0 for one that is not stored yet.
    """

    form: Form
    fact_id: UUID
    revision: int


def new_fact_form(*, today: date) -> FactForm:
    """Return an empty page, with the number its card will have.

    Args:
        today: Day that is offered.
    """
    fact_id = uuid4()
    values = {"kind": FactKind.FIGURE.value, "counted": Counted.OTHER.value}
    hidden = {"fact_id": str(fact_id), "revision": "0", "dated_on": today.isoformat()}
    return FactForm(form=blank_form({**values, **hidden}), fact_id=fact_id, revision=0)


def fill_fact_form(fact: Fact) -> FactForm:
    """Return the page that shows a card."""
    content = fact.content
    review = "" if content.review_on is None else content.review_on.isoformat()
    form = blank_form(
        {
            "fact_id": str(fact.fact_id),
            "revision": str(fact.revision),
            "kind": fact.draft.kind.value,
            "statement": content.statement,
            "number": content.number,
            "counted": content.counted.value,
            "source": content.source,
            "dated_on": fact.draft.dated_on.isoformat(),
            "review_on": review,
        }
    )
    return FactForm(form=form, fact_id=fact.fact_id, revision=fact.revision)


def read_fact_form() -> FactForm:
    """Read the page that came with the request.

    Raises:
        BadRequest: It has fields that the page does not have, or no number of its card.
    """
    form = read_form(single=_SINGLE)
    try:
        fact_id = UUID(form.text("fact_id"))
    except ValueError as exc:
        raise BadRequest(_("Load the page again, then send it.")) from exc
    return FactForm(form=form, fact_id=fact_id, revision=read_revision(form))


def read_fact(form: Form, *, may_be_country: bool) -> FactDraft | None:
    """Return the card that a form spells; None if something of it is refused.

    Args:
        form: The form; faults are put on it.
        may_be_country: Whether cards about a country are switched on.
    """
    form.require("statement", _("Write what is so, in a sentence."))
    statement = _text(form, "statement", most=MAX_STATEMENT_CHARACTERS, lines=True)
    number = _text(form, "number", most=MAX_NUMBER_CHARACTERS)
    source = _text(form, "source", most=MAX_SOURCE_CHARACTERS)
    if number and not source:
        form.fault("source", _("A number needs a source: where can it be looked up?"))
    form.require("dated_on", _("Write the day of which it is true."))
    dated_on, review_on = read_day(form, "dated_on"), read_day(form, "review_on")
    if form.text("counted") not in set(Counted):
        form.fault("counted", _("Choose what the number counts."))
    kinds = set(FactKind) if may_be_country else {FactKind.FIGURE}
    if form.text("kind") not in kinds:
        form.fault("kind", _("Choose what it is about."))
    if not form.is_good or dated_on is None:
        return None
    content = FactContent(
        statement=statement,
        number=number,
        counted=Counted(form.text("counted")),
        source=source,
        review_on=review_on,
    )
    return FactDraft(kind=FactKind(form.text("kind")), dated_on=dated_on, content=content)


def label_of_fact(member: str) -> str:
    """Return what a field of the form is called."""
    return _(_LABELS[member])


def _text(form: Form, name: str, *, most: int, lines: bool = False) -> str:
    field = TextField(name=name, label=label_of_fact(name), max_characters=most, lines=lines)
    return read_text(form, field)
