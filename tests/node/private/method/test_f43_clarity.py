"""F43: aim, role, use of data and contact are each found in a message, or said to be missing."""

import pytest

from node.private.network.clarity import Part, clear_parts
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

PAGE = "/network/check"
WHOLE = {
    "en": "I am the coordinator. Our goal is trust. No names are noted. Call me: 02 255 45 11.",
    "nl": "Ik ben coördinator. Het doel is vertrouwen. Het blijft vertrouwelijk. Bel 02 255 45 11.",
    "fr": "Je suis le coordinateur. Notre but : la confiance. Tout est confidentiel. Appelez-moi.",
    "de": "Ich bin Koordinator. Unser Ziel ist Vertrauen. Es bleibt vertraulich. Kontakt: a@b.eu",
}
BARE = {
    "en": "See you on Friday at the school, but not before ten.",
    "nl": "Tot vrijdag op de school.",
    "fr": "À vendredi, devant la mairie.",
    "de": "Bis Freitag in der Schule.",
}


@pytest.mark.parametrize("language", WHOLE)
def test_every_part_is_found_where_it_stands(language: str) -> None:
    assert all(clear_parts(WHOLE[language], language=language).values())
    assert not any(clear_parts(BARE[language], language=language).values())


@pytest.mark.parametrize(
    ("gone", "part"),
    [
        ("Our goal is trust. ", Part.AIM),
        ("I am the coordinator. ", Part.ROLE),
        ("No names are noted. ", Part.DATA_USE),
        ("Call me: 02 255 45 11.", Part.CONTACT),
    ],
)
def test_the_part_that_is_missing_is_the_one_told(gone: str, part: Part) -> None:
    found = clear_parts(WHOLE["en"].replace(gone, ""), language="en")
    assert [each for each, is_there in found.items() if not is_there] == [part]


def test_the_page_tells_what_is_missing_and_what_to_do(stage: NetworkStage) -> None:
    whole = stage.post(PAGE, {"text": WHOLE["en"], "language": "en"}, page=PAGE)
    assert whole.get_data(as_text=True).count("Not found") == 0
    bare = stage.post(PAGE, {"text": BARE["en"], "language": "en"}, page=PAGE)
    page = bare.get_data(as_text=True)
    assert page.count("Not found") == len(Part)
    assert "Say what is noted and what is not passed on." in page
