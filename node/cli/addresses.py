"""Whether a web process of this node can listen where its settings say; nothing is connected to."""

import socket

from node.errors import ServiceMissingError
from node.language import gettext as _
from node.settings import Settings

__all__ = ["check_free"]


def check_free(settings: Settings, name: str) -> None:
    """Check that a web process can listen where it is told to, while a person can still read it.

    Args:
        settings: The node's.
        name: A process of the supervisor; one that serves no address passes.

    Raises:
        ServiceMissingError: Somebody else listens there, or it is no address of this machine.
    """
    binds = {"peer": settings.peer_bind, "coordinator": settings.coordinator_bind}
    if name not in binds:
        return
    bind = binds[name]
    family = socket.AF_INET6 if ":" in bind.host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            # Connections of an earlier run that linger do not count.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((bind.host, bind.port))
    except OSError as exc:
        raise ServiceMissingError(
            _("Nothing can listen at %(address)s: %(reason)s. Change %(setting)s.")
            % {
                "address": f"{bind.host}:{bind.port}",
                "reason": exc.strerror,
                "setting": f"LINKPIN_{name.upper()}_BIND",
            }
        ) from exc
