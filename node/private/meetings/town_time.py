"""When a meeting is, by the clock on the town hall, as people say it."""

from datetime import datetime

from node.extensions import Node
from node.language import gettext as _
from node.private.local_time import local_moment
from node.screens.formats import weekday

__all__ = ["clock_time", "spoken_time"]


def clock_time(node: Node, moment: datetime) -> str:
    """Return the hour of a moment in the town, such as 14:30."""
    return f"{local_moment(node, moment):%H:%M}"


def spoken_time(node: Node, starts_at: datetime, ends_at: datetime) -> str:
    """Return the day in words, and from when to when."""
    return _("%(day)s, %(from)s to %(to)s") % {
        "day": weekday(local_moment(node, starts_at).date()),
        "from": clock_time(node, starts_at),
        "to": clock_time(node, ends_at),
    }
