"""Trying what another town did: an own practice begins, and in the end both pages say so."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from werkzeug.test import TestResponse

from node.extensions import Process
from node.people.service import get_person
from node.private.practices.practice import Practice, parse_content
from node.private.practices.service import change_practice, list_practices
from node.published.reading import find_released
from node.received.models import RecordState
from tests.node.airlock.town import practice_line
from tests.node.airlock.views.walk import Walk, text_of, walking
from tests.node.coordinator_app.readers import OTHER_TOWN, address_of
from tests.node.search.town import Town, practice
from tests.node.trust.peer_rows import RAN, store_peer
from tests.nodes import opened

OWN = "https://vilvoorde.example"
BUTTON = "We try this"


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Walk]:
    with walking(tmp_path) as found:
        yield found


@pytest.fixture
def theirs(walk: Walk) -> UUID:
    """Return a practice of Sarcelles, which is here."""
    town = Town(walk.settings, clock=walk.clock)
    with opened(walk.settings, process=Process.SYNCER, clock=walk.clock) as (_app, session):
        store_peer(session, OTHER_TOWN, RAN)
    (record_id,) = town.receive(practice("Koffie"))
    town.update()
    return record_id


def try_it(
    walk: Walk, record_id: UUID, *, handle: str = "an", origin: str = OTHER_TOWN, number: str = ""
) -> TestResponse:
    address = f"{address_of(record_id, origin=origin)}/try"
    return walk.post(handle, address, {"practice_id": number or str(uuid4())})


def own(walk: Walk) -> tuple[Practice, ...]:
    return list_practices(walk.session, node=walk.node)


def test_the_page_offers_it_and_the_form_that_it_shows_begins_a_practice(
    walk: Walk, theirs: UUID
) -> None:
    page = walk.get(address_of(theirs)).get_data(as_text=True)
    assert BUTTON in page
    number = re.search(r'name="practice_id" value="([^"]+)"', page)
    assert number is not None
    answer = try_it(walk, theirs, number=number[1])
    assert answer.headers["Location"] == f"/practices/mine/{number[1]}/edit"
    (begun,) = own(walk)
    assert begun.content.adapts is not None
    assert begun.content.adapts.origin == OTHER_TOWN
    assert (begun.content.adapts.id, begun.content.adapts.rev) == (theirs, 1)
    assert begun.content.title == ""


def test_a_form_that_is_sent_twice_begins_one_practice(walk: Walk, theirs: UUID) -> None:
    number = str(uuid4())
    assert try_it(walk, theirs, number=number).status_code == 303
    assert try_it(walk, theirs, number=number).status_code == 303
    assert len(own(walk)) == 1


def test_pressed_again_after_writing_it_leads_to_what_was_begun(walk: Walk, theirs: UUID) -> None:
    number = str(uuid4())
    try_it(walk, theirs, number=number)
    edit = f"/practices/mine/{number}/edit"
    fields = {"title": "Thee", "language": "en", "revision": "1", "then": "stay"}
    walk.post("an", edit, {**fields, "practice_id": number})
    for again in (number, str(uuid4())):
        answer = try_it(walk, theirs, number=again)
        assert (answer.status_code, answer.headers["Location"]) == (303, edit)
    assert "You began this before." in text_of(walk.get(edit))
    (begun,) = own(walk)
    assert begun.content.title == "Thee"


def test_what_a_colleague_began_keeps_nobody_from_trying_it(walk: Walk, theirs: UUID) -> None:
    try_it(walk, theirs, handle="co")
    number = str(uuid4())
    answer = try_it(walk, theirs, number=number)
    assert answer.headers["Location"] == f"/practices/mine/{number}/edit"
    assert len(own(walk)) == 2


def test_what_is_written_and_ticked_afterwards_keeps_whose_it_was(walk: Walk, theirs: UUID) -> None:
    try_it(walk, theirs)
    (begun,) = own(walk)
    edit = f"/practices/mine/{begun.practice_id}/edit"
    fields = {"title": "Thee", "language": "en", "revision": "1", "then": "stay"}
    answer = walk.post("an", edit, {**fields, "practice_id": str(begun.practice_id)})
    assert answer.status_code == 303
    (written,) = own(walk)
    assert written.content.title == "Thee"
    assert written.content.adapts == begun.content.adapts


def test_ones_own_page_leads_to_what_it_tries(walk: Walk, theirs: UUID) -> None:
    try_it(walk, theirs)
    (begun,) = own(walk)
    answer = walk.get(f"/practices/mine/{begun.practice_id}")
    assert "It tries what another town did: Koffie" in text_of(answer)
    assert address_of(theirs) in answer.get_data(as_text=True)


def test_what_can_no_longer_be_read_is_said_without_its_text(walk: Walk, theirs: UUID) -> None:
    try_it(walk, theirs)
    (begun,) = own(walk)
    Town(walk.settings, clock=walk.clock).change(theirs, RecordState.WITHDRAWN)
    words = text_of(walk.get(f"/practices/mine/{begun.practice_id}"))
    assert "that cannot be read here" in words
    assert "Koffie" not in words


def test_after_release_each_of_the_two_pages_leads_to_the_other(walk: Walk, theirs: UUID) -> None:
    try_it(walk, theirs)
    (begun,) = own(walk)
    finish(walk, begun)
    request_id = walk.release(begun.practice_id)
    record_id = walk.record_of(request_id)
    released = find_released(walk.session, record_id)
    assert released is not None
    assert released.body is not None
    assert json.loads(released.body)["relations"] == [
        {"type": "adapts", "origin": OTHER_TOWN, "id": str(theirs), "rev": 1}
    ]
    Town(walk.settings, clock=walk.clock).update()
    ours = walk.get(address_of(record_id, origin=OWN)).get_data(as_text=True)
    assert "What it builds on" in ours
    assert address_of(theirs) in ours
    original = walk.get(address_of(theirs)).get_data(as_text=True)
    assert "Who tried it after them" in original
    assert address_of(record_id, origin=OWN) in original


def finish(walk: Walk, begun: Practice) -> None:
    """Write every answer and tick, as `an` does in time."""
    session = walk.session
    content = replace(parse_content(practice_line().decode()), adapts=begun.content.adapts)
    change_practice(
        session,
        node=walk.node,
        actor=get_person(session, node=walk.node, handle="an"),
        practice_id=begun.practice_id,
        content=content,
        revision=begun.revision,
    )
    session.commit()


def test_ones_own_practice_is_not_tried_but_corrected(walk: Walk) -> None:
    town = Town(walk.settings, clock=walk.clock)
    record_id = town.release(practice("Van ons"))
    town.update()
    assert BUTTON not in text_of(walk.get(address_of(record_id, origin=OWN)))
    assert try_it(walk, record_id, origin=OWN).status_code == 409
    assert own(walk) == ()


def test_what_is_withdrawn_cannot_be_tried_any_more(walk: Walk, theirs: UUID) -> None:
    Town(walk.settings, clock=walk.clock).change(theirs, RecordState.WITHDRAWN)
    assert try_it(walk, theirs).status_code == 404
    assert own(walk) == ()


def test_a_form_without_its_number_begins_nothing(walk: Walk, theirs: UUID) -> None:
    assert try_it(walk, theirs, number="nonsense").status_code == 400
    assert own(walk) == ()


def test_the_desk_reads_it_and_is_not_asked_to_try_it(walk: Walk, theirs: UUID) -> None:
    assert BUTTON not in text_of(walk.get(address_of(theirs), "di"))
    assert try_it(walk, theirs, handle="di").status_code == 403
