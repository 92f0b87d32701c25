"""Numbers as German writes them: of files, in single signs, and spelled-out mailboxes.

A file number counts behind a word that announces one ("Geschäftszahl", "geführt unter"); a row of
single letters and digits ("L - K M 2 0 8") counts by itself, because nobody writes words so.
"""

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["find_german_numbers"]

_ANNOUNCE: Final = (
    r"(?:(?:Akten|Geschäfts|Gerichts|Js-)?[Zz]eichen|Az\.?|AZ|A\.Z\.|Geschäftszahl|GZ|"
    r"Gz\.?|Zl\.|Zahl:|Aktenzahl|"
    r"(?:Tagebuch|Tgb\.?-?|Vorgangs|Fall|Akten|Vorlagen|Kunden|Mitglieds|Personal|"
    r"Personen|Matrikel|Ausweis|Pass|Reisepass|"
    r"Personalausweis|Führerschein|AZR-|Ausländerregister|Sozialversicherungs|SV-|"
    r"Versicherten|Versicherungs|Steuer|"
    r"Steueridentifikations|Identifikations|Register|Haft|Buch|Klienten|Bescheid|Antrags|"
    r"Verfahrens|Protokoll|"
    r"Meldungs|Melde|Hinweis|Ticket|Beleg|Rechnungs|Vertrags|Konto|Depot|Patienten|"
    r"Dossier|Journal|Kennzeichen|ID-|IFA-|IFA|"
    r"Vereinsregister|ZVR-|Chiffre|Asyl|Gefangenen|Einsatz|Anzeigen|Ermittlungs|Geschäfts|"
    r"Inventar|Archiv|Katalog|Bestell|Lauf|Lager|Asservat(?:en)?|Beweismittel|Karten|Los|Fund|"
    r"Objekt|"
    r"Waffenbesitzkarten|Führungs|Zähler|Fahrgestell|Serien|Geräte|Auftrags|Bearbeitungs|"
    r"Aktenordner|Schüler|Kartei|Zeugen|Sach|Vorg\.-|Ref\.-)"
    r"(?:-)?(?:[Nn]ummer|[Nn]r\.?|[Zz]ahl|[Zz]eichen|ID)|ZVR|Nationalregister|"
    r"Nationalnummer|Registre national|NISS|INSZ|IFA-Zahl|Steuer-ID|IdNr\.?|St\.-?Nr\.?|"
    r"SVNR|SVNr\.?|SV-Nr\.?|VSNR|UID|Kennung|"
    r"Nummer|[Nn]r\.|[Uu]nser Zeichen|Ihr Zeichen|Betreff-ID|Referenz|Aktenkürzel|Kürzel|"
    r"Chiffre|Signatur|"
    r"(?:geführt|läuft|läuft weiter|abgelegt|registriert|erfasst|gespeichert|dokumentiert|"
    r"verzeichnet|archiviert|aufgenommen|angelegt|protokolliert|liegt|vermerkt|"
    r"eingetragen)"
    r"(?: \w+){0,3}? unter(?: (?:der |dem |Nummer |Kürzel |Aktenzeichen |Zeichen )+)?|"
    r"unter|(?:Fall|Hilfe|Gerichts|Ermittlungs|Personal|Straf|Ausländer)?[Aa]kte|Vorgang|"
    r"Verfahren|Dossier|Fall|Beschluss)"
)
_NUMBER: Final = (
    r"(?P<number>[A-ZÄÖÜ0-9][A-Za-zÄÖÜ0-9]{0,12}(?:[ ]?[/\u2013_:-][ "
    r"]?[A-Za-zÄÖÜ0-9]{1,12}|\.[A-Za-zÄÖÜ0-9]{1,12}|\. (?=\d)[0-9]{1,8}| "
    r"[A-Z]{1,4}(?![a-zäöü])| (?=\d|[A-Z]{1,3}\d)[A-Z0-9]{1,10}){0,7})(?![\w])"
)
_FILED: Final = re.compile(
    rf"(?<![\w-]){_ANNOUNCE}(?: (?:lautet|ist|der Honorarkraft|des \w+|der \w+))?:? "
    rf"?[(„\"]?{_NUMBER}"
)
_SINGLE: Final = re.compile(
    r"(?<![\w-])[A-ZÄÖÜa-zäöüß0-9](?:(?: ?-{1,3} ?| ?-?[\u2013\u2014/.·_]-? ?| "
    r")[A-ZÄÖÜa-zäöüß0-9](?![A-Za-zäöüß0-9])){4,40}(?![\w])"
)
# A plate in single signs, once the first of them are closed up: "HHXY 4 5 1 2".
_CLOSED_UP: Final = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{3,5} ?\d(?: \d){1,3}(?![\w,.]\w)(?!\w)")
# Letters written apart: "R-o-s-a---W-e-g".
_APART: Final = re.compile(
    r"(?<![\w-])[A-Za-zÄÖÜäöüß](?:(?:-{1,3}|[ ._·]{1,3})[A-Za-zÄÖÜäöüß](?!\w)){5,60}(?!\w)"
)
_HEX: Final = re.compile(
    r"(?<!\w)(?=[0-9a-f :-]{0,60}\d)(?:[0-9a-f]{2}[ :-]){5,60}[0-9a-f]{2}(?!\w)"
)
_PLACED: Final = re.compile(
    r"(?<![\w.,])-?\d{1,2}[.,]\d{3,8} ?°? ?[NSns]?(?:[,;/| ] ?){1,3}-?\d{1,3}[.,]\d{3,8} "
    r"?°? ?[EOWeow]?(?!\w)"
)
_DASHED_PLATE: Final = re.compile(
    r"(?<![\w-])[A-ZÄÖÜ]{1,3} ?[\u2013\u2014\u2010\u2011\u00b7\u2022] ?[A-Z]{1,2} "
    r"?[-\u2013]? ?[1-9]\d{0,3} ?[EH]?(?!\w)"
)
_SAID: Final = (
    r"(?:null|eins|ein|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun|plus|doppel\w+|"
    r"\w+zig|\w+zehn|zehn|elf|zwölf)"
)
_SPOKEN: Final = re.compile(
    rf"(?<!\w){_SAID}(?:(?: ?[\u2013,./-] ?| ){_SAID}){{6,18}}(?!\w)", re.IGNORECASE
)
_LEAST_DIGITS: Final = 2
_LONGEST_SCALE: Final = 7
_BARE: Final = re.compile(
    # registries by their form, letters and digits joined: "SG-P/31-25", "2023-WOB-0417"
    r"(?<![\w./-])(?=[A-Z0-9./-]{0,24}\d)(?=[A-Z0-9./-]{0,24}[A-Z])(?:[A-Z]{1,6}|"
    r"\d{1,7})(?:[-/.](?:[A-Z]{1,5}|\d{1,8})){2,5}(?![\w-])"
)
_NOT_BARE: Final = re.compile(
    r"(?:EU|ISO|DIN|EN|COVID|SARS|WCAG|SGB|StGB|HTTP|UTF|A|B|Q|WLAN|CO|H|MS)[-/.]|"
    r"\d{1,2}[./]\d{1,2}[./]"
)
_SAID_DOT: Final = (
    r"(?: ?[(\[]?(?:\.|-|_| (?:punkt|dot|minus|bindestrich|strich|unterstrich|underscore|"
    r"tiefstrich|punto) )[)\]]? ?)"
)
_SAID_AT: Final = (
    r"(?: ?[(\[{<]?(?: (?:ät|at|aet|et|klammeraffe|klammeräffchen|affe|affenschwanz|bei) |"
    r"@|\((?:ät|at|a|klammeraffe)\)|\[(?:ät|at|a)\])[)\]}>]? ?)"
)
_SAID_MAIL: Final = re.compile(
    (
        rf"(?<![\w.-])[a-zäöüß0-9]{{1,30}}(?:{_SAID_DOT}[a-zäöüß0-9]{{1,30}}){{0,4}}{_SAID_AT}["
        "a-zäöüß0-9]{1,40}"
        rf"(?:{_SAID_DOT}[a-zäöüß0-9]{{1,40}}){{0,5}} ?(?:\.| punkt | dot |\(punkt\)|\[punkt\]|"
        r"\(\.\)) ?"
        r"(?:de|at|be|ch|eu|com|net|org|info|example|wien|tirol|berlin|bayern|koeln|nrw|test|"
        r"gv|email|online|lu|li|me|io|tv)(?![\w-])"
    ),
    re.IGNORECASE,
)
_LETTERED: Final = re.compile(
    r"(?<![\w+])(?:\(?\+?[\dOolIiSsBZ]{2,6}\)?)(?:[ "
    r"./()\u2013\u2212-]{1,3}[\dOolIiSsBZ]{1,8}){1,7}(?![\w-])"
)
_DIGITS: Final = str.maketrans("OolIiSsBZ", "001115582")
_SHORTEST_PHONE: Final = 8
_LONGEST_PHONE: Final = 15
_CALL: Final = re.compile(
    r"(?:[Tt]el(?:efon)?(?:nummer)?|[Mm]obil(?:nummer|telefon)?|[Hh]andy(?:nummer)?|"
    r"[Nn]ummer|[Dd]urchwahl|DW|[Kk]lappe|[Ff]estnetz|"
    r"[Ww]hats[Aa]pp|[Ss]ignal|[Ff]ax|[Rr]ückruf|erreichbar|anrufen|[Hh]otline|"
    r"[Dd]iensthandy)[^\n\d+]{0,25}(?P<call>\(?\+?\d(?:[ ./()\u2013-]{0,3}\d){4,14})"
)


def find_german_numbers(plain: str) -> Iterator[tuple[int, int, str]]:
    """Yield where numbers and contacts stand, each with `id` or `contact`."""
    for found in _FILED.finditer(plain):
        number = found["number"]
        digits = _digits(number)
        is_joined = re.search(r"[./\u2013_:-]|[A-Z]", number) is not None
        if digits >= _LEAST_DIGITS and (is_joined or digits > 4) and not _is_date(number):  # noqa: PLR2004 - a year has four
            yield *found.span(), "id"
    for pattern in (_PLACED, _DASHED_PLATE, _HEX, _APART, _CLOSED_UP):
        yield from ((*found.span(), "id") for found in pattern.finditer(plain))
    for found in _SINGLE.finditer(plain):
        if _is_code(found.group()):
            yield *found.span(), "id"
    for found in _BARE.finditer(plain):
        if not _NOT_BARE.match(found.group()) and _digits(found.group()) > _LEAST_DIGITS:
            yield *found.span(), "id"
    yield from ((*span, "contact") for span in _contacts(plain))


def _contacts(plain: str) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in _SPOKEN.finditer(plain))
    if "punkt" in plain.lower() or "dot" in plain.lower() or " ät " in plain:
        yield from (found.span() for found in _SAID_MAIL.finditer(plain))
    for found in _LETTERED.finditer(plain):
        if _is_phone(found.group()):
            yield found.span()
    yield from (found.span("call") for found in _CALL.finditer(plain))


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


def _is_code(run: str) -> bool:
    """Say whether signs written apart are a code; "1 2 3 4 5" is a scale."""
    signs = [char for char in run if char.isalnum()]
    has_letter = any(char.isalpha() for char in signs)
    return _digits(run) >= _LEAST_DIGITS and (has_letter or len(signs) > _LONGEST_SCALE)


def _is_date(number: str) -> bool:
    return (
        re.fullmatch(
            (
                r"\d{1,2}\. ?\d{1,2}\.? ?(?:\d{2,4})?|(?:19|20)\d\d(?:[/\u2013-](?:19|20)?\d\d)?|"
                r"\d{1,2}[.:]\d\d"
            ),
            number,
        )
        is not None
    )


def _is_phone(run: str) -> bool:
    """Say whether letters and digits are a telephone number in which letters stand for digits."""
    digits = "".join(char for char in run.translate(_DIGITS) if char.isdigit())
    letters = sum(char.isalpha() for char in run)
    is_mixed = letters > 0 and sum(char.isdigit() for char in run) > letters
    return (
        is_mixed
        and _SHORTEST_PHONE < len(digits) <= _LONGEST_PHONE
        and digits.startswith(("0", "43", "49", "32"))
    )
