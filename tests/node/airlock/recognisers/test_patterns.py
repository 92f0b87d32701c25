"""Patterns as a recogniser: type, weight and place of what `textguard` knows by its form."""

import pytest

from node.airlock.findings import FindingType, Severity
from node.airlock.recognisers.patterns import Patterns
from tests.node.airlock.invented_register import context, register, spans


@pytest.mark.parametrize(
    ("text", "excerpt", "kind"),
    [
        ("Mail jan@stad.be", "jan@stad.be", FindingType.CONTACT),
        ("Mail j\u200ban@st\u00adad.be", "j\u200ban@st\u00adad.be", FindingType.CONTACT),
        ("volg @jan_p", "@jan_p", FindingType.CONTACT),
        ("Bel 0475 12 34 56", "0475 12 34 56", FindingType.CONTACT),
        ("BE71 0961 2345 6769", "BE71 0961 2345 6769", FindingType.ID),
        ("rr 85.07.30-033 28", "85.07.30-033 28", FindingType.ID),
        ("auto 1-ABC-234", "1-ABC-234", FindingType.ID),
        ("dossier 2024/123", "dossier 2024/123", FindingType.ID),
        ("Kerkstraat 12", "Kerkstraat 12", FindingType.ADDRESS),
        ("50.9281, 4.4244", "50.9281, 4.4244", FindingType.ADDRESS),
    ],
)
def test_a_pattern_is_high_and_covers_the_words_as_written(
    text: str, excerpt: str, kind: FindingType
) -> None:
    matches = spans(Patterns(), text, context(known=register()))

    assert (excerpt, kind, Severity.HIGH) in [
        (found, match.type, match.severity) for found, match in matches
    ]


def test_the_country_of_the_node_decides_which_short_numbers_are_telephones() -> None:
    spanish = spans(Patterns(), "612 34 56 78", context(country="ES"))
    belgian = spans(Patterns(), "612 34 56 78", context(country="BE"))

    assert [excerpt for excerpt, _match in spanish] == ["612 34 56 78"]
    assert belgian == []
