"""Members of a draft that an author types whole: each has its place and its rule, or none is set.

A removal may leave the draft incomplete, which holds up the asking and nothing else; what is typed
must be what a reader would accept there.
"""

from collections.abc import Iterator, Mapping

from node.airlock.completeness import describe_missing, missing_members
from node.airlock.draft_texts import replace_member
from node.airlock.drafting import Draft
from node.errors import InputRefusedError, NotFoundError
from node.language import gettext as _
from schemas.entry import Kind
from schemas.errors import Reason
from schemas.strict_json import JsonValue
from schemas.vocabulary import load_vocabulary

__all__ = ["set_members"]

_DERIVED = frozenset({"schema", "language", "place", "confirmed", "contact"})
_THEMES = "themes"


def set_members(kind: Kind, draft: Draft, members: Mapping[str, JsonValue]) -> Draft:
    """Return the draft with members set or taken out.

    Args:
        kind: What the draft becomes.
        draft: The draft as it is.
        members: Value by path, such as `texts.nl.title` or `kind`; None takes a member out.

    Raises:
        InputRefusedError: A member is derived or unknown, or a value breaks its rule; names all.
    """
    changed, faults = draft, []
    for path, value in members.items():
        if path.split(".")[0] in _DERIVED:
            faults.append(
                _("%(member)s is derived from the node and cannot be set.") % {"member": path}
            )
            continue
        try:
            changed = _changed(kind, changed, path=path, value=value)
        except NotFoundError as exc:
            faults.append(str(exc))
    values = {path: value for path, value in members.items() if value is not None}
    refused = dict(_refused(kind, before=draft, after=changed, values=values))
    faults += describe_missing(kind, refused, draft=changed)
    if faults:
        raise InputRefusedError(_("This cannot be set. Nothing was changed."), faults=faults)
    return changed


def _changed(kind: Kind, draft: Draft, *, path: str, value: JsonValue) -> Draft:
    """Return the draft with one member changed.

    Raises:
        NotFoundError: The path leads nowhere, or what is to be taken out could never stand there.
    """
    changed = replace_member(draft, member=path, value=value)
    if value is None and changed == draft:
        tried = missing_members(kind, replace_member(draft, member=path, value=""))
        if Reason.UNKNOWN_MEMBER in tried.get(path, ()):
            raise NotFoundError(_("The draft has nothing named %(member)s.") % {"member": path})
    return changed


def _refused(
    kind: Kind, *, before: Draft, after: Draft, values: Mapping[str, JsonValue]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what a reader would refuse at a typed place or below it, or newly around it."""
    known = missing_members(kind, before)
    for path, words in missing_members(kind, after).items():
        if any(_is_within(path, typed) for typed in values):
            yield path, words
        elif any(_is_within(typed, path) for typed in values):
            new = tuple(word for word in words if word not in known.get(path, ()))
            if new:
                yield path, new
    if any(typed.split(".")[0] == _THEMES for typed in values):
        yield from _unknown_themes(after)


def _unknown_themes(draft: Draft) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield themes that the vocabulary does not have; a reader would take one to be newer."""
    themes = draft.get(_THEMES)
    for place, concept in enumerate(themes if isinstance(themes, list) else ()):
        if concept not in load_vocabulary().concepts:
            yield f"{_THEMES}.{place}", (Reason.NOT_ONE_OF,)


def _is_within(path: str, other: str) -> bool:
    """Say whether a path is another one or leads into it; the word `text` may be left out."""
    inner, outer = _steps(path), _steps(other)
    return inner[: len(outer)] == outer


def _steps(path: str) -> list[str]:
    return [step for step in path.split(".") if step not in {"", "text"}]
