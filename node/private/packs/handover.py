"""The pack for whoever takes over: what holds on the first day, and whom to call first.

It is made anew whenever it is asked for, so it works on the day somebody falls ill as well. Names
of contacts stand in it, because it stays in this room; whoever prints it carries them.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.language import spoken
from node.people.service import Person
from node.private.local_time import local_day, local_moment
from node.private.network.contact import Contact
from node.private.network.log_line import LogLine
from node.private.network.organisation import Organisation
from node.private.network.organisations import name_organisations
from node.private.network.rules import Rules, read_rules
from node.private.network.words import LogKind
from node.private.packs.butterfly import MOST_MONTHS, Spot, Standing, list_spots
from node.private.packs.handover_reading import (
    MOST_ROWS,
    GroupLine,
    Mandate,
    MeetingLine,
    contacts_of,
    list_agreements,
    list_groups,
    list_meetings,
    list_promises,
    list_rhythms,
    read_mandate,
)
from node.private.packs.paper import Paper, Section
from node.private.packs.picture_words import months_words
from node.screens.code_words import label
from node.screens.formats import day, weekday

__all__ = ["FIRST_CALLS", "call_first", "handover_pack"]

FIRST_CALLS: Final = 10
"""Organisations to call in the first week."""


def call_first(
    spots: Mapping[UUID, Spot], *, overdue: frozenset[UUID], most: int = FIRST_CALLS
) -> tuple[UUID, ...]:
    """Return whom a successor calls first: whoever waits for a promise, then the longest silent.

    Args:
        spots: Where each organisation stands.
        overdue: Organisations to which a promise of the town is overdue.
        most: At most so many.
    """
    wanted = [
        spot
        for spot in spots.values()
        if spot.organisation_id in overdue or spot.standing is Standing.CALL
    ]
    wanted.sort(
        key=lambda spot: (
            spot.organisation_id not in overdue,
            -(MOST_MONTHS + 1 if spot.months is None else spot.months),
            spot.organisation_id,
        )
    )
    return tuple(spot.organisation_id for spot in wanted[:most])


def handover_pack(session: Session, *, node: Node, person: Person) -> Paper:
    """Return the pack in the language spoken now."""
    today = local_day(node)
    ours, theirs = (
        list_promises(session, node=node, person=person, kind=kind)
        for kind in (LogKind.WE_PROMISED, LogKind.THEY_PROMISED)
    )
    spots = {spot.organisation_id: spot for spot in list_spots(session, node=node, person=person)}
    first = call_first(spots, overdue=_overdue(ours, today))
    named = {line.draft.organisation_id for line in (*ours, *theirs)} | set(first)
    names = name_organisations(
        session, node=node, person=person, ids=tuple(each for each in named if each is not None)
    )
    contacts = contacts_of(session, node=node, person=person, ids=first)
    sections = (
        _mandate(read_mandate(session, node=node, language=spoken())),
        _calls(
            [(number, names[number]) for number in first], spots, contacts, _overdue(ours, today)
        ),
        _promises(_("What we promised, and is open"), ours, names, today),
        _promises(_("What was promised to us, and is open"), theirs, names, today),
        _rhythms(list_rhythms(session, node=node, person=person), read_rules(session)),
        _agreements(list_agreements(session, node=node, person=person), today),
        _meetings(list_meetings(session, node=node, person=person), node),
        _groups(list_groups(session, node=node, person=person)),
    )
    return Paper(
        title=_("Handover of the network"),
        town=node.settings.name,
        about=(
            _(
                "What holds on the first day. It has names of contacts: keep it as carefully as "
                "they would."
            ),
        ),
        made_on=today,
        language=spoken(),
        sections=sections,
    )


def _overdue(promises: tuple[LogLine, ...], today: date) -> frozenset[UUID]:
    return frozenset(
        line.draft.organisation_id
        for line in promises
        if line.draft.organisation_id is not None
        and line.draft.due_on is not None
        and line.draft.due_on < today
    )


def _section(
    title: str,
    head: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    *,
    empty: str,
    own: tuple[int, ...],
    texts: tuple[str, ...] = (),
) -> Section:
    """Return a section; without rows it says why, and what to do."""
    if not rows:
        return Section(title=title, texts=(*texts, empty))
    if len(rows) == MOST_ROWS:
        texts = (*texts, _("The first %(number)d are listed.") % {"number": MOST_ROWS})
    return Section(title=title, texts=texts, head=head, rows=rows, own=own)


def _mandate(mandate: Mandate) -> Section:
    answers = (
        (_("Focus"), mandate.focus),
        (_("Legal basis"), mandate.legal_basis),
        (_("Aim"), mandate.aim),
        (_("Limits"), mandate.limits),
        (_("Adopted by"), mandate.adopted_by),
        (_("To be looked at again on"), day(mandate.review_on) if mandate.review_on else ""),
    )
    return _section(
        _("Mandate"),
        (_("What"), _("In words")),
        tuple((name, text) for name, text in answers if text),
        empty=_("Nobody has written the mandate down yet. It stands under “My mandate and focus”."),
        own=(1,),
    )


def _calls(
    first: list[tuple[UUID, str]],
    spots: Mapping[UUID, Spot],
    contacts: Mapping[UUID, tuple[Contact, ...]],
    overdue: frozenset[UUID],
) -> Section:
    rows = tuple(
        (
            name,
            _("a promise of ours is overdue")
            if number in overdue
            else months_words(spots[number].months),
            "; ".join(_reach(each) for each in contacts.get(number, ())) or _("nobody is named"),
        )
        for number, name in first
    )
    return _section(
        _("Whom to call first"),
        (_("Organisation"), _("Why"), _("Contact")),
        rows,
        empty=_("Nobody waits for a call."),
        own=(0, 2),
    )


def _reach(contact: Contact) -> str:
    content = contact.content
    parts = (content.name, content.function, content.phone, content.mailbox)
    return ", ".join(part for part in parts if part)


def _promises(
    title: str, lines: tuple[LogLine, ...], names: Mapping[UUID, str], today: date
) -> Section:
    rows = tuple(
        (
            _name_of(line, names),
            line.content.text or _("the text is no longer kept"),
            _due(line.draft.due_on, today),
        )
        for line in lines
    )
    return _section(
        title,
        (_("Organisation"), _("What"), _("By when")),
        rows,
        empty=_("No promise is open."),
        own=(0, 1),
    )


def _name_of(line: LogLine, names: Mapping[UUID, str]) -> str:
    number = line.draft.organisation_id
    return _("no organisation") if number is None else names.get(number, _("no organisation"))


def _due(due_on: date | None, today: date) -> str:
    if due_on is None:
        return _("no day")
    if due_on < today:
        return _("%(day)s, overdue") % {"day": day(due_on)}
    return day(due_on)


def _rhythms(organisations: tuple[Organisation, ...], rules: Rules) -> Section:
    town = _(
        "Everybody is called after %(days)d days without a contact, and asked at most %(asks)d "
        "times in 90 days. What differs:"
    ) % {"days": rules.min_days, "asks": rules.most_asks}
    rows = tuple(
        (
            each.name,
            _("left alone for now")
            if each.draft.is_paused
            else str(each.draft.min_days or rules.min_days),
            str(each.draft.most_asks or rules.most_asks),
        )
        for each in organisations
    )
    return _section(
        _("Rhythms"),
        (_("Organisation"), _("Called after days"), _("Requests in 90 days")),
        rows,
        empty=_("Nothing differs."),
        own=(0,),
        texts=(town,),
    )


def _agreements(organisations: tuple[Organisation, ...], today: date) -> Section:
    rows = tuple(
        (
            each.name,
            each.content.agreement or _("not written down"),
            _("%(day)s, over") % {"day": day(until)} if until < today else day(until),
        )
        for each in organisations
        if (until := each.draft.agreement_until) is not None
    )
    return _section(
        _("Agreements"),
        (_("Organisation"), _("What was agreed"), _("Until")),
        rows,
        empty=_("No agreement has an end."),
        own=(0, 1),
    )


def _meetings(lines: tuple[MeetingLine, ...], node: Node) -> Section:
    rows = tuple(
        (
            each.title,
            _("%(day)s at %(hour)s")
            % {
                "day": weekday(local_moment(node, each.starts_at).date()),
                "hour": f"{local_moment(node, each.starts_at):%H:%M}",
            },
            each.place or _("not said"),
        )
        for each in lines
    )
    return _section(
        _("Meetings to come"),
        (_("Meeting to come"), _("When"), _("Where")),
        rows,
        empty=_("No meeting is planned."),
        own=(0, 2),
    )


def _groups(lines: tuple[GroupLine, ...]) -> Section:
    rows = tuple(
        (
            each.name,
            _("no step yet") if each.step is None else label(each.step),
            "" if each.since is None else day(each.since),
            "" if each.review_on is None else day(each.review_on),
        )
        for each in lines
    )
    return _section(
        _("Groups and their steps"),
        (_("Group"), _("Step"), _("Since"), _("Looked at again")),
        rows,
        empty=_("There is no group yet."),
        own=(0,),
    )
