"""A PostgreSQL database made for one run of the journeys and dropped after it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from uuid import uuid4

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url

from node.database import Zone

__all__ = ["throw_away_database"]


@contextmanager
def throw_away_database(
    url: str, *, nodes: Sequence[str], queue_url: str | None
) -> Iterator[Callable[[str], Mapping[str, str]]]:
    """Make one database with a schema for each zone of each node.

    Args:
        url: Of the server, with a role that may make databases.
        nodes: Keys of the nodes.
        queue_url: Of the queue server, if the nodes shall use one.

    Yields:
        What tells the settings of a node's databases and queue from its key.
    """
    name = f"linkpin_journeys_{uuid4().hex[:12]}"
    inside = make_url(url).set(drivername="postgresql", database=name)
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        try:
            address = inside.render_as_string(hide_password=False)
            with psycopg.connect(address, autocommit=True) as database:
                for key in nodes:
                    for zone in Zone:
                        schema = Identifier(f"{key}_{zone}")
                        database.execute(SQL("CREATE SCHEMA {}").format(schema))

            def services(key: str) -> dict[str, str]:
                members = {} if queue_url is None else {"queue_url": queue_url}
                for zone in Zone:
                    own = inside.set(
                        drivername="postgresql+psycopg",
                        query={"options": f"-csearch_path={key}_{zone}"},
                    )
                    text = own.render_as_string(hide_password=False)
                    members[f"{zone}_database_url"] = text
                return members

            yield services
        finally:
            server.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))
