"""The JSON Schemas of everything that crosses the border, for other teams and other languages.

They are generated from the schemas that do the work and committed beside them, so a change
of the border is a change a reviewer sees. They say less than the code: text rules, canonical
spellings and rules between members are beyond JSON Schema (2020-12), and stand in the
docstrings.
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin

from schemas.answers import CollectionsSchema, PingSchema, ProblemSchema, ProofSchema
from schemas.directory_entry import DirectoryEntrySchema
from schemas.enrolment import EnrolmentRequestSchema, InvitationSchema
from schemas.entry import EntryClaimsSchema
from schemas.node_metadata import NodeMetadataSchema
from schemas.page import PageEndSchema, PageLineSchema
from schemas.practice_summary import PracticeSummarySchema
from schemas.strict_field import WireField
from schemas.wire_records import ByLanguage, ListOf, Nested, RecordSchema

__all__ = ["DOCUMENTS", "FOLDER", "build", "main", "render"]

DOCUMENTS: Final[Mapping[str, type[RecordSchema]]] = {
    "collections": CollectionsSchema,
    "directory-entry-1": DirectoryEntrySchema,
    "enrolment-request": EnrolmentRequestSchema,
    "entry-claims": EntryClaimsSchema,
    "invitation": InvitationSchema,
    "node-metadata": NodeMetadataSchema,
    "page-end": PageEndSchema,
    "page-line": PageLineSchema,
    "ping": PingSchema,
    "practice-summary-1": PracticeSummarySchema,
    "problem": ProblemSchema,
    "proof": ProofSchema,
}
"""Name of each document without its ending, and the schema it is made from."""

FOLDER: Final = Path(__file__).parent / "json"
"""Where the documents are committed."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_OPENAPI_WITH_2020_12 = "3.1.0"
_REFERENCE = "#/components/schemas/"


def build(name: str) -> dict[str, Any]:
    """Return one JSON Schema.

    Args:
        name: A name of `DOCUMENTS`.

    Returns:
        A self-contained document; schemas it refers to stand under ``$defs``.
    """
    schema = DOCUMENTS[name]
    plugin = MarshmallowPlugin(schema_name_resolver=_definition_name)
    spec = APISpec(title=name, version="1", openapi_version=_OPENAPI_WITH_2020_12, plugins=[plugin])
    converter = plugin.converter
    if converter is None:
        raise TypeError("apispec made no converter")

    def keywords(field: object, **_: object) -> dict[str, Any]:
        """Return what a field of ours says about itself, with the schemas inside it."""
        if not isinstance(field, WireField):
            return {}
        said = dict(field.json_schema())
        match field:
            case Nested():
                said |= converter.resolve_nested_schema(field.schema)  # type: ignore[no-untyped-call]  # apispec's own
            case ListOf():
                said["items"] = converter.field2property(field.inner)
            case ByLanguage():
                said["additionalProperties"] = converter.field2property(field.inner)
        return said

    # Our fields say everything; what apispec guesses about foreign ones is not wanted.
    converter.attribute_functions = [keywords]
    spec.components.schema(_definition_name(schema), schema=schema)
    definitions: dict[str, Any] = spec.to_dict()["components"]["schemas"]
    document = definitions.pop(_definition_name(schema))
    title = {"$schema": _DIALECT, "title": name, "description": _summary(schema)}
    inner = {"$defs": definitions} if definitions else {}
    complete: dict[str, Any] = _with_local_references({**title, **document, **inner})
    return complete


def render(name: str) -> str:
    """Return the text of one document as it is committed.

    Args:
        name: A name of `DOCUMENTS`.

    Returns:
        Indented JSON with sorted members and a line feed at the end.
    """
    return json.dumps(build(name), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Write the documents, or tell which of them are out of date.

    Args:
        arguments: Those of the command line when None.

    Returns:
        Exit status: 1 if a document is out of date and was not to be written.
    """
    parser = argparse.ArgumentParser(prog="python -m schemas.json_schema", description=__doc__)
    parser.add_argument("--write", action="store_true", help="Write what is out of date.")
    write: bool = parser.parse_args(arguments).write
    stale = [name for name in DOCUMENTS if _committed(name) != render(name)]
    for name in stale:
        if write:
            _path(name).write_text(render(name), encoding="utf-8")
        print(f"{'written' if write else 'out of date'}\t{_path(name).name}")  # noqa: T201 - a command's result
    return 1 if stale and not write else 0


def _path(name: str) -> Path:
    return FOLDER / f"{name}.schema.json"


def _committed(name: str) -> str | None:
    path = _path(name)
    return path.read_text(encoding="utf-8") if path.exists() else None


def _definition_name(schema: object) -> str:
    cls = schema if isinstance(schema, type) else type(schema)
    return cls.__name__.removeprefix("_").removesuffix("Schema")


def _summary(schema: type[RecordSchema]) -> str:
    return (schema.__doc__ or "").partition("\n")[0]


def _with_local_references(node: Any) -> Any:  # noqa: ANN401 - any part of a JSON document
    if isinstance(node, dict):
        return {
            name: value.replace(_REFERENCE, "#/$defs/")
            if name == "$ref"
            else _with_local_references(value)
            for name, value in node.items()
        }
    if isinstance(node, list):
        return [_with_local_references(value) for value in node]
    return node


if __name__ == "__main__":
    raise SystemExit(main())
