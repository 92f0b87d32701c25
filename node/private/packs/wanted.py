"""What the lines of a list ask for: organisations with their contacts, checked like any other.

Lines of one organisation become one; what the first of them says counts. A text that is about a
person at risk, or says of a person what is not kept, is a fault of its line and stored nowhere.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Final

from node.errors import InputRefusedError
from node.language import LANGUAGES, mark, speak
from node.language import gettext as _
from node.private.network.contact import CONTENT as CONTACT
from node.private.network.contact import ContactContent, reach_faults
from node.private.network.notes import note_faults
from node.private.network.organisation import CONTENT, OrganisationContent
from node.private.network.words import Part
from node.private.packs.columns import CONTACT_COLUMNS, DAY_COLUMNS, TEXT_COLUMNS
from node.private.packs.sheet import Fault, Sheet
from node.private.packs.typed_day import parse_day
from node.private.sealed_record import check_record
from node.private.worries import worried_members
from node.screens.code_words import label
from node.textguard.folding import fold_text
from schemas.practice_words import Sector
from schemas.wire_records import RecordSchema

__all__ = ["Wanted", "WantedContact", "Wishes", "folded", "later_day", "read_wishes"]

_INFORMAL: Final = {
    *(Sector.ASSOCIATION, Sector.FAITH_COMMUNITY, Sector.SPORT, Sector.RESIDENTS),
    Sector.UMBRELLA_ORGANISATION,
}
_PARTS: Final[Mapping[str, Part]] = {
    **dict.fromkeys(("formal", "formeel", "formel", "formelle", "formell"), Part.FORMAL),
    **dict.fromkeys(
        ("informal", "informeel", "informel", "informelle", "informell"), Part.INFORMAL
    ),
}
_MAX_ALIASES: Final = 20
_PAST: Final[Mapping[str, str]] = {
    "confirmed_on": mark("This day is still to come. Write when it was last confirmed."),
    "last_on": mark("This day is still to come. Write when you last spoke."),
}
"""Days of what has happened, with what is said of one that is yet to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedContact:
    """A contact that a line asks for.

    Attributes:
        line: Number of the line.
        content: Its texts.
    """

    line: int
    content: ContactContent = field(repr=False)


@dataclass(slots=True, kw_only=True)
class Wanted:
    """An organisation that lines ask for.

    Attributes:
        line: Number of the first of them.
        content: Its texts.
        sector: Kind of organisation.
        part: Formal or informal.
        days: The days that stand in the clear, by column.
        last_on: When the coordinator spoke with it last, as far as the list says.
        contacts: Whom or which mailbox the lines name.
    """

    line: int
    content: OrganisationContent = field(repr=False)
    sector: Sector
    part: Part
    days: dict[str, date | None]
    last_on: date | None = None
    contacts: list[WantedContact] = field(default_factory=list, repr=False)


@dataclass(slots=True, kw_only=True)
class Wishes:
    """What a whole list asks for.

    Attributes:
        wanted: Organisations, in the order of the list.
        faults: Why lines cannot be stored.
        notes: What a person should know.
        has_worry: Whether a text looks like a worry about one person.
    """

    has_worry: bool = False
    wanted: list[Wanted] = field(default_factory=list, repr=False)
    faults: list[Fault] = field(default_factory=list, repr=False)
    notes: list[Fault] = field(default_factory=list, repr=False)


def folded(text: str) -> str:
    """Return what is equal for names that only differ in case, accents and spacing."""
    kept = "".join(each if each.isalnum() else " " for each in fold_text(text))
    return " ".join(kept.split())


def read_wishes(sheet: Sheet, columns: tuple[str, ...], *, source: str, today: date) -> Wishes:
    """Return what a list asks for.

    Args:
        sheet: The list.
        columns: What each of its columns is; empty for one that is not imported.
        source: From where a contact is known if the line does not say.
        today: The town's day; nobody was spoken to and nothing was confirmed later.
    """
    wishes = Wishes(faults=list(sheet.faults), notes=list(sheet.notes))
    titles = dict(zip(columns, sheet.header, strict=True))
    known: dict[str, Wanted] = {}
    broken = {fault.line for fault in sheet.faults}
    for number, cells in sheet.lines.items():
        if number in broken:
            continue
        said = {
            name: unicodedata.normalize("NFC", cell)
            for name, cell in zip(columns, cells, strict=True)
            if name and cell
        }
        reader = _Line(number=number, said=said, titles=titles, source=source, today=today)
        wanted = reader.read()
        wishes.faults += reader.faults
        wishes.has_worry |= reader.has_worry
        wishes.notes += reader.notes
        if wanted is not None and not reader.faults:
            _join(wishes, known, wanted)
    return wishes


def _join(wishes: Wishes, known: dict[str, Wanted], wanted: Wanted) -> None:
    """Put a line to the lines of the same organisation."""
    first = known.setdefault(folded(wanted.content.name), wanted)
    if first is wanted:
        wishes.wanted.append(wanted)
        return
    fresh = [each for each in wanted.contacts if not _has(first, each.content)]
    first.contacts += fresh
    last_on = later_day(first.last_on, wanted.last_on)
    is_later, first.last_on = last_on != first.last_on, last_on
    if not fresh and not is_later:
        sentence = _("Says the same as line %(line)d; it counts once.") % {"line": first.line}
        wishes.notes.append(Fault(line=wanted.line, column="", sentence=sentence))


def later_day(first: date | None, other: date | None) -> date | None:
    """Return the later of two days that may both be unknown."""
    return max((day for day in (first, other) if day is not None), default=None)


def _has(wanted: Wanted, content: ContactContent) -> bool:
    return any(
        replace(each.content, source="") == replace(content, source="") for each in wanted.contacts
    )


class _Line:
    """Reads one line.

    Attributes:
        has_worry: Whether a text of it looks like a worry about one person.
        faults: What is wrong with it.
        notes: What is worth knowing.
    """

    def __init__(
        self,
        *,
        number: int,
        said: Mapping[str, str],
        titles: Mapping[str, str],
        source: str,
        today: date,
    ) -> None:
        self._number = number
        self._said = said
        self._titles = titles
        self._source = source
        self._today = today
        self.has_worry = False
        self.faults: list[Fault] = []
        self.notes: list[Fault] = []

    def read(self) -> Wanted | None:
        """Return what it asks for; None if it has a fault."""
        if not self._said.get("name"):
            self._fault("name", _("The name of the organisation is missing."))
            return None
        sector = self._sector()
        wanted = Wanted(
            line=self._number,
            content=self._content(),
            sector=sector,
            part=self._part(sector),
            days={column: self._day(column) for column in DAY_COLUMNS},
            last_on=self._day("last_on"),
            contacts=self._contacts(),
        )
        self._check(wanted)
        return wanted

    def _content(self) -> OrganisationContent:
        aliases = [
            each.strip() for each in self._said.get("aliases", "").replace(";", ",").split(",")
        ]
        texts = {name: self._said.get(name, "") for name in TEXT_COLUMNS}
        return OrganisationContent(
            name=" ".join(self._said["name"].split()),
            aliases=tuple(dict.fromkeys(each for each in aliases if each))[:_MAX_ALIASES],
            **texts,  # type: ignore[arg-type] # columns of one text each
        )

    def _contacts(self) -> list[WantedContact]:
        told = {name: " ".join(self._said.get(name, "").split()) for name in CONTACT_COLUMNS}
        if not told["contact"] and not told["mailbox"]:
            if told["phone"] or told["function"]:
                self._note("phone", _("Neither a name nor a mailbox; no contact is made of it."))
            return []
        content = ContactContent(
            name=told["contact"],
            function=told["function"]
            or (_("Not known") if told["contact"] else _("General mailbox")),
            mailbox=told["mailbox"],
            phone=told["phone"],
            source=self._said.get("source", "") or self._source,
        )
        return [WantedContact(line=self._number, content=content)]

    def _sector(self) -> Sector:
        said = self._said.get("sector", "")
        found = _sectors().get(folded(said)) if said else Sector.OTHER
        if found is None:
            self._note("sector", _("This kind of organisation is not known; “Other” is kept."))
        return found or Sector.OTHER

    def _part(self, sector: Sector) -> Part:
        said = folded(self._said.get("part", ""))
        found = next((part for word, part in _PARTS.items() if said.split(" ")[0] == word), None)
        if said and found is None:
            self._fault("part", _("Write “formal” or “informal”."))
        return found or (Part.INFORMAL if sector in _INFORMAL else Part.FORMAL)

    def _day(self, column: str) -> date | None:
        said = self._said.get(column, "")
        found = parse_day(said) if said else None
        if said and found is None:
            self._fault(column, _("This is no day. Write it like 2026-03-04 or 4.3.2026."))
        if column in _PAST and found is not None and found > self._today:
            self._fault(column, _(_PAST[column]))
        return found

    def _check(self, wanted: Wanted) -> None:
        self._check_record(CONTENT, wanted.content, {})
        for each in wanted.contacts:
            self._check_record(CONTACT, each.content, {"name": "contact"})
            for member, sentence in reach_faults(each.content).items():
                self._fault(member, sentence)
        looked_at = ("name", "aliases", *TEXT_COLUMNS, "contact", "function")
        texts = {name: self._said[name] for name in looked_at if name in self._said}
        for member in worried_members(texts):
            self.has_worry = True
            self._fault(
                member, _("This looks like a worry about one person. Take it out of the list.")
            )
        for member, sentence in note_faults(texts).items():
            self._fault(member, sentence)

    def _check_record(
        self, schema: RecordSchema, content: object, names: Mapping[str, str]
    ) -> None:
        try:
            check_record(schema, content)
        except InputRefusedError as error:
            for fault in error.faults:
                member, _colon, reason = fault.partition(": ")
                member = member.split(".")[0]
                self._fault(names.get(member, member), reason)

    def _fault(self, column: str, sentence: str) -> None:
        self.faults.append(self._said_of(column, sentence))

    def _note(self, column: str, sentence: str) -> None:
        self.notes.append(self._said_of(column, sentence))

    def _said_of(self, column: str, sentence: str) -> Fault:
        return Fault(line=self._number, column=self._titles.get(column, ""), sentence=sentence)


@cache
def _sectors() -> Mapping[str, Sector]:
    """Return each kind of organisation by its code and by what it is called in any language."""
    found = {folded(each.value): each for each in Sector}
    for language in LANGUAGES:
        with speak(language):
            found |= {folded(label(each)): each for each in Sector}
    return found
