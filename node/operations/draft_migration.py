"""Draft of a migration: writes what the models have and an empty or migrated database has not.

`python -m node.operations.draft_migration ZONE MESSAGE` writes a file under `node/migrations`.
It is a draft: read it, say in its docstring what it does with the data, and test it both ways.
"""

import sys

from alembic import command
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import create_engine
from sqlalchemy.types import TypeDecorator

from node.database import Zone
from node.operations import migrate

__all__ = ["draft"]


def _render_item(kind: str, item: object, context: AutogenContext) -> str | bool:
    """Write our own column types as the plain types beneath them; a migration must not change."""
    del context
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def draft(zone: Zone, message: str, *, revision: str | None = None) -> None:
    """Write one migration for `zone`.

    Args:
        zone: Which database.
        message: What it does, as a noun phrase.
        revision: Its identifier; a random one when None.
    """
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        config = migrate.config_for(zone)
        config.attributes["connection"] = connection
        config.attributes["render_item"] = _render_item
        command.upgrade(config, "head")
        command.revision(config, message, autogenerate=True, rev_id=revision)


if __name__ == "__main__":
    draft(Zone(sys.argv[1]), sys.argv[2], revision=sys.argv[3] if sys.argv[3:] else None)
