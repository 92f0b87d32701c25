"""A practice walks from its author through two people to a search in another town, and back."""

import json
import signal
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from federation.endpoints import CHECKPOINT_TYPE, ENTRIES_TYPE, checkpoint_url, entries_url
from federation.errors import AnswerStatusError
from federation.transport import FetchLimits, HttpsTransport
from node.clock import system_clock
from node.errors import ServiceMissingError
from node.people.service import get_person
from node.private.practices.service import change_practice, get_practice
from node.published.models import EntryRow
from node.received.asking import Asker
from node.received.models import ReceivedEntry, ReceivedRecord
from node.received.reading import Received, find_received
from node.search.question import SearchQuery
from node.search.service import search
from node.trust.own_keys import KeyUse, get_own_key
from schemas.page import MAX_LINES, parse_page
from tests.journeys.cast import AUTHOR, READER, Company, await_true
from tests.node.airlock.town import practice_line

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(600)]

AS_AUTHOR = ("--as", AUTHOR)
NAME = "Wendeline Oosterquack"


def record(company: Company, folder: Path, **changes: object) -> str:
    """Record a practice in Vilvoorde by command; return its number."""
    file = folder / "practice.jsonl"
    file.write_bytes(practice_line(**changes))
    written = company.command("vilvoorde", "practices", "import", str(file), "--quiet", *AS_AUTHOR)
    return written.strip()


def approve(company: Company, subject: str, *, audience: str = "ran") -> tuple[str, UUID]:
    """Ask for a reader and let them approve; return request and record."""
    request = company.command(
        "vilvoorde", "airlock", "ask", subject, "--audience", audience, *AS_AUTHOR
    ).strip()
    company.command("vilvoorde", "airlock", "read", request, "--approve", "--as", READER)
    return request, record_of(company, request)


def record_of(company: Company, request: str) -> UUID:
    """Return the identifier a request's record has or would have."""
    listed = company.command("vilvoorde", "releases", "list", "--json", *AS_AUTHOR)
    rows = [json.loads(line) for line in listed.splitlines()]
    (record_id,) = [UUID(row["record_id"]) for row in rows if row["request_id"] == request]
    return record_id


def released(company: Company, folder: Path, word: str) -> tuple[str, UUID]:
    """Release a practice that holds a word of its own; return practice and record."""
    practice = record(company, folder, title=f"Evenings about {word} for parents")
    _request, record_id = approve(company, practice)
    return practice, record_id


def received(company: Company, record_id: UUID) -> Received | None:
    """Return what Rotterdam has of a record of Vilvoorde."""
    origin = company.settings("vilvoorde").entity_id
    with company.opened("rotterdam") as (_node, session):
        return find_received(session, origin=origin, record_id=record_id)


def titles(company: Company, word: str) -> list[str]:
    """Search in Rotterdam and return the titles of what is found."""
    with company.opened("rotterdam") as (node, session):
        try:
            found = search(session, node=node, query=SearchQuery(text=word, language="en"))
        except ServiceMissingError:
            return []  # the first index is being made
        return [hit.title for hit in found.hits if hit.title is not None]


def await_live(company: Company, record_id: UUID, *, rev: int = 1) -> None:
    """Wait until Rotterdam has a revision."""

    def is_here() -> bool:
        found = received(company, record_id)
        return found is not None and found.live and found.rev == rev

    await_true(is_here, what=f"revision {rev} in Rotterdam")


def await_found(company: Company, word: str) -> None:
    """Wait until a search in Rotterdam finds the practice with this word in its title."""
    await_true(lambda: any(word in title for title in titles(company, word)), what="a hit")


def asking(company: Company, key: str) -> Asker:
    """Return somebody who asks in the name of one node, with its request key."""
    settings = company.settings(key)
    return Asker(
        entity_id=settings.entity_id,
        key=get_own_key(settings.keys_folder, KeyUse.REQUEST),
        transport=HttpsTransport(FetchLimits(), allow_loopback_http=True),
        clock=system_clock,
    )


def refusal(company: Company, key: str, audience: str) -> tuple[int, str | None]:
    """Return how Vilvoorde refuses one node's question about a collection; 200 if it does not."""
    url = checkpoint_url(company.settings("vilvoorde").collection_url(audience))
    try:
        asking(company, key).get(url, accept=CHECKPOINT_TYPE)
    except AnswerStatusError as error:
        return error.status, error.problem
    return 200, None


def bodies(company: Company, key: str, audience: str) -> bytes:
    """Return every body Vilvoorde gives one node of a collection."""
    url = company.settings("vilvoorde").collection_url(audience)
    asker = asking(company, key)
    size = int(asker.get(checkpoint_url(url), accept=CHECKPOINT_TYPE).body.split(b"\n")[1])
    if size == 0:
        return b""
    page = entries_url(url, start=0, limit=MAX_LINES, size=size)
    lines = parse_page(asker.get(page, accept=ENTRIES_TYPE).body).lines
    return b"".join(line.body for line in lines if line.body is not None)


def test_a_practice_with_a_name_in_it_arrives_without_the_name(
    company: Company, tmp_path: Path
) -> None:
    company.command("vilvoorde", "register", "add", "person", NAME, *AS_AUTHOR)
    practice = record(
        company,
        tmp_path,
        title="Evenings about quorandels for parents",
        situation=f"Songs became harsher. {NAME} heard them first.",
    )
    found = json.loads(
        company.command("vilvoorde", "airlock", "check", practice, "--json", *AS_AUTHOR, status=3)
    )
    (finding,) = [each for each in found["findings"] if each["words"] == NAME]
    resolve = ("resolve", practice, finding["finding_id"], "--replace", "A youth worker")
    company.command("vilvoorde", "airlock", *resolve, *AS_AUTHOR)
    _request, record_id = approve(company, practice)
    await_live(company, record_id)
    await_found(company, "quorandels")
    arrived = received(company, record_id)
    assert arrived is not None
    assert arrived.body is not None
    assert b"A youth worker heard them first." in arrived.body
    assert NAME.encode() not in arrived.body


def test_an_author_cannot_approve_what_they_wrote(company: Company, tmp_path: Path) -> None:
    practice = record(company, tmp_path, title="Evenings about vestralines for parents")
    request = company.command(
        "vilvoorde", "airlock", "ask", practice, "--audience", "ran", *AS_AUTHOR
    ).strip()
    approve_own = ("airlock", "read", request, "--approve", *AS_AUTHOR)
    company.command("vilvoorde", *approve_own, status=1)
    assert received(company, record_of(company, request)) is None


def test_a_correction_takes_the_place_of_what_was_released(
    company: Company, tmp_path: Path
) -> None:
    practice, record_id = released(company, tmp_path, "maldivines")
    await_live(company, record_id)
    correct(company, practice, title="Evenings about tobarines for parents")
    _request, same_record = approve(company, practice)
    assert same_record == record_id
    await_live(company, record_id, rev=2)
    await_found(company, "tobarines")
    await_true(lambda: titles(company, "maldivines") == [], what="the old text is not found")
    assert b"maldivines" not in everything_in_received(company)


def correct(company: Company, practice: str, *, title: str) -> None:
    """Give a recorded practice another title."""
    with company.opened("vilvoorde") as (node, session):
        stored = get_practice(session, node=node, practice_id=UUID(practice))
        change_practice(
            session,
            node=node,
            actor=get_person(session, node=node, handle=AUTHOR),
            practice_id=stored.practice_id,
            content=replace(stored.content, title=title),
            revision=stored.revision,
        )
        session.commit()


def everything_in_received(company: Company) -> bytes:
    """Return every body Rotterdam has."""
    with company.opened("rotterdam") as (_node, session):
        return b"".join(body or b"" for body in session.scalars(select(ReceivedRecord.body)))


def test_what_is_withdrawn_is_gone_where_it_was_read(company: Company, tmp_path: Path) -> None:
    _practice, record_id = released(company, tmp_path, "harlequoses")
    await_live(company, record_id)
    await_found(company, "harlequoses")
    company.command("vilvoorde", "releases", "withdraw", str(record_id), *AS_AUTHOR)
    await_true(lambda: not getattr(received(company, record_id), "live", True), what="withdrawn")
    await_true(lambda: titles(company, "harlequoses") == [], what="nothing is found")
    assert b"harlequoses" not in everything_in_received(company)


def test_what_is_for_the_country_is_read_there_and_nowhere_else(
    company: Company, tmp_path: Path
) -> None:
    practice = record(company, tmp_path, title="Evenings about belgaronds for parents")
    _request, record_id = approve(company, practice, audience="be")
    await_true(lambda: b"belgaronds" in bodies(company, "be", "be"), what="Belgium may read it")
    assert refusal(company, "rotterdam", "be") == (403, "audience_refused")
    assert refusal(company, "ran", "be") == (403, "audience_refused")
    assert b"belgaronds" not in bodies(company, "rotterdam", "ran")
    assert received(company, record_id) is None


def test_a_blocked_town_is_refused_until_it_is_not(company: Company, tmp_path: Path) -> None:
    rotterdam = company.settings("rotterdam").entity_id
    assert refusal(company, "rotterdam", "ran") == (200, None)
    company.command("vilvoorde", "peers", "block", rotterdam, "--note", "a trial")
    try:
        assert refusal(company, "rotterdam", "ran") == (403, "caller_blocked")
        _practice, record_id = released(company, tmp_path, "dimoronts")
        await_true(lambda: b"dimoronts" in bodies(company, "be", "ran"), what="others read on")
        assert received(company, record_id) is None
    finally:
        company.command("vilvoorde", "peers", "unblock", rotterdam)
    await_live(company, record_id)


def test_a_town_that_was_away_is_read_where_one_left_off(company: Company, tmp_path: Path) -> None:
    _practice, before = released(company, tmp_path, "serapolts")
    await_live(company, before)
    await_found(company, "serapolts")
    company.end("vilvoorde", "peer")
    try:
        _practice, after = released(company, tmp_path, "nimberals")
        assert any("serapolts" in title for title in titles(company, "serapolts"))
        assert received(company, after) is None
    finally:
        company.run("vilvoorde", "peer")
    company.await_peer("vilvoorde")
    await_live(company, after)


def test_a_killed_sealer_and_a_killed_syncer_lose_nothing_and_do_nothing_twice(
    company: Company, tmp_path: Path
) -> None:
    practices = [
        record(company, tmp_path, title=f"Evenings about {word} for parents")
        for word in ("ostravels", "pindarols", "quistemes")
    ]
    records = [approve(company, practice)[1] for practice in practices]
    company.end("vilvoorde", "sealer", with_signal=signal.SIGKILL)
    company.run("vilvoorde", "sealer")
    await_true(lambda: any(received(company, each) for each in records), what="one has come")
    company.end("rotterdam", "syncer", with_signal=signal.SIGKILL)
    company.run("rotterdam", "syncer")
    for record_id in records:
        await_live(company, record_id)
    assert puts(company, records) == [1, 1, 1]
    assert published_log(company) == received_log(company)


def puts(company: Company, records: list[UUID]) -> list[int]:
    """Return how many entries Vilvoorde's log has about each record."""
    with company.opened("vilvoorde") as (_node, session):
        found = list(session.scalars(select(EntryRow.record_id)))
    return [found.count(record_id) for record_id in records]


def published_log(company: Company) -> list[bytes]:
    """Return Vilvoorde's log for everybody, entry by entry."""
    url = company.settings("vilvoorde").collection_url("ran")
    query = select(EntryRow.entry).where(EntryRow.collection == url).order_by(EntryRow.position)
    with company.opened("vilvoorde") as (_node, session):
        return list(session.scalars(query))


def received_log(company: Company) -> list[bytes]:
    """Return the same log as Rotterdam read it."""
    url = company.settings("vilvoorde").collection_url("ran")
    query = select(ReceivedEntry.entry).where(ReceivedEntry.collection == url)
    with company.opened("rotterdam") as (_node, session):
        return list(session.scalars(query.order_by(ReceivedEntry.position)))
