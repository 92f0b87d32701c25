"""What a draft still lacks before any reader would accept it as a record."""

from collections.abc import Mapping

from node.airlock.drafting import Draft
from node.private.faults import REASONS, describe_fault
from schemas.bodies import Body, parse_body
from schemas.directory_entry import DirectoryEntrySchema
from schemas.entry import Kind
from schemas.errors import Reason, RecordInvalidError, SchemaError
from schemas.practice_summary import PracticeSummarySchema
from schemas.strict_json import dump

__all__ = ["describe_missing", "missing_members", "parse_draft", "sentences_of"]

_SCHEMAS = {
    Kind.PRACTICE_SUMMARY: PracticeSummarySchema(),
    Kind.DIRECTORY_ENTRY: DirectoryEntrySchema(),
}


def parse_draft(kind: Kind, draft: Draft) -> Body:
    """Return the body that a draft spells.

    Raises:
        RecordInvalidError: Something is missing or too long; names every member.
        JsonInvalidError: The draft is longer than a body may be.
    """
    return parse_body(kind, dump(draft))


def missing_members(kind: Kind, draft: Draft) -> dict[str, tuple[str, ...]]:
    """Return what a reader would refuse the draft for: members with the reasons' words."""
    try:
        parse_draft(kind, draft)
    except RecordInvalidError as exc:
        return dict(exc.reasons)
    except SchemaError as exc:
        return {"": (exc.code,)}
    return {}


def describe_missing(
    kind: Kind, missing: Mapping[str, tuple[str, ...]], *, draft: Draft
) -> tuple[str, ...]:
    """Return one line for each member and reason, as a person reads it."""
    return tuple(
        f"{path}: {sentence}"
        for path, words in missing.items()
        for sentence in sentences_of(kind, path, words, draft=draft)
    )


def sentences_of(kind: Kind, path: str, words: tuple[str, ...], *, draft: Draft) -> tuple[str, ...]:
    """Return what is wrong with one member, one sentence for each reason's word."""
    return tuple(_sentence(kind, path, word, draft=draft) for word in words)


def _sentence(kind: Kind, path: str, word: str, *, draft: Draft) -> str:
    if word not in {reason.value for reason in REASONS}:
        return word
    return describe_fault(_SCHEMAS[kind], path=path, word=Reason(word), members=draft)
