"""The form of a panel: what it rests on and how it works; it has no field for whom it speaks of."""

from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID, uuid4

from node.language import gettext as _
from node.private.network.group import MAX_QUORUM, Group, GroupContent, GroupDraft
from node.private.network.group_fields import read_day, read_goal, read_line, read_note
from node.private.network.group_words import CHECK_QUESTIONS, ProcessCheck
from node.private.network.words import GroupKind
from node.private.typed_values import read_revision
from node.screens.form import Form, blank_form, read_form

__all__ = [
    "PanelForm",
    "check_options",
    "fill_panel_form",
    "new_panel_form",
    "read_panel",
    "read_panel_form",
]

_SINGLE: Final = (
    *("group_id", "revision", "name", "legal_basis", "covenant", "review_on"),
    *("quorum", "agenda", "checked_on", "note"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelForm:
    """The page of one panel.

    Attributes:
        form: Its fields.
        group_id: Which panel; of a new one a number that was made up with the page.
        revision: Which revision the page shows; 0 for a new panel.
    """

    form: Form = field(repr=False)
    group_id: UUID
    revision: int


def new_panel_form() -> PanelForm:
    """Return the form of a new panel, with an agenda to begin with."""
    agenda = _(
        "1. Who is here, and who is missing\n2. What was agreed last time\n"
        "3. Discussion under the covenant; nothing of it is written down here\n"
        "4. Who does what, by when\n5. How did we work together today?"
    )
    return PanelForm(form=blank_form({"agenda": agenda}), group_id=uuid4(), revision=0)


def fill_panel_form(panel: Group) -> PanelForm:
    """Return the form that shows a stored panel."""
    content, until = panel.content, panel.draft.review_on
    form = blank_form(
        {
            "name": content.name,
            "legal_basis": content.legal_basis,
            "covenant": content.covenant,
            "review_on": until.isoformat() if until else "",
            "quorum": str(content.quorum) if content.quorum else "",
            "agenda": content.agenda,
            "checks": content.checks,
            "checked_on": content.checked_on.isoformat() if content.checked_on else "",
            "note": content.note,
        }
    )
    return PanelForm(form=form, group_id=panel.group_id, revision=panel.revision)


def read_panel_form() -> PanelForm:
    """Read the form that came with the request.

    Raises:
        BadRequest: It has fields that the page does not have.
    """
    form = read_form(single=_SINGLE, many=("checks",))
    try:
        group_id = UUID(form.text("group_id"))
    except ValueError:
        group_id = uuid4()
    return PanelForm(
        form=form,
        group_id=group_id,
        revision=read_revision(form),
    )


def read_panel(form: Form, *, stored: GroupDraft | None) -> GroupDraft | None:
    """Return the panel a form spells; None if something of it is refused.

    Args:
        form: The form; faults are put on it.
        stored: What is stored; what the form does not show stays.
    """
    form.require("name", _("Give the panel a name."))
    checks = form.all("checks")
    if not set(checks) <= set(ProcessCheck):
        form.fault("checks", _("Choose from the list."))
    content = replace(
        stored.content if stored else GroupContent(name=""),
        name=read_line(form, "name", _("Name")),
        legal_basis=read_goal(form, "legal_basis", _("Legal basis")),
        covenant=read_note(form, "covenant", _("Covenant")),
        agenda=read_note(form, "agenda", _("Agenda")),
        note=read_note(form, "note", _("Note")),
        quorum=_read_quorum(form),
        checked_on=read_day(form, "checked_on"),
    )
    until = read_day(form, "review_on")
    if not form.is_good:
        return None
    content = replace(content, checks=tuple(each for each in ProcessCheck if each in checks))
    before = stored or GroupDraft(content=content, kind=GroupKind.PANEL)
    return replace(before, content=content, review_on=until)


def check_options() -> list[tuple[str, str]]:
    """Return the points of the process check as options."""
    return [(each.value, _(text)) for each, text in CHECK_QUESTIONS.items()]


def _read_quorum(form: Form) -> int | None:
    text = form.text("quorum")
    if not text:
        return None
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(MAX_QUORUM))
    if is_number and 1 <= int(text) <= MAX_QUORUM:
        return int(text)
    form.fault("quorum", _("Write a number from 1 to %(most)d.") % {"most": MAX_QUORUM})
    return None
