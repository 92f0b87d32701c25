"""The timed part: a reader's own code reads an origin, from the first byte until all is found.

`python -m node.bench.pull ORIGIN RECORDS QUERIES` does in a process of its own what a syncer does
in one turn with one peer, and then asks the index what people ask. It holds no private code, like
the syncer; its settings come from the environment, like those of every process of a node.
"""

import os
import sys
import time

from sqlalchemy.orm import Session

from federation.transport import FetchLimits, HttpsTransport
from node.bench.figures import Figures, percentiles
from node.bench.invented_texts import invented_queries
from node.bench.machine import folder_bytes, peak_memory_bytes
from node.database import db
from node.errors import ServiceMissingError
from node.extensions import Node, Process, current_node, open_node
from node.language import gettext as _
from node.received.asking import Asker
from node.received.sync import sync_peer
from node.search.index import update_index
from node.search.question import SearchQuery
from node.search.service import search
from node.settings import read_settings
from node.trust.own_keys import KeyUse, get_own_key
from node.trust.service import get_peer

__all__ = ["main", "measure_pull"]


def measure_pull(
    session: Session, *, node: Node, origin: str, records: int, queries: int
) -> Figures:
    """Read everything an origin released, and time it.

    Args:
        session: Session of a syncer whose node has read nothing yet.
        node: The reader.
        origin: Entity identifier of an admitted peer.
        records: How many records it released.
        queries: How many searches to time afterwards.

    Raises:
        ServiceMissingError: Not everything could be read and found.
    """
    asker = Asker(
        entity_id=node.settings.entity_id,
        key=get_own_key(node.settings.keys_folder, KeyUse.REQUEST),
        transport=HttpsTransport(FetchLimits(), allow_loopback_http=node.settings.demo),
        clock=node.clock,
    )
    begun = time.perf_counter()
    _read(session, asker=asker, node=node, origin=origin)
    pulled = time.perf_counter()
    update_index(session, node=node)
    found = search(session, node=node, query=SearchQuery(limit=1)).total
    ended = time.perf_counter()
    if found != records:
        raise ServiceMissingError(
            _("Of %(wanted)d records only %(found)d can be found.")
            % {"wanted": records, "found": found}
        )
    peak = peak_memory_bytes()
    p50, p95 = percentiles(_time_searches(session, node=node, queries=queries))
    folder = node.settings.data_folder
    return Figures(
        records=records,
        seconds=ended - begun,
        pull_seconds=pulled - begun,
        peak_bytes=peak,
        database_bytes=folder_bytes(folder, "received.*"),
        index_bytes=folder_bytes(node.settings.index_folder),
        search_p50=p50,
        search_p95=p95,
    )


def _read(session: Session, *, asker: Asker, node: Node, origin: str) -> None:
    """Take as many turns as it needs; a turn ends by itself after half a minute."""
    is_complete = False
    while not is_complete:
        peer = get_peer(session, entity_id=origin)
        outcome = sync_peer(session, peer, asker=asker, node=node)
        if outcome.error is not None:
            raise ServiceMissingError(
                _("Reading stopped: %(reason)s") % {"reason": outcome.error}
            ) from outcome.error
        is_complete = outcome.is_complete


def _time_searches(session: Session, *, node: Node, queries: int) -> list[float]:
    """Return what each search took, with six facets and twenty snippets."""
    seconds = []
    for query in invented_queries(queries):
        begun = time.perf_counter()
        search(session, node=node, query=query)
        seconds.append(time.perf_counter() - begun)
        # What a reading transaction sees ends with it, as at the end of a request.
        session.rollback()
    return seconds


def main() -> None:
    """Measure once, and write the figures on standard output."""
    origin, records, queries = sys.argv[1:]
    app = open_node(read_settings(os.environ), process=Process.SYNCER)
    with app.app_context():
        figures = measure_pull(
            db.session(),
            node=current_node(),
            origin=origin,
            records=int(records),
            queries=int(queries),
        )
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()
    sys.stdout.write(f"{figures.dump()}\n")


if __name__ == "__main__":
    main()
