"""The closed words of the network for templates: what each means to a person."""

from collections.abc import Callable
from enum import StrEnum

from node.private.network import word_labels
from node.screens import code_words

__all__ = ["page_words"]


def page_words() -> dict[str, Callable[[StrEnum], str]]:
    """Return what a blueprint of this room puts into its templates."""
    return {"network_word": word_labels.label, "sector_word": code_words.label}
