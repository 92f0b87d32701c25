"""Import lines for tests: one that is complete, and the same with changes."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

__all__ = ["ANSWERED", "TICKED", "line", "lines"]

ANSWERED: Mapping[str, Any] = MappingProxyType(
    {
        "language": "nl",
        "title": "Een middag bij Quillonveld",
        "situation": "Er was niemand die de weg wist.",
        "aim": "Elkaar leren kennen.",
        "partners": "Een school, de politie en twee verenigingen.",
        "approach": "Wij gingen langs.\nDaarna nodigden wij uit.",
        "result": "Men belt elkaar.",
        "differently": "Eerder beginnen.",
        "needs_first": "Tijd.",
    }
)
"""What every import line must have."""

TICKED: Mapping[str, Any] = MappingProxyType(
    {
        **ANSWERED,
        "kind": "network",
        "themes": ["trust-building", "parents"],
        "target_groups": ["youth"],
        "settings": ["school", "family"],
        "level": "for_everyone",
        "network_step": "step1_outreach",
        "network_part": "both",
        "extremism_form": "mixed_unclear",
        "partner_sectors": ["school", "police"],
        "period": {"from": "2014-02", "to": "2016-06"},
        "evidence": "described",
        "resources": {"cost_band": "none", "hours_per_week": 4},
        "rights": "cite_named",
        "lessons": [
            {"kind": "worked", "text": "Langsgaan."},
            {"kind": "dont", "text": "Niet pas bij een crisis bellen.", "dont": "D17"},
        ],
    }
)
"""A line with every member there is."""


def line(**changes: object) -> dict[str, object]:
    """Return a complete line with some members changed; one changed to `...` is left out."""
    members = {**ANSWERED, **changes}
    return {name: value for name, value in members.items() if value is not ...}


def lines(*members: Mapping[str, object]) -> bytes:
    """Return a file with one object a line."""
    return b"".join(json.dumps(dict(each)).encode() + b"\n" for each in members)
