"""Identifiers as people type them: whole, or the beginning if only one fits."""

import re
from collections.abc import Iterable
from uuid import UUID

from node.errors import InputRefusedError, NotFoundError
from node.language import gettext as _

__all__ = ["SHORTEST_PREFIX", "find_whole_identifier", "get_identifier"]

SHORTEST_PREFIX = 6
"""Characters a beginning must have; a shorter one fits by accident too soon."""

_PREFIX = re.compile(rf"[0-9a-f-]{{{SHORTEST_PREFIX},36}}", re.ASCII)


def find_whole_identifier(typed: str) -> UUID | None:
    """Return what was typed if it is a whole UUID, so that nothing need be listed; else None."""
    try:
        identifier = UUID(typed.strip())
    except ValueError:
        return None
    return identifier if str(identifier) == typed.strip().lower() else None


def get_identifier(typed: str, *, among: Iterable[UUID]) -> UUID:
    """Return the one identifier that begins with what was typed.

    Args:
        typed: A UUID or its beginning, in either case.
        among: Identifiers it may be.

    Raises:
        InputRefusedError: It is no beginning of a UUID, is too short, or fits several.
        NotFoundError: None begins like this.
    """
    prefix = typed.strip().lower()
    if not _PREFIX.fullmatch(prefix):
        raise InputRefusedError(
            _("“%(typed)s” is no identifier. Type at least its first %(least)d characters.")
            % {"typed": typed, "least": SHORTEST_PREFIX}
        )
    fitting = sorted({each for each in among if str(each).startswith(prefix)})
    if not fitting:
        raise NotFoundError(_("Nothing here begins with %(typed)s.") % {"typed": prefix})
    if len(fitting) > 1:
        raise InputRefusedError(
            _("Several identifiers begin with %(typed)s. Type more of it.") % {"typed": prefix},
            faults=[str(each) for each in fitting],
        )
    return fitting[0]
