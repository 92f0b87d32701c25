"""What somebody typed into a form: every field kept as it was, with what is wrong beside it.

A form names its fields; a field that no form of ours has is not read and the request is refused,
because only a program sends one. Nothing that was typed is dropped, however wrong it is: the page
comes back with it, one sentence at each field and all of them together at its top.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from flask import request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from node.errors import InputRefusedError
from node.language import gettext as _

__all__ = ["TOKEN", "WHOLE_FORM", "Form", "blank_form", "read_form"]

TOKEN: Final = "csrf_token"  # noqa: S105 - the name of the field, not a token
"""Name of the field that shows that the form came from a page of ours."""

WHOLE_FORM: Final = "form"
"""Name under which a fault stands that belongs to no one field."""


@dataclass(slots=True, kw_only=True)
class Form:
    """The fields of one form.

    Attributes:
        values: What stands in each field, as a list; a text has one value.
        faults: One sentence for each field that is wrong, in the order they were found.
    """

    values: Mapping[str, Sequence[str]] = field(repr=False)
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong so far."""
        return not self.faults

    def text(self, name: str) -> str:
        """Return what stands in a field, without space around it; empty if nothing does."""
        return next(iter(self.values.get(name, ())), "").strip()

    def typed(self, name: str) -> str:
        """Return what stands in a field exactly as it was typed."""
        return next(iter(self.values.get(name, ())), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value that was ticked."""
        return tuple(self.values.get(name, ()))

    def fault(self, name: str, sentence: str) -> None:
        """Say what is wrong with a field and what to do; the first word about it stands."""
        self.faults.setdefault(name, sentence)

    def require(self, name: str, sentence: str) -> str:
        """Return what stands in a field, and say `sentence` if nothing does."""
        text = self.text(name)
        if not text:
            self.fault(name, sentence)
        return text

    def take(self, error: InputRefusedError, *, at: str = WHOLE_FORM) -> None:
        """Show what a service refused: all of its sentences, beside the field `at`."""
        self.fault(at, " ".join(error.faults) or str(error))


def read_form(*, single: Iterable[str] = (), many: Iterable[str] = ()) -> Form:
    """Read the form that came with the request.

    Args:
        single: Fields that hold one text.
        many: Fields that may come several times, as ticks do.

    Raises:
        BadRequest: A field that this form does not have, or one text twice.
    """
    return _read(request.form, single=frozenset(single), many=frozenset(many))


def blank_form(values: Mapping[str, str | Sequence[str]] | None = None) -> Form:
    """Return a form that nobody has sent yet, filled with what is known.

    Args:
        values: A text, or the ticks, by name of the field.
    """
    filled = values or {}
    return Form(
        values={name: (v,) if isinstance(v, str) else tuple(v) for name, v in filled.items()}
    )


def _read(sent: MultiDict[str, str], *, single: frozenset[str], many: frozenset[str]) -> Form:
    values = {}
    for name, texts in sent.lists():
        if name == TOKEN:
            continue
        if name not in single | many or (name in single and len(texts) > 1):
            raise BadRequest(_("This form has no such field. Load the page again, then send it."))
        values[name] = [_same_lines(text) for text in texts]
    return Form(values=values)


def _same_lines(text: str) -> str:
    """Return a text with the line ends that texts have everywhere else here."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
