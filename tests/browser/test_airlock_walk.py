"""Five findings from draft to release, by two people with a keyboard on a telephone, nl and fr.

Each finding is solved in one of the four ways there are: by its proposal, by other words, by none,
or with a reason why it identifies nobody. Every page on the way is looked at like every other page.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

import pytest

from node.airlock.orders import order_all
from node.demo.cast import AUTHOR, READER
from node.demo.stage import Stage
from node.people.service import get_person
from node.private.practices.service import import_practices
from tests.browser.browsing import browser
from tests.browser.looking import NARROW, faults
from tests.browser.site import Site, become
from tests.browser.speaking import Speaker
from tests.node.airlock.town import practice_line
from tests.node.demo.playing import Playing

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(900)]

_RELOAD_SECONDS = 1.0
_PUBLIC_FACT = "It is a public fact that anybody can look up already"
_OUT = "It left this node for: %(audience)s. It is number %(position)s of what left for them."


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is made safe in one language.

    Attributes:
        language: What everybody reads and the text is written in.
        town: Where.
        members: Of the practice, as a line of a file has them.
        proposed: Words that the proposal replaces.
        rewritten: Words that the author replaces, and by what.
        removed: Words that are left out.
        kept: Words that stay, with a reason.
        private: Words that must not leave.
    """

    language: str
    town: str
    members: Mapping[str, str]
    proposed: tuple[str, str]
    rewritten: tuple[str, str]
    removed: str
    kept: str
    private: tuple[str, ...]


DUTCH = Text(
    language="nl",
    town="vilvoorde",
    members={
        "title": "Een tafel op de stoep",
        "situation": "Emine Karabostel van vzw Zennegalm belde ons. Later kwam er een bericht van "
        "kring@lindekroes.example.",
        "aim": "Buren weer met elkaar laten praten.",
        "partners": "Wijkhuis, jeugdwerk en de preventiedienst.",
        "approach": "We zetten elke week een tafel op de stoep en schonken koffie.",
        "result": "Drie jongens bleven meedoen. Meer is niet gemeten.",
        "differently": "We zouden eerder met de school beginnen. Joris Vlierwinde stond alleen.",
        "needs_first": "Een tafel, koffie en iemand die elke week kan.",
    },
    proposed=("Emine Karabostel", "kring@lindekroes.example"),
    rewritten=("vzw Zennegalm", "een plaatselijke kring"),
    removed="Joris Vlierwinde",
    kept="Drie jongens",
    private=("Karabostel", "Zennegalm", "lindekroes", "Vlierwinde"),
)

FRENCH = Text(
    language="fr",
    town="sarcelles",
    members={
        "title": "Une table sur le trottoir",
        "situation": "Maëlys Ducoudrevent, association Les Passe-Brumes, nous a appelés. Puis "
        "un message est venu de contact@passe-brumes.example.",
        "aim": "Que les voisins se parlent de nouveau.",
        "partners": "Centre social, animation jeunesse et service de prévention.",
        "approach": "Chaque semaine nous avons mis une table sur le trottoir et servi du café.",
        "result": "Trois garçons sont restés. Rien d'autre n'a été mesuré.",
        "differently": "Nous commencerions plus tôt avec l'école. Yanis Berroualdin était seul.",
        "needs_first": "Une table, du café et quelqu'un de libre chaque semaine.",
    },
    proposed=("Maëlys Ducoudrevent", "contact@passe-brumes.example"),
    rewritten=("association Les Passe-Brumes", "un groupe du quartier"),
    removed="Yanis Berroualdin",
    kept="Trois garçons",
    private=("Ducoudrevent", "Passe-Brumes", "passe-brumes", "Berroualdin"),
)


@pytest.fixture(params=[DUTCH, FRENCH], ids=["nl", "fr"])
def text(request: pytest.FixtureRequest) -> Text:
    text: Text = request.param
    return text


@pytest.fixture
def person(text: Text, towns: Mapping[str, Site]) -> Iterator[Speaker]:
    del towns
    with browser(width=NARROW, language=text.language) as reader:
        yield Speaker(reader=reader, language=text.language)


@pytest.fixture
def practice_id(text: Text, playing: Playing) -> Iterator[UUID]:
    """Record the text, and withdraw afterwards whatever left of it: other tests count the demo."""
    stage = Stage(folder=playing.folder, first_port=playing.first_port)
    try:
        with stage.opened(text.town) as (node, session):
            author = get_person(session, node=node, handle=AUTHOR)
            data = practice_line(**text.members, language=text.language)
            (recorded,) = import_practices(session, node=node, author=author, data=data)
            session.commit()
            yield recorded
        with stage.opened(text.town) as (node, session):
            author = get_person(session, node=node, handle=AUTHOR)
            order_all(session, node=node, person=author, subject_id=recorded)
            session.commit()
    finally:
        stage.close()


def test_five_findings_are_solved_read_and_released_by_two_people_with_the_keyboard(
    text: Text, person: Speaker, practice_id: UUID, towns: Mapping[str, Site]
) -> None:
    home = towns[text.town]
    become(person.reader, home, AUTHOR, f"/practices/mine/{practice_id}")
    _look(person)
    person.follow("Make it safe to share")
    _solve(person, text)
    _ask(person, text)
    status = person.reader.url
    become(person.reader, home, READER, "/airlock/read")
    _look(person)
    _approve(person)
    become(person.reader, home, AUTHOR, status.removeprefix(home.address))
    person.reader.wait_for(person.begin(_OUT), reload_seconds=_RELOAD_SECONDS)
    _look(person)
    assert person.reader.heading.endswith(person.say("Released"))


def _solve(person: Speaker, text: Text) -> None:
    """Solve the five, each way there is, and look at the page before each."""
    before, instead = text.rewritten
    steps: list[tuple[str, Callable[[int], None]]] = [
        (text.proposed[0], lambda number: _propose(person, number)),
        (before, lambda number: _rewrite(person, number, instead)),
        (text.removed, lambda number: _remove(person, number)),
        (text.proposed[1], lambda number: _propose(person, number)),
        (text.kept, lambda number: _keep(person, number)),
    ]
    for done, (words, solve) in enumerate(steps):
        left, total = len(steps) - done, len(steps)
        assert person.sees("%(left)s of %(total)s left", left=left, total=total)
        _look(person)
        solve(_number_of(person, words))
    assert person.sees("Nothing holds it up. Read it once as a journalist.")
    assert person.sees("Decided to identify nobody")
    _look(person)


def _propose(person: Speaker, number: int) -> None:
    person.follow("Take proposal %(number)d", number=number)


def _rewrite(person: Speaker, number: int, instead: str) -> None:
    fold = person.say("for number %(number)d", number=number)
    person.reader.follow(f"{person.say('Write other words')} {fold}")
    person.write("Words instead of number %(number)d", instead, number=number)
    person.follow("Use these words for number %(number)d", number=number)


def _remove(person: Speaker, number: int) -> None:
    person.follow("Leave number %(number)d out", number=number)


def _keep(person: Speaker, number: int) -> None:
    fold = person.say("number %(number)d", number=number)
    # What is read out beside the words stands apart from them.
    person.reader.follow(f"{person.say('It identifies nobody')} : {fold}")
    question = person.say("Why do the words of number %(number)d identify nobody?", number=number)
    person.reader.choose(person.say(_PUBLIC_FACT), question=question)
    person.follow("Keep the words of number %(number)d", number=number)


def _ask(person: Speaker, text: Text) -> None:
    person.follow("See exactly what leaves")
    _look(person)
    leaves = person.reader.driver.find_element("css selector", ".lp-sheet--leaves").text
    assert text.rewritten[1] in leaves
    assert text.kept in leaves
    assert not [words for words in text.private if words in leaves]
    person.reader.choose(
        person.say("All towns of %(network)s", network="RAN"),
        question=person.say("Who may read it?"),
    )
    person.follow("Ask a second reader")
    assert person.sees("A second reader is asked. You see here when they have decided.")
    _look(person)


def _approve(person: Speaker) -> None:
    """Read it and answer the two questions; without an answer the page says what is missing."""
    person.reader.follow(person.begin("A practice for: %(audience)s"))
    _look(person)
    person.follow("Approve")
    assert person.sees("Answer this question before you approve.")
    _look(person)
    person.choose("No", question="Could a resident recognise anyone?")
    person.choose("Yes", question="Would the partners be comfortable?")
    person.follow("Approve")
    assert person.sees("Thank you. It is approved and leaves this node within a moment.")
    _look(person)


def _number_of(person: Speaker, words: str) -> int:
    """Return the number of the finding whose card is about `words`."""
    titles = person.reader.driver.find_elements("css selector", ".lp-card--waits h3")
    found = [each.text for each in titles if words in each.text]
    assert len(found) == 1, [each.text for each in titles]
    return int(found[0].partition(".")[0])


def _look(person: Speaker) -> None:
    """Look at a page for everything that keeps somebody out, then open it anew, its folds shut."""
    assert faults(person.reader, language=person.language) == []
    if not person.reader.driver.find_elements("class name", "govuk-error-summary"):
        # Its address may end in a place on the page, and going there would load nothing.
        person.reader.driver.refresh()
