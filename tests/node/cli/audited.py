"""What the audit log of a node says, read beside the program."""

from sqlalchemy import select

from node.audit import AuditRow, check_audit_chain
from node.extensions import current_node
from node.settings import read_settings
from tests.node.cli.typed import Linkpin
from tests.nodes import opened

__all__ = ["audited"]


def audited(linkpin: Linkpin) -> list[tuple[str, str, str]]:
    """Return actor, action and what it was about, in order, from a log that holds together.

    The link to the first account, which every new node writes, is left out.
    """
    settings = read_settings({"LINKPIN_SETTINGS": str(linkpin.folder / "linkpin.toml")})
    with opened(settings) as (_app, session):
        check_audit_chain(session, keyring=current_node().data_key)
        rows = session.scalars(select(AuditRow).order_by(AuditRow.number))
        said = [(row.actor, row.action, row.about) for row in rows]
        return [each for each in said if each[1] != "setup_code_made"]
