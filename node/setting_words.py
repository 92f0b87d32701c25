"""How a setting is called where its value came from, and how its value is written.

A person who typed `--country Belgium` looks for that option, and one who wrote a settings file for
a member of it; the name of a variable tells neither what to change.
"""

from collections.abc import Mapping
from types import MappingProxyType

from node.language import LANGUAGES, mark
from node.language import gettext as _

__all__ = ["SettingNames", "variable", "written"]


_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "language": LANGUAGES,
        "demo": ("yes", "no"),
        "log_level": ("DEBUG", "INFO", "WARNING", "ERROR"),
    }
)

_LINE = mark("Write one line of visible characters, not too long.")
_ADDRESS = mark("Write an address and a port, such as 127.0.0.1:8470.")
_DATABASE = mark("Write a URL that begins with sqlite:/// or with postgresql+psycopg://.")
_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "name": _LINE,
        "network_name": _LINE,
        "country": mark("Write two small letters of ISO 3166-1, such as be."),
        "coordinator_bind": _ADDRESS,
        "peer_bind": _ADDRESS,
        "contact_mailbox": mark("Write one e-mail address, such as linkpin@town.example."),
        "private_database_url": _DATABASE,
        "published_database_url": _DATABASE,
        "received_database_url": _DATABASE,
        "inbox_database_url": _DATABASE,
        "queue_url": mark("Write a URL that begins with redis://."),
    }
)


def variable(name: str) -> str:
    """Return the environment variable of a setting."""
    return f"LINKPIN_{name.upper()}"


class SettingNames:
    """What a reader calls each setting.

    Args:
        environment: The variables; what stands in one came from there.
        options: What was typed instead of a variable, by setting.
    """

    def __init__(self, environment: Mapping[str, str], options: Mapping[str, str]) -> None:
        self._environment = environment
        self._options = options

    def __call__(self, name: str) -> str:
        """Return the option, the variable, or the member of the file."""
        if name in self._options:
            return self._options[name]
        file = self._environment.get("LINKPIN_SETTINGS")
        if variable(name) in self._environment or not file:
            return variable(name)
        return _("%(member)s in %(file)s") % {"member": name, "file": file}


def written(name: str) -> str:
    """Return how a value of this setting is written, as a sentence; empty if anything will do."""
    if name in _WORDS:
        return _("One of: %(words)s.") % {"words": ", ".join(_WORDS[name])}
    return _(_FORMS[name]) if name in _FORMS else ""
