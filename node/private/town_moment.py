"""Moments as the clock on the town hall shows them, for what only the town's people see.

Both are filters of templates.
"""

from datetime import datetime

from node.extensions import current_node
from node.language import gettext as _
from node.private.local_time import local_moment
from node.screens.formats import day

__all__ = ["town_day", "town_moment"]


def town_day(when: datetime) -> str:
    """Return the day it was in the town, such as “2 March 2026”."""
    return day(local_moment(current_node(), when).date())


def town_moment(when: datetime) -> str:
    """Return day and hour in the town, such as “2 March 2026 at 13:00”."""
    local = local_moment(current_node(), when)
    return _("%(day)s at %(hour)s") % {"day": day(local.date()), "hour": f"{local:%H:%M}"}
