"""Few people counted without a word for them, in a French text that tells of somebody.

"Enfants : trois", "dont cinq", "les deux premiers", "à six dans un studio": a small number is a
count of people there unless what it counts stands behind it and is a thing.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.recognisers.french.few_people import is_people, is_thing
from node.airlock.recognisers.french.person_words import is_person
from node.airlock.recognisers.french.phrases import end_of_phrase, is_beside, read_tokens
from node.airlock.recognisers.french.telling import tells_of_somebody
from node.textguard.number_words import NUMBER_WORDS

__all__ = ["find_few"]

_A: Final = r"['\u2019]"
_PEOPLE: Final = (
    r"(?:jeunes|élèves|enfants|garçons|filles|frères|sœurs|fils|gosses|gamins|gamines|personnes|"
    r"participants?|participantes|bénéficiaires|femmes|hommes|mères|pères|parents|adultes|mineurs|"
    r"camarades|copains|copines|amis|amies|fidèles|bénévoles|membres|habitants|inscrits|voisins|"
    r"familles|situations|dossiers|cas|suivis|signalements|petits|grands|gars|types|mecs|"
    r"collègues|professionnels|détenus|convertis|départs|retours|revenants|ados|adolescents|"
    r"étudiants|lycéens|collégiens|apprentis|stagiaires|ouvriers|joueurs|licenciés|présents|"
    r"absents|convives|victimes|témoins|mineures|adolescentes|étudiantes|lycéennes|voisines)"
)
_VERB: Final = (
    rf"(?:ont|sont|avaient|étaient|font|vont|viennent|venaient|vivent|restent|restaient|seront|"
    rf"auront|manquent|partent|parlent|suivent|habitent|travaillent|refusent|acceptent|disent|"
    rf"n{_A}(?:ont|avaient|étaient|y|en)|ne (?:sont|se|viennent|parlent|veulent)|s{_A}(?:en|y|"
    rf"étaient)|"
    rf"se (?:sont|voient|connaissent)|l{_A}ont|nous|m{_A}ont|en (?:ont|sont)|y (?:sont|ont|"
    rf"vont|vivent))"
)
_ORDER: Final = (
    r"(?:premiers|premières|derniers|dernières|autres|petits|petites|grands|grandes|aînés|aînées|"
    r"cadets|cadettes|plus (?:jeunes|grands|âgés|jeunes|vieux|petits|anciens)|intéressés|"
    r"intéressées|concernés|concernées|restants|restantes|nouveaux|nouvelles|anciens|anciennes|"
    r"mêmes|suivants|suivantes|mineurs|majeurs|meneurs|meneuses)"
)
_SAVE: Final = (
    rf"(?:sauf|excepté|hormis|moins|fors|à part|mis à part|en dehors d(?:e |{_A})|à "
    rf"l{_A}exception "
    rf"(?:d(?:e |{_A})|notable d(?:e |{_A})))"
)
_ALL: Final = (
    rf"(?:tous|toutes|tout le monde|l{_A}ensemble|chacune?|la totalité|l{_A}intégralité|aucune?|"
    rf"personne|nul|pas une?|zéro|la classe|la famille|le groupe|l{_A}équipe|les autres)"
)
_PATTERNS: Final = (
    # "aucun départ, hormis un", "le groupe au complet, moins deux"
    (
        rf"{_ALL}(?:[ \u00a0][^\W\d_][\w'\u2019-]*){{0,6}},? {_SAVE} ?(?:une? seule?|les |l{_A}|"
        rf"ces )?{{n}}"
        rf"(?: (?:{_PEOPLE}|d{_A}entre (?:eux|elles)))?"
    ),
    rf"à (?:une?|{{n}}) (?:exceptions?|{_PEOPLE}|unités?|près)(?: près)?(?=[,.;) ])",
    # Behind a word for them: three children, told as a list does.
    (
        rf"(?:{_PEOPLE}|[Ff]ratrie|[Ff]oyer|[Mm]énage|[Ee]ffectif|[Pp]résents|[Nn]ombre (?:d{_A}|"
        rf"de )?\w+)"
        rf"(?: concernée?s| au foyer| à charge| suivie?s| mineurs| en tout)? ?: ?{{n}}(?! ?(?:h|"
        rf"[/.\d]))"
    ),
    (
        rf"(?:fratrie|famille|foyer|ménage|tribu|groupe|bande|équipe|noyau|poignée|cercle|clan|"
        rf"trio|duo|"
        rf"classe|cellule|promo) (?:de|d{_A}) ?{{n}}(?: {_PEOPLE})?"
    ),
    # "dont cinq", "parmi eux, deux", "sur les six", "neuf sur dix"
    (
        r"(?:dont|parmi (?:eux|elles|lesquels|lesquelles),?) (?:au moins |seulement |déjà |les "
        r")?{nn}(?! (?:heures?|ans|"
        r"séances?|mois|semaines?|jours?|fois|ateliers?|en))"
    ),
    (
        r"{n}(?: [^\W\d_]+)? sur (?:les )?(?:{n}|dix|onze|douze|treize|quatorze|quinze|seize|"
        r"vingt|\d\d)"
        r"(?! (?:mois|ans|jours|séances|heures))"
    ),
    r"sur (?:les |ces |nos )?{nn}(?: [^\W\d_]+)?, (?:il |seule?s? |une?|{n})",
    # About so many: six or seven people, a handful (4 or 5).
    (
        rf"(?:(?:une|la|cette) )?(?:petite )?(?:poignée|demi-douzaine|demi-dizaine|paire) "
        rf"(?:de |d{_A})[^\W\d_]+(?: \([^)\n]{{1,24}}\))?"
    ),
    r"\({n} (?:ou|à) {n}\)",
    (
        rf"{{n}}(?:,? (?:ou|peut-être|voire|puis|même|à|sinon|bientôt|parfois|plutôt) {{n}}|, "
        rf"{{n}}(?= (?:quand|si|avec|le|les|en "
        rf"comptant|selon|certains)))(?: {_PEOPLE})?(?! ?(?:heures?|ans|semaines|mois|"
        rf"jours|fois|h|"
        rf"€|%|"
        r"minutes|séances|ateliers|mètres|kilomètres))"
    ),
    (
        rf"(?:l{_A}une? des|aucune? (?:des|de ces|de nos)|une seule des|un seul des|chacune? "
        rf"des|certaine?s des) "
        rf"(?:{{nn}}(?: {_PEOPLE})?|[^\W\d_]+s(?!\w))"
    ),
    (
        rf"(?:réduit|réduite|réduits|limité|limitée|passé|passée|tombé|tombée|descendu|"
        rf"descendue|monté|montée|revenu|retombé|"
        rf"plafonné|resté) à {{nn}}(?! ?(?:heures?|ans|mois|semaines|jours|séances|%|euros|€|"
        rf"ateliers))(?: {_PEOPLE})?"
    ),
    (
        rf"(?:passée?s?|passait|passe|montée?s?|grimpée?s?|tombée?s?|descendue?s?|réduite?s?) "
        rf"(?:de|d{_A}) ?{{nn}} à (?:\d{{1,4}}|[a-zà-ÿ-]+)(?! ?(?:heures?|h|ans|mois|semaines|"
        rf"jours|"
        rf"séances|%|euros|€|ateliers|fois|réunions|minutes|communes|villes|millions)(?!\w))"
    ),
    (
        r"{nn} (?:sont|ont|restent|étaient|avaient) [^,.;:!?()\n]{2,30}, (?:et |puis )?{n} "
        r"[^,.;:!?()\n]{2,30}"
    ),
    rf"{{nn}} {_PEOPLE}, {{n}} (?:avec|en comptant|si|sans) [^,.;:!?()\n]{{2,30}}",
    (
        rf"moins d(?:e (?:cinq|six|sept|huit|neuf|dix|[5-9]|10)|{_A}une (?:dizaine|douzaine) "
        rf"d[e'\u2019]) ?{_PEOPLE}"
    ),
    (
        rf"(?:le|un|ce|leur|petit) (?:trio|duo|tandem|quatuor|quintette|binôme)(?! de "
        rf"(?:choc|tête))(?: (?:de|d{_A}|formé|composé) ?[^,.;:!?()\n]{{2,24}})?"
    ),
    # Where no noun follows: "Deux sont en formation", "les trois premiers", "eux deux"
    (
        rf"(?:les |ces |tous (?:les )?|toutes (?:les )?|ses |leurs |nos )?{{nn}} (?:seulement |à "
        rf"peine |"
        rf"d{_A}entre (?:eux|elles|nous) |autres |au moins )?{_VERB}(?!\w)"
    ),
    rf"(?:les|ces|ses|leurs|nos|mes|des|aux) {{nn}} {_ORDER}(?!\w)(?: [^\W\d_]+(?=[,.;)]))?",
    (
        r"(?:eux|elles|nous|vous|les|ces|tous|toutes|leurs) {nn}(?=[,.;:!?)]| (?:qui|que|dont|et|"
        r"ensemble|seuls?)(?!\w))"
    ),
    # "à six dans un studio", "ils sont sept"
    (
        rf"(?:vivent|vivaient|logent|logeaient|dorment|dormaient|viennent|venaient|partis|parties|"
        rf"partent|restent|restés|étaient|sont|étions|sommes|arrivent|arrivés|entassés|s{_A}y "
        rf"mettent|se sont mis|"
        rf"jouent|mangent|travaillent|tenaient|se retrouvent|y vont|y étaient|descendus|venus|"
        rf"repartis) (?:encore |"
        rf"déjà |souvent |toujours |parfois |désormais )?à {{nn}}(?! ?(?:heures|h|ans|kilomètres|"
        rf"km|mètres|reprises|"
        rf"minutes|mois|semaines|jours|euros))"
    ),
    (
        rf"(?:qu{_A})?(?:ils|elles|on|nous|vous|qui|ils n{_A}|elles n{_A}|nous n{_A}) "
        rf"?(?:étaient|étions|"
        rf"était|sont|"
        rf"sommes|seront|sera|serons|serez|serait|serions|restent|restaient|furent|est|ne "
        rf"sont)(?: plus| plus que| que| "
        rf"encore| déjà|"
        rf" à peine| environ| au moins| toujours| seulement| bien| parfois)* {{nn}}(?! "
        rf"?(?:heures?|"
        rf"ans|mois|fois))"
    ),
    # "il en reste deux", "j'en connais trois", "il y en a quatre"
    (
        rf"(?:en|y en|n{_A}en) (?:a|ai|as|avait|reste|restait|manque|manquait|connaît|connais|"
        rf"connaissons|suit|suis|suivons|suivions|compte|comptait|comptons|voit|vois|voyons|avons|"
        rf"ont|ramène|amène|"
        rf"accompagne|accompagnons|restera|vient|venait|cite|nomme|héberge|élève|attend)(?: plus| "
        rf"encore| "
        rf"déjà| plus que| que| eu| vu| reçu| revu| perdu| au moins| dénombré| identifié)* {{nn}}"
        r"(?! ?(?:heures?|ans|mois|fois|séances?|ateliers?))"
    ),
    # "Hormis une étudiante, personne", "les deux du quai", "deux plus jeunes que lui"
    (
        rf"(?:hormis|sauf|excepté|à part|mis à part) (?:une? (?:seule? )?|les |{{nn}} "
        rf")(?:{_PEOPLE}|[^\W\d_]+)(?: [^\W\d_]+)?, (?:personne|"
        rf"aucune?|tous|toutes|tout le monde|nul)"
    ),
    (
        rf"(?:les |ces |ses )?{{nn}} (?:du (?!matin|soir|mois)|de la (?!semaine)|d{_A}en |de chez "
        rf")[^,.;:!?()\n]{{2,24}}(?=[,.;)])"
    ),
    (
        r"(?:les |ces |ses )?{nn} (?:(?:plus |très |tout |trop )?(?:petits|petites|grands|"
        r"grandes|jeunes|vieux|vieilles|autres|"
        r"derniers|dernières|nouveaux|nouvelles|anciens|anciennes|mineurs|majeurs|inconnus|"
        r"inconnues|blonds|barbus|seuls)(?: que \w+)?)"
        r"(?= (?:qui|que|du|de|au|à|dont|à|en|le|la|l|ont|sont|lui|avec|sur|dans|chez)(?!\w)|"
        r"[,.;:)])"
    ),
    rf"à {{nn}} (?:dans|sur|sous|pour|autour) (?:une?|la|le|l{_A}|les|\d)",
    (
        rf"{{n}} (?:au début|au départ|à la fin|d{_A}abord|maintenant|aujourd{_A}hui|l{_A}an "
        rf"dernier)(?:, (?:puis |et |ensuite )?(?:{{n}}|moi|plus personne))*"
    ),
    r"(?<=étiez-vous \? ){n}|(?<=ombien \? ){n}|(?<=êtes-vous \? ){n}",
    # Halves of a sentence: "un à l'armée, deux au chômage"
    (
        rf"(?<=[.:;,] ){{n}} (?:à l{_A}|au |aux |en |chez |dans |sans |avec |par "
        rf")[^,.;:!?()\n]{{2,30}},"
        rf" (?:et |puis )?{{n}} (?:à l{_A}|au |aux |en |chez |dans |sans |avec |par "
        rf")[^,.;:!?()\n]{{2,30}}"
    ),
    (
        rf"(?:l{_A}une? d(?:es|e ces|e nos|{_A}entre) {_PEOPLE}|une? (?:seule?|unique) "
        rf"(?:jeune|élève|"
        r"enfant|personne|cas|dossier|famille|départ|retour|signalement|suivi|situation))"
    ),
)

_AMONG_THEM: Final = re.compile(
    r",? (?:dont|parmi lesquels|parmi lesquelles|avec|plus) (?:une?|deux|trois|quatre|"
    r"cinq|les?|la)(?!\w)"
    r"[^,.;:!?()\n]{0,30}"
)
_MOST_ADJECTIVES: Final = 1


def find_few(plain: str, *, under: int) -> Iterator[tuple[int, int]]:
    """Yield where a French text counts few people without a word for them.

    Args:
        plain: Canonical text.
        under: The first number that is not few.
    """
    if not tells_of_somebody(plain):
        return
    for pattern in _patterns(under):
        for found in pattern.finditer(plain):
            yield found.span()
    yield from _with_complement(plain, under=under)


def _with_complement(plain: str, *, under: int) -> Iterator[tuple[int, int]]:
    """Yield small numbers of people with what says which: "trois garçons de la résidence"."""
    tokens = read_tokens(plain)
    for at, token in enumerate(tokens):
        number = _value(token.word)
        if not 1 < number < under or plain[token.end : token.end + 1] in {".", "/", ",", ")"}:
            continue
        for noun in range(at + 1, min(at + 2 + _MOST_ADJECTIVES, len(tokens))):
            if not is_beside(plain, tokens[noun - 1], tokens[noun]):
                break
            if _is_people(tokens[noun].word):
                end = end_of_phrase(plain, tokens, noun)
                more = _AMONG_THEM.match(plain, end)
                yield token.start, more.end() if more else end
                break


def _value(word: str) -> int:
    if word.isdigit():
        return int(word) if len(word) == 1 else 0
    return NUMBER_WORDS["fr"].get(word, 0)


def _is_people(word: str) -> bool:
    """Say whether a plural is people: by the list of plurals, or as the plural of one person."""
    if word[-1:] not in {"s", "x"} or is_thing(word):
        return False
    return is_people(word) or is_person(word[:-1])


@cache
def _patterns(under: int) -> tuple[re.Pattern[str], ...]:
    small = [word for word, number in NUMBER_WORDS["fr"].items() if 1 < number < under]
    several = "|".join(sorted({*small, *map(str, range(2, under))}, key=len, reverse=True))
    several = rf"(?:{several})(?![\w-])"
    any_number = rf"(?:{several}|une?(?![\w-])|1(?!\d))"
    return tuple(
        re.compile(
            r"(?<![\w.,/'\u2019-])(?:"
            + each.replace("{nn}", several).replace("{n}", any_number)
            + r")(?![\w-])",
            re.IGNORECASE,
        )
        for each in _PATTERNS
    )
