"""Every page with sentences a third longer: it renders, and says nothing untranslated."""

from collections.abc import Iterator
from typing import Final

import pytest
from babel import Locale

from node import language
from schemas.vocabulary import load_vocabulary
from tests.node.coordinator_app.cells import HANDLES, Asking, Cell, asking
from tests.node.coordinator_app.test_access_matrix import EXPECTED
from tests.node.coordinator_app.whole_town import whole_town
from tests.node.screens.pseudo import LONGER, Pseudo, pseudo, untranslated
from tests.screens import ACCOUNTS

_ENGLISH: Final = Locale("en", "GB")

NAMES: Final = frozenset(
    [
        # What Babel and the vocabulary say; both have each of our languages.
        *_ENGLISH.months["format"]["wide"].values(),
        *_ENGLISH.days["format"]["wide"].values(),
        *_ENGLISH.territories.values(),
        *_ENGLISH.languages.values(),
        *(each.labels["en"] for each in load_vocabulary().concepts.values()),
        *("Nederlands", "Français", "Deutsch"),
        # What is called the same everywhere.
        *("Linkpin", "linkpin serve", "people_url", "RAN", "UTC"),
        # Who and what is in the town that is looked at.
        *("Vilvoorde", "Sarcelles", "Kortrijk", "Koffie", "Coördinator", "Prevention coordinator"),
        *("Evenings for parents at the football club",),
        *(name for name, _role in ACCOUNTS.values()),
        *(*ACCOUNTS, "eva", "ne", "su", "nobody"),
    ]
)
"""The reviewed list of what may stand on a page in plain letters."""

PAGES: Final = [cell for cell in EXPECTED if cell.method == "GET"]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    with whole_town(tmp_path_factory.mktemp("long")) as whole, asking(whole) as asked:
        yield asked


@pytest.fixture(autouse=True)
def _speak(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every language be the one that nobody speaks."""
    catalogue = Pseudo()
    monkeypatch.setattr(language, "_catalogue", lambda _language: catalogue)


def visitor_of(cell: Cell) -> str:
    """Return who sees the page; where nobody does, who is refused with most words."""
    row = EXPECTED[cell]
    return next((each for each in HANDLES if row[each] == 200), "author")


@pytest.mark.parametrize("cell", PAGES, ids=str)
def test_a_page_says_nothing_that_was_not_translated(asked: Asking, cell: Cell) -> None:
    answer = asked.ask(cell, visitor_of(cell))
    assert answer.status_code < 500
    if answer.mimetype == "text/html" and answer.status_code != 303:
        assert untranslated(answer.get_data(as_text=True), names=NAMES) == []


def test_a_sentence_is_a_third_longer_and_keeps_what_is_put_into_it() -> None:
    sentence = "%(number)d of 100 %% wait for {name}."
    longer = pseudo(sentence)
    assert len(longer) >= len(sentence) * (1 + LONGER) - 1
    assert longer % {"number": 3} == "3 óƒ 100 % ŵáíţ ƒóř {name}. ôûêîâôûêîâôû"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        pytest.param("<p>Šáṽé</p>", [], id="translated"),
        pytest.param("<p>Save</p>", ["Save"], id="plain letters"),
        pytest.param("<p>Šáṽé it</p>", ["Šáṽé it"], id="half"),
        pytest.param('<a aria-label="Close">ẋ</a>', ["Close"], id="an attribute that is read out"),
        pytest.param('<input type="submit" value="Go on">', ["Go on"], id="a button"),
        pytest.param("<title>Home · Vilvoorde</title>", ["Home · Vilvoorde"], id="the title"),
        pytest.param('<p><bdi lang="nl">Koffie met</bdi></p>', [], id="somebody's words"),
        pytest.param("<p><code>linkpin doctor</code></p>", [], id="what is typed as it stands"),
        pytest.param("<p>2 March 2026, 12:00 UTC</p>", [], id="a moment"),
        pytest.param("<p>https://be.example an@town.example</p>", [], id="addresses"),
        pytest.param("<p>7 towns</p>", ["7 towns"], id="a number with a word"),
    ],
)
def test_what_was_not_translated_is_found(page: str, found: list[str]) -> None:
    assert untranslated(f'<html lang="en"><body>{page}</body></html>', names=NAMES) == found
