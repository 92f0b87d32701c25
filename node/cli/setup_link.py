"""The one-time link that opens the first account of a node, said where the node is started.

Whoever may read the node's folder may open its first account, and nobody else. A new link ends the
one before it, so the one said last is the one that works.
"""

from node.cli.every_command import say
from node.cli.opening import databases_explained
from node.clock import Clock, system_clock
from node.database import db
from node.extensions import Process, current_node, open_node
from node.language import gettext as _
from node.people.setup_code import make_setup_code, needs_setup
from node.settings import Settings

__all__ = ["make_setup_link", "say_setup_link"]


def make_setup_link(settings: Settings, *, clock: Clock = system_clock) -> str | None:
    """Return a new link; None if somebody has an account, who then invites others.

    Raises:
        ServiceMissingError: The private database does not answer.
    """
    app = open_node(settings, process=Process.COMMAND, clock=clock)
    with databases_explained(), app.app_context():
        session = db.session()
        try:
            if not needs_setup(session):
                return None
            code = make_setup_code(session, node=current_node())
            session.commit()
        finally:
            session.rollback()
            db.session.remove()
            for engine in db.engines.values():
                engine.dispose()
    return f"{settings.people_url}/setup/{code}"


def say_setup_link(settings: Settings) -> None:
    """Write the link to the terminal, if there is one to be had; logs never hold it."""
    if (link := make_setup_link(settings)) is not None:
        say(
            _(
                "Nobody has an account here yet. This link opens the first one, once and within an "
                "hour: %(link)s"
            )
            % {"link": link}
        )
