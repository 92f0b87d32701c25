"""The form that says who sits where: what its fields show, and what somebody changed in them.

Several people may fill it at once, so each chair stands under its own number and brings along what
the page showed. Only what differs from that is a change; everything else stays as it is stored.
"""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from flask import request

from node.language import gettext as _
from node.private.meetings.participants import Participant
from node.screens.form import WHOLE_FORM, Form, blank_form, read_form

__all__ = ["NOBODY", "fill_chairs", "read_chairs", "read_chairs_form"]

NOBODY: Final = ""
"""What stands for a chair of which nobody says who sits on it."""

_CHAIR, _SHOWN = "chair_", "shown_"

Choices = Mapping[UUID, Sequence[tuple[str, str]]]
"""Who may sit on the chairs of each organisation: what is sent, and what is read."""


def read_chairs_form() -> Form:
    """Read the form that came with the request; chairs that are off the list by now stand in it."""
    return read_form(single=[name for name in request.form if name.startswith((_CHAIR, _SHOWN))])


def fill_chairs(
    chairs: Sequence[Participant], choices: Choices, chosen: Mapping[UUID, str] | None = None
) -> Form:
    """Return the form that shows what is stored.

    Args:
        chairs: The chairs of a meeting.
        choices: Who may sit on them.
        chosen: What somebody chose instead, in a form that comes back.
    """
    values = {}
    for each in chairs:
        stored = _stored(each, choices)
        values[f"{_SHOWN}{each.participant_id}"] = stored
        values[f"{_CHAIR}{each.participant_id}"] = (chosen or {}).get(each.participant_id, stored)
    return blank_form(values)


def read_chairs(
    form: Form, chairs: Sequence[Participant], choices: Choices
) -> Mapping[UUID, UUID | None]:
    """Return who sits where from now on, of the chairs at which somebody changed it.

    What cannot be is a fault. The form then shows what is stored now and what else was chosen, so
    that saving again keeps that.

    Args:
        form: The form.
        chairs: The chairs of the meeting now.
        choices: Who may sit on them now.
    """
    changed = _changed(form)
    chosen: dict[UUID, str] = {}
    for each in chairs:
        name = f"{_CHAIR}{each.participant_id}"
        if name not in changed:
            continue
        said, stored = changed.pop(name), _stored(each, choices)
        if said not in dict(choices[each.organisation_id]):
            form.fault(name, _("This contact is not there any more. Choose from the list."))
            continue
        chosen[each.participant_id] = said
        if stored not in {said, form.text(f"{_SHOWN}{each.participant_id}")}:
            form.fault(name, _("A colleague chose otherwise meanwhile. Save again to keep yours."))
    if changed:
        form.fault(
            WHOLE_FORM,
            _("A chair was taken off the list meanwhile. Look at the others, then save again."),
        )
    if not form.is_good:
        form.values = fill_chairs(chairs, choices, chosen).values
    return {each: UUID(said) if said else None for each, said in chosen.items()}


def _changed(form: Form) -> dict[str, str]:
    """Return what stands in the fields in which somebody chose other than what was shown."""
    chosen = {name: form.text(name) for name in form.values if name.startswith(_CHAIR)}
    return {
        name: said
        for name, said in chosen.items()
        if said != form.text(_SHOWN + name.removeprefix(_CHAIR))
    }


def _stored(chair: Participant, choices: Choices) -> str:
    """Return what the field of a chair shows; who is not offered is not told of."""
    said = str(chair.contact_id or NOBODY)
    return said if said in dict(choices[chair.organisation_id]) else NOBODY
