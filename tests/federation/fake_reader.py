"""A reader of one collection in memory, and pages that lie in one way."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from federation.log_state import LogState, new_log_state
from federation.trusted_log import PageResult, TrustedLog
from schemas.page import Page
from tests.federation.fake_origin import COLLECTION, ISSUER, NOON, FakeOrigin

__all__ = [
    "HOUR",
    "change_line",
    "log_at",
    "new_log",
    "nothing_known",
    "read_all",
    "with_proof",
]

HOUR = timedelta(hours=1)


def nothing_known(_: UUID) -> None:
    """Find nothing; see ``federation.trusted_log.FindHead``."""
    return


def log_at(state: LogState, origin: FakeOrigin) -> TrustedLog:
    """Return a log that goes on from ``state``, with the keys the origin has now."""
    return TrustedLog(state, issuer=ISSUER, keys=origin.vouched)


def new_log(origin: FakeOrigin) -> TrustedLog:
    """Return a log of which nothing is known."""
    return log_at(new_log_state(COLLECTION), origin)


def read_all(origin: FakeOrigin, *, size: int | None = None) -> tuple[TrustedLog, PageResult]:
    """Return a log that has read everything up to ``size`` as one page."""
    log = new_log(origin)
    log.accept_checkpoint(origin.note(size, age=2 * HOUR), now=NOON)
    result = log.read_page(origin.page(0, size or origin.size, size=size), find_head=nothing_known)
    return log, result


def change_line(page: Page, at: int, **members: object) -> Page:
    """Return the page with the line at ``at`` changed."""
    lines = list(page.lines)
    lines[at] = replace(lines[at], **members)  # type: ignore[arg-type] # lies included
    return replace(page, lines=tuple(lines))


def with_proof(page: Page, **members: object) -> Page:
    """Return the page with its proof changed."""
    return replace(page, proof=replace(page.proof, **members))  # type: ignore[arg-type] # lies
