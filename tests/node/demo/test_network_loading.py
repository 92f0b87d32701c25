"""Each town of the demo has a living network of invented organisations, and no person is in it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.demo.loading import CONTENT
from node.demo.name_checks import network_names
from node.demo.network_loading import load_network
from node.extensions import current_node
from node.private.network.contacts import list_contacts
from node.private.network.models import LogRow
from node.private.network.organisations import list_organisations
from node.private.network.words import ContactKind, LogKind
from schemas.practice_words import Sector
from tests.node.people.builders import add_coordinator
from tests.nodes import NOON, opened, set_up

__all__: list[str] = []

TOWNS = ("vilvoorde", "rotterdam", "sarcelles")


@pytest.fixture(params=TOWNS)
def town(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def session(town: str, tmp_path: Path) -> Iterator[Session]:
    with opened(set_up(tmp_path, town)) as (_app, opened_session):
        yield opened_session


def lines(town: str, name: str) -> list[dict[str, Any]]:
    text = (CONTENT / town / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_a_network_has_thirty_organisations_and_a_year_of_log(session: Session, town: str) -> None:
    author = add_coordinator(session)

    def load() -> None:
        load_network(session, node=current_node(), author=author, folder=CONTENT / town)

    load()
    found = list_organisations(session, node=current_node(), person=author)
    assert len(found) >= 30
    first, last, number = session.execute(
        select(func.min(LogRow.happened_on), func.max(LogRow.happened_on), func.count())
    ).one()
    assert (NOON.date() - first).days > 330
    assert (NOON.date() - last).days < 15
    assert number >= 100
    load()
    assert session.scalar(select(func.count()).select_from(LogRow)) == number
    contacts = list_contacts(session, node=current_node(), person=author)
    assert {each.draft.kind for each in contacts} == {ContactKind.ROLE_MAILBOX}


def test_houses_of_worship_stand_as_organisations_without_a_name_of_anybody(town: str) -> None:
    faith = [
        each
        for each in lines(town, "organisations.jsonl")
        if each["sector"] == Sector.FAITH_COMMUNITY
    ]
    assert len(faith) >= 2
    assert all("contact" not in each and each["mailbox"].startswith("contact.") for each in faith)


def test_mailboxes_belong_to_nobody(town: str) -> None:
    assert all(each["mailbox"].endswith(".example") for each in lines(town, "organisations.jsonl"))


def test_every_gesture_of_a_coordinator_occurs(town: str) -> None:
    kinds = {each["kind"] for each in lines(town, "log.jsonl")}
    assert kinds >= {
        LogKind.WAS_THERE,
        LogKind.THEY_ASKED,
        LogKind.WE_ASKED,
        LogKind.WE_PROMISED,
        LogKind.LINKED,
    }


def test_the_umbrella_organisation_of_rotterdam_has_members() -> None:
    members = [each for each in lines("rotterdam", "organisations.jsonl") if "umbrella" in each]
    assert {each["umbrella"] for each in members} == {"spior"}
    assert len(members) >= 4


def released_texts() -> str:
    files = [*CONTENT.glob("*/practices.jsonl"), *CONTENT.glob("*/withdrawn.jsonl")]
    files += [*CONTENT.glob("*/directory.json"), CONTENT / "queries.json"]
    return "\n".join(file.read_text(encoding="utf-8") for file in files).casefold()


def test_no_text_to_be_released_names_an_organisation_of_a_network_that_may_not_be_named() -> None:
    texts, names = released_texts(), network_names(())
    assert len(names) > 90
    assert "SPIOR" not in names
    assert [name for name in names if name.casefold() in texts] == []


def test_no_group_is_called_by_words_of_a_text_to_be_released(town: str) -> None:
    # The airlock would find it there, as it finds every name the network knows.
    texts = released_texts()
    together = json.loads((CONTENT / town / "together.json").read_text(encoding="utf-8"))
    names = [group["name"] for group in together["groups"]]
    assert names
    assert [name for name in names if name.casefold() in texts] == []


def test_what_other_facts_look_for_is_left_to_them() -> None:
    assert "KVK Torenvonk" in network_names(())
    assert "KVK Torenvonk" not in network_names(("Torenvonk",))
