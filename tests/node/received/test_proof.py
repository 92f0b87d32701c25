"""What stands behind a received record is verified anew from what is stored."""

from hashlib import sha256

from sqlalchemy import select, update

from node.database import Zone, start_writing
from node.received.models import ReceivedEntry, ReceivedRecord
from node.received.proof import Proof, read_proof
from node.received.reading import changes_since
from node.settings import Settings
from tests.node.published.released import put, release
from tests.node.received.towns import Reader
from tests.nodes import NOON


def proof(reader: Reader) -> Proof:
    reader.session.rollback()
    (record,) = changes_since(reader.session, 0, limit=1)
    return read_proof(reader.session, record, now=NOON)


def test_a_record_that_was_read_is_proven(vilvoorde: Settings, reader: Reader) -> None:
    release(vilvoorde, put())
    reader.sync()
    found = proof(reader)
    entry = reader.session.scalars(
        select(ReceivedEntry.entry).where(ReceivedEntry.position == found.position)
    ).one()
    assert found.code is None
    assert found.kid is not None
    assert found.entry_digest == sha256(entry).digest()
    assert (found.size, found.is_covered) == (2, True)
    assert (found.is_frozen, found.is_incomplete) == (False, False)


def test_a_body_that_changed_here_is_not_proven(vilvoorde: Settings, reader: Reader) -> None:
    release(vilvoorde, put())
    reader.sync()
    start_writing(reader.session, Zone.RECEIVED)
    reader.session.execute(update(ReceivedRecord).values(body=b"{}"))
    reader.session.commit()
    assert proof(reader).code == "body_refused"


def test_an_entry_that_changed_here_is_not_proven(vilvoorde: Settings, reader: Reader) -> None:
    release(vilvoorde, put())
    reader.sync()
    start_writing(reader.session, Zone.RECEIVED)
    reader.session.execute(update(ReceivedEntry).values(entry=b"e30.e30.AAAA"))
    reader.session.commit()
    found = proof(reader)
    assert found.code is not None
    assert found.kid is None
