"""How pages are drawn: the templates, their language, their words for dates, and their files.

A name that a template does not know is a fault and no empty place, and everything a template shows
is escaped. Sentences of templates are translated where they are shown, as those of the code are.
"""

from flask import Flask
from jinja2 import StrictUndefined

from node.extensions import current_node
from node.language import gettext, ngettext, spoken
from node.screens.assets import asset, set_up_assets, theme_address
from node.screens.formats import FILTERS
from node.screens.navigation import find_address, find_page, here, here_is, navigation
from node.screens.speaking import spoken_names
from node.screens.theme import DEFAULT_COLOUR, read_theme
from node.screens.visitor import find_visitor

__all__ = ["set_up_look"]


def set_up_look(app: Flask, *, colour: str = DEFAULT_COLOUR) -> None:
    """Let `app` draw pages.

    Args:
        app: The application; no template of it has been drawn yet.
        colour: The colour of this node.

    Raises:
        InputRefusedError: White words on this colour could not be read.
    """
    theme = read_theme(colour)
    set_up_assets(app, theme=theme)
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.autoescape = True
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.add_extension("jinja2.ext.i18n")
    # The extension adds these methods to the environment when it is put in.
    environment.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(FILTERS)
    environment.globals.update(
        asset=asset,
        find_address=find_address,
        find_page=find_page,
        here=here,
        here_is=here_is,
        navigation=navigation,
        theme_colour=theme.primary,
        theme_address=theme_address,
    )
    app.context_processor(_frame)


def _frame() -> dict[str, object]:
    """Return what the frame of every page shows; of the settings only these few."""
    settings = current_node().settings
    return {
        "contact_mailbox": settings.contact_mailbox,
        "is_demo": settings.demo,
        "language": spoken(),
        "language_names": spoken_names,
        "network_name": settings.network_name,
        "node_name": settings.name,
        "visitor": find_visitor(),
    }
