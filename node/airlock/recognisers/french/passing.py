"""What looks like a finding in French and is none: days of laws and holidays, titles, anybody.

A text that tells of nobody is a guide, a plan or a report; what is said there of "un oncle" or of
"le 1er mai" is said of any. Titles and public bodies are none anywhere.
"""

import re
from collections.abc import Sequence
from typing import Final

from node.airlock.lexicon.lists import given_names, is_calendar_word, is_word
from node.airlock.recognisers.french.names import speaks
from node.airlock.recognisers.french.person_words import is_public
from node.airlock.recognisers.french.telling import tells_of_somebody
from node.airlock.recognisers.name_words import NameWord, Part
from node.textguard.folding import fold

__all__ = [
    "is_anybody",
    "is_body",
    "is_in_capitals",
    "is_known_event",
    "is_no_day",
    "is_no_name",
    "is_public_contact",
    "is_shouted",
    "is_title",
]

_A: Final = r"['\u2019]"
_LAW: Final = re.compile(
    r"(?<!\w)(?:lois?|décrets?|arrêtés?|circulaires?|ordonnances?|directives?|règlements?|"
    r"conventions?|accords?|décision-cadre|instructions?|recommandations?|avis|résolutions?|"
    r"traités?|"
    r"protocoles?|version|mise à jour|appel à (?:projets?|candidatures?)|journées? "
    r"(?:internationale|mondiale|nationale|"
    r"européenne)|note de service|note d['\u2019]orientation|bulletin officiel|BO|charte|pacte|"
    r"plan|édition|"
    r"publiée?|parue?|en vigueur|date limite|date butoir|échéance|clôture|dépôt|délai|au plus "
    r"tard|"
    r"exercice|budget|période|code|décrétales?|arrêt|jugement de principe|jurisprudence|statuts?|"
    r"génocide|armistice|appel|constitution|révolution|attentats?|attaques?|"
    r"émeutes)(?!\w)[^.;!?\n]{0,60}\Z",
    re.IGNORECASE,
)
_EVERY: Final = re.compile(
    r"(?<!\w)(?:fermée?s?|ouverte?s?|horaires?|permanences?|chaque|jamais|toujours|habituellement|"
    r"en général|congés?|fériée?s?|entre|tous les|toutes les|souvent|parfois|hors|sauf|calendrier|"
    r"vacances|réservée?s?|pendant|rubrique|accueil|célébr\w+|fêt\w+|annuel(?:le)?s?|"
    r"traditionnel(?:le)?s?)(?!\w)",
    re.IGNORECASE,
)
_FEASTS_WORDS: Final = """
noël pâques pentecôte toussaint ascension assomption épiphanie pessah pourim hanoucca hanoukka
hachana kippour aïd adha fitr kébir musique nation chandeleur halloween armistice carême rameaux
vaisakhi divali norouz newroz achoura mawlid mouloud saint-sylvestre réveillon travail mères
pères voisins
"""
_FEASTS: Final = frozenset(_FEASTS_WORDS.split())
_PAST: Final = re.compile(
    r"(?<!\w)(?:il|elle|ils|elles|on|nous|j['\u2019]|je|qui|l['\u2019]|s['\u2019]) "
    r"?(?:n['\u2019]|y |en |lui |s['\u2019]|se |m['\u2019]|l['\u2019])?"
    r"(?:ai|a|ont|est|sont|avons|sommes|avait|avaient|était|étaient)(?: [a-zà-ÿ]+)? "
    r"[a-zà-ÿ]+(?:é|ée|és|ées|i|is|ie|u|us|ue|it|ert|ort)(?!\w)|"
    r"(?<!\w)(?:a|ont|avait|avaient) (?:été )?[a-zà-ÿ]{2,}(?:é|ée|és|ées|u|ue|us)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[.!?\n]")
_LONGEST: Final = 160
_WATCH: Final = re.compile(
    r"(?:à|de|en|pour|par|faire|assure|assurer|avec|sur|dans|et|,) \Z", re.IGNORECASE
)
_WATCH_ON: Final = re.compile(
    r" (?:en ligne|numérique|documentaire|juridique|sur (?:les|internet|le)|des réseaux|"
    r"informationnelle|médiatique|"
    r"stratégique|active|technologique)|[.,;]"
)
# Whose body it is says which: "la présidente du comité des locataires".
_OF_ONE_BODY: Final = re.compile(
    rf"(?:[Ll]e |[Ll]a |[Ll]{_A})(?:vice-)?(?:président|présidente|trésorier|trésorière|secrétaire|"
    rf"porte-parole|doyen|doyenne|fondateur|fondatrice|animateur|animatrice) (?:du |de la |de "
    rf"l{_A})"
    rf"(?:comité|collectif|amicale|association|club|syndicat|groupe|cercle|conseil|section|chorale|"
    rf"fanfare|ligue|union) (?:des |du |de la |de l{_A}|de )[a-zà-ÿ-]{{4,20}}(?! (?:peut|doit|est))"
)
_DEFINITE_OF_ANY: Final = re.compile(
    rf" (?:d{_A}une?|de quelque|de tout|de chaque|de n{_A}importe) "
)
_CAME: Final = re.compile(
    r"(?<!\w)(?:est|sont|était|étaient) (?:\w+ment |pas |enfin |d['\u2019]abord "
    r")?(?:passé|venu|parti|arrivé|revenu|rentré|resté|mort|né|"
    r"allé|sorti|tombé|devenu|intervenu|décédé|entré|monté|descendu|retourné|"
    r"reparti)e?s?(?!\w)|[a-zà-ÿ]{3,}(?:ait|aient)(?!\w)",
    re.IGNORECASE,
)
_FRAGMENT: Final = 6
_KNOWN: Final = re.compile(
    r"(?i:attentats?|attaques?|tueries?|massacres?|assassinats?|émeutes?|procès|"
    r"violences)(?: (?:terroristes?|djihadistes?|urbaines))? (?:du|de|des|d['\u2019]|à|"
    r"au|contre) ?"
    r"(?:(?:7|9|11|13|14|16|22) (?:janvier|septembre|novembre|juillet|octobre|mars)|"
    r"(?:19|20)\d\d|[Cc]harlie|Paris|Bruxelles|"
    r"Nice|Zaventem|Bataclan|Hyper ?[Cc]acher|Samuel Paty|Dominique Bernard|Christchurch|"
    r"Toulouse|Utøya|Halle|Hanau|New York|"
    r"Strasbourg|Liège|Verviers|Magnanville|Saint-Étienne-du-Rouvray|Conflans|Arras|"
    r"Musée juif|Maelbeek|l['\u2019]été 2023|juin 2023)"
)
_PUBLIC_LINK: Final = re.compile(
    r"(?:gouv\.fr|europa\.eu|belgium\.be|fgov\.be|wallonie\.be|brussels(?:/|\Z)|cfwb\.be|"
    r"service-public\.fr|"
    r"legifrance|education\.fr|ac-[a-z-]+\.fr|federation-wallonie-bruxelles\.be|coe\.int|"
    r"unesco\.org|who\.int)",
    re.IGNORECASE,
)
_FREE_LINE: Final = re.compile(
    r"(?:0 ?8(?:00|05|06|08|09|10|20|25)(?:[ .]?\d){5,6}|0800(?:[ ./]?\d){5}|0(?:70|78|"
    r"90)(?:[ ./]?\d){6}|3[0-9]{3}|1[0-9]{2,3})"
)
_WORKS: Final = (
    r"(?:jeu|film|livre|roman|module|outil|guide|manuel|documentaire|série|bande dessinée|bd|"
    r"album|pièce|"
    r"spectacle|exposition|campagne|affiche|brochure|podcast|chanson|essai|recueil|article|"
    r"ouvrage|"
    r"court-métrage|dispositif|programme|projet|atelier|parcours|slogan|kit|escape game|"
    r"web-?série|"
    r"émission|mallette|méthode|formation|conférence)"
)
_IS_WORK: Final = re.compile(
    rf"[ \u00a0\u202f]?\u00bb,? ?(?:\([^)]{{1,60}}\),? ?)?(?:(?:est|reste|demeure|fut|était) "
    rf"(?:une?|le|la|notre|l{_A}) ?(?:\w+ )?{_WORKS}|"
    rf"(?:dure|se joue|se montre|existe|paraît|paru|publiée?|édité|compte|en extraits|de [A-ZÀ-Þ]|"
    rf"convient|s{_A}adresse|a été (?:publi|édit|cré|tradui)|ouvre une discussion|est "
    rf"(?:gratuit|disponible|"
    rf"téléchargeable|paru|publié|traduit)))",
    re.IGNORECASE,
)
_SHOWN: Final = re.compile(
    r"(?:(?<!\w)(?:lira|lire|lu|lisons|regarde|regarder|regardera|voir|vu|montre|montrer|"
    r"projette|projeté|diffusé|"
    r"joue|joué|présente|présenté|utilise|utilisé|recommande|conseille|cite|étudie|travaille "
    r"sur|autour de|avec|"
    r"titre|intitulée?s?|appelée?s?|et|ou|de|du|sur|dans) |[,(] ?|[.!?\n] ?|\A)\Z",
    re.IGNORECASE,
)
_MINISTRY: Final = re.compile(
    rf"(?<!\w)(?:[Mm]inistères?|[Mm]inistre|[Ss]ecrétariat d{_A}[ÉE]tat|[Dd]irection|[Aa]gence|"
    rf"SPF|[Cc]abinet|[Dd]élégation|"
    rf"[Cc]ommission|[Cc]onseil|[Ss]ecrétaire d{_A}[ÉE]tat|[Dd]irection générale|[Ff]onds|"
    rf"[Ff]édération) "
    rf"(?:de |du |des |à )?(?:la |l{_A})?\Z"
)
_NO_NAMES_WORDS: Final = """
adha fitr kébir roch hachana pessah hanoukka hanoucca pourim vaisakhi aujourd bravo attention
rappel noël pâques toussaint pentecôte ascension assomption carême ramadan avent épiphanie ville
état région commune village département préfecture mairie intérieur justice europe france
belgique wallonie flandre constance patience prudence clémence espérance grâce aurore violette
olive rose capucine marguerite olivier pierre blanche claire aimé désiré juste modeste parfait
constant prosper avril mai juin août juillet septembre octobre novembre décembre janvier février
mars général générale régional régionale national nationale départemental communal local locale
dimanche lundi mardi mercredi jeudi vendredi samedi printemps été automne hiver dieu
prophète coran bible torah
"""
_POINTS: Final = frozenset({"nord", "sud", "est", "ouest", "centre", "midi"})
_PUBLIC_OF: Final = re.compile(
    rf"(?<!\w)(?:[Dd]épartements?|[Rr]égions?|[Pp]rovinces?|[Cc]antons?|[Mm]étropole|"
    rf"[Aa]gglomération|[Aa]cadémie|[Rr]ectorat|[Pp]réfecture|[Pp]arquet|[Ll]oi|[Cc]ode|[Cc]harte|"
    rf"[Cc]ommission|[Ll]abel|[Cc]irculaire|[Mm]éthodes?) (?:(?:de la|du|des|de) |de l{_A}|d{_A})?"
    r"(?:[\w-]+ et )?\Z"
)
_HEADS: Final = frozenset(
    {"ville", "region", "commune", "mairie", "province", "canton", "metropole", "departement"}
)
_GLUED: Final = re.compile(r"(?:jusqu|lorsqu|puisqu|quoiqu|qu|[cdjlmnst])(?=[aeiouyh])")
# A small word with a capital inside a line whose long words all have one.
_TITLE_WORDS: Final = frozenset(
    {"De", "Des", "Du", "La", "Le", "Les", "Et", "Sans", "Pour", "Aux", "Au", "En", "Sur", "Par"}
)
_LINE_WORD: Final = re.compile(r"[^\W\d_]+")
_LONG_WORD: Final = 4
_LEAST_IN_TITLE: Final = 3
_TITLES: Final = frozenset(
    {"m", "mm", "mme", "monsieur", "madame", "le", "la", "mesdames", "messieurs"}
)
_NO_NAMES: Final = frozenset(fold(word) for word in _NO_NAMES_WORDS.split())


def is_no_day(plain: str, start: int, end: int) -> bool:
    """Say whether a day is of a law, of opening hours or of a calendar, or no day at all.

    Args:
        plain: Canonical text.
        start: First character of what was taken for a day.
        end: First character behind it.
    """
    words = plain[start:end].lower()
    if words == "la veille" and _WATCH.search(plain, max(0, start - 9), start):
        return _WATCH_ON.match(plain, end) is not None and not tells_of_somebody(plain)
    first = max(0, start - _LONGEST)
    if _LAW.search(plain, first, start) and (
        plain[max(0, start - 3) : start] in {"du ", "du\u00a0", " du"}
        or words.startswith("le ")
        or words[0].isdigit()
    ):
        return not tells_of_somebody(plain) or _LAW_ITSELF.search(plain, first, start) is not None
    if tells_of_somebody(plain):
        return False
    if "même" in words:
        return True
    before = _SENTENCE.split(plain[first:start])[-1]
    behind = _SENTENCE.split(plain[end : end + _LONGEST])[0]
    is_feast = (
        not words.startswith(("le lendemain", "la veille", "au lendemain"))
        and words.split(" ")[-1] in _FEASTS
    )
    if is_feast and not _PAST.search(f"{before} {behind}"):
        return True
    around = f"{before} {behind}"
    return _EVERY.search(around) is not None and _PAST.search(around) is None


_LAW_ITSELF: Final = re.compile(
    r"(?<!\w)(?:[Ll]oi|[Dd]écret|[Aa]rrêté|[Cc]irculaire|[Oo]rdonnance|[Dd]irective|[Rr]èglement|"
    r"[Cc]onvention)(?: [\w.°-]+){0,4} (?:du |en date du )?(?:le )?\Z"
)


def is_anybody(plain: str, start: int, end: int) -> bool:
    """Say whether a relative or an office may be anybody's where nobody is told of.

    "Le gardien d'un immeuble" is; so is "la mère négocie", but not "la mère a téléphoné".

    Args:
        plain: Canonical text.
        start: First character of the relative or office.
        end: First character behind it.
    """
    if tells_of_somebody(plain):
        return False
    words = plain[start:end]
    if _DEFINITE_OF_ANY.search(words):
        return True
    if _OF_ONE_BODY.match(plain, start):
        return False
    before = _SENTENCE.split(plain[max(0, start - _LONGEST) : start])[-1]
    behind = _SENTENCE.split(plain[end : end + _LONGEST])[0]
    sentence = f"{before}{words}{behind}"
    if _PAST.search(sentence) or _CAME.search(sentence):
        return False
    return len(f"{before}{behind}".strip(" ,;:")) > _FRAGMENT


def is_known_event(plain: str, start: int, end: int) -> bool:
    """Say whether an event is one that everybody knows: "les attentats du 13 novembre".

    Args:
        plain: Canonical text.
        start: First character of the event.
        end: First character behind it.
    """
    if tells_of_somebody(plain):
        return False
    return _KNOWN.search(plain[start : end + _FRAGMENT * 4]) is not None


def is_public_contact(words: str) -> bool:
    """Say whether a link or a number is of a public body or a free line."""
    return _PUBLIC_LINK.search(words) is not None or _FREE_LINE.fullmatch(words) is not None


def is_title(plain: str, start: int, end: int) -> bool:
    """Say whether words in quotation marks are the title of a work.

    Args:
        plain: Canonical text.
        start: First character inside the marks.
        end: First character behind the words.
    """
    if _IS_WORK.match(plain, end):
        return True
    if tells_of_somebody(plain) or not plain[start].isupper():
        return False
    before = plain[max(0, start - 24) : start].rstrip('\u00ab\u00a0\u202f \u201c"')
    return _SHOWN.search(f"{before} ") is not None


def is_no_name(plain: str, chain: Sequence[NameWord]) -> bool:
    """Say whether a single capital is a feast, a body or an ordinary word and nobody's name.

    Args:
        plain: Canonical text.
        chain: The words taken for a name.
    """
    folded = [each.word.folded for each in chain]
    if folded[0] in _TITLES and all(word in _TITLES or is_public(word) for word in folded):
        return True
    if _is_of_all(plain, chain, folded):
        return True
    if tells_of_somebody(plain) or speaks(plain, chain[-1].word):
        return False
    first = chain[0].word
    if all(word in _NO_NAMES for word in folded) or all(
        each.word.written.isupper() for each in chain
    ):
        return True
    if len(folded) == 1 and is_calendar_word(folded[0]):
        return True
    return _is_in_title(plain, first.start, chain[-1].word.end) and (
        len(folded) == 1 or any(is_word(word, "fr") for word in folded)
    )


def _is_of_all(plain: str, chain: Sequence[NameWord], folded: Sequence[str]) -> bool:
    """Say whether words are of a law, a province or a heading, or two that were written as one."""
    start = chain[0].word.start
    is_words = all(is_word(word, "fr") for word in folded)
    if (is_words or folded[0] in _POINTS) and _PUBLIC_OF.search(plain, max(0, start - 40), start):
        return True
    if is_words and is_in_capitals(plain, start):
        return True
    if folded[0] in _HEADS and all(
        each.is_place or each.part is Part.PARTICLE for each in chain[1:]
    ):
        return True
    if len(folded) > 1 or not chain[0].is_lower:
        return False
    glued = _GLUED.match(folded[0])
    if glued is None or (glued.end() == 1 and folded[0] in given_names()):
        return False
    return is_word(folded[0][glued.end() :], "fr")


def is_in_capitals(plain: str, start: int) -> bool:
    """Say whether a line gives every long word a capital, and a small word inside it as well.

    Args:
        plain: Canonical text.
        start: A place in the line.
    """
    begin = plain.rfind("\n", 0, start) + 1
    stop = plain.find("\n", start)
    words = _LINE_WORD.findall(plain[begin : stop if stop >= 0 else len(plain)])
    long = [word for word in words if len(word) >= _LONG_WORD]
    has_small = any(word in _TITLE_WORDS for word in words[1:])
    return has_small and len(words) >= _LEAST_IN_TITLE and all(word[0].isupper() for word in long)


def is_shouted(plain: str, start: int, end: int) -> bool:
    """Say whether what a model takes for a person is a word in capitals, or an ordinary word.

    Args:
        plain: Canonical text.
        start: First character.
        end: First character behind it.
    """
    words = plain[start:end]
    if " " in words or tells_of_somebody(plain):
        return False
    folded = fold(words)
    return words.isupper() or folded in _NO_NAMES or is_calendar_word(folded)


def _is_in_title(plain: str, start: int, end: int) -> bool:
    """Say whether words stand between quotation marks, at their beginning."""
    before = plain[max(0, start - 3) : start]
    return "\u00ab" in before and "\u00bb" in plain[end : end + 60]


def is_body(plain: str, start: int) -> bool:
    """Say whether a ministry or the like is named by the words from `start` on."""
    return _MINISTRY.search(plain, max(0, start - 40), start) is not None
