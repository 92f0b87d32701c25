"""What happened once, in a French text that tells of somebody: the scene, however it is named.

"L'affaire des fumigènes", "la minute de silence perturbée", "la tête de porc déposée devant le
portail": a happening with an article that points at it and what makes it one, or a thing with what
was done to it.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.recognisers.french.telling import tells_of_somebody

__all__ = ["find_scenes"]

_A: Final = r"['\u2019]"
_THE: Final = (
    rf"(?:[Ll]{_A}(?:après-|avant-)?|(?:[Ll]e|[Ll]a|[Ll]es|[Cc]et|[Cc]ette|[Cc]es|[Cc]e|[Dd]es|"
    r"[Dd]u|[Aa]ux?|[Ll]eur|[Ss]on|[Ss]a|[Uu]ne?) )"
)
_FIRST: Final = (
    r"(?:(?:fameu(?:x|se)|triste|violente?|grande?|grosse?|dernière?|première?|seconde?|deuxième|"
    r"récente?|terrible|nouvelle|nouvel|brève|petite?|seule?|double|vieille|même|longue) )?"
)
_HAPPENINGS: Final = """
affaire affrontement affrontements agression agressions altercation alerte annulation apparition
arrestation arrestations arrivée assassinat assaut attaque attaques attentat attentats autodafé
bagarre bagarres barbouillage baston bataille blessure blocage blocus bombage bousculade
braquage brûlage bruit bagarre cabale caillassage caillassages cambriolage cambriolages canular
cérémonie charivari chasse chahut chute clash collage collision commémoration concert conférence
condamnation confrontation contre-manifestation coup coups course-poursuite crash crise crime
croix débordement débordements découverte décès déclaration défilé dégradation dégradations
démission démolition départ déraillement descente descentes destruction dérapage deuil différend
discours disparition dispute dissolution distribution drame échauffourée échauffourées
effondrement embuscade émeute émeutes empoisonnement enlèvement enterrement épisode esclandre
évacuation évasion exclusion exécution exfiltration expulsion expulsions explosion exposition
fait féminicide fermeture fête feu feux fouille fronde fugue fuite funérailles fusillade
garde-à-vue grève guet-apens gifle happening hommage homicide histoire humiliation immolation
incendie incendies incident incidents inauguration incursion infiltration inondation insulte
insultes interpellation interpellations interruption intervention intimidation intoxication
intrusion invasion irruption jet jets jugement kermesse lâcher lancer lapidation licenciement
lynchage lettre manif manifestation manifestations marche mariage massacre match mensonge menace
menaces meeting meurtre minute mobilisation mort mutinerie naufrage nuit nuits noyade obsèques
occupation opération outrage overdose panique parade passage pendaison perquisition
perquisitions pétition pétard pillage pillages piratage plainte plastiquage pogrom polémique
poursuite prise prière procès profanation projection provocation querelle racket rafle raid
rassemblement rave rébellion reconstitution référendum règlement représailles révolte renvoi
rixe rixes rodéo rodéos rumeur saccage saccages saisie scandale scène séquestration siège
sabotage soirée sortie spectacle suicide tabassage tag tags tapage tentative tir tirs tollé
tournoi tractage tragédie transfert tuerie vandalisme veillée vengeance verdict vidéo viol viols
violences vol vols vernissage visite voile
"""
_THINGS: Final = """
affiche affiches arbre banderole banderoles banc boîte bouteille bus caméra cercueil chant
cocktail cocktails croix croissant crèche drapeau drapeaux engin enseigne fleurs fresque
fresques fumigène fumigènes graffiti graffitis inscription inscriptions lettre lettres menorah
mannequin mur mural objet œuf œufs oeuf paquet pancarte pavé photo photos pierre pierres plaque
poubelle poubelles porc poupée prospectus sapin scooter slogan slogans statue stèle stèles
symbole symboles tableau tête têtes tombe tombes tract tracts vitre vitres vitrine vitrines
voiture voitures véhicule véhicules local portail porte minaret
"""
_DONE: Final = (
    r"(?:déposée?|brûlée?|arrachée?|peinte?|taguée?|retrouvée?|jetée?|incendiée?|profanée?|"
    r"saccagée?|vandalisée?|perturbée?|filmée?|accrochée?|décrochée?|lancée?|volée?|découverte?|"
    r"découvert|collée?|placardée?|clouée?|brisée?|cassée?|fracturée?|renversée?|souillée?|"
    r"badigeonnée?|dessinée?|gravée?|"
    r"décapitée?|abattue?|détruite?|détruit|sifflée?|scandée?|brandie?|déployée?|interrompue?|"
    r"annulée?|suspendue?|"
    r"distribuée?|glissée?|envoyée?|postée?|diffusée?|publiée?|tirée?|criblée?|défigurée?|piégée?|"
    r"percutée?|attaquée?|occupée?|évacuée?|fermée?|ratée?|avortée?|gâchée?|boycottée?|"
    r"sabotée?|huée?|"
    r"organisée?|survenue?|commise?|commis|perpétrée?|interdite?|interdit|improvisée?)s?"
)
_MONTH: Final = (
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    r"noël|"
    r"carnaval|pâques|(?:19|20)\d\d|l['\u2019]an|l['\u2019]été|l['\u2019]hiver|"
    r"l['\u2019]automne|printemps|la rentrée|ramadan)"
)
_STEP: Final = (
    rf"(?: (?:du|de la|de l{_A}|des|de|d{_A}|au|aux|à la|à l{_A}|à|devant|dans|contre|sur|sous|"
    rf"chez|près|"
    rf"derrière|lors|pendant|avant|après|entre|en|par|pour|avec|autour|envers) ?"
    rf"(?:l{_A}|la |le |les |des |du |de la |de l{_A}|un |une |deux |son |sa |ses |leur |d{_A}|"
    rf"de )?"
    rf"(?!(?:est|a|ont|sont|et)(?!\w))[\w'\u2019-]+(?: [a-zà-ÿ-]{{3,14}}(?:aire|al|ale|elle|"
    rf"if|ive|ique|ier|ière|ienne|ain|aine|aise|iste|able|ante?)(?!\w))?)"
)
_TELLS: Final = (
    r"(?: (?:" + _DONE + r"|criminel(?:le)?|volontaire|mortel(?:le)?s?|racistes?|antisémites?|"
    r"islamophobes?|homophobes?|nocturnes?|clandestine?|sauvage|blanche|noire|policière?|mixte|"
    r"anonymes?|gammées?|"
    r"néonazie?s?|interreligieu(?:x|se)|scolaire|municipale?|funèbre|silencieuse|générale?|"
    r"collecti(?:f|ve)|"
    r"manquée?|familiale?|conjugale?|à main armée|nazie?s?))"
)
_words: Final = "|".join(sorted(_HAPPENINGS.split(), key=len, reverse=True))
_objects: Final = "|".join(sorted(_THINGS.split(), key=len, reverse=True))
# What every week has: "la fête de fin d'année", "l'intervention en classe" are none by themselves.
_WEAK_WORDS: Final = """
arrivée visite sortie soirée épisode histoire intervention nuit nuits lettre fête discours
passage spectacle exposition conférence concert match tournoi opération fait cérémonie départ
déclaration prise transfert crise bruit coup coups feu distribution hommage commémoration menace
menaces jet jets insulte insultes exclusion scène minute marche mort fuite interruption plainte
fermeture collage alerte croix saisie renvoi voile prière vidéo découverte mensonge inauguration
chute mariage provocation rumeur deuil jugement siège course règlement
"""
_WEAK: Final = frozenset(_WEAK_WORDS.split())
# With a complement these are one: "la vidéo de la gifle", "la minute de silence".
_BY_COMPLEMENT: Final = frozenset(
    {
        "vidéo",
        "menace",
        "menaces",
        "lâcher",
        "minute",
        "nuit",
        "scène",
        "histoire",
        "épisode",
        "lettre",
    }
    | {"affaire", "croix", "chute", "mort", "mariage", "visite", "prière", "marche", "provocation"}
)
_LONG: Final = 4
_EVENT: Final = re.compile(
    rf"(?<![\w-]){_THE}{_FIRST}(?P<noun>{_words})(?![\w-])(?P<tells>{_TELLS}{{0,2}})(?P<steps>"
    rf"{_STEP}{{0,4}})"
    rf"(?P<done>(?: {_DONE})?(?:{_STEP}){{0,2}})(?P<when>(?:,? (?:en|de|d{_A}|du|à|au|avant|"
    rf"après|l) ?{_A}?{_MONTH})?)",
    re.IGNORECASE,
)
_THING: Final = re.compile(
    rf"(?<![\w-]){_THE}{_FIRST}(?:{_objects})(?![\w-])(?: (?:de|d{_A}|du|des|à|en) ?[\w-]+)? "
    rf"?(?:[\w-]+ )?{_DONE}"
    rf"(?!\w)(?:{_STEP}){{0,3}}",
    re.IGNORECASE,
)
_ACT: Final = re.compile(
    rf"(?<![\w-])(?:[Ll]{_A}|(?:[Ll]e|[Ll]a|[Ll]es|[Cc]ette|[Cc]et|[Cc]e|[Uu]ne?) "
    rf")(?:[a-zà-ÿ]{{3,16}}(?:tion|sion|age|ade|lée|erie|ement|ure|ée|isme|asse)s?)(?: (?:de |"
    rf"d{_A})[\w-]+)? "
    rf"(?:sur|contre|devant|dans|chez|au|aux|à) (?:l{_A}|la |le |les "
    rf")?[\w'\u2019-]+(?:{_STEP}){{0,2}}(?=, (?:le|la|au|un|une) (?:soir|jour|week-end|matin|"
    rf"nuit|lendemain|veille))"
)
_BROKEN: Final = re.compile(
    rf"(?<![\w-])(?:[Ll]es|[Ll]a|[Ll]e|[Ll]{_A}|[Dd]es) ?(?:{_objects})(?: (?:du|de la|de "
    rf"l{_A}|des|de|d{_A}) ?[\w'\u2019-]+){{0,2}}, {_DONE}(?!\w)(?:{_STEP}){{0,3}}",
    re.IGNORECASE,
)
_AFTER_IT: Final = re.compile(
    r", (?:celle|celui|ceux|celles) (?:qu['\u2019]|que|qui|dont|du|de|"
    r"d['\u2019])[^,.;:!?()\n]{2,48}"
)
_WEEKEND: Final = re.compile(
    rf", (?:le (?:week-end|soir|jour|lendemain|matin)|la (?:veille|nuit|semaine)) (?:du |de la "
    rf"|des |de l{_A}|"
    rf"d{_A}|de |avant |après |où )[^,.;:!?()\n]{{2,40}}"
)
_POINTS: Final = re.compile(
    rf" (?:du|de la|de l{_A}|des|au|aux|à la|à l{_A}|devant|dans (?:le|la|les|l{_A})|"
    rf"chez|contre (?:le|la|les|l{_A}|son|sa)|sur (?:le|la|les|l{_A}))(?: |(?<={_A}))|[A-ZÀ-Þ]",
)
_IN_MONTH: Final = re.compile(
    rf" (?:en|de|d{_A}|du|à|au|avant|après) ?{_MONTH}(?!\w)", re.IGNORECASE
)
_ANY: Final = re.compile(r"[Uu]ne? |[Dd]es |[Dd]u |[Ll]eur |[Ss]on |[Ss]a ")


def find_scenes(plain: str) -> Iterator[tuple[int, int]]:
    """Yield what happened once where a French text tells of somebody.

    Args:
        plain: Canonical text.
    """
    if not tells_of_somebody(plain):
        return
    for found in _EVENT.finditer(plain):
        if _is_one(found):
            yield found.start(), _with_weekend(plain, found.end())
    for found in _THING.finditer(plain):
        yield found.start(), _with_weekend(plain, found.end())
    for pattern in (_ACT, _BROKEN):
        for found in pattern.finditer(plain):
            yield found.start(), _with_weekend(plain, found.end())


def _is_one(found: re.Match[str]) -> bool:
    """Say whether what stands behind a happening makes it one."""
    more = found["steps"] + found["done"]
    if found["when"] or found["done"].strip() or re.search(_DONE, found["tells"]):
        return True
    is_weak = found["noun"].lower() in _WEAK
    is_any = _ANY.match(found.group()) is not None
    if not is_any and _IN_MONTH.search(more):
        return True
    if found["noun"].lower() in _BY_COMPLEMENT and not is_any:
        return _POINTS.search(more) is not None or found["steps"].count(" ") > _LONG
    if is_weak or is_any:
        return bool(_POINTS.search(more)) and bool(found["tells"].strip()) and not is_any
    return bool(found["tells"].strip()) or _POINTS.search(more) is not None


def _with_weekend(plain: str, end: int) -> int:
    found = _WEEKEND.match(plain, end) or _AFTER_IT.match(plain, end)
    return end if found is None else found.end()
