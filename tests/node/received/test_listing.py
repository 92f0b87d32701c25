"""Lists of collections: whose they are, how many, and what a silent town leaves."""

import json
from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

import pytest

from federation.endpoints import JSON_TYPE
from federation.log_state import dump_log_state, new_log_state
from node.database import Zone, start_writing
from node.received.models import (
    ReceivedCollection,
    ReceivedRecord,
)
from node.settings import Settings
from tests.fake_federation import FakeFederation
from tests.node.published.released import put, release
from tests.node.received.stored_rows import stored
from tests.node.received.towns import Reader
from tests.nodes import NOON

V = "https://vilvoorde.example"
RAN = f"{V}/exchange/ran"
ID = UUID("0b8ee0a1-4a3b-4f0e-9a3c-52f2c1f0a001")


@pytest.mark.parametrize(
    ("collections", "code"),
    [
        pytest.param(
            [{"url": "https://other.example/exchange/ran", "audience": "ran", "size": 1}],
            "claims_refused",
            id="of another host",
        ),
        pytest.param(
            [{"url": f"{V}/exchange/nl", "audience": "ran", "size": 1}],
            "claims_refused",
            id="of another audience",
        ),
        pytest.param(
            [{"url": f"{V}/exchange/nl", "audience": "nl", "size": 1}],
            "claims_refused",
            id="for a country that is not its own",
        ),
        pytest.param(
            [{"url": f"{V}/exchange/friends", "audience": "friends", "size": 1}],
            "claims_refused",
            id="for an audience that it made up",
        ),
        pytest.param(
            [
                {"url": RAN, "audience": "ran", "size": 1},
                {"url": RAN, "audience": "ran", "size": 2},
            ],
            "claims_refused",
            id="twice",
        ),
        pytest.param(
            [{"url": f"{V}/exchange/a{n}", "audience": f"a{n}", "size": 1} for n in range(9)],
            "quota_exceeded",
            id="too many",
        ),
        pytest.param([{"url": RAN}], "json_refused", id="no listing"),
    ],
)
def test_a_listing_that_is_none_stores_nothing(
    reader: Reader,
    federation: FakeFederation,
    collections: list[Mapping[str, object]],
    code: str,
) -> None:
    body = json.dumps({"collections": collections}).encode()
    federation.publish(f"{V}/exchange/collections", body, content_type=JSON_TYPE)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == code
    assert stored(reader) == []


def test_no_more_collections_are_kept_of_a_town_than_it_may_have_however_often_it_lists_others(
    reader: Reader,
) -> None:
    start_writing(reader.session, Zone.RECEIVED)
    for number in range(8):
        reader.session.add(
            ReceivedCollection(
                url=f"{V}/exchange/{number}",
                origin=V,
                audience=str(number),
                listed_at=NOON - timedelta(days=1),
                log_state=b"",
            )
        )
    reader.session.commit()
    before = stored(reader)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "quota_exceeded"
    assert stored(reader) == before


def test_a_collection_that_is_read_of_another_origin_is_not_taken_over(
    vilvoorde: Settings, reader: Reader
) -> None:
    release(vilvoorde, put(record_id=ID))
    start_writing(reader.session, Zone.RECEIVED)
    reader.session.add(
        ReceivedCollection(
            url=RAN,
            origin="https://squatter.example",
            audience="ran",
            listed_at=NOON,
            log_state=dump_log_state(new_log_state(RAN)),
        )
    )
    reader.session.commit()
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "claims_refused"
    assert reader.session.get(ReceivedRecord, ("https://squatter.example", ID)) is None


def test_a_silent_town_is_the_outcome_and_nothing_is_stored(
    reader: Reader, federation: FakeFederation
) -> None:
    federation.silence(V)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "peer_unreachable"
    assert stored(reader) == []
