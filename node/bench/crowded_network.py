"""A large town's network, invented: thousands of organisations and contacts, a year of log.

Rows are sealed as the services seal them and put into the database in batches, because the audit
log of a hundred thousand gestures would take longer to write than everything that is measured. The
pages read them through the ordinary services. Some organisations have thousands of lines, and a few
lines belong to one coordinator alone, so that no page is spared.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.bench.crowded_groups import fill_groups
from node.bench.stored_rows import invented_name, numbers, sealed, store_rows
from node.database import Zone, start_writing
from node.extensions import Node
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.changes import note_erasure
from node.private.network.contact import CONTENT as CONTACT
from node.private.network.contact import ContactContent
from node.private.network.log_kinds import DUE_KINDS, PAIR_KINDS
from node.private.network.log_line import CONTENT as LINE
from node.private.network.log_line import LogContent
from node.private.network.models import ContactRow, LogRow, OrganisationRow
from node.private.network.organisation import CONTENT as ORGANISATION
from node.private.network.organisation import Offer, OrganisationContent
from node.private.network.organisations import name_index
from node.private.network.words import ContactKind, Door, LawfulBasis, LogKind, Part, State
from schemas.practice_words import Sector
from schemas.vocabulary import load_vocabulary

__all__ = ["Crowd", "Sizes", "fill_crowd"]

_YEAR: Final = 365
_SEED: Final = 20_260_302
_SENTENCES: Final = (
    "Wij spraken over {0} en over {1}.",
    "Zij vroegen een zaal voor {0}.",
    "Beloofd om {0} bij {1} neer te leggen.",
    "Gevraagd om mee te denken over {0}, met {1} erbij.",
    "Aanwezig bij {0}; napraten leverde {1} op.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How large the network is.

    Attributes:
        organisations: So many, and as many contacts.
        lines: Of the log, within a year.
    """

    organisations: int = 5_000
    lines: int = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """What was made.

    Attributes:
        organisations: Their numbers; the first has the most lines.
        contacts: Their numbers.
        lines: The numbers of some lines.
        groups: Their numbers.
        meetings: Their numbers; at the first one most organisations have a chair.
    """

    organisations: tuple[UUID, ...]
    contacts: tuple[UUID, ...]
    lines: tuple[UUID, ...]
    groups: tuple[UUID, ...]
    meetings: tuple[UUID, ...]


def fill_crowd(session: Session, *, node: Node, author: Person, sizes: Sizes) -> Crowd:
    """Fill a network; commits.

    Args:
        session: Session of a process that may write the private database.
        node: The node.
        author: Its coordinator.
        sizes: How large it shall be.
    """
    chance = random.Random(_SEED)  # noqa: S311 - invented data, the same each time
    organisations = tuple(numbers(chance, sizes.organisations))
    contacts = tuple(numbers(chance, sizes.organisations))
    store_rows(session, OrganisationRow, _organisations(chance, node, organisations))
    store_rows(session, ContactRow, _contacts(chance, node, contacts, organisations))
    lines = tuple(numbers(chance, sizes.lines))
    store_rows(session, LogRow, _lines(chance, node, author, lines, organisations=organisations))
    groups, meetings = fill_groups(session, node=node, organisations=organisations, chance=chance)
    start_writing(session, Zone.PRIVATE)
    note_erasure(session)  # whoever holds anything in memory begins anew
    session.commit()
    return Crowd(
        organisations=organisations,
        contacts=contacts,
        lines=lines[:100],
        groups=groups,
        meetings=meetings,
    )


def _organisations(
    chance: random.Random, node: Node, these: Sequence[UUID]
) -> Iterator[Mapping[str, object]]:
    concepts = sorted(load_vocabulary().concepts)
    today, now = local_day(node), node.clock()
    for place, number in enumerate(these):
        name = f"Vereniging {invented_name(place)}"
        content = OrganisationContent(
            name=name,
            area=invented_name(place % 40),
            mandate="Wat zij mogen en waarvoor zij er zijn.",
            aim="Een wijk waarin mensen elkaar kennen.",
            tasks="Ontmoeting, hulp, doorverwijzen.",
            can_share="Wat er in het algemeen speelt.",
            offers=(Offer(topic=chance.choice(concepts), form="avond"),) if place % 3 else (),
            needs=(chance.choice(concepts),) if place % 4 == 0 else (),
            interests=tuple(chance.sample(concepts, 3)),
        )
        yield {
            "organisation_id": number,
            "sector": chance.choice(list(Sector)),
            "part": Part.FORMAL if chance.random() < 0.6 else Part.INFORMAL,  # noqa: PLR2004 - a share
            "door": chance.choice([None, *Door]),
            "is_paused": place % 97 == 0,
            "confirmed_on": today - timedelta(days=chance.randrange(500)) if place % 5 else None,
            "agreement_until": today + timedelta(days=chance.randrange(400)) if place % 7 else None,
            "name_index": name_index(name, node=node),
            "sealed_content": sealed(ORGANISATION, content, OrganisationRow, number, node),
            "revision": 1,
            "change_number": 0,
            "created_at": now - timedelta(days=_YEAR),
            "changed_at": now,
        }


def _contacts(
    chance: random.Random, node: Node, these: Sequence[UUID], organisations: Sequence[UUID]
) -> Iterator[Mapping[str, object]]:
    today, now = local_day(node), node.clock()
    for place, number in enumerate(these):
        is_person = chance.random() < 0.5  # noqa: PLR2004 - a share
        content = ContactContent(
            name=f"{invented_name(place * 3)} {invented_name(place * 7 + 1)}" if is_person else "",
            function="Medewerker" if is_person else "Onthaal",
            mailbox=f"post{place}@organisatie.example",
            source="Website" if is_person else "",
        )
        yield {
            "contact_id": number,
            "organisation_id": organisations[place],
            "kind": ContactKind.PROFESSIONAL if is_person else ContactKind.ROLE_MAILBOX,
            "basis": LawfulBasis.PUBLIC_TASK if is_person else None,
            "notice_on": today if is_person else None,
            "is_quarantined": False,
            "sealed_content": sealed(CONTACT, content, ContactRow, number, node),
            "revision": 1,
            "change_number": 0,
            "created_at": now,
            "changed_at": now,
        }


def _lines(
    chance: random.Random,
    node: Node,
    author: Person,
    these: Sequence[UUID],
    *,
    organisations: Sequence[UUID],
) -> Iterator[Mapping[str, object]]:
    today, now = local_day(node), node.clock()
    kinds = list(LogKind)
    for place, number in enumerate(these):
        kind = chance.choice(kinds)
        day = today - timedelta(days=int(_YEAR * chance.random()))
        # A few organisations have most of the lines.
        first = organisations[int(len(organisations) * chance.random() ** 4)]
        other = chance.choice(organisations)
        is_open = kind in DUE_KINDS and place % 20 == 0
        text = chance.choice(_SENTENCES).format(invented_name(place), invented_name(place * 5 + 2))
        yield {
            "line_id": number,
            "kind": kind,
            "happened_on": day,
            "organisation_id": first,
            "other_id": other if kind in PAIR_KINDS and other != first else None,
            "author_id": author.account_id,
            "owner_id": author.account_id if place % 50 == 0 else None,
            "is_crisis": place % 40 == 0,
            "state": State.NONE if kind not in DUE_KINDS else State.OPEN if is_open else State.DONE,
            "due_on": day + timedelta(days=30) if kind in DUE_KINDS else None,
            "agreed": False,
            "other_agreed": False,
            "sealed_content": sealed(LINE, LogContent(text=text), LogRow, number, node),
            "revision": 1,
            "change_number": 0,
            "created_at": now - (today - day),
            "changed_at": now,
        }
