"""A page taken apart: its elements in order, with their attributes and the words within."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Element", "parse"]

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta"})


@dataclass(slots=True, kw_only=True)
class Element:
    """One element.

    Attributes:
        tag: Its name.
        attributes: What stands in its tag; the classes in order of the alphabet.
        text: The words within it, those of elements in it too, with single spaces.
        within: Names of the elements around it, the outermost first.
    """

    tag: str
    attributes: dict[str, str]
    text: str = ""
    within: tuple[str, ...] = field(default=())


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        values = {name: value or "" for name, value in attrs}
        if "class" in values:
            values["class"] = " ".join(sorted(values["class"].split()))
        within = tuple(each.tag for each in self._open)
        self.found.append(Element(tag=tag, attributes=values, within=within))
        if tag not in VOID:
            self._open.append(self.found[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self._open, f"</{tag}> ends nothing"
        assert self._open[-1].tag == tag, f"</{tag}> ends <{self._open[-1].tag}>"
        ended = self._open.pop()
        ended.text = " ".join(ended.text.split())

    def handle_data(self, data: str) -> None:
        for each in self._open:
            each.text += data

    def close(self) -> None:
        super().close()
        assert [each.tag for each in self._open] == []


def parse(page: str) -> list[Element]:
    """Return the elements of a page.

    Raises:
        AssertionError: Tags do not close in the order in which they open.
    """
    parser = _Parser()
    parser.feed(page)
    parser.close()
    return parser.found
