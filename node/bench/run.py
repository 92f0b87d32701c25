"""One run from start to end: prepare, then measure product and bare floor in turn.

Each measurement has a process of its own, so that its memory and its warm caches are nobody else's,
and a folder of its own, so that everything is read anew. Only figures of one run may be compared:
the machine may be another one tomorrow.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from node.bench.figures import Figures, median_figures, parse_figures
from node.bench.pair import ORIGIN, Pair
from node.bench.preparation import AUDIENCE, Advance, Steps, release_records
from node.errors import ServiceMissingError
from node.language import gettext as _
from node.published.pages import PageRequest, entries_page, list_served
from node.trust.own_keys import get_own_public_keys
from schemas.page import MAX_LINES, parse_page

__all__ = ["QUERIES", "Comparison", "Prepared", "Say", "compare", "prepare"]

QUERIES = 200
"""Searches timed in each measurement."""

Say = Callable[[str], None]
"""Takes one line of progress."""

_SERVER_LINE = "Serving"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What there is to be read.

    Attributes:
        records: Summaries that were released.
        steps: What preparing took.
        pages: Folder of the pages that the origin serves, byte for byte.
        page_bytes: Their size.
    """

    records: int
    steps: Steps
    pages: Path
    page_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What one run found.

    Attributes:
        prepared: What was read.
        repeats: How often each was measured.
        product: Medians of the product.
        floor: Medians of the bare floor.
    """

    prepared: Prepared
    repeats: int
    product: Figures
    floor: Figures

    @property
    def ratio(self) -> float:
        """Return the product's records per second as a part of the floor's."""
        return self.product.rate / self.floor.rate


def prepare(pair: Pair, *, records: int, advance: Advance) -> Prepared:
    """Make two nodes, and let one release so many summaries for the other.

    Args:
        pair: The nodes; their folder must be empty.
        records: How many summaries are released.
        advance: Is told of every prepared record.

    Raises:
        ServiceMissingError: A node did not start, or not everything was released.
        LeakError: The airlock found something in an invented text.
    """
    pair.set_up()
    steps = release_records(pair, records, advance=advance)
    pages = pair.folder / "pages"
    return Prepared(records=records, steps=steps, pages=pages, page_bytes=_write_pages(pair, pages))


def compare(pair: Pair, prepared: Prepared, *, repeats: int, say: Say) -> Comparison:
    """Measure so many times how one node reads what the other released.

    Args:
        pair: The nodes.
        prepared: What `prepare` left in their folder.
        repeats: How often product and floor are measured, in turn.
        say: Takes lines of progress.

    Raises:
        ServiceMissingError: A node did not start, or a measurement failed.
    """
    product: list[Figures] = []
    floor: list[Figures] = []
    with pair.serving(ORIGIN), _serving_files(prepared.pages, port=pair.spare_port) as url:
        for number in range(1, repeats + 1):
            say(_("Measurement %(number)d of %(all)d …") % {"number": number, "all": repeats})
            product.append(_measure_product(pair, number, records=prepared.records))
            floor.append(_measure_floor(pair, number, url=url, records=prepared.records))
    return Comparison(
        prepared=prepared,
        repeats=repeats,
        product=median_figures(product),
        floor=median_figures(floor),
    )


def _measure_product(pair: Pair, number: int, *, records: int) -> Figures:
    folder = pair.copy_reader(f"reader-{number}")
    words = ("node.bench.pull", pair.entity_id(ORIGIN), str(records), str(QUERIES))
    return _measure(words, environment=pair.environment(folder))


def _measure_floor(pair: Pair, number: int, *, url: str, records: int) -> Figures:
    folder = pair.folder / f"bare-{number}"
    folder.mkdir()
    (key,) = get_own_public_keys(pair.settings(ORIGIN).keys_folder).record.values()
    words = ("node.bench.bare_reader", url, key.jwk["x"], str(folder), str(records), str(QUERIES))
    return _measure(words, environment=pair.environment(folder))


def _measure(words: Sequence[str], *, environment: Mapping[str, str]) -> Figures:
    """Run one measurement in a process of its own."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", *words],
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise ServiceMissingError(
            _("A measurement failed: %(reason)s") % {"reason": done.stderr.strip()}
        )
    return parse_figures(done.stdout)


def _write_pages(pair: Pair, folder: Path) -> int:
    """Write the pages that the origin serves, byte for byte, as files; return their size."""
    folder.mkdir()
    start = size = written = number = 0
    with pair.opened(ORIGIN) as (_node, session):
        (served,) = list_served(session, (AUDIENCE,))
        size = served.size
        while start < size:
            request = PageRequest(start=start, limit=MAX_LINES, size=size)
            page = entries_page(session, AUDIENCE, request)
            (folder / str(number)).write_bytes(page)
            start, number = start + len(parse_page(page).lines), number + 1
            written += len(page)
    return written


@contextmanager
def _serving_files(folder: Path, *, port: int) -> Iterator[str]:
    """Serve the files of a folder from a minimal server process; yield its URL."""
    server = subprocess.Popen(  # noqa: S603 - the interpreter's own file server
        [sys.executable, "-u", "-m", "http.server", str(port), "--bind", "127.0.0.1"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        # It writes its first line once it listens.
        if server.stdout is None or not server.stdout.readline().startswith(_SERVER_LINE):
            raise ServiceMissingError(
                _("The file server of the measurement did not start. Is port %(port)d in use?")
                % {"port": port}
            )
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.communicate()
