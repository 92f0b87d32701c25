"""Migrations: each database has its own Alembic environment, run on a connection passed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

import node.airlock.models
import node.audit
import node.people.models
import node.people.sign_in_models
import node.private.directory.models
import node.private.lawful_route.models
import node.private.meetings.models
import node.private.network.group_models
import node.private.network.models
import node.private.practices.models
import node.private.register.models
import node.private.saved_searches.models
import node.published.models
import node.received.models
import node.trust.inbox
import node.trust.joining_models
import node.trust.models
from node.database import Zone

__all__ = ["config_for", "current_revision", "downgrade", "head_revision", "upgrade"]

_FOLDER = Path(node.audit.__file__).parent / "migrations"


def config_for(zone: Zone) -> Config:
    """Return the Alembic configuration of one database."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER / zone.value).replace("%", "%%"))
    return config


@contextmanager
def _running(engine: Engine, zone: Zone) -> Iterator[Config]:
    """Give Alembic a connection in one transaction, whatever engine it is."""
    config = config_for(zone)
    with engine.execution_options(linkpin_writes=True).begin() as connection:
        config.attributes["connection"] = connection
        yield config


def upgrade(engine: Engine, zone: Zone, *, revision: str = "head") -> None:
    """Bring the zone's database to `revision`, keeping its data."""
    with _running(engine, zone) as config:
        command.upgrade(config, revision)


def downgrade(engine: Engine, zone: Zone, *, revision: str) -> None:
    """Take the zone's database back to `revision`; `base` is an empty database."""
    with _running(engine, zone) as config:
        command.downgrade(config, revision)


def current_revision(connection: Connection) -> str | None:
    """Return the revision the database is at; None before the first migration."""
    return MigrationContext.configure(connection).get_current_revision()


def head_revision(zone: Zone) -> str | None:
    """Return the newest revision this software has for the zone."""
    return ScriptDirectory.from_config(config_for(zone)).get_current_head()
