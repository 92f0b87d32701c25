"""`linkpin serve`: the processes of a node, kept up until told to stop."""

import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Event

import click

from node.cli.addresses import check_free
from node.cli.every_command import say
from node.cli.output import write_result
from node.errors import ConflictError, ServiceMissingError
from node.follow_up import program_command
from node.language import gettext as _
from node.logs import set_up_logs
from node.process_life import end_with_parent
from node.settings import Settings, read_settings
from node.supervisor import COMMANDS, Supervisor, read_supervisor

__all__ = ["serve"]


@click.command("serve")
@click.option(
    "--only",
    "names",
    multiple=True,
    type=click.Choice([*COMMANDS]),
    help="Start this process and no other; may be given several times.",
)
@click.option(
    "--log-folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write each process's log to a file there instead of standard error.",
)
@click.option("--no-restart", is_flag=True, help="Leave a process stopped when it ends.")
@click.option("--no-upgrade", is_flag=True, help="Take the databases as they are.")
@click.option("--with-parent", is_flag=True, help="Stop when the program that started it ends.")
@click.pass_obj
def serve(
    environment: Mapping[str, str],
    /,
    *,
    names: tuple[str, ...],
    log_folder: Path | None,
    no_restart: bool,
    no_upgrade: bool,
    with_parent: bool,
) -> None:
    """Run the node: the process for coordinators, the one for peers, the sealer and the syncer.

    Databases are brought to the newest revision first. A process that ends is started again. Stops
    on SIGTERM or Ctrl-C.

    While nobody has an account, a link is written that opens the first one: once, within an hour.
    Start the node again for a new one.

    Exit status: 0 when told to stop, 2 if a setting is wrong, 3 if the node is served already, 4 if
    it was not set up or an address is taken.
    """
    if with_parent:
        end_with_parent()
    settings = read_settings(environment)
    if not settings.keys_folder.exists():
        raise ServiceMissingError(
            _("There is no node in %(folder)s yet. Make one with: %(command)s")
            % {"folder": settings.data_folder, "command": program_command("init", "--help")}
        )
    if (process := read_supervisor(settings.data_folder)) is not None:
        raise ConflictError(
            _("The node in %(folder)s is served already, by process %(process)s.")
            % {"folder": settings.data_folder, "process": process}
        )
    set_up_logs("supervisor", level=settings.log_level, stream=sys.stderr)
    if not no_upgrade:
        _upgrade(settings)
    chosen = names or tuple(COMMANDS)
    for name in chosen:
        check_free(settings, name)
    _tell(settings)
    if "coordinator" in chosen:
        _say_setup_link(settings)
    Supervisor(
        folder=settings.data_folder,
        environment=environment,
        names=chosen,
        restart=not no_restart,
        log_folder=log_folder,
    ).run(Event())
    click.echo(_("The node is stopped."), err=True)


def _tell(settings: Settings) -> None:
    """Say where the node can be reached; `init` and `doctor` say the rest."""
    peer, coordinator = settings.peer_bind, settings.coordinator_bind
    people, peers = f"{coordinator.host}:{coordinator.port}", f"{peer.host}:{peer.port}"
    write_result(
        {
            "entity": settings.entity_id,
            "coordinators": f"http://{people}",
            "peers": f"http://{peers}",
        },
        lines=(),
    )
    say(
        _("%(name)s: coordinators at http://%(people)s, other nodes at http://%(peers)s.")
        % {"name": settings.name, "people": people, "peers": peers}
    )


def _say_setup_link(settings: Settings) -> None:
    """Write the link to the first account, if nobody has one; loaded here as for `_upgrade`."""
    from node.cli.setup_link import say_setup_link  # noqa: PLC0415 - see above

    say_setup_link(settings)


def _upgrade(settings: Settings) -> None:
    """Bring the databases to the newest revision.

    Everything it needs is loaded here: the supervisor lives long and has no use for it afterwards.
    """
    from node.cli.opening import databases_explained  # noqa: PLC0415 - see above
    from node.operations.set_up import migrate_all  # noqa: PLC0415 - see above

    with databases_explained():
        migrate_all(settings)
