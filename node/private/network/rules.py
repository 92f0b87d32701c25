"""The thresholds and the retention the coordinators of this town chose."""

from dataclasses import asdict, dataclass
from typing import Final

from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.network.changes import record_change
from node.private.network.models import NetworkRules

__all__ = ["BOUNDS", "Rules", "change_rules", "read_rules"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What counts for every organisation that has no rule of its own.

    Attributes:
        log_months: Months after which the texts of the log are taken away; at most 12.
        attendance_days: Days after which it is forgotten who was at a meeting; at most 90.
        min_days: Days without a contact after which an organisation is to be called.
        most_asks: Asks within 90 days after which it is to be left in peace.
        informal_percent: Share of informal organisations under which the network leans.
    """

    log_months: int = 12
    attendance_days: int = 90
    min_days: int = 90
    most_asks: int = 3
    informal_percent: int = 40


BOUNDS: Final = {
    "log_months": (1, 12),
    "attendance_days": (1, 90),
    "min_days": (7, 366),
    "most_asks": (1, 50),
    "informal_percent": (0, 100),
}
"""Least and most of each rule."""


def read_rules(session: Session) -> Rules:
    """Return the rules that count now."""
    row = session.get(NetworkRules, 1, populate_existing=True)
    if row is None:
        return Rules()
    return Rules(**{name: getattr(row, name) for name in BOUNDS})


def change_rules(session: Session, *, node: Node, actor: Person, rules: Rules) -> None:
    """Let other rules count; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        InputRefusedError: One is out of its bounds; faults name it.
    """
    check_role(actor, PersonRole.COORDINATOR)
    chosen = asdict(rules)
    faults = [
        _("%(rule)s: from %(least)d to %(most)d.") % {"rule": name, "least": least, "most": most}
        for name, (least, most) in BOUNDS.items()
        if not least <= chosen[name] <= most
    ]
    if faults:
        raise InputRefusedError(_("Nothing was stored."), faults=faults)
    start_writing(session, Zone.PRIVATE)
    session.merge(NetworkRules(one=1, **chosen))
    session.flush()
    record_change(session, node=node, actor=actor, action="network_rules_changed", about="rules")
