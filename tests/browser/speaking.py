"""A person in front of a browser who reads one language: sentences are found by their English.

A sentence that has no translation yet is looked for in English, as the page then shows it.
"""

from dataclasses import dataclass

from node.language import gettext, ngettext, speak
from tests.browser.browsing import Reader

__all__ = ["Speaker"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who reads one language and uses the keyboard alone.

    Attributes:
        reader: The browser.
        language: What its pages speak.
    """

    reader: Reader
    language: str

    def say(self, message: str, **values: object) -> str:
        """Return a sentence as a page shows it, in one line."""
        with speak(self.language):
            sentence = gettext(message)
        return " ".join((sentence % values if values else sentence).split())

    def begin(self, message: str) -> str:
        """Return what a sentence says before its first value."""
        return self.say(message).partition("%")[0].rstrip()

    def begin_many(self, singular: str, plural: str) -> str:
        """Return what the plural of a sentence says before its first value."""
        with speak(self.language):
            return " ".join(ngettext(singular, plural, 7).partition("%")[0].split())

    def follow(self, message: str, **values: object) -> None:
        """Press a link or a button."""
        self.reader.follow(self.say(message, **values))

    def choose(self, message: str, *, question: str | None = None) -> None:
        """Choose an answer, or tick."""
        asked = None if question is None else self.say(question)
        self.reader.choose(self.say(message), question=asked)

    def write(self, message: str, text: str, **values: object) -> None:
        """Type into a field."""
        self.reader.write(self.say(message, **values), text)

    def pick(self, message: str, words: str, **values: object) -> None:
        """Choose one of a list, by words that are shown."""
        self.reader.pick(self.say(message, **values), words)

    def sees(self, message: str, **values: object) -> bool:
        """Say whether a sentence stands on the page."""
        return self.say(message, **values) in " ".join(self.reader.text.split())
