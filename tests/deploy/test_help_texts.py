"""Help is found where it stands, in a small house and in the program itself."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from deploy.help_texts import find_click_sentences, find_help
from node.cli.program import COMMANDS, Program, program

ROOT = Path(__file__).resolve().parents[2]

COMMAND = '''
import click

@click.group("towns", epilog="After all.")
def towns():
    """Look at towns."""

@towns.command("add", short_help="Add one")
@click.argument("town")
@click.option("--near", help="A town "
    "beside it.")
@click.option("--silent")
def add(town):
    """Add a town.

    It is added at once; nothing
    else changes.
    """

def _helper():
    """Never shown."""

OPTION = click.option("--later", help="Shown by others.")
KEYWORD = dict(help="No help of a command.")
'''


def everything_below(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from everything_below(below)


def test_each_paragraph_of_help_is_one_line_and_nothing_else_is_help(tmp_path: Path) -> None:
    file = tmp_path / "towns.py"
    file.write_text(COMMAND)
    assert sorted(text for _file, text in find_help(tmp_path)) == [
        "A town beside it.",
        "Add a town.",
        "Add one",
        "After all.",
        "It is added at once; nothing else changes.",
        "Look at towns.",
        "Shown by others.",
    ]
    assert {found for found, _text in find_help(tmp_path)} == {file}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_help_of_the_loaded_program_is_missed(name: str) -> None:
    found = {text for _file, text in find_help(ROOT / "node" / "cli")}
    loaded = Program.get_command(program, click.Context(program), name)
    assert loaded is not None
    for command in everything_below(loaded):
        helps = [command.help, *(getattr(each, "help", None) for each in command.params)]
        shown = "\n\n".join(filter(None, helps)).split("\n\n")
        assert {" ".join(each.split()) for each in shown} <= found


def test_sentences_of_click_are_found_with_their_module_and_plural() -> None:
    found = {sentence: module for module, sentence in find_click_sentences()}
    assert found["Show this message and exit."] == "click/decorators.py"
    assert found["No such command {name!r}."] == "click/exceptions.py"
    plural = ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})")
    assert found[plural] == "click/core.py"
