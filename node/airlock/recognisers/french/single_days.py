"""Days of somebody in a French text: told by their number, by others, in another language.

"Le 14", "30.08", "mi-juin", "la semaine du 12": where somebody is told about they are one day.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.recognisers.french.telling import tells_of_somebody

__all__ = ["find_single_days"]

_A: Final = r"['\u2019]"
_DAYS: Final = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_SHORT_DAYS: Final = r"(?:lun|mar|mer|jeu|ven|sam|dim)\."
_MONTHS: Final = (
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
_NUMBER: Final = r"(?:1er|[1-9]|[12]\d|3[01])"
_WORDS: Final = (
    r"(?:premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|"
    r"quinze|seize|"
    r"dix-sept|dix-huit|dix-neuf|vingt(?:-et-un| et un|-deux|-trois|-quatre|-cinq|-six|-sept|"
    r"-huit|-neuf)?|"
    r"trente(?:-et-un| et un)?)"
)
_PART: Final = (
    r"(?:matin|soir|midi|nuit|après-midi|week-end|jour|journée|soirée|matinée|lendemain|"
    r"surlendemain|veille|"
    r"avant-veille|aube|fin de journée|fin de matinée)"
)
_FEW: Final = (
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|\d{1,2}|"
    r"quelques|"
    r"une petite|une bonne|une dizaine de|une quinzaine de)"
)
_PATTERNS: Final = (
    # A number alone: "le 14", "du 3 au 7", "au 12", "pour le 9"
    (
        rf"(?<!\w)(?:[Ll]e|[Dd]u|[Aa]u|[Dd]ès le|[Ll]es|[Pp]our le|[Vv]ers le|[Aa]vant "
        rf"le|[Aa]près "
        rf"le|[Dd]epuis le|"
        rf"jusqu{_A}au|ce|{_DAYS}(?: le)?|{_SHORT_DAYS}) {_NUMBER}(?=[,.;:)!?]| (?:au (?:soir|"
        rf"matin)|à \d|à midi|vers|dans|en|courant|"
        rf"dernier|prochain|du mois|au {_NUMBER}|et|il|elle|on|nous|je|j{_A}|devant|chez|"
        rf"avec|pour|"
        rf"après|avant|sans)(?!\w))"
        rf"(?: (?:au (?:soir|matin)|courant|dernier|prochain|du mois(?: (?:dernier|prochain|"
        rf"suivant))?|au {_NUMBER}))?"
    ),
    (
        rf"(?<!\w)(?:[Ll]e|[Ll]es|[Pp]our le|{_DAYS}(?: le)?) {_NUMBER}(?: [^\W\d_]+)? (?:à|"
        rf"vers|dès) \d{{1,2}} ?h(?:eures)?\d{{0,2}}"
    ),
    # Digits without a year
    r"(?<![\w./,-])(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?![\w/,-]|\.\d)",
    (
        r"(?<![\w./,-])(?:0[1-9]|[12]\d|3[01])[.-](?:0[1-9]|1[0-2])(?![\w/%€-]|[.,]\d| "
        r"?(?:€|euros|"
        r"%|h\b|km|m\b))"
    ),
    rf"(?<!\w)(?:{_DAYS}|{_SHORT_DAYS}|[Ll]e) \d{{1,2}}[./-]\d{{1,2}}(?:[./-]\d{{2,4}})?(?!\w)",
    # Words for numbers: "le vingt-trois mars"
    (
        rf"(?<!\w)(?:[Ll]e |[Dd]u |[Aa]u |{_DAYS} )?{_WORDS} {_MONTHS}(?: (?:deux mille [\w-]+|"
        rf"\d{{4}}))?(?!\w)"
    ),
    # Thirds of a month
    (
        rf"(?<!\w)(?:(?:à la |au |dès la |vers la |la |en |tout |toute )?(?:mi-?|début |fin |"
        rf"milieu |courant )(?:de |du mois de |d{_A})?(?:{_MONTHS}|mois)"
        rf"|(?:les |aux |dans les |pendant les )?(?:tout )?(?:premiers|derniers) jours (?:de |"
        rf"d{_A}){_MONTHS})(?: \d{{4}})?(?!\w)"
    ),
    (
        rf"(?<!\w)(?:(?:la|cette|en|dans la|pendant la|durant la) )?(?:première|deuxième|seconde|"
        rf"troisième|quatrième|dernière|"
        rf"même) (?:semaine|quinzaine|moitié|décade)(?: (?:de |d{_A}|du |des |qui "
        rf")[^,.;:!?()\n]{{2,30}})?(?=[,.;:)!?]| )"
    ),
    (
        rf"(?<!\w)(?:la |cette |en )?semaine (?:du|des|de|d{_A}|\d{{1,2}}|où|qui|suivante|"
        rf"précédente|sainte|d{_A}après|d{_A}avant)"
        rf"(?: ?[^,.;:!?()\n ]{{2,20}}){{0,3}}"
    ),
    (
        r"(?<!\w)(?:le |du |au |jusqu['\u2019]au |d['\u2019]ici le )?(?:0?[1-9]|[12]\d|3[01]) du "
        r"mois(?: (?:dernier|prochain|suivant|courant))?(?!\w)"
    ),
    (
        rf"(?<!\w)(?:le |du |au )?{_NUMBER} ?(?:\(ou (?:le )?{_NUMBER} ?\??\)|ou {_NUMBER}|et "
        rf"{_NUMBER}|, {_NUMBER} et {_NUMBER}|-{_NUMBER}|\u2013{_NUMBER}) {_MONTHS}(?: \d{{4}})?"
    ),
    (
        r"(?<!\w)(?:en |au |dès le |dès la )?(?:début|fin|milieu) de (?:la )?(?:semaine|mois|"
        r"journée|soirée|week-end)(?: (?:passée?|dernière?|prochaine?|suivante?))?(?!\w)"
    ),
    # Nights, eves and mornings
    (
        rf"(?<!\w)(?:(?:dans|pendant|durant|toute) )?(?:la |le |l{_A}|cette |ce |un |une |au |du |"
        rf"dès le |dès la )(?:{_PART}) "
        rf"(?:du |de la |de l{_A}|des |de |d{_A}|où |qui |avant |après |suivant(?:e)? |même |"
        rf"dernier |dernière )(?!formation|travail|suivi|débat|prévention|"
        rf"prières?(?!\w))[^,.;:!?()\n]{{2,36}}"
    ),
    (
        rf"(?<!\w)(?:ce |ce même |cette |cette même |cet |un |une |le même |la même |un beau |"
        rf"certain |l{_A}autre )"
        rf"(?:{_PART}|{_DAYS})(?:-là| là)?(?: (?:de|d{_A}) ?{_MONTHS})?(?!\w)"
    ),
    rf"(?<!\w)(?:dès |à |depuis |jusqu{_A}(?:à|au) )?(?:(?:le|la|au) )?(?:sur)?lendemain(?!\w)",
    (
        rf"(?<!\w)(?:{_DAYS}|{_SHORT_DAYS}) (?:{_PART}|passé|dernier|prochain|en (?:huit|quinze)|"
        rf"suivant|précédent|"
        rf"d{_A}après|d{_A}avant|à \d{{1,2}} ?h\w*|vers \d{{1,2}} ?h\w*|\d{{1,2}}(?: \w+)?)"
    ),
    (
        rf"(?<!\w)(?:(?:le|un|du|au|ce) )?(?:premier|deuxième|second|troisième|quatrième|dernier|"
        rf"avant-dernier|tout premier) "
        rf"(?:{_DAYS}|{_PART})(?: (?:de |du |d{_A}|des )[^,.;:!?()\n]{{2,24}})?"
    ),
    # Spans counted from now or from then
    (
        rf"(?<!\w)(?:il y a|voici|voilà|ça fait|cela fait|dans|d{_A}ici|sous|depuis)(?: à peine| "
        rf"environ| tout juste| bientôt| "
        rf"presque)? {_FEW} (?:jours?|nuits?|soirs?|semaines?|quinzaines?|heures)(?!\w)(?! (?:par|"
        rf"de (?:formation|travail|cours)))"
    ),
    (
        rf"(?<!\w){_FEW} (?:jours?|nuits?|soirs?|semaines?) (?:plus tard|plus tôt|après|avant|"
        rf"auparavant|durant|de suite)(?!\w)"
        rf"(?: (?:le |la |l{_A}|les |son |sa |cette |ce )?[\w-]+)?"
    ),
    (
        rf"(?<!\w)(?:hier|avant-hier|demain|après-demain|aujourd{_A}hui|ce (?:matin|soir|midi)|"
        rf"cette nuit|cet après-midi|tantôt|tout à l{_A}heure)(?!\w)(?: (?:matin|midi|soir|"
        rf"après-midi|"
        rf"en (?:fin|début) de \w+))?(?: (?:à|vers|dès|avant|après) \d{{1,2}} ?(?:heures?|h)(?!\w)"
        rf"(?: ?\d\d)?)?"
    ),
    (
        rf"(?<!\w)(?:à|pour|avant|après|depuis|le jour de|le soir de|la veille de|au lendemain de|"
        rf"lors de) (?:la |l{_A}|le |les |son |sa )?"
        rf"(?:Saint(?:e)?-[A-ZÀ-Þ]\w+|rentrée|Aïd(?: [\w-]+)?|Toussaint|Chandeleur|ducasse|"
        rf"kermesse|braderie|carnaval|anniversaire|"
        rf"majorité|mi-carême|fête (?:nationale|des (?:mères|pères|voisins)|de la musique|du "
        rf"(?:mouton|sacrifice|quartier))|14[- ][Jj]uillet|"
        rf"11[- ][Nn]ovembre|1er[- ][Mm]ai|21[- ][Jj]uillet|réveillon|Épiphanie|nuit du destin|"
        rf"Mawlid|Achoura|"
        rf"rupture du jeûne|fin du ramadan|fin du jeûne)(?!\w)(?: (?:du |de la |de l{_A}|de "
        rf")[^,.;:!?()\n]{{2,20}})?"
    ),
    # Another language inside a French text
    (
        r"(?i:(?<!\w)(?:eergisteren|gisteren(?:avond|morgen)?|overmorgen|vanavond|vanmorgen|"
        r"vannacht|morgenavond|"
        r"(?:vorige|volgende|afgelopen) (?:week|maandag|dinsdag|woensdag|donderdag|vrijdag|"
        r"zaterdag|zondag)|"
        r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|yesterday|tomorrow|last "
        r"(?:night|week|monday|tuesday|"
        r"wednesday|thursday|friday|saturday|sunday)|next (?:week|monday|friday)|monday|tuesday|"
        r"wednesday|thursday|friday|"
        r"saturday|sunday|gestern|vorgestern|übermorgen|ieri|ayer|mañana|domani|ontem|"
        r"dün|yar\u0131n|"
        r"вчера|завтра|أمس|غدا|"
        r"البارحة|lbareh|imbareh|wczoraj|jutro)(?!\w))"
    ),
)
_COMPILED: Final = tuple(re.compile(each) for each in _PATTERNS)


def find_single_days(plain: str) -> Iterator[tuple[int, int]]:
    """Yield days of a French text that tells of somebody.

    Args:
        plain: Canonical text.
    """
    if tells_of_somebody(plain):
        for pattern in _COMPILED:
            for found in pattern.finditer(plain):
                yield found.span()
