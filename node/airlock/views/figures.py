"""Figures of the town's own groups: what no other town could know, and this one counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from flask import Response

from node.airlock.group_figures import (
    MAX_SOURCE_CHARACTERS,
    VARIABLES,
    GroupFigure,
    add_figure,
    list_figures,
    remove_figure,
)
from node.airlock.policy import with_policy
from node.airlock.views.blueprint import bp
from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.language import spoken
from node.people.models import PersonRole
from node.people.service import check_role
from node.people.signed_in import current_person
from node.screens.code_words import label
from node.screens.form import Form, blank_form, read_form
from node.screens.formats import month
from node.screens.page import notice, render_page, see_other
from schemas.practice_words import Level, Setting, TargetGroup
from schemas.vocabulary import load_vocabulary

__all__ = ["condition_words", "enter_figure", "figures", "take_out_figure"]

_CHOICES: Final[Mapping[str, type[StrEnum]]] = {
    "target_groups": TargetGroup,
    "settings": Setting,
    "level": Level,
}
_MOST_DIGITS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure, in words.

    Attributes:
        figure_id: Its identifier.
        words: What is true of these people.
        people: How many they are.
        source: Where that is from.
        is_small: Whether they are fewer than the minimum group size.
    """

    figure_id: UUID
    words: tuple[str, ...]
    people: int
    source: str
    is_small: bool


@bp.get("/figures")
def figures() -> Response:
    """Show the figures of this town, and a form for one more."""
    return _page(blank_form())


@bp.post("/figures")
def enter_figure() -> Response:
    """Enter a figure."""
    session, node = db.session(), current_node()
    form = read_form(single=(*VARIABLES, "people", "source"))
    people = form.require("people", _("Write how many people that is."))
    if people and not (people.isascii() and people.isdecimal() and len(people) <= _MOST_DIGITS):
        form.fault("people", _("Write a whole number, without dots or words."))
    form.require("source", _("Write where the figure is from, and of which year."))
    conditions = {name: form.text(name) for name in VARIABLES if form.text(name)}
    if not conditions:
        form.fault("target_groups", _("Choose one to three things that are true of these people."))
    if not form.is_good:
        return _page(form, status=422)
    try:
        add_figure(
            session,
            node=node,
            actor=current_person(),
            conditions=conditions,
            people=int(people),
            source=form.text("source"),
        )
    except InputRefusedError as error:
        form.take(error, at="target_groups")
        return _page(form, status=422)
    session.commit()
    notice(_("The figure is stored. It counts from now on, for what waits to leave too."))
    return see_other("airlock.figures")


@bp.post("/figures/<uuid:figure_id>/remove")
def take_out_figure(figure_id: UUID) -> Response:
    """Take a figure out."""
    session = db.session()
    remove_figure(session, node=current_node(), actor=current_person(), figure_id=figure_id)
    session.commit()
    notice(_("The figure is gone."))
    return see_other("airlock.figures")


def condition_words(figure: GroupFigure) -> tuple[str, ...]:
    """Return what is true of the people of a figure, in the reader's language."""
    return tuple(
        _value_words(name, figure.conditions[name])
        for name in VARIABLES
        if name in figure.conditions
    )


def _value_words(name: str, value: str) -> str:
    if name in _CHOICES:
        return label(_CHOICES[name](value))
    if name == "themes":
        return load_vocabulary().concepts[value].labels[spoken()]
    if name == "age_band":
        low, _hyphen, high = value.partition("-")
        return _("%(low)s to %(high)s years old") % {"low": low, "high": high}
    return month(value)


def _page(form: Form, *, status: int = 200) -> Response:
    session, node = db.session(), current_node()
    check_role(current_person(), PersonRole.COORDINATOR)
    under = with_policy(session, node.settings).minimum_group_size
    concepts = load_vocabulary().concepts.values()
    any_of_them = ("", _("Any"))
    return render_page(
        "airlock/figures.html",
        status=status,
        form=form,
        lines=[
            Line(
                figure_id=each.figure_id,
                words=condition_words(each),
                people=each.people,
                source=each.source,
                is_small=each.people < under,
            )
            for each in list_figures(session, node=node)
        ],
        under=under,
        most=MAX_SOURCE_CHARACTERS,
        choices={
            name: [any_of_them, *((word.value, label(word)) for word in words)]
            for name, words in _CHOICES.items()
        },
        themes=[
            any_of_them,
            *sorted(
                ((each.id, each.labels[spoken()]) for each in concepts),
                key=lambda pair: pair[1].casefold(),
            ),
        ],
    )
