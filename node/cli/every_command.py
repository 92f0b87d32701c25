"""What every command can be told, whoever wrote it: `--json` and `--quiet`.

`equipped` adds to a command those of the two options that it does not read itself. What was given
is kept in click's context, where `say` and `wants_json` find it, so that a command with nothing of
its own to decide about them needs no parameter for them.
"""

from copy import copy

import click

__all__ = ["equipped", "json_option", "quiet_option", "say", "wants_json"]

_JSON = "linkpin.json"
_QUIET = "linkpin.quiet"


def _keep(ctx: click.Context, param: click.Parameter, value: bool) -> bool:  # noqa: FBT001 - click calls it so
    ctx.meta[_JSON if param.name == "as_json" else _QUIET] = value
    return value


json_option = click.option(
    "--json", "as_json", is_flag=True, callback=_keep, help="Write the result as JSON."
)
quiet_option = click.option("--quiet", is_flag=True, callback=_keep, help="Show no progress.")

_OPTIONS = {
    "--json": click.option(
        "--json",
        "as_json",
        is_flag=True,
        callback=_keep,
        expose_value=False,
        help="Write the result as JSON.",
    ),
    "--quiet": click.option(
        "--quiet", is_flag=True, callback=_keep, expose_value=False, help="Show no progress."
    ),
}


def equipped(command: click.Command) -> click.Command:
    """Return a copy of a command in which it, and each one below it, takes both options."""
    able = copy(command)
    if isinstance(command, click.Group) and isinstance(able, click.Group):
        able.commands = {name: equipped(below) for name, below in command.commands.items()}
        return able
    able.params = [*command.params]
    there = {name for parameter in command.params for name in parameter.opts}
    for name, add in _OPTIONS.items():
        if name not in there:
            add(able)
    return able


def wants_json() -> bool:
    """Say whether the command at work was told to write its result as JSON."""
    return bool(click.get_current_context().meta.get(_JSON))


def say(sentence: str) -> None:
    """Write to standard error how it goes, unless the command was told to be quiet."""
    if not click.get_current_context().meta.get(_QUIET):
        click.echo(sentence, err=True)
