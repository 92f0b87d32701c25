"""The form of a group: what stands in its fields, and the group they spell.

One form for a network that was there already, similar organisations, those with one goal and a
programme line; whatever does not belong to the chosen kind may stay empty. A panel has its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from node.language import gettext as _
from node.private.network.existing_network import EnteredGroup
from node.private.network.group import MAX_THEMES, MAX_WAITING, Group, GroupContent, GroupDraft
from node.private.network.group_fields import read_day, read_goal, read_ids, read_line, read_note
from node.private.network.group_words import STAGE_LABELS, PilotStage
from node.private.network.optional_rows import is_on
from node.private.network.word_labels import label
from node.private.network.words import GroupKind, State
from node.private.typed_values import read_revision
from node.screens.code_words import label as code_label
from node.screens.form import Form, blank_form, read_form
from schemas.practice_words import Sector
from schemas.vocabulary import load_vocabulary

__all__ = [
    "GroupForm",
    "fill_group_form",
    "kind_options",
    "new_group_form",
    "read_group",
    "read_group_form",
    "sector_options",
    "split_names",
    "stage_options",
    "state_options",
]

_SINGLE: Final = (
    *("group_id", "revision", "kind", "name", "goal", "sector", "place", "note", "names"),
    *("state", "training", "stage", "review_on"),
)
_MANY: Final = ("themes", "organisation", "is_mine", "is_pilot")
_YES: Final = ("yes",)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupForm:
    """The page of one group.

    Attributes:
        form: Its fields.
        group_id: Which group; of a new one a number that was made up with the page.
        revision: Which revision the page shows; 0 for a new group.
    """

    form: Form = field(repr=False)
    group_id: UUID
    revision: int


def new_group_form(
    kind: GroupKind,
    *,
    sector: Sector | None = None,
    themes: Iterable[str] = (),
    members: Iterable[UUID] = (),
) -> GroupForm:
    """Return the form of a new group.

    Args:
        kind: What holds it together.
        sector: Kind of organisation, of a group of similar ones.
        themes: Concepts that are ticked.
        members: Organisations it begins with.
    """
    return GroupForm(
        form=blank_form(
            {
                "kind": kind.value,
                "sector": sector.value if sector else "",
                "state": State.OPEN.value,
                "themes": tuple(themes)[:MAX_THEMES],
                "organisation": tuple(map(str, members)),
            }
        ),
        group_id=uuid4(),
        revision=0,
    )


def fill_group_form(group: Group) -> GroupForm:
    """Return the form that shows a stored group."""
    draft, content = group.draft, group.content
    # A group for which no name waits is asked for none.
    names = {"names": "\n".join(content.waiting)} if content.waiting else {}
    form = blank_form(
        {
            **names,
            "kind": draft.kind.value,
            "name": content.name,
            "goal": content.goal,
            "themes": content.themes,
            "sector": draft.sector.value if draft.sector else "",
            "place": content.place,
            "note": content.note,
            "state": draft.state.value,
            "training": content.training,
            "stage": content.stage.value if content.stage else "",
            "review_on": draft.review_on.isoformat() if draft.review_on else "",
            "is_pilot": _YES if draft.is_pilot else (),
            "is_mine": _YES if draft.is_mine else (),
        }
    )
    return GroupForm(form=form, group_id=group.group_id, revision=group.revision)


def read_group_form() -> GroupForm:
    """Read the form that came with the request.

    Raises:
        BadRequest: It has fields that the page does not have.
    """
    form = read_form(single=_SINGLE, many=_MANY)
    try:
        group_id = UUID(form.text("group_id"))
    except ValueError:
        group_id = uuid4()
    return GroupForm(
        form=form,
        group_id=group_id,
        revision=read_revision(form),
    )


def read_group(form: Form, *, stored: GroupContent | None) -> EnteredGroup | None:
    """Return the group a form spells, with its members to be and the names that were pasted.

    Args:
        form: The form; faults are put on it.
        stored: What is stored; what the form does not show stays.

    Returns:
        None if something of it is refused.
    """
    form.require("name", _("Give the group a name."))
    kind, state = form.text("kind"), form.text("state") or State.OPEN.value
    if kind not in set(GroupKind) - {GroupKind.PANEL}:
        form.fault("kind", _("Choose what holds the group together."))
    if state not in set(State) - {State.NONE}:
        form.fault("state", _("Choose where it stands."))
    sector, stage = _read_sector(form), _read_stage(form)
    names = split_names(form.text("names"))
    before = stored or GroupContent(name="")
    content = replace(
        before,
        waiting=names if stored and "names" in form.values else before.waiting,
        name=read_line(form, "name", _("Name")),
        goal=read_goal(form, "goal", _("What do they want together?")),
        themes=_read_themes(form),
        place=read_line(form, "place", _("Part of town")),
        note=read_note(form, "note", _("Note")),
        training=read_note(form, "training", _("Training plan")),
        stage=stage,
    )
    review_on, members = read_day(form, "review_on"), read_ids(form, "organisation")
    if len(names) > MAX_WAITING:
        form.fault("names", _("At most %(most)d names fit.") % {"most": MAX_WAITING})
    if not form.is_good:
        return None
    draft = GroupDraft(
        content=content,
        kind=GroupKind(kind),
        sector=sector,
        state=State(state),
        is_pilot=bool(form.all("is_pilot")),
        review_on=review_on,
        is_mine=bool(form.all("is_mine")),
    )
    return EnteredGroup(draft=draft, members=members, names=names)


def split_names(text: str) -> tuple[str, ...]:
    """Return the names of a list, one from each line; one that stands there twice counts once."""
    found: dict[str, str] = {}
    for line in text.split("\n"):
        name = " ".join(line.strip(" \t-*•;,").split())
        if name:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def kind_options(session: Session) -> list[tuple[str, str, str]]:
    """Return the kinds of group that this form enters; of what is switched off, none."""
    hints = {
        GroupKind.EXISTING: _("Such as a network on truancy or on a clean town: begin with it."),
        GroupKind.SIMILAR: _(
            "Such as all schools: they speak one language, and trust comes first."
        ),
        GroupKind.SAME_GOAL: _("Different organisations that want the same thing."),
        GroupKind.PROGRAMME: _("A line of your programme, with training and a pilot."),
    }
    if not is_on(session, "F58"):
        del hints[GroupKind.PROGRAMME]
    return [(kind.value, label(kind), hint) for kind, hint in hints.items()]


def sector_options() -> list[tuple[str, str]]:
    """Return the sectors as options, the first of which is none."""
    return [("", _("Several, or not said")), *((each.value, code_label(each)) for each in Sector)]


def stage_options() -> list[tuple[str, str]]:
    """Return how far a pilot may be, the first of which is not said."""
    return [("", _("Not said")), *((each.value, _(text)) for each, text in STAGE_LABELS.items())]


def state_options() -> list[tuple[str, str]]:
    """Return where a group may stand."""
    return [
        (State.OPEN.value, _("It is going on")),
        (State.DONE.value, _("It is finished")),
        (State.DROPPED.value, _("It was dropped")),
    ]


def _read_sector(form: Form) -> Sector | None:
    text = form.text("sector")
    if text and text not in set(Sector):
        form.fault("sector", _("Choose from the list."))
        return None
    return Sector(text) if text else None


def _read_stage(form: Form) -> PilotStage | None:
    text = form.text("stage")
    if text and text not in set(PilotStage):
        form.fault("stage", _("Choose from the list."))
        return None
    return PilotStage(text) if text else None


def _read_themes(form: Form) -> tuple[str, ...]:
    themes = tuple(dict.fromkeys(form.all("themes")))
    if len(themes) > MAX_THEMES:
        form.fault("themes", _("At most five themes."))
    if not set(themes) <= set(load_vocabulary().concepts):
        form.fault("themes", _("Choose from the list."))
    return themes
