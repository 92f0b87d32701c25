"""How a command opens its node, and who acts."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import click
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session

from node.cli.every_command import json_option, quiet_option
from node.clock import Clock, system_clock
from node.database import db
from node.errors import ServiceMissingError
from node.extensions import Node, Process, current_node, open_node
from node.language import gettext as _
from node.logs import set_up_logs
from node.settings import read_settings

__all__ = ["acting_option", "as_json_option", "databases_explained", "opened", "quiet_option"]

acting_option = click.option(
    "--as",
    "handle",
    required=True,
    envvar="LINKPIN_ACCOUNT",
    help="Handle of the account that acts. Also: LINKPIN_ACCOUNT.",
)
as_json_option = json_option


@contextmanager
def databases_explained() -> Iterator[None]:
    """Say in a sentence that a database does not answer, or is not the one that was made.

    Raises:
        ServiceMissingError: In place of what the database's driver raised.
    """
    try:
        yield
    except (DBAPIError, PoolTimeoutError) as exc:
        raise ServiceMissingError(
            _(
                "A database does not answer, or is not what this program made: %(reason)s. "
                "Look with: linkpin doctor. A database of another version is renewed by: "
                "linkpin serve"
            )
            % {"reason": _reason(exc)}
        ) from exc


def _reason(error: DBAPIError | PoolTimeoutError) -> str:
    """Return the driver's first line; a refused row may quote a person, so its name must do."""
    if isinstance(error, IntegrityError) or not isinstance(error, DBAPIError):
        return type(error).__name__
    return (str(error.orig).splitlines() or [type(error).__name__])[0]


@contextmanager
def opened(
    environment: Mapping[str, str], *, clock: Clock = system_clock
) -> Iterator[tuple[Node, Session]]:
    """Open the node that `environment` names, for one command.

    Yields:
        The node, and a session on its databases; what is not committed is undone.

    Raises:
        SettingsError: The settings are not usable.
        ServiceMissingError: The node was not set up in its folder, or a database does not answer.
    """
    settings = read_settings(environment)
    if not settings.keys_folder.exists():
        raise ServiceMissingError(
            _("There is no node in %(folder)s yet. Make one with: linkpin init")
            % {"folder": settings.data_folder}
        )
    set_up_logs("command", level=settings.log_level, stream=sys.stderr)
    app = open_node(settings, process=Process.COMMAND, clock=clock)
    with databases_explained(), app.app_context():
        session = db.session()
        try:
            yield current_node(), session
        finally:
            session.rollback()
            db.session.remove()
            # A program that runs several commands would otherwise keep the connections of all.
            for engine in db.engines.values():
                engine.dispose()
