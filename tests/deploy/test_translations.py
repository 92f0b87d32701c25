"""The rules about catalogues of sentences, on a small house of their own."""

import gettext
import re
from collections.abc import Iterable
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from deploy.translations import TRANSLATED, check, compile_all, extract, update

ROOT = Path(__file__).resolve().parents[2]

CODE = """
from node.language import gettext as _, mark, ngettext

def say(count):
    _("Good morning, %(name)s.") % {"name": "Vilvoorde"}
    ngettext("One town", "%(count)d towns", count) % {"count": count}

LATER = mark("Shown later")
NOT_SHOWN = "never extracted"
"""

COMPLETE = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "Good morning, %(name)s."
msgstr "Goedemorgen, %(name)s."

msgid "One town"
msgid_plural "%(count)d towns"
msgstr[0] "Eén gemeente"
msgstr[1] "%(count)d gemeenten"

msgid "Shown later"
msgstr "Later te zien"
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    code = tmp_path / "node" / "desk" / "views.py"
    code.parent.mkdir(parents=True)
    code.write_text(CODE)
    for language in ("nl", "fr", "de"):
        catalogue(tmp_path, language).parent.mkdir(parents=True)
        catalogue(tmp_path, language).write_text(COMPLETE)
    return tmp_path


def catalogue(house: Path, language: str) -> Path:
    return house / "node" / "translations" / language / "LC_MESSAGES" / "linkpin.po"


def spoil(house: Path, old: str, new: str) -> None:
    path = catalogue(house, "nl")
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def test_sentences_are_found_by_their_marks_alone(house: Path) -> None:
    assert {str(message.id) for message in extract(house) if message.id} == {
        "Good morning, %(name)s.",
        "('One town', '%(count)d towns')",
        "Shown later",
    }


def test_complete_catalogues_have_no_faults(house: Path) -> None:
    assert check(house) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param('"Later te zien"', '""', "nl: missing: 'Shown later'", id="empty"),
        pytest.param('msgstr[1] "%(count)d gemeenten"', "", "nl: missing: 'One town'", id="plural"),
        pytest.param(
            'msgid "Shown later"',
            '#, fuzzy\nmsgid "Shown later"',
            "nl: 'Shown later': fuzzy",
            id="fuzzy",
        ),
        pytest.param(
            'msgid "Shown later"',
            'msgid "Said long ago"\nmsgstr "Oud"\n\nmsgid "Shown later"',
            "nl: no longer said: 'Said long ago'",
            id="not in the code",
        ),
        pytest.param(
            'msgid "Shown later"',
            '#~ msgid "Said long ago"\n#~ msgstr "Oud"\n\nmsgid "Shown later"',
            "nl: no longer said: 'Said long ago'",
            id="obsolete",
        ),
        pytest.param(
            "Goedemorgen, %(name)s.",
            "Goedemorgen.",
            "nl: 'Good morning, %(name)s.': without %(name)s",
            id="lost placeholder",
        ),
        pytest.param(
            "%(count)d gemeenten",
            "gemeenten",
            "nl: 'One town': without %(count)d",
            id="lost placeholder of a plural",
        ),
        pytest.param(
            "Later te zien",
            "Later te zien: {town!r}",
            "nl: 'Shown later': with {town!r}",
            id="foreign placeholder of click",
        ),
        pytest.param(
            "Later te zien",
            "Shown later",
            "nl: 'Shown later': reads as the English does",
            id="left in English",
        ),
        pytest.param(
            "%(count)d gemeenten",
            "%(count)d gemeenten, %(number)d",
            "nl: 'One town': unknown named placeholder 'number'",
            id="foreign placeholder",
        ),
    ],
)
def test_an_incomplete_catalogue_is_a_fault(house: Path, old: str, new: str, fault: str) -> None:
    spoil(house, old, new)
    assert check(house) == [fault]


def test_a_language_without_a_catalogue_is_a_fault(house: Path) -> None:
    catalogue(house, "fr").unlink()
    assert check(house) == ["fr: no catalogue yet (3 sentences)"]


def test_a_compiled_catalogue_speaks(house: Path) -> None:
    written = compile_all(house)
    assert written == [catalogue(house, code).with_suffix(".mo") for code in ("de", "fr", "nl")]
    dutch = gettext.translation("linkpin", house / "node" / "translations", ["nl"])
    assert dutch.gettext("Shown later") == "Later te zien"
    assert dutch.ngettext("One town", "%(count)d towns", 3) == "%(count)d gemeenten"
    assert list(house.rglob("*.part")) == []


def test_a_compiled_catalogue_is_as_new_as_its_source(house: Path) -> None:
    for target in compile_all(house):
        assert target.stat().st_mtime_ns >= target.with_suffix(".po").stat().st_mtime_ns


def test_an_update_keeps_translations_adds_new_sentences_empty_and_drops_old_ones(
    house: Path,
) -> None:
    spoil(house, 'msgid "Shown later"', 'msgid "Said long ago"')
    update(house)
    text = catalogue(house, "nl").read_text()
    assert "Goedemorgen, %(name)s." in text
    assert "Said long ago" not in text
    assert check(house) == ["nl: missing: 'Shown later'"]


def test_a_second_update_changes_no_byte(house: Path) -> None:
    catalogue(house, "de").unlink()
    update(house)
    first = {path: path.read_bytes() for path in house.rglob("*.po")}
    update(house)
    assert {path: path.read_bytes() for path in house.rglob("*.po")} == first


def test_a_catalogue_that_is_none_stops_with_its_name(house: Path) -> None:
    catalogue(house, "nl").write_text('msgid "unended\n')
    with pytest.raises(SystemExit, match=r"linkpin\.po"):
        compile_all(house)


def listed_as_same(house: Path, sentence: str, language: str) -> None:
    path = house / "node" / "translations" / "same_as_english.toml"
    path.write_text(
        f'[[sentence]]\nenglish = "{sentence}"\nlanguages = ["{language}"]\nreason = "x"\n'
    )


def test_a_sentence_may_read_as_the_english_does_where_that_is_listed(house: Path) -> None:
    spoil(house, "Later te zien", "Shown later")
    listed_as_same(house, "Shown later", "nl")
    assert check(house) == []
    listed_as_same(house, "Shown later", "fr")
    assert check(house) == [
        "nl: 'Shown later': reads as the English does",
        "fr: 'Shown later': listed as the same as the English, and is not",
    ]


def test_a_listed_sentence_that_is_no_longer_said_is_a_fault(house: Path) -> None:
    listed_as_same(house, "Said long ago", "de")
    assert check(house) == ["de: listed as the same, and no longer said: 'Said long ago'"]


def test_a_sentence_without_words_may_be_the_same(house: Path) -> None:
    code = house / "node" / "desk" / "views.py"
    code.write_text(code.read_text() + "    _('%(a)s (%(b)d)')\n")
    for language in ("nl", "fr", "de"):
        with catalogue(house, language).open("a") as handle:
            handle.write('\nmsgid "%(a)s (%(b)d)"\nmsgstr "%(a)s (%(b)d)"\n')
    assert check(house) == []


def test_help_of_commands_and_the_sentences_of_click_are_extracted(house: Path) -> None:
    commands = house / "node" / "cli" / "towns.py"
    commands.parent.mkdir()
    commands.write_text(
        '@click.command("towns")\ndef towns():\n    """List\n    towns.\n\n    All of them."""\n'
    )
    template = extract(house)
    for sentence, place in {
        "List towns.": "node/cli/towns.py",
        "All of them.": "node/cli/towns.py",
        "Show this message and exit.": "click/decorators.py",
    }.items():
        message = template.get(sentence)
        assert message is not None
        assert message.locations == [(place, 1)]


def test_a_catalogue_names_nobody_and_no_day(house: Path) -> None:
    update(house)
    head = catalogue(house, "nl").read_text().partition('msgid "Good')[0]
    assert "Content-Type: text/plain; charset=utf-8" in head
    assert "Plural-Forms" in head
    for noise in ("Date", "EMAIL", "Translator", "Team", "VERSION", "ORGANIZATION", "AUTHOR"):
        assert noise not in head


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_form_in_the_catalogues_keeps_every_placeholder(language: str) -> None:
    with catalogue(ROOT, language).open("rb") as handle:
        written = read_po(handle, locale=language)
    for message in written:
        if message.id:
            said, shown = forms(message.id), forms(message.string or ())
            assert [placeholders(form) for form in shown] == [placeholders(form) for form in said]


@pytest.mark.parametrize(
    ("language", "unwanted"),
    [
        # `U+` begins the name of a character and addresses nobody either.
        pytest.param("nl", r"\b(?:u(?!\+)|uw|je|jij|jouw|jullie)\b", id="nl addresses nobody"),
        pytest.param("fr", r"\b(?:tu|toi|ton|ta|tes)\b", id="fr says vous"),
        pytest.param("de", r"\b(?:du|dich|dir|deine?[mnrs]?)\b", id="de says Sie"),
        pytest.param("nl", "[„«»]|[a-z]'[a-z]", id="nl has its own quotation marks"),
        pytest.param("fr", "[“”„]|[a-z]'[a-z]", id="fr has its own quotation marks"),
        pytest.param("de", "[”«»]|[a-z]'[a-z]", id="de has its own quotation marks"),
        pytest.param("fr", "« | [»:;!?]", id="fr does not break a line before a mark"),
    ],
)
def test_a_language_addresses_and_punctuates_in_one_way(language: str, unwanted: str) -> None:
    with catalogue(ROOT, language).open("rb") as handle:
        written = read_po(handle, locale=language)
    said = [form for message in written if message.id for form in forms(message.string or ())]
    assert [form for form in said if re.search(unwanted, form, re.IGNORECASE)] == []


def forms(text: str | Iterable[str]) -> list[str]:
    return [text] if isinstance(text, str) else [*text]


def placeholders(text: str) -> set[str]:
    # Apart from the check on purpose: by cutting the text, not by its pattern.
    if "%(" in text:
        return {part.partition(")")[0] for part in text.split("%(")[1:]}
    return {name for _before, name, _form, _conversion in Formatter().parse(text) if name}
