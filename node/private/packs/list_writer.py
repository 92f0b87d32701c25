"""The rows of a list, gathered so that they are written in one go, with what each of them did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from node.database import PrivateModel
from node.extensions import Node
from node.people.service import Person
from node.private.directory.content import looks_personal
from node.private.network.contact import CONTENT as CONTACT
from node.private.network.contact import Contact, ContactContent
from node.private.network.group_models import ImportEffect
from node.private.network.log_line import CONTENT as LOG
from node.private.network.log_line import LogContent
from node.private.network.models import ContactRow, LogRow, OrganisationRow
from node.private.network.organisation import CONTENT, Organisation, OrganisationContent
from node.private.network.organisations import name_index
from node.private.network.words import ContactKind, LogKind
from node.private.packs.effects import seal_before
from node.private.packs.matches import Match
from node.private.packs.wanted import Wanted, WantedContact, Wishes, folded, later_day
from schemas import strict_json
from schemas.practice_words import Sector
from schemas.wire_records import RecordSchema

__all__ = ["Choice", "ListWriter", "Plan"]

T = TypeVar("T")
_Model = type[PrivateModel]
_Values = dict[str, object]


class Choice(StrEnum):
    """What is done with an organisation that is likely here already."""

    KEEP = "keep"
    FILL = "fill"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What storing a list would do.

    Attributes:
        wishes: What its lines ask for, with faults and notes.
        matches: What is likely here already, by number of its line.
        state: Number of the last change when it was made; a later one makes it anew.
    """

    wishes: Wishes = field(repr=False)
    matches: Mapping[int, Match] = field(repr=False)
    state: tuple[int, int]

    @property
    def new(self) -> list[Wanted]:
        """Organisations that nothing here looks like."""
        return [each for each in self.wishes.wanted if each.line not in self.matches]


class ListWriter:
    """Gathers the rows of one list."""

    def __init__(self, *, node: Node, actor: Person, import_id: UUID, number: int) -> None:
        self._node = node
        self._actor = actor
        self._import_id = import_id
        self._number = number
        self._now = node.clock()
        self._organisations: list[dict[str, object]] = []
        self._contacts: list[dict[str, object]] = []
        self._lines: list[dict[str, object]] = []
        self._changed: dict[_Model, list[_Values]] = {}
        self._effects: list[dict[str, object]] = []
        self.numbers: Final = {"made": 0, "filled": 0, "kept": 0, "contacts": 0, "names": 0}

    def carry_out(
        self,
        plan: Plan,
        choices: Mapping[int, Choice],
        *,
        owner_id: UUID | None,
        spoken: Mapping[UUID, date],
    ) -> None:
        """Do with each organisation of a plan what was chosen.

        Args:
            plan: What the list asks for.
            choices: What is done with what is likely here already.
            owner_id: Who alone sees what is made; None for all.
            spoken: When each organisation that is here was spoken to last.
        """
        filling: dict[UUID, tuple[Match, Wanted]] = {}
        for wanted in plan.wishes.wanted:
            match = plan.matches.get(wanted.line)
            choice = Choice.NEW if match is None else choices.get(wanted.line, Choice.KEEP)
            if choice is Choice.NEW:
                self.make(wanted, owner_id=owner_id)
            elif choice is Choice.FILL and match is not None:
                # Several lines may fill one organisation; each record is changed once.
                number = match.here.organisation_id
                before = filling.get(number)
                joined = wanted if before is None else _joined(before[1], wanted)
                filling[number] = (match, joined)
            else:
                self.numbers["kept"] += 1
        for match, wanted in filling.values():
            self.fill(match.here, wanted, match.contacts)
            known = spoken.get(match.here.organisation_id)
            if later_day(known, wanted.last_on) != known:
                self._log(wanted.last_on, match.here.organisation_id, match.here.owner_id)

    def make(self, wanted: Wanted, *, owner_id: UUID | None) -> None:
        """Make an organisation with its contacts."""
        organisation_id = uuid4()
        self._organisations.append(
            {
                "organisation_id": organisation_id,
                "owner_id": owner_id,
                "sector": wanted.sector,
                "part": wanted.part,
                "is_paused": False,
                **wanted.days,
                **self._organisation_texts(organisation_id, wanted.content),
                **self._stamps(),
            }
        )
        self._effect("organisation", organisation_id, revision=1)
        self.numbers["made"] += 1
        self._log(wanted.last_on, organisation_id, owner_id)
        for each in wanted.contacts:
            self._make_contact(each, organisation_id, owner_id)

    def fill(self, here: Organisation, wanted: Wanted, known: Sequence[Contact]) -> None:
        """Fill what is empty of an organisation, and add the contacts it does not have."""
        content = _filled(here.content, wanted.content)
        days = {
            name: day
            for name, day in wanted.days.items()
            if day is not None and getattr(here.draft, name) is None
        }
        sector = wanted.sector if here.draft.sector is Sector.OTHER else here.draft.sector
        if content != here.content or days or sector is not here.draft.sector:
            before = {"sector": here.draft.sector.value} | {
                name: None if (day := getattr(here.draft, name)) is None else day.isoformat()
                for name in wanted.days
            }
            self._change(
                OrganisationRow,
                {
                    "organisation_id": here.organisation_id,
                    "sector": sector,
                    **days,
                    **self._organisation_texts(here.organisation_id, content),
                },
                here=here,
                before=(before, CONTENT),
            )
            self.numbers["filled"] += 1
        else:
            self.numbers["kept"] += 1
        left = list(known)
        for each in wanted.contacts:
            same = next((one for one in known if _is_same(one.content, each.content)), None)
            if same is None:
                self._make_contact(each, here.organisation_id, here.owner_id)
            elif same in left:
                left.remove(same)
                self._fill_contact(each, same)

    def write(self, session: Session) -> None:
        """Write all that was gathered."""
        rows: tuple[tuple[_Model, list[_Values]], ...] = (
            (OrganisationRow, self._organisations),
            (ContactRow, self._contacts),
            (LogRow, self._lines),
            (ImportEffect, self._effects),
        )
        for model, made in rows:
            if made:
                # Rows with and without a value go in one statement.
                session.execute(insert(model).execution_options(render_nulls=True), made)
        for model, changed in self._changed.items():
            session.execute(update(model), changed)

    def _fill_contact(self, wanted: WantedContact, same: Contact) -> None:
        content = _filled(same.content, replace(wanted.content, name=same.content.name))
        if content == same.content:
            return
        self._change(
            ContactRow,
            {
                "contact_id": same.contact_id,
                "sealed_content": self._seal(CONTACT, content, "contact", same.contact_id),
            },
            here=same,
            before=({}, CONTACT),
        )

    def _make_contact(
        self, wanted: WantedContact, organisation_id: UUID, owner_id: UUID | None
    ) -> None:
        contact_id = uuid4()
        content = wanted.content
        is_named = bool(content.name)
        self._contacts.append(
            {
                "contact_id": contact_id,
                "organisation_id": organisation_id,
                "owner_id": owner_id,
                "kind": ContactKind.PROFESSIONAL if is_named else ContactKind.ROLE_MAILBOX,
                # A mailbox that is made of a name names somebody too.
                "is_quarantined": is_named or looks_personal(content.mailbox),
                "sealed_content": self._seal(CONTACT, content, "contact", contact_id),
                **self._stamps(),
            }
        )
        self._effect("contact", contact_id, revision=1)
        self.numbers["contacts"] += 1
        self.numbers["names"] += is_named

    def _log(self, day: date | None, organisation_id: UUID, owner_id: UUID | None) -> None:
        """Log that it was spoken to on a day, so that it is known whom to call."""
        if day is None:
            return
        line_id = uuid4()
        self._lines.append(
            {
                "line_id": line_id,
                "kind": LogKind.WAS_THERE,
                "happened_on": day,
                "organisation_id": organisation_id,
                "author_id": self._actor.account_id,
                "owner_id": owner_id,
                "sealed_content": self._seal(LOG, LogContent(), "log_line", line_id),
                **self._stamps(),
            }
        )
        self._effect("log_line", line_id, revision=1)

    def _change(
        self,
        model: type[OrganisationRow | ContactRow],
        values: dict[str, object],
        *,
        here: Organisation | Contact,
        before: tuple[Mapping[str, str | None], RecordSchema],
    ) -> None:
        kind = model.__tablename__
        record_id = next(value for value in values.values() if isinstance(value, UUID))
        revision = here.revision + 1
        stamps = {"revision": revision, "change_number": self._number, "changed_at": self._now}
        self._changed.setdefault(model, []).append({**values, **stamps})
        columns, schema = before
        sealed = seal_before(
            # Taken back, it was not changed since then: an earlier list can be taken back as well.
            {**columns, "changed_at": here.changed_at.isoformat()},
            schema,
            here.content,
            node=self._node,
            import_id=self._import_id,
            kind=kind,
            record_id=record_id,
        )
        self._effect(kind, record_id, revision=revision, before=sealed)

    def _effect(
        self, kind: str, record_id: UUID, *, revision: int, before: bytes | None = None
    ) -> None:
        self._effects.append(
            {
                "import_id": self._import_id,
                "kind": kind,
                "record_id": record_id,
                "revision": revision,
                "sealed_before": before,
            }
        )

    def _organisation_texts(
        self, organisation_id: UUID, content: OrganisationContent
    ) -> dict[str, object]:
        return {
            "sealed_content": self._seal(CONTENT, content, "organisation", organisation_id),
            "name_index": name_index(content.name, node=self._node),
        }

    def _stamps(self) -> dict[str, object]:
        return {
            "revision": 1,
            "change_number": self._number,
            "import_id": self._import_id,
            "created_at": self._now,
            "changed_at": self._now,
        }

    def _seal(self, schema: RecordSchema, content: object, table: str, row: UUID) -> bytes:
        """Return texts sealed; each was checked when its line was read."""
        text = strict_json.dump(schema.dump(content)).decode()
        return self._node.data_key.seal(text, table=table, column="sealed_content", row=row)


def _is_same(here: ContactContent, wanted: ContactContent) -> bool:
    if here.name and wanted.name:
        return folded(here.name) == folded(wanted.name)
    return bool(here.mailbox) and here.mailbox.casefold() == wanted.mailbox.casefold()


def _joined(first: Wanted, other: Wanted) -> Wanted:
    """Return what two lines say of one organisation; the first of them counts."""
    fresh = [
        each
        for each in other.contacts
        if not any(_is_same(one.content, each.content) for one in first.contacts)
    ]
    return replace(
        first,
        content=_filled(first.content, other.content),
        sector=other.sector if first.sector is Sector.OTHER else first.sector,
        days={name: day or other.days[name] for name, day in first.days.items()},
        last_on=later_day(first.last_on, other.last_on),
        contacts=[*first.contacts, *fresh],
    )


def _filled(here: T, wanted: T) -> T:
    """Return `here` with what is empty of it taken from `wanted`."""
    empty = {
        each.name: getattr(wanted, each.name)
        for each in fields(here)  # type: ignore[arg-type] # of a record of texts
        if not getattr(here, each.name) and getattr(wanted, each.name)
    }
    return replace(here, **empty)  # type: ignore[type-var] # of a record of texts
