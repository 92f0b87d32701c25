"""The two kinds of record that leave a node, told apart by the kind in the signed entry."""

from typing import TypeAlias

from schemas.directory_entry import DirectoryEntry, dump_directory_entry, parse_directory_entry
from schemas.entry import Kind
from schemas.practice_summary import (
    PracticeSummary,
    dump_practice_summary,
    parse_practice_summary,
)

__all__ = ["Body", "dump_body", "kind_of", "parse_body"]

Body: TypeAlias = PracticeSummary | DirectoryEntry
"""What can be released; there is no third kind."""


def parse_body(kind: Kind, data: bytes) -> Body:
    """Read a body as the kind its entry claims.

    Args:
        kind: From the verified entry; a body of the other kind is refused.
        data: The exact body.

    Returns:
        The record.

    Raises:
        JsonInvalidError: Not strict JSON, or longer than a body may be.
        SchemaUnknownError: A later version of the schema; it waits for newer software.
        RecordInvalidError: Not a record of that kind.
    """
    match kind:
        case Kind.PRACTICE_SUMMARY:
            return parse_practice_summary(data)
        case Kind.DIRECTORY_ENTRY:
            return parse_directory_entry(data)


def dump_body(body: Body) -> bytes:
    """Write a body of either kind.

    Args:
        body: What the second reader approved.

    Returns:
        The exact bytes to commit to.

    Raises:
        RecordInvalidError: A reader would refuse it; it must not leave.
    """
    if isinstance(body, PracticeSummary):
        return dump_practice_summary(body)
    return dump_directory_entry(body)


def kind_of(body: Body) -> Kind:
    """Return the kind that the entry around ``body`` claims.

    Args:
        body: A record of either kind.

    Returns:
        Its kind.
    """
    if isinstance(body, PracticeSummary):
        return Kind.PRACTICE_SUMMARY
    return Kind.DIRECTORY_ENTRY
