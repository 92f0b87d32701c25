"""Every command that does something, found by walking the program as it is loaded.

A group counts when it does something by itself, before what stands below it.
"""

import click

from node.cli.program import program
from node.cli.spoken import paragraphs

__all__ = ["exit_statuses", "leaves", "purpose"]

_STATUS = "Exit status: "


def leaves() -> dict[str, click.Command]:
    """Return every command that does something, by the words that are typed for it."""
    with click.Context(program, info_name="linkpin") as context:
        return _below(program, context, ())


def _below(
    group: click.Group, context: click.Context, words: tuple[str, ...]
) -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        if not isinstance(command, click.Group) or command.invoke_without_command:
            found[" ".join((*words, name))] = command
        if isinstance(command, click.Group):
            found |= _below(command, context, (*words, name))
    return found


def purpose(command: click.Command) -> str:
    """Return the first paragraph of a command's help."""
    return paragraphs(command.help)[0]


def exit_statuses(command: click.Command) -> str:
    """Return what a command's help says of its exit statuses; empty if it says nothing."""
    said = [text for text in paragraphs(command.help) if text.startswith(_STATUS)]
    return said[0].removeprefix(_STATUS) if len(said) == 1 else ""
