"""The program with two people at hand, and the steps of a release as they type them."""

import json
from dataclasses import dataclass
from typing import Any

from tests.node.airlock.town import practice_line
from tests.node.cli.typed import Answer, Linkpin

__all__ = ["NAME", "Desk", "open_desk"]

NAME = "Ilvara Quastenborg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The program with an author and a second reader at hand."""

    linkpin: Linkpin

    def __call__(self, *words: str, who: str = "quil") -> Answer:
        """Type one command as one of the two."""
        return self.linkpin(*words, "--as", who)

    def record(self, **changes: object) -> str:
        """Import one practice and return its identifier."""
        file = self.linkpin.file("practice.jsonl", practice_line(**changes))
        answer = self("practices", "import", file)
        assert answer.status == 0, answer.err
        return answer.out.split()[0]

    def know(self, name: str = NAME) -> None:
        """Enter a person into the register."""
        line = json.dumps({"kind": "person", "text": name, "aliases": [], "publishable": False})
        file = self.linkpin.file("register.jsonl", line.encode())
        answer = self("register", "import", file)
        assert answer.status == 0, answer.err

    def checked(self, identifier: str) -> dict[str, Any]:
        """Return what `airlock check` says as JSON."""
        found: dict[str, Any] = json.loads(self("airlock", "check", identifier, "--json").out)
        return found

    def ask(self, identifier: str) -> str:
        """Ask for a reader and return the number of the request."""
        answer = self("airlock", "ask", identifier, "--audience", "ran")
        assert answer.status == 0, answer.err
        return answer.out.strip()


def open_desk(linkpin: Linkpin) -> Desk:
    """Open the accounts of the coordinator quil and the second reader rowan."""
    linkpin.open_account("quil")
    linkpin.open_account("rowan", "second_reader")
    return Desk(linkpin=linkpin)
