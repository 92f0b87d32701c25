"""What one coordinator keeps for themselves stands on no page of anybody else, and in no number."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from node.database import Zone, db, start_writing
from node.errors import ConflictError
from node.private.network.contacts import list_contacts
from node.private.network.log import count_lines
from node.private.network.models import LogRow
from node.private.network.organisations import change_organisation, get_organisation
from node.private.network.words import LogKind
from schemas.practice_words import Sector
from tests.node.private.network_stage import NetworkStage
from tests.node.private.writers import browser, text_of

__all__: list[str] = []

HIDDEN = ("Zonnehof", "Quillon Ofrane", "Een geheime zaal")


@pytest.fixture
def mine(stage: NetworkStage) -> UUID:
    """Return an organisation that `an` alone sees, with a contact and a line."""
    number = stage.organisation("Zonnehof", sector=Sector.SPORT, is_mine=True)
    stage.contact(number, "Quillon Ofrane")
    stage.line(LogKind.WE_PROMISED, number, text="Een geheime zaal")
    return number


def _urls(number: UUID, contact: UUID) -> tuple[str, ...]:
    return (
        f"/network/{number}",
        f"/network/{number}/edit",
        f"/network/{number}/log",
        f"/network/{number}/contacts/new",
        f"/network/{number}/erase",
        f"/network/contacts/{contact}",
        f"/network/contacts/{contact}/letter",
        f"/network/contacts/{contact}/letter.txt",
        f"/network/contacts/{contact}/erase",
    )


def _contact(stage: NetworkStage) -> UUID:
    return list_contacts(stage.session, node=stage.node, person=stage.person())[0].contact_id


def test_a_colleague_finds_nothing_at_any_address(stage: NetworkStage, mine: UUID) -> None:
    for url in _urls(mine, _contact(stage)):
        assert stage.get(url).status_code == 200, url
        answer = stage.get(url, "co")
        assert answer.status_code == 404, url
        assert not any(word in text_of(answer) for word in HIDDEN)


def test_a_colleague_changes_and_erases_nothing(stage: NetworkStage, mine: UUID) -> None:
    contact = _contact(stage)
    form = {"revision": "1", "name": "X", "sector": "sport", "part": "formal"}
    for url, data in (
        (f"/network/{mine}/edit", form),
        (f"/network/{mine}/erase", {}),
        (f"/network/{mine}/contacts/new", {"kind": "role_mailbox"}),
        (f"/network/contacts/{contact}", {"kind": "role_mailbox"}),
        (f"/network/contacts/{contact}/erase", {}),
        (f"/network/contacts/{contact}/leave-sheets", {}),
        (f"/network/quarantine/{contact}", {"told_on": "2026-03-02"}),
    ):
        answer = stage.post(url, data, handle="co")
        assert answer.status_code == 404, url
        assert not any(word in text_of(answer) for word in HIDDEN)
    assert "Een geheime zaal" in stage.text(f"/network/{mine}")


def test_no_number_of_a_colleague_counts_it(stage: NetworkStage, mine: UUID) -> None:
    del mine
    stage.switch_on("F04", "F08", "F14", "F51", "F54")
    shared = stage.organisation("De Akker", sector=Sector.SCHOOL)
    page = stage.text("/network", "co")
    assert "1 organisation." in page
    assert "1 of 10 recommended sectors" in page
    assert "2 of 10 recommended sectors" in stage.text("/network")
    for url in ("/network", f"/network/{shared}", "/network/doors", "/network/leads"):
        assert "Zonnehof" not in stage.text(url, "co")


def test_looking_up_or_naming_it_tells_a_colleague_nothing(stage: NetworkStage, mine: UUID) -> None:
    del mine
    stage.switch_on("F54")
    stage.text("/network")  # its name is in memory now
    shared = stage.organisation("De Akker")
    found = text_of(stage.post("/network/beginning", {"beginning": "Zonne"}, handle="co"))
    assert "No organisation fits." in found
    form = {"revision": "1", "name": "De Akker", "sector": "school", "part": "formal"}
    url = f"/network/{shared}/edit"
    known = stage.post(url, {**form, "umbrella": "Zonnehof"}, handle="co")
    unknown = stage.post(url, {**form, "umbrella": "Zzzzzzzz"}, handle="co")
    said = "No organisation of the network is called so."
    assert said in text_of(known)
    assert said in text_of(unknown)


def test_a_line_about_both_names_it_to_its_owner_alone(stage: NetworkStage, mine: UUID) -> None:
    shared = stage.organisation("De Akker")
    stage.line(LogKind.LINKED, shared, other_id=mine, text="Een geheime zaal")
    assert "Zonnehof" in stage.text(f"/network/{shared}")
    page = stage.text(f"/network/{shared}", "co")
    assert not any(word in page for word in HIDDEN)


@pytest.mark.parametrize("handle", ["ad", "bo", "di"])
def test_nobody_but_a_coordinator_opens_any_page(
    stage: NetworkStage, mine: UUID, handle: str
) -> None:
    contact = _contact(stage)
    client = browser(stage.app, handle)
    pages = ("/network", "/network/new", "/network/quarantine", "/network/doors", "/network/leads")
    for url in (*pages, *_urls(mine, contact), f"/network/{uuid4()}"):
        answer = client.get(url)
        assert answer.status_code == 403, url
        assert not any(word in text_of(answer) for word in HIDDEN)


def test_what_a_colleague_works_on_cannot_be_taken_from_them(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    stage.line(LogKind.WAS_THERE, number, text="Van Co", handle="co")
    form = {"revision": "1", "name": "Zonnehof", "sector": "school", "part": "formal"}
    answer = stage.post(f"/network/{number}/edit", {**form, "is_mine": "yes"})
    assert answer.status_code == 409
    assert "Colleagues work with this organisation" in text_of(answer)
    assert "Zonnehof" in stage.text("/network", "co")


def test_a_colleagues_own_line_stays_theirs_whoever_owns_the_organisation(
    stage: NetworkStage,
) -> None:
    number = stage.organisation("Zonnehof")
    stage.line(LogKind.WAS_THERE, number, text="Alleen Co", handle="co", is_mine=True)
    person = stage.person()
    stored = get_organisation(stage.session, node=stage.node, person=person, organisation_id=number)
    for is_mine in (True, False):
        revision = get_organisation(
            stage.session, node=stage.node, person=person, organisation_id=number
        ).revision
        change_organisation(
            stage.session,
            node=stage.node,
            actor=person,
            organisation_id=number,
            draft=replace(stored.draft, is_mine=is_mine),
            revision=revision,
        )
        stage.commit()
        assert count_lines(stage.session, person=person) == 0
    assert count_lines(stage.session, person=stage.person("co")) == 1


def test_what_a_shared_organisation_leans_on_stays_shared(stage: NetworkStage) -> None:
    umbrella = stage.organisation("Zonnehof")
    stage.organisation("De Akker", umbrella_id=umbrella)
    person = stage.person()
    stored = get_organisation(
        stage.session, node=stage.node, person=person, organisation_id=umbrella
    )
    with pytest.raises(ConflictError):
        change_organisation(
            stage.session,
            node=stage.node,
            actor=person,
            organisation_id=umbrella,
            draft=replace(stored.draft, is_mine=True),
            revision=stored.revision,
        )


def test_a_line_a_colleague_keeps_for_themselves_is_in_their_file_alone(
    stage: NetworkStage,
) -> None:
    number = stage.line(LogKind.WAS_THERE, text="Een geheime zaal", handle="an")
    # As a record of before, when a colleague could still keep what somebody else had logged.
    owner = stage.person("co").account_id
    start_writing(stage.session, Zone.PRIVATE)
    db.session.get_one(LogRow, number).owner_id = owner
    stage.commit()
    for handle, is_theirs in (("an", False), ("co", True)):
        answer = stage.post("/account/data", handle=handle)
        assert answer.status_code == 200
        assert ("Een geheime zaal" in answer.get_data(as_text=True)) is is_theirs
