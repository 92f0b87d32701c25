"""The whole walk as people take it, by keyboard: written, made safe, read, found, called back.

Once on a telephone without scripts, in Dutch, and once on a laptop with them, in French. Links and
buttons are found by their sentences in the reader's language.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from node.demo.cast import AUTHOR, CAST, READER
from node.language import speak
from node.private.practices.questions import QUESTIONS
from node.screens.code_words import label
from schemas.practice_words import Level, PracticeKind, Setting, TargetGroup
from tests.browser.browsing import browser
from tests.browser.site import Site, become
from tests.browser.speaking import Speaker

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(900)]

_RELOAD_SECONDS = 1.0
_HAS_SCRIPTS = "return document.body.classList.contains('js-enabled');"


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """One walk.

    Attributes:
        language: What everybody reads.
        town: Where it begins.
        width: Of the page.
        scripts: Whether the browser runs any.
        word: A word of the title that nobody else uses.
        title: Of the practice.
        answers: What is written, by question.
        names: What must not leave.
        colleague: The role of the town's coordinator.
    """

    language: str
    town: str
    width: int
    scripts: bool
    word: str
    title: str
    answers: Mapping[str, str]
    names: tuple[str, ...]
    colleague: str


DUTCH = Walk(
    language="nl",
    town="vilvoorde",
    width=320,
    scripts=False,
    word="bankjestournee",
    title="Bankjestournee: elke week een andere straat",
    answers={
        "situation": "Buren groetten elkaar niet meer. Emine Karabostel van vzw Zennegalm belde "
        "ons op 14 maart 2024, en mailde daarna van kring@lindekroes.example.",
        "aim": "Buren weer met elkaar laten praten, voor er iets aan de hand is.",
        "partners": "Wijkhuis, jeugdwerk, politie en de preventiedienst van de stad.",
        "approach": "We zetten elke week een bank in een andere straat en schonken koffie. "
        "Joris Vlierwinde droeg de bank.",
        "result": "Men groet elkaar weer. Gemeten hebben we dat niet.",
        "differently": "We zouden eerder met de school beginnen.",
        "needs_first": "Een bank, koffie en iemand die elke week kan.",
    },
    names=("Emine", "Karabostel", "Zennegalm", "lindekroes", "Joris", "Vlierwinde"),
    colleague="Lokale preventiecoördinator",
)

FRENCH = Walk(
    language="fr",
    town="sarcelles",
    width=1280,
    scripts=True,
    word="bancambulant",
    title="Bancambulant : chaque semaine une autre rue",
    answers={
        "situation": "Les voisins ne se saluaient plus. Maëlys Ducoudrevent de l'association "
        "Les Passe-Brumes nous a appelés le 14 mars 2024, puis a écrit de "
        "contact@passe-brumes.example.",
        "aim": "Que les voisins se parlent de nouveau, avant qu'il se passe quelque chose.",
        "partners": "Centre social, animation jeunesse, police et service de prévention.",
        "approach": "Chaque semaine nous avons mis un banc dans une autre rue et servi du café. "
        "Yanis Berroualdin portait le banc.",
        "result": "On se salue de nouveau. Nous ne l'avons pas mesuré.",
        "differently": "Nous commencerions plus tôt avec l'école.",
        "needs_first": "Un banc, du café et quelqu'un de libre chaque semaine.",
    },
    names=("Maëlys", "Ducoudrevent", "Passe-Brumes", "passe-brumes", "Yanis", "Berroualdin"),
    colleague="Coordination locale de la prévention",
)


@pytest.fixture(params=[DUTCH, FRENCH], ids=["nl at 320 without scripts", "fr at 1280"])
def walk(request: pytest.FixtureRequest) -> Walk:
    walk: Walk = request.param
    return walk


@pytest.fixture
def person(walk: Walk, towns: Mapping[str, Site]) -> Iterator[Speaker]:
    del towns
    with browser(width=walk.width, language=walk.language, scripts=walk.scripts) as reader:
        yield Speaker(reader=reader, language=walk.language)


def test_a_practice_is_written_made_safe_read_found_and_called_back(
    walk: Walk, person: Speaker, towns: Mapping[str, Site]
) -> None:
    home, away = towns[walk.town], towns["rotterdam"]
    become(person.reader, home, AUTHOR, "/practices/mine")
    assert person.reader.driver.execute_script(_HAS_SCRIPTS) is walk.scripts
    _write(person, walk)
    _tick(person)
    _make_safe(person)
    _ask(person, walk)
    become(person.reader, home, READER, "/airlock/read")
    _approve(person)
    become(person.reader, away, AUTHOR, "/practices")
    address = _find(person, walk)
    become(person.reader, home, AUTHOR, "/practices/mine")
    _withdraw(person, walk)
    become(person.reader, away, AUTHOR, address)
    gone = person.say("This practice is not to be read here")
    person.reader.wait_for(gone, reload_seconds=_RELOAD_SECONDS)
    become(person.reader, away, AUTHOR, f"/practices?q={walk.word}")
    assert walk.title not in person.reader.text


def _write(person: Speaker, walk: Walk) -> None:
    person.follow("Write down a practice")
    person.write("Title", walk.title)
    for question in QUESTIONS:
        person.write(question.label, walk.answers[question.member])
    person.follow("Save")
    assert person.sees("Saved. It stays at this node.")
    assert person.reader.heading == walk.title


def _tick(person: Speaker) -> None:
    person.follow("Ticks")
    with speak(person.language):
        chosen = (
            ("What sort of thing did you do?", label(PracticeKind.DIALOGUE)),
            ("For whom was it?", label(TargetGroup.GENERAL_PUBLIC)),
            ("Where did it take place?", label(Setting.NEIGHBOURHOOD)),
            ("How far along were they?", label(Level.FOR_EVERYONE)),
        )
    for question, words in chosen:
        person.reader.choose(words, question=person.say(question))
    person.write("First month", "2024-03")
    person.follow("Save")
    assert person.sees("Your ticks are saved. Nothing has left this node.")


def _make_safe(person: Speaker) -> None:
    """Rewrite one finding, let one stand, take the proposals for the others."""
    person.follow("Make it safe to share")
    person.reader.follow(person.say("Write other words"))
    number = _number(person)
    person.write("Words instead of number %(number)d", "…", number=number)
    person.follow("Use these words for number %(number)d", number=number)
    person.reader.follow(person.say("It identifies nobody"))
    number = _number(person)
    person.choose(
        "It is a public fact that anybody can look up already",
        question=person.begin("Why do the words of number %(number)d identify nobody?"),
    )
    person.follow("Keep the words of number %(number)d", number=number)
    person.reader.follow(person.begin_many("Take the proposal", "Take all %(num)d proposals"))
    assert person.sees("Nothing holds it up. Read it once as a journalist.")
    assert person.sees("Decided to identify nobody")


def _number(person: Speaker) -> int:
    """Return the number of the finding whose fold was opened last."""
    words = person.reader.driver.switch_to.active_element.text
    found = re.search(r"\d+", words)
    assert found is not None, words
    return int(found[0])


def _ask(person: Speaker, walk: Walk) -> None:
    person.follow("See exactly what leaves")
    leaves = person.reader.driver.find_element("css selector", ".lp-sheet--leaves").text
    assert walk.title in leaves
    assert not [name for name in walk.names if name in leaves]
    person.reader.choose(
        person.say("All towns of %(network)s", network="RAN"),
        question=person.say("Who may read it?"),
    )
    person.follow("Ask a second reader")
    assert person.sees("A second reader is asked. You see here when they have decided.")


def _approve(person: Speaker) -> None:
    person.reader.follow(person.begin("A practice for: %(audience)s"))
    person.choose("No", question="Could a resident recognise anyone?")
    person.choose("Yes", question="Would the partners be comfortable?")
    person.follow("Approve")
    assert person.sees("Thank you. It is approved and leaves this node within a moment.")


def _find(person: Speaker, walk: Walk) -> str:
    """Find the practice in another town, open it and its colleague; return its address there."""
    person.write("What are you looking for?", walk.word)
    person.follow("Search")
    person.reader.wait_for(walk.title, reload_seconds=_RELOAD_SECONDS)
    person.reader.follow(walk.title)
    assert person.reader.heading == walk.title
    assert person.sees("How we know this is from %(town)s", town=CAST[walk.town].name)
    address = urlsplit(person.reader.url).path
    person.reader.follow(walk.colleague)
    assert person.reader.heading == walk.colleague
    assert person.sees("Write to this colleague")
    return address


def _withdraw(person: Speaker, walk: Walk) -> None:
    person.reader.follow(walk.title)
    person.follow("See how far it is on its way out")
    person.follow("History: correct or withdraw")
    person.follow("Withdraw now")
    assert person.sees("Withdraw it now?")
    person.follow("Withdraw now")
    assert person.sees(
        "Withdrawn. It leaves this node within a moment, and every town deletes its copy."
    )
