"""`linkpin search`: find what towns released, by words in any language and by what it is about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from enum import StrEnum

import click
from sqlalchemy.orm import Session

from node.cli.opening import as_json_option, opened
from node.cli.output import write_document
from node.extensions import Node
from node.language import gettext as _
from node.language import ngettext, quoted
from node.received.reading import CollectionState
from node.search.hits import Hit
from node.search.index import update_index
from node.search.question import MAX_HITS, SearchQuery
from node.search.service import FacetCount, SearchResult
from node.search.service import search as find
from node.search.snippets import Snippet
from node.trust.service import find_peer
from schemas.entry import Kind
from schemas.place import COUNTRIES
from schemas.practice_words import Level, PracticeKind, Setting, TargetGroup

__all__ = ["search"]

_CODES_SHOWN = 4
_SHORT_ID = 8


def _words(words: Iterable[StrEnum]) -> click.Choice[str]:
    return click.Choice(sorted(word.value for word in words))


@click.command("search")
@click.argument("query", nargs=-1)
@click.option("--kind", type=_words(Kind), help="Records of this kind only.")
@click.option("--theme", multiple=True, metavar="CONCEPT", help="About this concept. Repeatable.")
@click.option("--sort", multiple=True, type=_words(PracticeKind), help="Practices of this sort.")
@click.option("--target", multiple=True, type=_words(TargetGroup), help="For this group.")
@click.option("--setting", multiple=True, type=_words(Setting), help="In this setting.")
@click.option(
    "--level",
    multiple=True,
    type=_words(Level),
    help="For everyone, for groups at risk, or for people involved.",
)
@click.option("--country", multiple=True, metavar="CODE", help="From this country, such as nl.")
@click.option(
    "--limit",
    type=click.IntRange(1, MAX_HITS),
    default=20,
    show_default=True,
    help="Show at most this many.",
)
@click.option("--offset", type=click.IntRange(min=0), default=0, help="Leave out the first.")
@as_json_option
@click.pass_context
def search(
    context: click.Context,
    /,
    *,
    query: tuple[str, ...],
    kind: str | None,
    theme: tuple[str, ...],
    sort: tuple[str, ...],
    target: tuple[str, ...],
    setting: tuple[str, ...],
    level: tuple[str, ...],
    country: tuple[str, ...],
    limit: int,
    offset: int,
    as_json: bool,
) -> None:
    """Search everything that this town and others released.

    Words may be in any language; a word of the vocabulary finds practices about the same thing in
    all others. A phrase in quotation marks must stand there as it is: '"open doors"'. Options that
    are repeated widen, different options narrow. Without words the newest come first.

    Exit status: 0 if something was found; 1 if nothing was.
    """
    environment: Mapping[str, str] = context.obj
    filters = {"themes": theme, "kind": sort, "target_groups": target, "settings": setting}
    with opened(environment) as (node, session):
        asked = SearchQuery(
            text=" ".join(query),
            language=node.settings.language,
            kinds=(Kind(kind),) if kind else (),
            filters={**filters, "level": level},
            countries=tuple(code.lower() for code in country),
            limit=limit,
            offset=offset,
        )
        update_index(session, node=node)
        result = find(session, node=node, query=asked)
        towns = _towns(session, result.hits, node=node)
    for remark in _remarks(result, asked):
        click.echo(remark, err=True)
    lines = _lines(result, towns=towns, offset=offset)
    write_document(_document(result, towns=towns), as_json=as_json, lines=lines)
    if not result.hits:
        context.exit(1)


def _towns(session: Session, hits: Iterable[Hit], *, node: Node) -> Mapping[str, str]:
    """Return the name of each town by its identifier, in the node's language if it has one."""
    names = {node.settings.entity_id: node.settings.name}
    for origin in {hit.origin for hit in hits} - names.keys():
        peer = find_peer(session, entity_id=origin)
        known = peer.metadata.name if peer is not None and peer.metadata is not None else {}
        names[origin] = known.get(node.settings.language) or next(iter(known.values()), origin)
    return names


def _remarks(result: SearchResult, query: SearchQuery) -> Iterator[str]:
    """Yield what the reader should know beside the result: widening, gaps, what to try."""
    if result.widened:
        words = ", ".join(map(quoted, result.widened))
        yield _("Nothing has %(words)s; words that differ by one letter were taken.") % {
            "words": words
        }
    for collection in result.freshness:
        yield _freshness(collection)
    if not result.hits:
        yield _("Nothing was found.")
        narrowed = any(query.narrowed_by.values()) or query.kinds
        if unknown := sorted(set(query.countries) - COUNTRIES):
            yield _("There is no country with the code %(codes)s.") % {"codes": ", ".join(unknown)}
        elif query.offset > 0 and result.total > 0:
            yield _("There are %(total)d results; begin earlier.") % {"total": result.total}
        elif narrowed:
            yield _("Widen the search: leave out an option, or ask for fewer words.")
        else:
            yield _("Widen the search: fewer words, a more general one, or no quotation marks.")


def _freshness(collection: CollectionState) -> str:
    if collection.is_frozen:
        return _("%(url)s has not been signed since %(day)s: newer records may be missing.") % {
            "url": collection.url,
            "day": f"{collection.signed_at:%Y-%m-%d}",
        }
    return _("%(url)s is incomplete here: some of its records may be missing.") % {
        "url": collection.url
    }


def _lines(result: SearchResult, *, towns: Mapping[str, str], offset: int) -> Iterator[str]:
    for number, hit in enumerate(result.hits, start=offset + 1):
        yield f"{number:3}. {hit.title}"
        place = f"{towns[hit.origin]} ({hit.country})"
        yield f"     {place} · {hit.day:%Y-%m-%d} · {str(hit.record_id)[:_SHORT_ID]}"
        if hit.mailbox is not None:
            yield f"     {hit.teaser} · {hit.mailbox}"
        if hit.snippet.text and (hit.snippet.matches or hit.mailbox is None):
            yield f"     {_marked(hit.snippet)}"
    if result.hits:
        yield ""
        yield ngettext("%(total)d result", "%(total)d results", result.total) % {
            "total": result.total
        }
        yield from _facet_lines(result.facets)


def _marked(snippet: Snippet) -> str:
    """Return a snippet with «» around what answers."""
    parts, place = [], 0
    for begin, end in snippet.matches:
        parts += [snippet.text[place:begin], "«", snippet.text[begin:end], "»"]
        place = end
    return "".join((*parts, snippet.text[place:]))


def _facet_lines(facets: Mapping[str, tuple[FacetCount, ...]]) -> Iterator[str]:
    for name, counts in facets.items():
        if counts:
            shown = ", ".join(f"{each.code} {each.count}" for each in counts[:_CODES_SHOWN])
            yield f"{name}: {shown}" + (", …" if len(counts) > _CODES_SHOWN else "")


def _document(result: SearchResult, *, towns: Mapping[str, str]) -> dict[str, object]:
    return {
        "total": result.total,
        "hits": [{**asdict(hit), "town": towns[hit.origin]} for hit in result.hits],
        "facets": {
            name: {each.code: each.count for each in counts}
            for name, counts in result.facets.items()
        },
        "widened": result.widened,
        "not_fresh": [
            {"collection": each.url, "frozen": each.is_frozen, "incomplete": each.is_incomplete}
            for each in result.freshness
        ],
    }
