"""What stands on the page of the log around what was typed: choices, warnings, the latest lines."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.errors import NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.private.network.asking_first import warn_before_asking
from node.private.network.give_and_ask import give_and_ask
from node.private.network.log_form import BIG_KINDS, NEW, PAUSE_FIELDS, read_identifier
from node.private.network.log_partners import Partner
from node.private.network.meeting_days import check_meeting, late_meetings
from node.private.network.name_choice import lately_logged
from node.private.network.organisations import name_organisations
from node.private.network.pause import pause_warning
from node.private.network.word_labels import options
from node.private.network.words import LogKind, Part, RefusalReason
from node.screens.code_words import label as code_label
from node.screens.form import Form
from node.screens.formats import concept, weekday
from schemas.practice_words import Sector
from schemas.vocabulary import STRUCTURE_GROUP, load_vocabulary

__all__ = ["LogPage", "field_labels", "look_around", "theme_options"]

Option = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """The choices and warnings of one page.

    Attributes:
        kinds: What is offered first.
        more_kinds: Everything else.
        offered: Organisations to choose from, with what is worth knowing before one asks.
        others: The same for the second organisation of an introduction.
        chosen: What the organisation is called with which one came here.
        warnings: What is worth knowing of it, and of an incident that is fresh.
        exchange: What was given and asked; empty if nothing was.
        meetings: Meetings of the last two weeks, the one the line is of, and none.
        reasons: Why something was not given.
        sectors: What sorts of organisations there are.
        parts: Formal and informal.
        themes: What a line may be about.
        asks_pause: The four questions stand on the page.
        can_be_new: A name that was typed can be entered.
        other_can_be_new: So can that of the second organisation.
    """

    kinds: list[Option]
    more_kinds: list[Option]
    offered: list[tuple[str, str, str]] = field(repr=False)
    others: list[Option] = field(repr=False)
    chosen: str = field(repr=False)
    warnings: tuple[str, ...] = field(repr=False)
    exchange: str
    meetings: list[Option]
    reasons: list[Option]
    sectors: list[Option]
    parts: list[Option]
    themes: list[Option]
    asks_pause: bool
    can_be_new: bool
    other_can_be_new: bool


_NO_PARTNER: Final = Partner()


def look_around(
    session: Session,
    *,
    node: Node,
    person: Person,
    form: Form,
    partner: Partner = _NO_PARTNER,
    other: Partner = _NO_PARTNER,
) -> LogPage:
    """Return what stands around a form.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who logs.
        form: What is typed so far.
        partner: What its organisation may mean.
        other: What its second organisation may mean.
    """
    number = read_identifier(form.text("organisation"))
    wanted = [number, read_identifier(form.text("other")), *lately_logged(session, person=person)]
    ids = tuple(dict.fromkeys(each for each in wanted if each is not None))
    names = name_organisations(session, node=node, person=person, ids=ids)
    told = warn_before_asking(session, node=node, person=person, organisation_ids=names)
    shown = {each: names[each] for each in ids if each in names}
    fresh = pause_warning(session, node=node, person=person)
    exchange = give_and_ask(
        session, node=node, person=person, organisation_ids=() if number is None else (number,)
    )
    return LogPage(
        kinds=options(BIG_KINDS),
        more_kinds=options(each for each in LogKind if each not in BIG_KINDS),
        offered=_offered(shown | dict(partner.alike), told),
        others=[(str(each), said) for each, said in (shown | dict(other.alike)).items()],
        chosen="" if number is None else names.get(number, ""),
        warnings=(*(told.get(number, ()) if number else ()), *((fresh,) if fresh else ())),
        exchange="" if number is None else exchange.get(number, ""),
        meetings=_meetings(session, node, person, chosen=read_identifier(form.text("meeting"))),
        reasons=[("", _("Choose")), *options(RefusalReason)],
        sectors=[("", _("Choose")), *((each.value, code_label(each)) for each in Sector)],
        parts=options(Part),
        themes=theme_options(),
        asks_pause=form.text("else_kind") == LogKind.PAUSE,
        can_be_new=partner.can_be_new or form.text("organisation") == NEW,
        other_can_be_new=other.can_be_new or form.text("other") == NEW,
    )


def theme_options() -> list[Option]:
    """Return the themes of the vocabulary by name, in the language spoken now."""
    concepts = load_vocabulary().concepts.values()
    named = [(each.id, concept(each.id)) for each in concepts if each.group != STRUCTURE_GROUP]
    return sorted(named, key=lambda each: each[1].casefold())


def field_labels() -> Mapping[str, str]:
    """Return what the fields are called in which somebody can write freely."""
    questions = (_("Aim"), _("Harm"), _("What else"), _("Agreed with"))
    return {
        "text": _("What happened"),
        "place": _("Where"),
        "department": _("Department"),
        "outcome": _("What came of it"),
        **dict(zip(PAUSE_FIELDS, questions, strict=True)),
    }


def _offered(
    names: Mapping[UUID, str], told: Mapping[UUID, tuple[str, ...]]
) -> list[tuple[str, str, str]]:
    return [(str(number), name, " ".join(told.get(number, ()))) for number, name in names.items()]


def _meetings(session: Session, node: Node, person: Person, *, chosen: UUID | None) -> list[Option]:
    found = dict(late_meetings(session, node=node, person=person))
    if chosen is not None and chosen not in found:
        # An old line is hung on an old meeting; one that the person does not see has no name here.
        with suppress(NotFoundError):
            found[chosen] = check_meeting(session, node=node, person=person, meeting_id=chosen)
    return [
        ("", _("At no meeting")),
        *((str(number), weekday(began.date())) for number, began in found.items()),
    ]
