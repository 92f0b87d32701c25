"""Towns have names in the reader's language, read together."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.settings import Settings
from node.trust.models import PeerRow
from node.trust.towns import host_of, name_towns
from tests.nodes import NOON, opened, set_up

BRUSSELS = "https://brussels.example"
LYON = "https://lyon.example"


@pytest.fixture
def town(tmp_path: Path) -> Settings:
    return set_up(tmp_path)


@pytest.fixture
def session(town: Settings) -> Iterator[Session]:
    with opened(town) as (_app, session):
        start_writing(session, Zone.RECEIVED)
        names = {"name": {"fr": "Bruxelles", "nl-BE": "Brussel"}}
        session.add(PeerRow(entity_id=BRUSSELS, node_metadata=json.dumps(names), next_due=NOON))
        session.add(PeerRow(entity_id=LYON, next_due=NOON))
        session.commit()
        yield session


@pytest.mark.parametrize(
    ("language", "name"), [("nl", "Brussel"), ("fr", "Bruxelles"), ("de", "Bruxelles")]
)
def test_a_town_is_named_in_the_readers_language_or_its_first(
    session: Session, town: Settings, language: str, name: str
) -> None:
    assert name_towns(session, [BRUSSELS], settings=town, language=language) == {BRUSSELS: name}


def test_a_town_without_a_name_is_called_by_its_host(session: Session, town: Settings) -> None:
    unknown = "https://zele.example/towns/a"
    names = name_towns(session, [LYON, unknown], settings=town, language="nl")
    assert names == {LYON: "lyon.example", unknown: "zele.example/towns/a"}


def test_this_town_is_called_as_its_settings_say(session: Session, town: Settings) -> None:
    assert name_towns(session, [town.entity_id], settings=town, language="fr") == {
        town.entity_id: "Vilvoorde"
    }


def test_nobody_asked_is_nobody_named(session: Session, town: Settings) -> None:
    assert name_towns(session, [], settings=town, language="nl") == {}


def test_a_host_is_what_people_recognise() -> None:
    assert host_of("http://127.0.0.1:8471") == "127.0.0.1:8471"
