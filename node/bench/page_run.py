"""One run over all pages: fill a node, serve it, ask every page, weigh the first visits."""

import time
from collections.abc import Iterator, Mapping

from flask import Flask

from node.bench.filled_node import TOWNS, FilledNode
from node.bench.own_work import HANDLES
from node.bench.page_report import PagesRun
from node.bench.page_samples import ANYBODY, LEFT_OUT, check_complete, list_visits
from node.bench.page_timing import Browser, Server, measure, serving
from node.bench.page_weight import Weight, weigh
from node.bench.run import Say
from node.coordinator_app import create_app
from node.language import gettext as _
from node.people.models import PersonRole

__all__ = ["run_pages"]

_WEIGHED = (
    ("people.sign_in", ANYBODY),
    ("home.index", PersonRole.COORDINATOR),
    ("search.practices", PersonRole.COORDINATOR),
)


def run_pages(node: FilledNode, *, records: int, repeats: int, say: Say) -> PagesRun:
    """Measure every page of a node that is made for it.

    Args:
        node: Its folder must be empty.
        records: How many summaries it has received.
        repeats: How often each page is measured.
        say: Takes lines of progress.

    Raises:
        ServiceMissingError: The node did not start, a page answers with an error, or a page is
            neither measured nor left out.
    """
    node.set_up()
    app = create_app(node.settings)
    # Before anything that takes minutes.
    check_complete(app)
    say(_("Filling a node with %(records)d received summaries …") % {"records": records})
    begun = time.perf_counter()
    things = node.fill(records=records)
    preparing = time.perf_counter() - begun
    cookies = node.sign_in(HANDLES)
    visits = list(list_visits(app, things))
    with serving(node.people_url, environment=node.environment) as server:
        say(_("Asking %(number)d pages …") % {"number": len(visits)})
        figures = tuple(measure(server, visits, cookies=cookies, repeats=repeats))
        weights = tuple(_weights(server, app, cookies=cookies))
    return PagesRun(
        records=records,
        towns=TOWNS,
        repeats=repeats,
        figures=figures,
        weights=weights,
        left_out=LEFT_OUT,
        preparing=preparing,
    )


def _weights(server: Server, app: Flask, *, cookies: Mapping[str, str]) -> Iterator[Weight]:
    """Yield what the first visits weigh that most people begin with."""
    addresses = app.url_map.bind("localhost")
    for endpoint, role in _WEIGHED:
        browser = Browser(server.url, cookie=cookies.get(role, ""))
        try:
            yield weigh(browser, addresses.build(endpoint), role=role)
        finally:
            browser.close()
