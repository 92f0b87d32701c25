"""What each fact looks at. A check returns what it saw, or raises what is wrong."""

from dataclasses import replace
from uuid import UUID

from federation.checkpoint import verify_checkpoint
from federation.endpoints import (
    FETCH_PATH,
    JSON_TYPE,
    checkpoint_url,
    collections_url,
    configuration_url,
)
from federation.errors import AnswerStatusError
from federation.keys import generate_signing_key, load_signing_key
from federation.log_state import new_log_state, parse_log_state
from federation.merkle import check_consistency, leaf_hash
from federation.transport import Request
from federation.trust_chain import verify_trust_chain
from federation.trusted_log import RecordHead, TrustedLog
from node.airlock.review import read
from node.clock import system_clock
from node.demo.cast import AUTHOR, CAST, TOWNS
from node.demo.evidence import (
    FactError,
    asker,
    blob,
    fetch_collection,
    fetch_statement,
    rows,
    transport,
)
from node.demo.playbill import Playbill
from node.demo.stage import Stage
from node.errors import NotAllowedError
from node.language import gettext as _
from node.people.service import get_person
from node.published.guard import check_not_held
from node.received.asking import Asker
from node.search.question import SearchQuery
from node.search.service import search
from node.trust.service import get_peer, list_anchors
from schemas.answers import parse_proof
from schemas.entry import Kind
from schemas.page import Page, PageLine, PageProof, parse_page

__all__ = [
    "STRANGER",
    "audience_kept",
    "chain_holds",
    "directory_found",
    "growth_proven",
    "own_log_guarded",
    "second_reader_needed",
    "signatures_hold",
    "stranger_key",
    "stranger_refused",
    "summary_found",
    "withdrawn_gone",
]

_BODIES = {
    "received": "SELECT count(*) FROM received_record WHERE record_id = ? AND body NOTNULL",
    "published": """
        SELECT count(*) FROM entry_body b JOIN entry e
        ON e.collection = b.collection AND e.position = b.position WHERE e.record_id = ?
    """,
}

_LINES = """
    SELECT e.position, e.entry, r.salt, r.body FROM received_entry e
    LEFT JOIN received_record r ON r.collection = e.collection AND r.position = e.position
    AND r.state = 'live' WHERE e.collection = ? ORDER BY e.position
"""

STRANGER = "http://127.0.0.1:9"
"""Entity identifier of somebody no superior lists; nothing answers there."""


def chain_holds(stage: Stage, key: str) -> str:
    """Fetch the chain of a town statement by statement and verify it up to the pinned anchor."""
    superior = str(CAST[key].superior)
    town, network, desk = (stage.settings(each).entity_id for each in (key, superior, "ran"))
    tokens = [
        fetch_statement(configuration_url(town)),
        fetch_statement(f"{network}{FETCH_PATH}?sub={town}"),
        fetch_statement(f"{desk}{FETCH_PATH}?sub={network}"),
        fetch_statement(configuration_url(desk)),
    ]
    with stage.opened("rotterdam") as (_node, session):
        anchors = {anchor.entity_id: anchor.keys for anchor in list_anchors(session)}
    chain = verify_trust_chain(tokens, entity_id=town, anchors=anchors, now=system_clock())
    return " → ".join(chain.path)


def signatures_hold(stage: Stage) -> str:
    """Verify every stored entry of every reader anew, up to the accepted root hash, with bodies."""
    seen = [f"{key} {_verify_received(stage, key)}" for key in TOWNS]
    return _("entries verified: %(towns)s") % {"towns": ", ".join(seen)}


def summary_found(stage: Stage, key: str) -> str:
    """Search for the summary of the walk by words of its title."""
    title = Playbill.read(stage.folder).walk_title
    with stage.opened(key) as (node, session):
        found = search(
            session, node=node, query=SearchQuery(text=title, language=node.settings.language)
        )
    titles = [hit.title for hit in found.hits]
    if title not in titles:
        raise FactError(_("%(number)d hits and not this one") % {"number": len(titles)})
    return _("hit %(place)d of %(total)d") % {
        "place": titles.index(title) + 1,
        "total": found.total,
    }


def directory_found(stage: Stage, key: str) -> str:
    """Search for the coordinator of Vilvoorde among the directory entries."""
    origin = stage.settings("vilvoorde").entity_id
    with stage.opened(key) as (node, session):
        query = SearchQuery(text="", language="nl", kinds=(Kind.DIRECTORY_ENTRY,), limit=50)
        found = search(session, node=node, query=query)
    titles = [hit.title for hit in found.hits if hit.origin == origin]
    if not titles:
        raise FactError(_("no entry of Vilvoorde"))
    return titles[0]


def audience_kept(stage: Stage) -> str:
    """Ask for the country collection of Vilvoorde as its network, and as others; look elsewhere."""
    collection = stage.settings("vilvoorde").collection_url("be")
    record = Playbill.read(stage.folder).country_record
    _note, page = fetch_collection(asker(stage, "be"), collection)
    if not any(line.body is not None for line in parse_page(page).lines):
        raise FactError(_("the network of Belgium got no text"))
    for key in ("rotterdam", "sarcelles", "ran"):
        _expect_refusal(stage, key, collection)
        stored = "SELECT count(*) FROM received_record WHERE record_id = ?"
        if rows(stage, key, "received", stored, UUID(record).hex) != [(0,)]:
            raise FactError(_("%(town)s has a record that was not meant for it") % {"town": key})
    return _("Belgium 200; Rotterdam, Sarcelles and the desk 403")


def withdrawn_gone(stage: Stage) -> str:
    """Look for the withdrawn summary in every store and every search."""
    play = Playbill.read(stage.folder)
    wanted = UUID(play.withdrawn_record).hex
    for key in TOWNS:
        for zone, query in _BODIES.items():
            if rows(stage, key, zone, query, wanted) != [(0,)]:
                raise FactError(_("%(place)s still has the text") % {"place": f"{key}/{zone}"})
        with stage.opened(key) as (node, session):
            found = search(
                session, node=node, query=SearchQuery(text=play.withdrawn_word, language="fr")
            )
        if any(hit.record_id == UUID(play.withdrawn_record) for hit in found.hits):
            raise FactError(_("%(town)s still finds it") % {"town": key})
    return _("no text and no hit in four nodes")


def second_reader_needed(stage: Stage) -> str:
    """Let an author try to approve their own request, and look who approved what left."""
    own = rows(
        stage,
        "vilvoorde",
        "private",
        "SELECT count(*) FROM release_request WHERE state = 'approved' AND "
        "(reader_id IS NULL OR reader_id = author_id)",
    )
    if own != [(0,)]:
        raise FactError(_("something was approved by its own author"))
    request_id = UUID(Playbill.read(stage.folder).walk_request)
    with stage.opened("vilvoorde") as (node, session):
        author = get_person(session, node=node, handle=AUTHOR)
        try:
            read(session, node=node, reader=author, request_id=request_id, approve=True)
        except NotAllowedError:
            return _("the author was refused")
    raise FactError(_("an author approved their own request"))


def stranger_refused(stage: Stage, key: str) -> str:
    """Ask unsigned, and signed by somebody nobody lists."""
    url = collections_url(f"{stage.settings(key).entity_id}/exchange")
    seen = []
    for is_signed in (False, True):
        try:
            if is_signed:
                _stranger(stage).get(url, accept=JSON_TYPE)
            else:
                transport().fetch(Request(method="GET", url=url, accept=JSON_TYPE))
        except AnswerStatusError as error:
            seen.append(error.problem)
        else:
            raise FactError(_("a stranger was answered"))
    if seen != ["signature_missing", "caller_unknown"]:
        raise FactError(_("refused with %(codes)s") % {"codes": seen})
    return _("unsigned 401, unknown 401")


def growth_proven(stage: Stage, key: str) -> str:
    """Ask for the proof that the log of today contains its first entry, and check it."""
    settings = stage.settings(key)
    collection = settings.collection_url("ran")
    as_whom = asker(stage, "rotterdam")
    note = as_whom.get(checkpoint_url(collection), accept="text/plain; charset=utf-8").body
    with stage.opened("rotterdam") as (_node, session):
        keys = get_peer(session, entity_id=settings.entity_id).record_keys
    checkpoint = verify_checkpoint(note, collection=collection, keys=keys)
    first = rows(
        stage,
        "rotterdam",
        "received",
        "SELECT entry FROM received_entry WHERE collection = ? AND position = 0",
        collection,
    )
    answer = as_whom.get(f"{collection}/consistency?from=1&to={checkpoint.size}", accept=JSON_TYPE)
    check_consistency(
        first=1,
        second=checkpoint.size,
        first_root=leaf_hash(blob(first[0][0])),
        second_root=checkpoint.root_hash,
        proof=parse_proof(answer.body),
        about=collection,
    )
    return _("1 within %(size)d") % {"size": checkpoint.size}


def own_log_guarded(stage: Stage, key: str) -> str:
    """Compare the high-water marks with the log, as the sealer does before it signs."""
    with stage.opened(key) as (node, session):
        check_not_held(session, node=node)
    return _("marks and log agree")


def stranger_key(stage: Stage) -> bytes:
    """Return the stranger's own key, the same at every look."""
    path = stage.folder / "stranger.json"
    if not path.exists():
        path.write_bytes(generate_signing_key("Ed25519").dump())
    return path.read_bytes()


def _verify_received(stage: Stage, key: str) -> int:
    """Verify every collection one node received; return the number of entries."""
    count = 0
    with stage.opened(key) as (_node, session):
        for url, origin, state in rows(
            stage, key, "received", "SELECT url, origin, log_state FROM received_collection"
        ):
            accepted = parse_log_state(blob(state), collection=str(url))
            lines = _stored_lines(stage, key, str(url))
            if not lines or accepted.note is None or accepted.checkpoint is None:
                continue
            peer = get_peer(session, entity_id=str(origin))
            log = TrustedLog(new_log_state(str(url)), issuer=str(origin), keys=peer.record_keys)
            log.accept_checkpoint(accepted.note, now=accepted.checkpoint.signed_at)
            proof = PageProof(start=len(lines), end=accepted.checkpoint.size, hashes=())
            result = log.read_page(Page(lines=lines, proof=proof), find_head=_nothing_before)
            for record in result.records:
                if record.error is not None:
                    raise record.error
            count += len(lines)
    if not count:
        raise FactError(_("%(town)s received nothing") % {"town": key})
    return count


def _stored_lines(stage: Stage, key: str, collection: str) -> tuple[PageLine, ...]:
    """Return one log as it is stored, live bodies beside their entries."""
    return tuple(
        PageLine(
            index=int(str(position)),
            entry=blob(entry),
            salt=None if salt is None else blob(salt),
            body=None if body is None else blob(body),
        )
        for position, entry, salt, body in rows(stage, key, "received", _LINES, collection)
    )


def _nothing_before(_record: UUID) -> RecordHead | None:
    """Say that nothing is known of a record: the log is read from its first entry."""
    return None


def _stranger(stage: Stage) -> Asker:
    key = load_signing_key(stranger_key(stage))
    return replace(asker(stage, "rotterdam", own_key=key), entity_id=STRANGER)


def _expect_refusal(stage: Stage, key: str, collection: str) -> None:
    try:
        asker(stage, key).get(checkpoint_url(collection), accept="text/plain; charset=utf-8")
    except AnswerStatusError as error:
        if (error.status, error.problem) == (403, "audience_refused"):
            return
        seen = {"town": key, "codes": f"{error.status} {error.problem}"}
        raise FactError(_("%(town)s was refused with %(codes)s") % seen) from error
    raise FactError(_("%(town)s may read what is meant for Belgium") % {"town": key})
