"""What keeps a text from its reader, and what does not: damage, and a town that nobody knows."""

from uuid import uuid4

import pytest
from sqlalchemy import update

from node.airlock.models import RequestState
from node.airlock.review import list_waiting
from node.database import Zone, start_writing
from node.errors import ConflictError
from node.extensions import Process
from node.private.practices.models import PracticeRow
from tests.node.airlock.town import Town
from tests.node.trust.peer_rows import RAN, store_peer
from tests.nodes import opened

__all__: list[str] = []


def test_one_damaged_text_keeps_no_other_from_its_reader(town: Town) -> None:
    damaged = town.ask(town.open(town.record()))
    waiting = town.ask(town.open(town.record()))
    start_writing(town.session, Zone.PRIVATE)
    town.session.execute(
        update(PracticeRow)
        .where(PracticeRow.practice_id == damaged.subject_id)
        .values(sealed_content=b"nothing that opens")
    )
    town.session.commit()

    found = list_waiting(town.session, node=town.node, reader=town.reader)

    assert [row.request_id for row in found] == [waiting.request_id]


def test_no_reader_is_asked_of_a_practice_that_adapts_one_of_a_town_nobody_knows(
    town: Town,
) -> None:
    stranger = "https://jan-peeters.example"
    adapted = {"origin": stranger, "id": str(uuid4()), "rev": 1}
    row = town.open(town.record(adapts=adapted))

    with pytest.raises(ConflictError, match="knows no such town"):
        town.ask(row)
    with opened(town.settings, process=Process.SYNCER, clock=town.clock) as (_app, session):
        store_peer(session, stranger, RAN)
    town.session.rollback()
    assert town.ask(row).state is RequestState.ASKED
