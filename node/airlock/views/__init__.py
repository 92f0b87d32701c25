"""The screens of the exit: made safe by the author, read by a second person, withdrawn by anybody.

The rules stand in the services beside this folder, so that a command obeys them too; a view parses,
calls one of them and answers.
"""

from node.airlock.views import (
    calling_off,
    check,
    figures,
    history,
    keeping,
    members,
    reading,
    release,
    status,
)
from node.airlock.views.blueprint import bp

__all__ = [
    "bp",
    "calling_off",
    "check",
    "figures",
    "history",
    "keeping",
    "members",
    "reading",
    "release",
    "status",
]
