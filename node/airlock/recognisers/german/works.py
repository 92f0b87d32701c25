"""What German texts put between quotation marks and nobody said.

Titles of books, films, methods and projects are told by the words before them.
"""

import re
from typing import Final

__all__ = ["is_work"]

_KIND_WORDS: Final = (
    "roman buch bücher bilderbuch handbuch film spielfilm doku dokumentation serie folge "
    "spiel "
    "spieles rollenspiel planspiel übung übungen methode modul einheit baustein sammlung "
    "titel "
    "titeln motto slogan siegel programm programms projekt projekts projektes kampagne "
    "reihe "
    "workshop workshops seminar seminars kurs kurses fortbildung training trainings "
    "ausstellung "
    "podcast lied song theaterstück stück broschüre flyer leitfaden leitfadens "
    "arbeitshilfe "
    "handreichung studie aufsatz preis auszeichnung initiative wanderausstellung aktion "
    "aktionstag thema tagung konferenz webseite plattform kanal kapitel abschnitt "
    "vortrag "
    "vortrags bilderbücher filme spiele methoden heft zeitschrift magazin comic gedicht "
    "erzählung novelle oper schwerpunkt materialien material kartenset app podcasts "
    "theaterprojekt plakatserie netzwerk bundesprogramm förderprogramm landesprogramm "
    "video "
    "clip kurzfilm fachtag fachtagung rubrik format modell konzept kartenspiel "
    "brettspiel quiz "
    "bericht berichts artikel artikels essay ratgeber gutachten sachbuch jugendbuch "
    "kinderbuch krimi novel novelle manga "
    "sachbuchs bildband reader glossar lexikon standardwerk band dossier positionspapier "
    "whitepaper rundbrief newsletter "
    "kolumne blog blogs hörspiel oper sketch performance installation fotoprojekt mural "
    "wettbewerb fest festival werkstatt "
    "lehrgang zertifikat preises fonds fördertopf linie förderlinie toolbox tool "
    "werkzeug parcours spielfilms kinofilm "
    "kinofilms fernsehfilm sendung show reportage beitrag interviewreihe gesprächsreihe "
    "lesung lesereihe reihentitel überschrift "
    "ballade musical album fragebogen skala block arbeitsblatt werk klassiker"
)
_KINDS: Final = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _KIND_WORDS.split())
_BEFORE: Final = re.compile(
    rf"(?<![\w-])(?:(?:[\wäöüß-]{{2,25}})??(?:{_KINDS})|"
    r"(?:heißt|hieß|heißen|namens|genannt|nennt sich|nannte sich|betitelt|mit dem Namen)"
    r"(?: (?:er|sie|das \w+|die \w+|der \w+))?)"
    r"(?: (?:von|des|der) [A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?)?,?(?:(?<=Titel):|(?<=Motto):|"
    r"(?<=Thema):|(?<=Slogan):)? ?\Z"
)
_LIST: Final = re.compile(
    r"[\u201c\u201d\"\u00ab\u2018'](?:,| und| oder| sowie|, und)(?: (?:auch|an))? ?\Z"
)
_LONGEST: Final = 90
_OPENINGS: Final = '\u201e\u00bb\u201a"'
_OPENING: Final = re.compile(f"[{_OPENINGS}]")
_MOST: Final = 4


def is_work(plain: str, at: int) -> bool:
    """Say whether the quotation that begins at `at` is the title of something.

    Args:
        plain: Canonical text.
        at: Where its opening mark stands.
    """
    for _most in range(_MOST):
        before = plain[max(0, at - _LONGEST) : at]
        if not _LIST.search(before):
            return before[-1:] not in _OPENINGS and _BEFORE.search(before) is not None
        # The quotation before this one decides: "die Filme „A“, „B“ und „C“".
        openings = [found.start() for found in _OPENING.finditer(before[:-1])]
        if not openings:
            return False
        at = max(0, at - _LONGEST) + openings[-1]
    return False
