"""What is shown of whom a text names is all there is, though few texts are opened for it."""

import pytest

from node.private.network.contact import ContactContent
from node.private.packs.contact_patterns import contact_patterns, keys_of_text, may_have
from node.textguard.folding import fold

__all__: list[str] = []

PEOPLE = (
    ContactContent(
        name="Quillon Ofrane", function="Begeleider", mailbox="quillon.ofrane@brug.example"
    ),
    ContactContent(
        name="Li D'Haese-Ürge", function="Begeleider", mailbox="", phone="+32 2 555 01 23"
    ),
    ContactContent(
        name="", function="Begeleider", mailbox="12.info@brug.example", phone="0470/12 34 56"
    ),
)
TEXTS = (
    *("Zaal via Ofrane's broer", "OFRANE, Q.", "quillon", "Mail QUILLON.OFRANE@brug.example"),
    *("Li kwam", "d\u2019haese urge", "D'HAESE", "Lis idee", "bel 02 555.01.23", "(02)5550123"),
    *("+32 470 12-34-56", "0470123456", "12.info@brug.example", "Niemand kwam", "Lier", ""),
)


@pytest.mark.parametrize("content", PEOPLE)
def test_no_text_is_passed_over_that_may_name_a_contact(content: ContactContent) -> None:
    patterns = contact_patterns(content, region="be")
    fits = may_have(patterns.keys)
    named = [
        text
        for text in TEXTS
        if keys_of_text(text) & patterns.keys
        and any(each.search(text) for each in patterns.by_circle.values())
    ]
    assert len(named) > 1
    assert [text for text in named if not fits(fold(text))] == []


def test_texts_without_a_word_of_the_contact_are_not_opened() -> None:
    fits = may_have(contact_patterns(PEOPLE[0], region="be").keys)
    assert not any(map(fits, ("niemand kwam", "", "frans", "0470123456")))
