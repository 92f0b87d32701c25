"""What is said of a form that a browser sends with everything wrong in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Wrong"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """How a form is sent wrongly.

    Attributes:
        page: Endpoint of the page it stands on.
        values: What stands in its fields; the others are left empty and nothing is ticked.
        button: Value of the button, where there are several.
        marks: Hidden field that tells one form of the page from the others, and its value.
    """

    page: str
    values: Mapping[str, str] = field(default_factory=dict)
    button: str = ""
    marks: tuple[str, str] = ("", "")
