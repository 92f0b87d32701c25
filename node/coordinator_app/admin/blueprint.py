"""The group of the node admin's pages."""

from flask import Blueprint

from node.extensions import current_node
from node.search.addresses import register_origins
from node.settings import Role

__all__ = ["admin"]

admin = Blueprint("admin", __name__, url_prefix="/admin")
"""Every page under `/admin` but those about accounts, which the room of people has."""

admin.record_once(register_origins)


@admin.app_context_processor
def _side() -> dict[str, object]:
    """Tell the list beside the pages, those about accounts too, whether this node has members."""
    return {"has_members": current_node().settings.role is not Role.LEAF}
