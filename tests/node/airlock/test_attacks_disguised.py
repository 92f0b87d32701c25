"""A known name in disguise, each way somebody may try it: nobody may wave the words through.

Every case takes the way a draft takes: all recognisers on all members, and the leak check with a
decision about everything that was found. Everybody in these texts is invented.
"""

from base64 import b64encode
from urllib.parse import quote

import pytest

from node.airlock.findings import Decision, DismissalReason, Finding
from node.airlock.leak_check import check_text_members, leak_check
from tests.node.airlock.invented_register import context

__all__: list[str] = []

NAME = "Jan Peeters"
DECIDED = Decision(reason=DismissalReason.ORDINARY_WORD)
CYRILLIC = str.maketrans("Jaeps", "\u0408\u0430\u0435\u0440\u0455")
GREEK = str.maketrans("PJ", "\u03a1\u037f")
FULLWIDTH = {letter: letter + 0xFEE0 for letter in range(0x21, 0x7F)}
SENTENCES = {
    "nl": "Toen kwam {} binnen.",
    "fr": "Ensuite, {} est entré.",
    "de": "Dann kam {} herein.",
    "en": "Then {} came in.",
}
DISGUISES = {
    "homoglyphs": NAME.translate(CYRILLIC),
    "homoglyphs of Greek": NAME.translate(GREEK),
    "zero-width": "Jan P\u200beeters",
    "zero-width in every letter": "\u200d".join(NAME),
    "soft hyphen": "Jan Pee\u00adters",
    "bidi, turned round": f"\u202e{NAME[::-1]}\u202c",
    "bidi, overridden": f"\u202d{NAME}\u202c",
    "fullwidth": NAME.translate(FULLWIDTH),
    "combining marks": "".join(f"{letter}\u0336" for letter in NAME),
    "combining marks, stacked": "Jan P" + "e" + "\u0316\u0317\u0318\u0319\u031c\u031d" + "eters",
    "spaced": "J a n P e e t e r s",
    "hyphenated": "J-a-n P-e-e-t-e-r-s",
    "markup inside a word": "Jan Pee<b>ters</b>",
    "markup, a comment": "Jan Pee<!-- -->ters",
    "entities": "Jan P&#101;&#101;ters",
    "entities, of every letter": "".join(f"&#{ord(letter)};" for letter in NAME),
    "percent": "Jan P%65%65ters",
    "percent, quoted": quote("Jan Peeters", safe="").replace("P", "%50"),
    "base64": b64encode(NAME.encode()).decode(),
    "hex": NAME.encode().hex(),
    "leet": "Jan P33t3rs",
    "two disguises": "J\u200ban P&#101;eters",
}


def found(text: str, language: str) -> tuple[Finding, ...]:
    return check_text_members({"texts.x.result": text}, context=context(language))


@pytest.mark.parametrize("language", sorted(SENTENCES))
@pytest.mark.parametrize("disguise", sorted(DISGUISES))
def test_a_known_name_in_disguise_is_waved_through_by_nobody(disguise: str, language: str) -> None:
    written = DISGUISES[disguise]
    text = SENTENCES[language].format(written)
    start = text.index(written)

    findings = found(text, language)

    covered = {
        place
        for finding in findings
        if not finding.dismissable
        for place in range(finding.start, finding.end)
    }
    visible = {at for at in range(start, start + len(written)) if text[at].isalnum()}
    assert visible <= covered
    decided = {finding.key: DECIDED for finding in findings}
    assert leak_check({"texts.x.result": text}, context=context(language), decided=decided)


@pytest.mark.parametrize("disguise", sorted(DISGUISES))
def test_a_disguise_is_named_and_plain_words_are_proposed(disguise: str) -> None:
    text = SENTENCES["nl"].format(DISGUISES[disguise])

    findings = [each for each in found(text, "nl") if not each.dismissable]

    assert any(rule.startswith("hidden.") for each in findings for rule in each.rules)
    for finding in findings:
        assert finding.proposal is not None
        assert "Peeters" not in finding.proposal


@pytest.mark.parametrize("border", ["texts.nl.title", "needs_first.nl"])
def test_a_disguised_name_in_two_members_is_one_name(border: str) -> None:
    members = {border: "Het verhaal van J\u200ban", "texts.nl.result": "Later hielp P33t3rs."}

    findings = leak_check(members, context=context(), decided={})

    assert {finding.member for finding in findings if not finding.dismissable} == set(members)
