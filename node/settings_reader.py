"""How settings are read one by one: each fault is kept, so that all are named together.

A value is a text of the environment or of the settings file. What it must be stands at the caller;
how a wrong one is told stands here. Addresses that may hold a password are never repeated.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import TypeVar

from node.language import gettext as _
from node.setting_words import SettingNames, written
from schemas.errors import RecordInvalidError, TextRefusedError
from schemas.text_rules import check_text
from schemas.wire_fields import check_url

__all__ = ["Bind", "SettingsReader"]

_LONGEST_NAME_CHARACTERS = 150
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bind:
    """Where a web process listens.

    Attributes:
        host: IP address.
        port: TCP port.
    """

    host: str
    port: int


class SettingsReader:
    """Reads settings one by one and keeps every fault instead of stopping at the first.

    Args:
        values: Texts by name of the setting.
        called: Says what a reader calls a setting.

    Attributes:
        faults: One sentence for each fault, in the order they were met.
    """

    def __init__(self, values: Mapping[str, str], *, called: SettingNames) -> None:
        self._values = values
        self.called = called
        self.faults: list[str] = []

    def text(self, name: str, *, default: str | None = None, pattern: str = r".+") -> str:
        """Read a text that must be there."""
        value = self._values.get(name) or default
        if value is None:
            self.faults.append(_("%(setting)s is not set.") % {"setting": self.called(name)})
            return ""
        if not re.fullmatch(pattern, value):
            self._refuse(name, value)
        return value

    def spoken(self, name: str, *, default: str | None = None) -> str:
        """Read what peers and records will carry, by the rule they hold it to."""
        value = self.text(name, default=default, pattern=r"(?s).*")
        if value:
            try:
                check_text(value, max_characters=_LONGEST_NAME_CHARACTERS, lines=False)
            except TextRefusedError:
                self._refuse(name, value)
        return value

    def optional(self, name: str, *, pattern: str = r".+") -> str | None:
        """Read a text that may be missing."""
        return self.text(name, pattern=pattern) if self._values.get(name) else None

    def number(self, name: str, *, default: int, least: int, most: int) -> int:
        """Read a whole number between two bounds, both allowed."""
        value = self._values.get(name) or str(default)
        if re.fullmatch(r"[0-9]{1,9}", value) and least <= int(value) <= most:
            return int(value)
        self.faults.append(
            _("%(setting)s must be a whole number from %(least)d to %(most)d, not “%(value)s”.")
            % {"setting": self.called(name), "least": least, "most": most, "value": value}
        )
        return default

    def word(self, name: str, *, default: _Word) -> _Word:
        """Read one of the words of `default`'s kind."""
        return self.optional_word(name, type(default)) or default

    def optional_word(self, name: str, kind: type[_Word]) -> _Word | None:
        """Read one of the words of `kind`, or nothing."""
        value = self._values.get(name)
        words = [word.value for word in kind]
        if not value or value in words:
            return kind(value) if value else None
        self.faults.append(
            _("%(setting)s must be one of %(words)s, not “%(value)s”.")
            % {"setting": self.called(name), "words": ", ".join(words), "value": value}
        )
        return None

    def bind(self, name: str, *, default: str) -> Bind:
        """Read an IP address and a port."""
        value = self._values.get(name) or default
        host, _colon, port = value.rpartition(":")
        try:
            ip_address(host.strip("[]"))
            return Bind(host=host.strip("[]"), port=_port(port))
        except ValueError:
            self._refuse(name, value)
            return Bind(host="127.0.0.1", port=0)

    def entity(self, name: str, value: str, *, demo: bool) -> str:
        """Check an entity identifier by the rule that peers hold it to."""
        if value and not _is_entity(value, demo=demo):
            self.faults.append(
                _("%(setting)s must be an https URL without a trailing slash, not “%(value)s”.")
                % {"setting": self.called(name), "value": value}
            )
        return value

    def web_address(self, name: str, *, default: str) -> str:
        """Read an address of this node for browsers: https, or http on this machine alone."""
        value = self._values.get(name) or default
        local = re.fullmatch(r"http://(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?", value)
        if not local and not re.fullmatch(r"https://[^\s/?#@]+", value) and value != default:
            self.faults.append(
                _("%(setting)s must be an https URL without a path, not “%(value)s”.")
                % {"setting": self.called(name), "value": value}
            )
        return value

    def secret(self, name: str) -> str | None:
        """Read a secret from the file that the setting names."""
        path = self._values.get(name)
        if not path:
            return None
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as exc:
            self.faults.append(
                _("%(setting)s names a file that cannot be read: %(reason)s.")
                % {"setting": self.called(name), "reason": type(exc).__name__}
            )
            return None

    def _refuse(self, name: str, value: str) -> None:
        # The address of a database or a queue may hold a password.
        value = "…" if name.endswith("_url") else value
        said = _("%(setting)s has a value that cannot be used: “%(value)s”.")
        said %= {"setting": self.called(name), "value": value}
        self.faults.append(f"{said} {written(name)}".rstrip())


def _port(text: str) -> int:
    port = int(text)
    if not 0 < port < 65536:  # noqa: PLR2004 - TCP ports have 16 bits
        raise ValueError(text)
    return port


def _is_entity(value: str, *, demo: bool) -> bool:
    """Say whether peers will take `value` as an entity identifier: one rule for both sides."""
    try:
        check_url(value)
    except RecordInvalidError:
        return False
    return demo or value.startswith("https://")
