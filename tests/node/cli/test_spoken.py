"""Help, usage and refusals of commands in the language of the reader."""

import gettext
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from deploy.translations import compile_all
from node import language
from node.cli.program import main, program
from node.cli.spoken import click_speaking, paragraphs, translated
from node.language import speak

ROOT = Path(__file__).resolve().parents[3]

LANGUAGES = [pytest.param(code, id=code) for code in ("en", "nl", "fr", "de")]
USAGE = {"en": "Usage:", "nl": "Gebruik:", "fr": "Utilisation\u00a0:", "de": "Aufruf:"}
OPTIONS = {"en": "Options:", "nl": "Opties:", "fr": "Options\u00a0:", "de": "Optionen:"}
COMMANDS = {"en": "Commands:", "nl": "Opdrachten:", "fr": "Commandes\u00a0:", "de": "Befehle:"}
HELP = {"en": "Show this message", "nl": "Toon deze hulp", "fr": "Montrer", "de": "Diese Hilfe"}
AIRLOCK = {
    "en": "Make a text safe to share",
    "nl": "Maak een tekst veilig",
    "fr": "Rendre un texte sûr",
    "de": "Einen Text sicher zum Teilen",
}
ASK = {
    "en": "Ask for a second reader",
    "nl": "Vraag een tweede lezer",
    "fr": "Demander une seconde lecture",
    "de": "Um zweite Lesung",
}
STATUS = {
    "en": "Exit status: 0",
    "nl": "Afsluitstatus: 0",
    "fr": "Code de sortie",
    "de": "Rückgabe",
}
ACTS = {"en": "Handle of", "nl": "Accountnaam", "fr": "Nom du compte", "de": "Name des Kontos"}
ERROR = {"en": "Error: ", "nl": "Fout: ", "fr": "Erreur\u00a0: ", "de": "Fehler: "}
MISSING = {
    "en": "Missing argument 'ID'",
    "nl": "Ontbrekend argument 'ID'",
    "fr": "Argument manquant 'ID'",
    "de": "Fehlendes Argument 'ID'",
}
NOT_DONE = {
    "en": "Not done: There is no node in",
    "nl": "Niet gelukt: Er is nog geen knooppunt in",
    "fr": "Non effectué\u00a0: Il n’y a pas encore de nœud",  # noqa: RUF001 - French apostrophe
    "de": "Nicht ausgeführt: In ",
}

Typed = Callable[..., str]


@pytest.fixture(scope="module", autouse=True)
def _catalogues() -> None:
    # As the bootstrap does; what was asked for before they stood there is asked for again.
    compile_all(ROOT)
    language._catalogue.cache_clear()  # noqa: SLF001 - a process reads them once


@pytest.fixture
def typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Typed:
    """Return a way to type a command in a language, which gives everything that is shown."""

    def typing(*words: str, speaking: str) -> str:
        monkeypatch.setenv("LINKPIN_LANGUAGE", speaking)
        with pytest.raises(SystemExit):
            main(["--node", str(tmp_path), *words])
        shown = capsys.readouterr()
        return shown.out + shown.err

    return typing


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_list_of_commands_is_in_the_language_of_the_reader(typed: Typed, code: str) -> None:
    shown = typed("--help", speaking=code)
    for words in (USAGE, OPTIONS, COMMANDS, HELP, AIRLOCK):
        assert words[code] in shown


def test_a_reader_is_not_answered_in_the_language_of_the_reader_before(typed: Typed) -> None:
    with click.Context(program) as context:
        assert program.get_help_option(context) is not None
    for code in ("de", "nl", "en"):
        assert HELP[code] in typed("--help", speaking=code)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_part_of_help_is_in_the_language_of_the_reader(typed: Typed, code: str) -> None:
    shown = typed("airlock", "ask", "--help", speaking=code)
    for words in (USAGE, ASK, STATUS, OPTIONS, ACTS, HELP):
        assert words[code] in shown
    assert "--audience TEXT" in shown


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_refused_command_line_is_in_the_language_of_the_reader(typed: Typed, code: str) -> None:
    shown = typed("airlock", "ask", speaking=code)
    assert ERROR[code] + MISSING[code] in shown


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_refusal_of_our_own_is_in_the_language_of_the_reader(
    typed: Typed, code: str, tmp_path: Path
) -> None:
    settings = {
        "ENTITY_ID": "https://vilvoorde.example",
        "NAME": "Vilvoorde",
        "COUNTRY": "be",
        "LANGUAGE": "nl",
        "DATA_FOLDER": str(tmp_path),
    }
    file = tmp_path / "linkpin.toml"
    file.write_text("".join(f'{name.lower()} = "{value}"\n' for name, value in settings.items()))
    assert NOT_DONE[code] in typed("doctor", speaking=code)


def test_one_process_answers_each_in_their_language(typed: Typed) -> None:
    for code in ("de", "fr", "nl", "en", "de"):
        assert ASK[code] in typed("airlock", "ask", "--help", speaking=code)


def test_what_is_typed_is_the_same_in_every_language(typed: Typed) -> None:
    for code in ("en", "nl", "fr", "de"):
        shown = typed("airlock", "resolve", "--help", speaking=code)
        assert "linkpin airlock resolve [OPTIONS] ID [FINDING]..." in shown
        assert "MEMBER=VALUE" in shown


def test_a_copy_is_translated_and_the_command_itself_stays_english() -> None:
    option = click.Option(["--as"], help="Show no progress.")
    below = click.Command("below", help="Show no progress.", params=[option])
    group = click.Group("group", help="Show no progress.", commands={"below": below})
    with speak("nl"):
        dutch = translated(group)
    (dutch_option,) = dutch.commands["below"].params
    assert dutch.help == dutch.commands["below"].help == "Toon geen voortgang."
    assert getattr(dutch_option, "help", None) == "Toon geen voortgang."
    assert group.help == group.commands["below"].help == option.help == "Show no progress."
    assert list(group.commands) == list(dutch.commands)


def test_paragraphs_are_translated_one_by_one_and_stay_apart() -> None:
    command = click.Command("x", help="Show no\n    progress.\n\n    Quillon has no translation.")
    with speak("de"):
        assert (
            translated(command).help == "Keinen Fortschritt zeigen.\n\nQuillon has no translation."
        )


def test_a_command_without_help_stays_without() -> None:
    with speak("fr"):
        assert translated(click.Command("x")).help is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(None, (), id="none"),
        pytest.param("  \n", (), id="blank"),
        pytest.param("One\n    line.", ("One line.",), id="broken into lines"),
        pytest.param("One.\n\n\n    Two.", ("One.", "Two."), id="two paragraphs"),
        pytest.param("Shown.\f\n\nFor programmers.", ("Shown.",), id="form feed"),
    ],
)
def test_a_paragraph_is_one_line(text: str | None, expected: tuple[str, ...]) -> None:
    assert paragraphs(text) == expected


@pytest.mark.parametrize("before", ["it", None])
def test_click_gets_its_language_for_a_block_and_gives_everything_back(
    before: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LANGUAGE", raising=False)
    if before:
        monkeypatch.setenv("LANGUAGE", before)
    gettext.textdomain("messages")
    with pytest.raises(click.Abort), click_speaking("fr"):
        _abort_in_french()
    assert gettext.textdomain() == "messages"
    assert os.environ.get("LANGUAGE") == before
    assert gettext.gettext("Aborted!") == "Aborted!"


def test_without_a_catalogue_everything_is_english(tmp_path: Path) -> None:
    for package in ("node", "federation", "schemas"):
        without = shutil.ignore_patterns("*.mo", "__pycache__")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=without)
    answer = subprocess.run(
        [sys.executable, "-m", "node.cli", "airlock", "ask", "--help"],
        cwd=tmp_path,
        env={"LINKPIN_LANGUAGE": "nl", "LANGUAGE": "nl", "LANG": "nl_BE.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    for words in (USAGE, ASK, STATUS, OPTIONS, ACTS, HELP):
        assert words["en"] in answer.stdout


def _abort_in_french() -> None:
    assert gettext.gettext("Aborted!") == "Abandonné\u202f!"
    raise click.Abort
