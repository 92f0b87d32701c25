"""Origin, belief, conviction and status of one person, in a French text that tells of somebody.

A word for it stands behind a word for a person, behind an article, behind a verb that says what
somebody is, or set apart: "réfugiée ingouche", "il est adventiste", "- Baptiste évangélique". Of a
thing ("drapeau palestinien", "cours d'arabe") it tells nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from node.airlock.recognisers.french.person_words import is_person
from node.airlock.recognisers.french.phrases import (
    Token,
    end_of_phrase,
    is_adjective,
    is_beside,
    read_tokens,
)
from node.airlock.recognisers.french.telling import tells_of_somebody
from node.airlock.recognisers.french.trait_words import is_trait

__all__ = ["find_traits"]

_A: Final = r"['\u2019]"
_SAYS_WHAT: Final = re.compile(
    r"(?:(?<!\w)(?:est|était|fut|serait|être|étant|reste|resté|restée|comme|dit|dite|devenue?|"
    r"devient|déclare|disait|prétend|sent|affirme|proclame|considère|définit|revendique|affiche|"
    r"reconnaît|semble|paraît|née?|élevée?|baptisée?|mi|moitié|à moitié|plutôt|très|peu|non|pas|"
    r"plus|toujours|si|et|ou|donc|aussi|également|ex|ancien|ancienne|pourtant|encore|"
    r"confession|religion|culte|origine|nationalité|obédience|tradition|culture|foi|statut|"
    r"croyance|"
    r"conviction|ethnie|situation|ascendance)(?: déclarée?| d['\u2019]origine| du père| de la "
    r"mère)? ?:? ?|"
    r"[,(:;\u2013\u2014.!?\u00ab/] ?|\n(?:[-\u2013\u2022*] ?)?|\A)\Z",
    re.IGNORECASE,
)
_LONGEST_BEFORE: Final = 36
_ARTICLES_WORDS: Final = """
un une le la l ce cet cette notre
"""
_ARTICLES: Final = frozenset(_ARTICLES_WORDS.split())
_QUALIFIED_WORDS: Final = """
jeune petit petite vieux vieille ancien ancienne futur future ex
"""
_QUALIFIED: Final = frozenset(_QUALIFIED_WORDS.split())
_PLURAL_VERBS: Final = re.compile(r" (?:sont|ont|étaient|avaient|font|vont|peuvent)(?!\w)")
_GROUP: Final = (
    r"(?:cercle|groupe|groupuscule|mouvement|mouvance|parti|courant|secte|église|loge|collectif|"
    r"réseau|milice|gang|bande|section|syndicat|congrégation|confrérie|communauté|obédience|"
    r"organisation|ligue|front|cellule|club|fraternité|clan|ordre|assemblée|fédération|tribu|"
    r"association|armée|légion|brigade|faction|branche|formation|frange|école|canal|forum)"
)
_NAMED_MOVEMENT: Final = (
    r"(?:RN|FN|Rassemblement national|Front national|Reconquête|Bloc|Vlaams Belang|VB|PTB|PKK|LFI|"
    r"NPA|GUD|Action française|Génération identitaire|UNEF|Hizb ut-Tahrir|Tabligh|Millî Görüş|"
    r"Diyanet|Frères musulmans|Loups gris|Daech|État islamique|Al-Qaïda|Forsane Alizza|"
    r"Sharia4Belgium|"
    r"Témoins de Jéhovah|Nation|Schild en Vrienden|Civitas|Opus Dei|PS|PC|PCF|MR|LR|EELV|Ecolo|"
    r"Lutte ouvrière|Les Républicains|Debout la France|antifas?|Black bloc|Gilets jaunes|"
    r"Scientologie|Ahl-e-Hadith|gülenistes|Gülen|ultras?|tabligh|bloc)"
)
_FREE: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # Where somebody is from, by a town or a land.
        (
            rf"(?<!\w)(?:(?:[Oo]riginaire|[Nn]ati(?:f|ve)) (?:de |du |d{_A}|des )|(?:[Nn]ée?|"
            rf"[Gg]randie?|[Éé]levée?) (?:à |au |aux |en )|"
            rf"(?:[Aa]rrivée?|[Vv]enue?|[Dd]ébarquée?|[Ee]xilée?|[Rr]éfugiée?) (?:seule? |"
            rf"tout(?:e)? (?:juste|seule?) )?(?:de |du |d{_A}|des ))"
            rf"(?:la |l{_A}|les )?[A-ZÀ-Þ][\w'\u2019-]+(?:[ -][A-ZÀ-Þ][\w-]+)?(?: "
            rf"[^,.;:!?()\n]{{1,24}}(?=[,.;]))?"
        ),
        (
            rf"(?<!\w)(?:[Aa]ncien(?:ne)?|[Ee]x) (?:de |du |des |d{_A})(?:la |"
            rf"l{_A})?[A-ZÀ-Þ][\w'\u2019-]+(?: [A-ZÀ-Þ][\w-]+)?"
        ),
        (
            r"(?<!\w)(?:[Bb]aptisée?|[Cc]onfirmée?|[Oo]rdonnée?|[Ii]nitiée?|[Cc]irconcise?) "
            r"(?:dans|à|au|en|chez|par|depuis|l['\u2019]|à l['\u2019])"
            r"(?: ?[^,.;:!?()\n]{2,40})"
        ),
        (
            r"(?<!\w)(?:[Pp]orte|[Pp]ortait|[Aa] mis|[Aa] pris|[Aa]rbore|[Ss]ous) "
            r"(?:désormais |toujours |maintenant )?(?:le |la |un |une )(?:voile|foulard|"
            r"niqab|"
            r"jilbab|hijab|turban|qamis|kippa|djellaba|barbe|croix|abaya|burqa|tchador)(?: "
            r"[^,.;:!?()\n]{1,30})?"
        ),
        (
            rf"(?<!\w)(?:(?:[Aa]ncien(?:ne)?|[Ee]x-?|[Ff]utur|[Jj]eune) ?)?(?:[Mm]embre|"
            rf"[Mm]ilitante?|"
            rf"[Ss]ympathisante?|[Aa]depte|[Pp]roche|[Ff]idèle|[Dd]isciple|[Pp]artisane?|"
            rf"[Aa]dhérente?|"
            rf"[Cc]adre|[Aa]ffiliée?|[Ee]ncartée?|[Ii]nscrite?|[Ee]ngagée?|[Aa]ctive?|"
            rf"[Rr]ecruteu(?:r|se)|"
            rf"[Pp]orte-parole|[Cc]ompagnon de route) (?:actif |active |présumée? |fondat(?:eur|"
            rf"rice) )?"
            rf"(?:au sein |auprès )?(?:d{_A}une? |du |de la |de l{_A}|des |de |d{_A}|au |à la |"
            rf"à l{_A}|aux |dans une? |dans le |dans la |chez les )(?:\w+ )?"
            rf"(?:{_GROUP}(?:s?)(?!\w)|{_NAMED_MOVEMENT}(?!\w))(?: [^,.;:!?()\n]{{1,40}})?"
        ),
        (
            rf"(?<!\w)(?:[Ss]e |s{_A})(?:réclame|revendique|réclamait|revendiquait|dit|"
            rf"disait|déclare|"
            rf"déclarait|présente comme|présentait comme|définit comme|proclame|affiche "
            rf"comme|affirme|"
            rf"rattache|identifie|considère comme|croit|prétend)(?: (?:d{_A}|de |du |de "
            rf"la |de l{_A}|"
            rf"à |comme |un |une |proche |issue? |membre |ancien |ancienne )| )"
            rf"(?:un |une |l{_A}|la |le )?[^,.;:!?()\n]{{3,45}}"
        ),
        (
            rf"(?<!\w)(?:[Ee]ntrée?|[Ss]ortie?|[Pp]assée?|[Rr]estée?|[Rr]entrée?|[Rr]evenue?|"
            rf"[Aa]ncien(?:ne)?|[Aa]ctive?|[Ff]ormée?|[Rr]ecrutée?|[Ee]nrôlée?) "
            rf"(?:chez |aux? |dans |parmi |par )?(?:les |des |le |la |l{_A})(?:{_NAMED_MOVEMENT}|"
            rf"[Ff]rères|[Tt]émoins|{_GROUP})(?!\w)"
            rf"(?: [^.;:!?()\n]{{1,40}})?"
        ),
        (
            rf"(?<!\w)(?:[Dd]e|[Dd]u|[Dd]{_A}une?) (?:père|mère|famille|parents|milieu|couple|"
            rf"foyer|lignée|grand-mère|grand-père) "
            rf"(?:très |plutôt |mi-)?[a-zà-ÿ-]{{4,20}}(?:iste|ique|ien|ienne|ais|aise|"
            rf"ois|oise|ain|"
            rf"aine|che|te|ite|ie|isé|an|ane|e)(?!\w)"
            rf"(?: et (?:de |d{_A})(?:père|mère) [a-zà-ÿ-]{{4,20}})?"
        ),
        (
            r"(?<!\w)[Dd]es (?:skins?|skinheads|néonazis|salafistes|identitaires|évangéliques|"
            r"antifas|ultras|hooligans|djihadistes|"
            r"islamistes|survivalistes|royalistes)(?: [^,.;:!?()\n]{1,20})?(?=[.,;!?\n])"
        ),
        (
            r"(?<!\w)(?:[Ll]ui|[Ee]lle|[Mm]oi|[Tt]oi), (?:qui (?:est|suis|était|es|se dit) "
            r")?(?:une? |d['\u2019]|de )?[a-zà-ÿ-]{2,20}(?:iste|ique|ien|ienne|"
            r"ais|aise|ois|oise|ain|aine|che|uze|ite|ote|otte|if|ive|ée?|ie|an|ane|in|ine|xe|que|"
            r"fe|ère)(?: (?:lui|elle|moi) aussi)?(?=[,.;)])"
        ),
        (
            rf"(?<!\w)[Ii]ssue? (?:d{_A}une? |du |de la |de l{_A}|de |d{_A})(?:\w+ "
            rf"){{0,2}}?(?:famille|"
            rf"lignée|milieu|communauté|fratrie|immigration|tribu|clan|minorité|caste|couple|"
            rf"foyer|diaspora|mariage)(?: [^,.;:!?()\n]{{1,40}})?"
        ),
        (
            rf"(?<!\w)(?:[Éé]levée?|[Gg]randie?|[Nn]ée?|[Ss]ocialisée?|[Éé]duquée?) "
            rf"(?:dans|au sein d|"
            rf"chez)(?:{_A}| )(?:une? |la |le |l{_A}|les |des )?(?!19|20)[^,.;:!?()\n]{{4,40}}"
        ),
        (
            r"(?<!\w)(?:[Ff]ichée? [SJ]|[Ss]ous (?:OQTF|contrôle judiciaire|bracelet(?: "
            r"électronique)?|"
            r"mandat|curatelle|tutelle|statut de [^,.;:!?()\n]{3,30})|(?:[Ee]n|[Ss]ituation en) "
            r"(?:séjour|situation) "
            r"(?:irréguli[eè]re?|illégale?)|(?:[Ss]ans|[Ss]es) papiers|[Dd]emandeu(?:r|se) d"
            rf"{_A}asile|[Dd]éboutée? (?:du droit d{_A}|de l{_A})asile|[Mm]ineure? (?:non "
            rf"accompagnée?|isolée?|"
            rf"étrang[eè]re?)|(?:[Tt]itulaire|[Bb]énéficiaire) (?:d{_A}une? |de la |du )(?:titre|"
            rf"statut|"
            rf"carte|protection|AAH|allocation|RSA|RIS)[^,.;:!?()\n]{{0,40}}|[Tt]émoin de Jéhovah|"
            rf"[Ff]ranc-maçon(?:ne)?|[Gg]ens du voyage|[Vv]oyageur sédentarisé|[Rr]econnue? "
            rf"(?:handicapée?|réfugiée?|apatride|MDPH)|[Pp]orte(?:use|ur)? (?:le |du |un "
            rf"|d{_A}un )"
            rf"(?:voile|foulard|niqab|jilbab|hijab|turban|qamis|handicap|kippa|djellaba)|"
            rf"[Ss]uivie? en psychiatrie|[Ee]n fauteuil(?: roulant)?|[Ee]n transition|"
            rf"[Ss]éropositi(?:f|ve))"
            r"(?!\w)"
        ),
        (
            rf"(?<!\w)(?:[Ff]ils|[Ff]ille|[Pp]etit-fils|[Pp]etite-fille|[Ee]nfant|"
            rf"[Dd]escendante?) d"
            rf"(?:e |{_A}|u )(?!s )(?:une? |la |l{_A})?(?:\w+ )?(?:harkis?|migrants?|réfugiés?|"
            rf"immigrés?|pieds?-noirs?|"
            rf"mineurs?|paysans?|imam|pasteur|rabbin|couple mixte|diplomate|militaire|"
            rf"gendarme|polici(?:er|ère)|\w+(?:ien|ais|ois|ain)(?:ne|e)?s?)(?: "
            rf"[^,.;:!?()\n]{{1,30}})?"
        ),
        (
            rf"(?<!\w)(?:[Pp]assée?|[Rr]evenue?|[Cc]onvertie?|[Rr]econvertie?|"
            rf"[Rr]alliée?|[Ee]ntrée?|"
            rf"[Vv]enue?) (?:récemment |depuis peu |tardivement )?(?:à l{_A}(?:islam|orthodoxie|"
            rf"athéisme|"
            rf"évangélisme|hindouisme|église)|au (?:catholicisme|protestantisme|judaïsme|"
            rf"bouddhisme|"
            rf"salafisme|christianisme|chiisme|pentecôtisme|sikhisme|néonazisme)|à la (?:foi|"
            rf"religion|Bible))"
            r"(?: [^,.;:!?()\n]{1,30})?"
        ),
        (
            rf"(?<!\w)(?:[Dd]{_A}(?:origine|ascendance|obédience|extraction)|[Dd]e (?:confession|"
            rf"nationalité|culture|"
            rf"tradition|religion|foi|mère|père|parents|souche|sensibilité)|[Aa]ux? (?:origines?|"
            rf"racines?)) "
            rf"(?:mi-)?[a-zà-ÿ-]{{3,20}}(?: (?:et|par|du côté|de) [^,.;:!?()\n]{{2,30}})?"
        ),
        (
            rf"(?<!\w)(?:[Pp]ar|[Dd]u côté de|[Dd]e) (?:la lignée|sa mère|son père|sa lignée|la "
            rf"branche|l{_A}autre bord|"
            rf"sa grand-mère|son grand-père) ?(?:maternelle|paternelle)?"
        ),
    )
)
_SHORTEST: Final = 4
_MOST_TRAITS: Final = 4


def find_traits(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where a French text says where one person comes from, or what he or she believes.

    Args:
        plain: Canonical text.
    """
    if not tells_of_somebody(plain):
        return
    for pattern in _FREE:
        for found in pattern.finditer(plain):
            yield found.span()
    tokens = read_tokens(plain)
    for at, token in enumerate(tokens):
        if is_trait(token.word):
            span = _phrase(plain, tokens, at)
            if span is not None:
                yield span


def _phrase(plain: str, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    first = at
    while (
        first
        and is_beside(plain, tokens[first - 1], tokens[first])
        and _goes_with(tokens[first - 1].word)
        and at - first < _MOST_TRAITS
    ):
        first -= 1
    before = tokens[first - 1] if first else None
    if before is not None and is_beside(plain, before, tokens[first]) and before.word in _ARTICLES:
        if first == at and not _is_somebody(plain, tokens, at):
            return None
        first -= 1
    elif first == at or not is_person(tokens[first].word):
        start = tokens[first].start
        if not _SAYS_WHAT.search(plain, max(0, start - _LONGEST_BEFORE), start):
            return None
    end = end_of_phrase(plain, tokens, at)
    return tokens[first].start, end


def _goes_with(word: str) -> bool:
    return is_trait(word) or is_person(word) or word in _QUALIFIED


def _is_somebody(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """Say whether a trait behind an article is a person: "un Ingouche"."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or not is_beside(plain, tokens[at], behind):
        return True
    word = behind.word
    return (
        is_person(word)
        or is_adjective(word)
        or len(word) < _SHORTEST
        or not word.endswith(("tion", "té", "isme"))
    )
