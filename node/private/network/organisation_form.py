"""The form of an organisation: three questions first, the rest for whoever knows more.

Fields of a part of the method that is switched off are not asked for, and keep what they hold.
Another organisation is named by its name, because a list of five thousand helps nobody; what the
person may not see has no name here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from node.language import gettext as _
from node.private.network.organisation import (
    MAX_LINE_CHARACTERS,
    Offer,
    Organisation,
    OrganisationContent,
    OrganisationDraft,
)
from node.private.network.organisation_texts import ASKED, text_field
from node.private.network.words import Door, Part
from node.private.typed_text import TextField, read_text
from node.private.typed_values import read_day, read_revision
from node.screens.form import Form, blank_form, read_form
from schemas.practice_words import Sector
from schemas.vocabulary import load_vocabulary

__all__ = [
    "ROWS",
    "OrganisationForm",
    "blank_organisation_form",
    "fill_organisation_form",
    "read_organisation",
    "read_organisation_form",
]

ROWS: Final = 20
"""Most offers, needs and interests that one form brings."""

_OPTIONAL: Final[Mapping[str, str]] = {
    "door": "F08",
    "umbrella": "F54",
    "agreed_role": "F54",
    "pointed_by": "F14",
    "channel": "F51",
}
"""Fields that belong to a part of the method which may be off."""

_LEAST_DAYS: Final = 1
_MOST_DAYS: Final = 366
_MOST_ASKS: Final = 50
_SINGLE: Final = (
    *ASKED,
    "organisation_id",
    "revision",
    "sector",
    "part",
    "door",
    "aliases",
    "umbrella",
    "pointed_by",
    "min_days",
    "most_asks",
    "confirmed_on",
    "agreement_until",
    *(f"offer_topic_{place}" for place in range(ROWS)),
    *(f"offer_form_{place}" for place in range(ROWS)),
    *(f"need_{place}" for place in range(ROWS)),
    *(f"interest_{place}" for place in range(ROWS)),
)
_MANY: Final = ("is_mine", "is_paused", *(f"offer_paid_{place}" for place in range(ROWS)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationForm:
    """A page of one organisation.

    Attributes:
        form: Its fields.
        organisation_id: Which one; a page for a new one brings its number along.
        revision: The one the page shows; 0 for a new one.
    """

    form: Form
    organisation_id: UUID
    revision: int = 0


def blank_organisation_form() -> OrganisationForm:
    """Return the page for an organisation that nobody has entered."""
    number = uuid4()
    form = blank_form({"organisation_id": str(number), "revision": "0"})
    return OrganisationForm(form=form, organisation_id=number)


def fill_organisation_form(stored: Organisation, *, names: Mapping[UUID, str]) -> OrganisationForm:
    """Return the page that shows what is stored.

    Args:
        stored: The organisation.
        names: What those it leans on are called, as far as the person sees them.
    """
    draft, content = stored.draft, stored.content
    values: dict[str, str | Sequence[str]] = {member: getattr(content, member) for member in ASKED}
    values |= {
        "organisation_id": str(stored.organisation_id),
        "revision": str(stored.revision),
        "sector": draft.sector.value,
        "part": draft.part.value,
        "door": draft.door.value if draft.door else "",
        "aliases": "\n".join(content.aliases),
        "umbrella": names.get(draft.umbrella_id, "") if draft.umbrella_id else "",
        "pointed_by": names.get(draft.pointed_by_id, "") if draft.pointed_by_id else "",
        "min_days": _number_text(draft.min_days),
        "most_asks": _number_text(draft.most_asks),
        "confirmed_on": _day_text(draft.confirmed_on),
        "agreement_until": _day_text(draft.agreement_until),
        "is_mine": ("yes",) if draft.is_mine else (),
        "is_paused": ("yes",) if draft.is_paused else (),
    }
    for place, offer in enumerate(content.offers):
        values[f"offer_topic_{place}"], values[f"offer_form_{place}"] = offer.topic, offer.form
        values[f"offer_paid_{place}"] = ("yes",) if offer.is_paid else ()
    values |= {f"need_{place}": topic for place, topic in enumerate(content.needs)}
    values |= {f"interest_{place}": topic for place, topic in enumerate(content.interests)}
    return OrganisationForm(
        form=blank_form(values), organisation_id=stored.organisation_id, revision=stored.revision
    )


def read_organisation_form(organisation_id: UUID | None = None) -> OrganisationForm:
    """Read the page that came with the request.

    Args:
        organisation_id: Which one the address names; None for a new one.

    Raises:
        BadRequest: It has fields that the page does not have.
    """
    form = read_form(single=_SINGLE, many=_MANY)
    if organisation_id is None:
        organisation_id = _number_of(form)
    return OrganisationForm(
        form=form,
        organisation_id=organisation_id,
        revision=read_revision(form),
    )


def read_organisation(
    page: OrganisationForm,
    *,
    stored: OrganisationDraft | None,
    today: date,
    is_on: Callable[[str], bool],
    find: Callable[[str], tuple[UUID, ...]],
    names: Mapping[UUID, str],
) -> OrganisationDraft | None:
    """Return what a page says of an organisation; None if something of it is refused.

    Args:
        page: The page; faults are put on its form.
        stored: What is stored, for the fields nobody is asked about; None for a new one.
        today: Nothing was confirmed later.
        is_on: Whether a part of the method is on, by its code.
        find: Organisations the person may see that are called so.
        names: What those it leans on are called, as the page showed them.
    """
    form = page.form
    form.require("name", _("Write the name of the organisation."))
    sector = _word(form, "sector", Sector, _("Choose what kind of organisation it is."))
    part = _word(form, "part", Part, _("Choose formal or informal."))
    content = _read_content(form, stored=stored.content if stored else None, is_on=is_on)
    confirmed = read_day(form, "confirmed_on")
    if confirmed is not None and confirmed > today:
        form.fault("confirmed_on", _("That day is yet to come."))
    draft = OrganisationDraft(
        content=content,
        sector=Sector(sector or Sector.OTHER),
        part=Part(part or Part.FORMAL),
        is_mine=bool(form.all("is_mine")),
        is_paused=bool(form.all("is_paused")),
        min_days=_number(form, "min_days", most=_MOST_DAYS),
        most_asks=_number(form, "most_asks", most=_MOST_ASKS),
        confirmed_on=confirmed,
        agreement_until=read_day(form, "agreement_until"),
        door=stored.door if stored else None,
        umbrella_id=stored.umbrella_id if stored else None,
        pointed_by_id=stored.pointed_by_id if stored else None,
    )
    draft = _read_links(form, draft, is_on=is_on, find=find, names=names)
    return draft if form.is_good else None


def _read_links(
    form: Form,
    draft: OrganisationDraft,
    *,
    is_on: Callable[[str], bool],
    find: Callable[[str], tuple[UUID, ...]],
    names: Mapping[UUID, str],
) -> OrganisationDraft:
    """Return a draft with what belongs to parts of the method that are on."""

    def linked(name: str, stored: UUID | None) -> UUID | None:
        # Another one may be called the same by now; what nobody touched means what it meant.
        shown = names.get(stored) if stored else None
        if shown and _spaced(form.text(name)) == _spaced(shown):
            return stored
        return _linked(form, name, find=find)

    if is_on(_OPTIONAL["door"]):
        door = form.text("door")
        draft = replace(draft, door=Door(door) if door in set(Door) else None)
    if is_on(_OPTIONAL["umbrella"]):
        draft = replace(draft, umbrella_id=linked("umbrella", draft.umbrella_id))
    if is_on(_OPTIONAL["pointed_by"]):
        draft = replace(draft, pointed_by_id=linked("pointed_by", draft.pointed_by_id))
    return draft


def _read_content(
    form: Form, *, stored: OrganisationContent | None, is_on: Callable[[str], bool]
) -> OrganisationContent:
    texts = {
        member: read_text(form, text_field(member))
        if member not in _OPTIONAL or is_on(_OPTIONAL[member])
        else getattr(stored, member, "")
        for member in ASKED
    }
    return OrganisationContent(
        **texts,
        aliases=_aliases(form),
        offers=_offers(form),
        needs=_topics(form, "need"),
        interests=_topics(form, "interest"),
    )


def _aliases(form: Form) -> tuple[str, ...]:
    field = TextField(name="aliases", label=_("Other names"), max_characters=ROWS * 200)
    lines = (line.strip() for line in read_text(form, field).split("\n"))
    aliases = tuple(dict.fromkeys(line for line in lines if line))
    if len(aliases) > ROWS or any(len(each) > MAX_LINE_CHARACTERS for each in aliases):
        form.fault("aliases", _("At most twenty other names, each on a line of its own."))
    return aliases


def _offers(form: Form) -> tuple[Offer, ...]:
    found = []
    for place in range(ROWS):
        name = f"offer_form_{place}"
        label = _("In which form, row %(number)d") % {"number": place + 1}
        topic = _topic(form, f"offer_topic_{place}")
        field = TextField(name=name, label=label, max_characters=MAX_LINE_CHARACTERS, lines=False)
        told = read_text(form, field)
        if topic:
            is_paid = bool(form.all(f"offer_paid_{place}"))
            found.append(Offer(topic=topic, form=told, is_paid=is_paid))
        elif told:
            form.fault(f"offer_topic_{place}", _("Choose what it offers in this form."))
    return tuple(found)


def _topics(form: Form, name: str) -> tuple[str, ...]:
    topics = (_topic(form, f"{name}_{place}") for place in range(ROWS))
    return tuple(dict.fromkeys(topic for topic in topics if topic))


def _topic(form: Form, name: str) -> str:
    topic = form.text(name)
    if topic and topic not in load_vocabulary().concepts:
        form.fault(name, _("Choose from the list."))
    return topic


def _linked(form: Form, name: str, *, find: Callable[[str], tuple[UUID, ...]]) -> UUID | None:
    called = form.text(name)
    if not called:
        return None
    found = find(called)
    if len(found) == 1:
        return found[0]
    if found:
        form.fault(
            name,
            _(
                "Several organisations are called so. Write the whole name, or first give one of "
                "them a name of its own."
            ),
        )
    else:
        form.fault(name, _("No organisation of the network is called so. Add it first."))
    return None


def _spaced(name: str) -> str:
    return " ".join(name.split())


def _word(form: Form, name: str, words: type[Sector] | type[Part], sentence: str) -> str:
    word = form.text(name)
    if word not in {each.value for each in words}:
        form.fault(name, sentence)
        return ""
    return word


def _number(form: Form, name: str, *, most: int) -> int | None:
    text = form.text(name)
    if not text:
        return None
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(most))
    if is_number and _LEAST_DAYS <= int(text) <= most:
        return int(text)
    form.fault(name, _("Write a whole number from 1 to %(most)d.") % {"most": most})
    return None


def _number_of(form: Form) -> UUID:
    """Return the number a new page brought along, or another if that is none."""
    try:
        return UUID(form.text("organisation_id"))
    except ValueError:
        return uuid4()


def _day_text(day: date | None) -> str:
    return day.isoformat() if day else ""


def _number_text(number: int | None) -> str:
    return "" if number is None else str(number)
