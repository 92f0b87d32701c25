"""Where a peer answers what: paths, media types, and the URLs made of them."""

from typing import Final

__all__ = [
    "CHECKPOINT_TYPE",
    "CONFIGURATION_PATH",
    "ENROLMENT_PATH",
    "ENTRIES_TYPE",
    "FETCH_PATH",
    "JSON_TYPE",
    "LIST_PATH",
    "PROBLEM_TYPE",
    "checkpoint_url",
    "collections_url",
    "configuration_url",
    "entries_url",
    "ping_url",
]

CONFIGURATION_PATH: Final = "/.well-known/openid-federation"
ENROLMENT_PATH: Final = "/federation/enrolment"
FETCH_PATH: Final = "/federation/fetch"
LIST_PATH: Final = "/federation/list"

CHECKPOINT_TYPE: Final = "text/plain; charset=utf-8"
ENTRIES_TYPE: Final = "application/x-ndjson"
JSON_TYPE: Final = "application/json"
PROBLEM_TYPE: Final = "application/problem+json"


def configuration_url(entity_id: str) -> str:
    """Return where an entity publishes its configuration (OpenID Federation 1.1, section 9)."""
    return entity_id + CONFIGURATION_PATH


def collections_url(exchange: str) -> str:
    """Return where a node lists the collections the caller may read."""
    return f"{exchange}/collections"


def checkpoint_url(collection: str) -> str:
    """Return where a collection's signed checkpoint is served."""
    return f"{collection}/checkpoint"


def entries_url(collection: str, *, start: int, limit: int, size: int) -> str:
    """Return where one page of entries is served.

    Args:
        collection: URL of the collection.
        start: First position wanted, counted from 0.
        limit: Most entries wanted.
        size: Size of the checkpoint the page is read under.
    """
    return f"{collection}/entries?from={start}&limit={limit}&size={size}"


def ping_url(exchange: str) -> str:
    """Return where a node takes hints."""
    return f"{exchange}/ping"
