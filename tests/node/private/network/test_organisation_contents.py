"""Names are opened once and kept, but never longer than they are true."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete

from node.database import Zone, db, start_writing
from node.keyring import Keyring
from node.people.service import get_person
from node.private.network.changes import note_erasure
from node.private.network.models import OrganisationRow
from node.private.network.organisation_contents import name_organisations
from node.private.network.organisations import change_organisation, get_organisation
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def names(stage: NetworkStage) -> list[str]:
    return list(name_organisations(stage.session, node=stage.node, person=stage.person()).values())


def rename(stage: NetworkStage, number: UUID, name: str) -> None:
    person = stage.person()
    shown = get_organisation(stage.session, node=stage.node, person=person, organisation_id=number)
    change_organisation(
        db.session(),
        node=stage.node,
        actor=person,
        organisation_id=shown.organisation_id,
        draft=replace(shown.draft, content=replace(shown.content, name=name)),
        revision=shown.revision,
    )


def test_a_name_is_opened_once(stage: NetworkStage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.organisation("Zonnehof")
    assert names(stage) == ["Zonnehof"]
    opened: list[str] = []
    original = Keyring.open

    def counted(self: Keyring, sealed: bytes, *, table: str, column: str, row: object) -> str:
        opened.append(table)
        return original(self, sealed, table=table, column=column, row=row)

    monkeypatch.setattr(Keyring, "open", counted)
    assert names(stage) == ["Zonnehof"]
    assert "organisation" not in opened


def test_a_change_is_seen_and_one_that_was_rolled_back_is_not(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    assert names(stage) == ["Zonnehof"]
    rename(stage, number, "Maanhof")
    person = get_person(db.session(), node=stage.node, handle="an")
    within = name_organisations(db.session(), node=stage.node, person=person)
    assert list(within.values()) == ["Maanhof"]
    db.session.rollback()
    stage.clock.now += timedelta(seconds=1)
    assert names(stage) == ["Zonnehof"]
    rename(stage, number, "Sterrenhof")
    stage.commit()
    assert names(stage) == ["Sterrenhof"]


def test_a_name_that_was_erased_is_kept_nowhere(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    stage.organisation("Akker")
    assert names(stage) == ["Akker", "Zonnehof"]
    session = stage.session
    start_writing(session, Zone.PRIVATE)
    session.execute(delete(OrganisationRow).where(OrganisationRow.organisation_id == number))
    note_erasure(session)
    stage.commit()
    assert names(stage) == ["Akker"]
