"""Which organisations a form of the log means: chosen, named, or entered on the way.

A name that nobody has, or that several have, is answered with what it may mean; what was typed
stays. Whoever chooses to enter it says two things of it and no more: the card is filled in later.
"""

from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.private.network.log_form import NAMED, NEW, NOBODY, read_identifier
from node.private.network.name_choice import find_named
from node.private.network.organisation import (
    MAX_LINE_CHARACTERS,
    OrganisationContent,
    OrganisationDraft,
)
from node.private.network.organisations import add_organisation
from node.private.network.words import Part
from node.private.typed_text import TextField, read_text
from node.screens.form import Form
from schemas.practice_words import Sector

__all__ = ["Partner", "enter_partner", "read_partner"]

_TYPED: Final = frozenset({"", NOBODY, NAMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Which organisation one part of a form means.

    Attributes:
        organisation_id: The one that is there; None for none or a new one.
        new: What is entered of a new one.
        alike: What a name may mean, for the page that comes back.
        can_be_new: The page offers to enter the name.
    """

    organisation_id: UUID | None = None
    new: OrganisationDraft | None = field(default=None, repr=False)
    alike: tuple[tuple[UUID, str], ...] = field(default=(), repr=False)
    can_be_new: bool = False


def read_partner(session: Session, *, node: Node, person: Person, form: Form, name: str) -> Partner:
    """Return which organisation is meant; what is wrong is put on the form.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who logs.
        form: The form.
        name: `organisation` or `other`, which its fields begin with.
    """
    chosen = form.text(name)
    said = read_text(
        form,
        TextField(
            name=f"{name}_name",
            label=_("Another organisation"),
            max_characters=MAX_LINE_CHARACTERS,
            lines=False,
        ),
    )
    if chosen == NEW and said:
        return _read_new(form, name, said)
    number = read_identifier(chosen)
    if number is not None:
        return Partner(organisation_id=number)
    if chosen not in _TYPED:
        form.fault(name, _("Choose an organisation."))
        return Partner()
    if said:
        return _find(session, node=node, person=person, form=form, name=name, said=said)
    if chosen == NAMED:
        form.fault(f"{name}_name", _("Write which organisation."))
    return Partner()


def enter_partner(
    session: Session, *, node: Node, actor: Person, partner: Partner, is_mine: bool
) -> UUID | None:
    """Return the number of an organisation, entered if it is new; the caller commits."""
    if partner.new is None:
        return partner.organisation_id
    draft = OrganisationDraft(
        content=partner.new.content,
        sector=partner.new.sector,
        part=partner.new.part,
        is_mine=is_mine,
    )
    return add_organisation(session, node=node, actor=actor, draft=draft)


def _find(
    session: Session, *, node: Node, person: Person, form: Form, name: str, said: str
) -> Partner:
    found = find_named(session, node=node, person=person, name=said)
    if found.organisation_id is not None:
        return Partner(organisation_id=found.organisation_id)
    if found.alike:
        form.fault(
            name, _("Which organisation is it? Choose one of these, or enter the name as new.")
        )
    else:
        form.fault(
            name, _("No organisation is called like this yet. Enter it as new, or change the name.")
        )
    return Partner(alike=found.alike, can_be_new=True)


def _read_new(form: Form, name: str, said: str) -> Partner:
    sector, part = form.text(f"{name}_sector"), form.text(f"{name}_part")
    if sector not in set(Sector):
        form.fault(f"{name}_sector", _("Choose what sort of organisation it is."))
    if part not in set(Part):
        form.fault(f"{name}_part", _("Choose whether it is formal or informal."))
    if sector not in set(Sector) or part not in set(Part):
        return Partner(can_be_new=True)
    content = OrganisationContent(name=said)
    new = OrganisationDraft(content=content, sector=Sector(sector), part=Part(part))
    return Partner(new=new, can_be_new=True)
