"""What click shows by itself, in the language of the reader: help texts, usage, refusals.

Commands and options state their help in English when their modules are loaded. It is translated on
copies when it is shown, paragraph by paragraph, so that a module needs no care for it and one
process can answer in several languages. The sentences of click itself go through the standard
library's gettext, which is led to our catalogues while a command runs.

The names of commands, options, values and placeholders such as URL are typed, so they are the same
in every language.
"""

import gettext as _gettext
import inspect
import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import TypeVar

import click

from node.language import CATALOGUES, DOMAIN, gettext

__all__ = ["click_speaking", "paragraphs", "translated"]

_AnyCommand = TypeVar("_AnyCommand", bound=click.Command)


def paragraphs(text: str | None) -> tuple[str, ...]:
    """Return the paragraphs of a help text as a catalogue holds them: each on one line.

    Args:
        text: Help as its author broke it into lines. What follows a form feed is not for readers.
    """
    shown = inspect.cleandoc(text or "").partition("\f")[0]
    lines = (" ".join(paragraph.split()) for paragraph in shown.split("\n\n"))
    return tuple(line for line in lines if line)


def translated(command: _AnyCommand) -> _AnyCommand:
    """Return a copy of a command, and of all below it, that helps in the language spoken now."""
    speaking = copy(command)
    speaking.help = _translate(command.help)
    speaking.short_help = _translate(command.short_help)
    speaking.epilog = _translate(command.epilog)
    # The option that asks for help is made once and kept; the copy makes its own.
    speaking._help_option = None  # noqa: SLF001 - click keeps it, and offers no way to forget it
    speaking.params = [_translated_parameter(parameter) for parameter in command.params]
    if isinstance(command, click.Group) and isinstance(speaking, click.Group):
        speaking.commands = {name: translated(below) for name, below in command.commands.items()}
    return speaking


@contextmanager
def click_speaking(language: str) -> Iterator[None]:
    """Let click say its own sentences in a language of ours for the length of a block.

    The standard library's gettext, which click uses, takes its language from the environment and
    from nowhere else; `LANGUAGE` is the variable that it looks at first.
    """
    domain, before = _gettext.textdomain(), os.environ.get("LANGUAGE")
    _gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    _gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        _gettext.textdomain(domain)
        os.environ.pop("LANGUAGE")
        if before is not None:
            os.environ["LANGUAGE"] = before


def _translate(text: str | None) -> str | None:
    if text is None:
        return None
    return "\n\n".join(gettext(paragraph) for paragraph in paragraphs(text))


def _translated_parameter(parameter: click.Parameter) -> click.Parameter:
    speaking = copy(parameter)
    if isinstance(speaking, click.Option | click.Argument):
        speaking.help = _translate(speaking.help)
    return speaking
