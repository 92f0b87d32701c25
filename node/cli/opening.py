"""How a command opens its node, and who acts."""

import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import click
from click.core import ParameterSource
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session

from node.cli.every_command import json_option, quiet_option
from node.clock import Clock, system_clock
from node.database import db
from node.errors import ServiceMissingError
from node.extensions import Node, Process, current_node, open_node
from node.follow_up import keep_account, node_command, program_command
from node.language import gettext as _
from node.logs import set_up_logs
from node.settings import Settings, read_settings

__all__ = [
    "LOG_FILE",
    "acting_option",
    "as_json_option",
    "databases_explained",
    "opened",
    "quiet_option",
]

LOG_FILE = "command.log"
"""File in the node's folder to which commands write their log lines."""


def _kept(context: click.Context, parameter: click.Parameter, handle: str) -> str:
    """Let the commands that are shown next name the account as this one did."""
    if context.get_parameter_source(str(parameter.name)) is ParameterSource.COMMANDLINE:
        keep_account(handle)
    return handle


acting_option = click.option(
    "--as",
    "handle",
    required=True,
    envvar="LINKPIN_ACCOUNT",
    show_envvar=True,
    callback=_kept,
    help="Handle of the account that acts.",
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
                "Look with: %(doctor)s. A database of another version is renewed by: %(serve)s"
            )
            % {
                "reason": _reason(exc),
                "doctor": node_command("doctor"),
                "serve": node_command("serve"),
            }
        ) from exc


def _reason(error: DBAPIError | PoolTimeoutError) -> str:
    """Return the driver's first line; a refused row may quote a person, so its name must do."""
    if isinstance(error, IntegrityError) or not isinstance(error, DBAPIError):
        return type(error).__name__
    return (str(error.orig).splitlines() or [type(error).__name__])[0]


@contextmanager
def _logged(settings: Settings) -> Iterator[None]:
    """Write what is logged to the node's folder: a terminal is for sentences."""
    root = logging.getLogger()
    before = list(root.handlers)
    try:
        log = (settings.data_folder / LOG_FILE).open("a", encoding="utf-8")
    except OSError:
        # Whoever may only look, as the doctor does, still has something to see.
        set_up_logs("command", level=settings.log_level, stream=sys.stderr)
        yield
        return
    with log:
        set_up_logs("command", level=settings.log_level, stream=log)
        try:
            yield
        finally:
            root.handlers[:] = before


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
            _("There is no node in %(folder)s yet. Make one with: %(command)s")
            % {"folder": settings.data_folder, "command": program_command("init", "--help")}
        )
    app = open_node(settings, process=Process.COMMAND, clock=clock)
    with _logged(settings), databases_explained(), app.app_context():
        session = db.session()
        try:
            yield current_node(), session
        finally:
            session.rollback()
            db.session.remove()
            # A program that runs several commands would otherwise keep the connections of all.
            for engine in db.engines.values():
                engine.dispose()
