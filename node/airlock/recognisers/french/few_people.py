"""French nouns for people, by how they end, and few people counted without one.

A list of every trade and condition would never be complete; French says who does or suffers
something with few endings ("-eurs", "-iens", "-istes", "-és"). Words for things that end alike
are listed instead, because texts about projects repeat the same ones: hours, workshops, evenings.
"""

from typing import Final

from node.textguard.folding import fold

__all__ = ["PERSON", "PHRASES", "is_people", "is_thing"]

_PEOPLE_WORDS: Final = """
absents absentes accusés adeptes adhérents adhérentes adolescents adolescentes adversaires afghans
afghanes africains africaines agents agentes aidants aides aînés aînées amis amies anonymes
apprentis apprenties arabes arbitres arrêtés avocats avocates bambins beaux-frères bébés
belles-sœurs benjamins bénéficiaires bénévoles berbères bibliothécaires bonhommes bourgmestres
cadets cadettes camarades candidats candidates catholiques célibataires chefs cheffes clients
clientes coachs collègues commissaires compagnes compagnons concierges concitoyens conjoints
conjointes converties convertis convives copains copines coupables couples cousines cousins
croyants curés dames demi-frères demi-sœurs députés députées détenues détenus disciples
djihadistes échevins échevines élèves élues élus enfants épouses époux experts expertes femmes
fidèles filles fillettes fils flamands flamandes fonctionnaires fratries frères gaillards gamines
gamins garçonnets garçons gardes gars gendarmes gosses grands-mères grands-pères hommes hôtes
imams inconnues inconnus individus inscrites inscrits instits internautes internes interprètes
invités invitées jeunes juges juifs juives jumeaux jumelles juristes kabyles kurdes libérés
locataires loubards mafieux maires majeures majeurs malades mamans mandataires marocaines
marocains marraines maris mecs médecins membres ménages mères messieurs meufs militaires mineures
mineurs mômes morts musulmanes musulmans nanas neveux nièces notables nounous oncles orphelines
orphelins otages papas papis mamies parents parrains partenaires partisanes partisans pasteurs
patientes patients pédagogues pères personnes petites-filles petits-enfants petits-fils pilotes
potes présentes présents présidentes présidents prêtres prévenues prévenus proches profs
propriétaires protestants psychologues rabbins récidivistes recrues référentes référents religieux
religieuses repenties repentis rescapés retraitées retraités riveraines riverains roms roumaines
roumains russes scouts secrétaires serbes sikhs signataires skinheads sœurs stagiaires supporters
suspectes suspects sympathisants tantes tchétchènes témoins turcs turques tuteurs veufs veuves
victimes villageois villageoises voisines voisins volontaires voyous wallonnes wallons militants
sortants néonazis nazis salafistes bannis bannies disparus disparues perdus reclus têtes gens tués
tuées

cas situations signalements incidents dossiers plaintes départs arrestations interpellations
perquisitions condamnations agressions conversions exclusions suivis accompagnements fugues
expulsions placements alertes inculpations disparitions récidives menaces tentatives bagarres
décès suicides hospitalisations poursuites
"""
_PEOPLE: Final = frozenset(map(fold, _PEOPLE_WORDS.split()))

_ENDINGS: Final = (
    "eurs",
    "euses",
    "trices",
    "iens",
    "iennes",
    "éens",
    "éennes",
    "istes",
    "ants",
    "antes",
    "logues",
    "iatres",
    "iers",
    "ières",
    "ionnaires",
)
_PARTICIPLES: Final = ("és", "ées")
# "-tés" is what abstractions and bodies end with: activités, comités, communautés, difficultés.
_ABSTRACT: Final = ("tés", "mées", "nées")
# Things and spans of time with the endings of people, and words that only stand before nouns.
_THINGS_WORDS: Final = """
ailleurs plusieurs leurs heures erreurs facteurs secteurs valeurs couleurs moteurs ordinateurs
projecteurs vidéoprojecteurs indicateurs horreurs peurs fleurs lueurs hauteurs longueurs largeurs
faveurs douleurs honneurs vapeurs odeurs malheurs bonheurs vecteurs serveurs haut-parleurs
classeurs répondeurs ascenseurs capteurs compteurs intérieurs extérieurs humeurs rumeurs terreurs
sueurs cœurs chœurs profondeurs rigueurs saveurs fureurs radiateurs marqueurs curseurs meilleurs
inférieurs supérieurs antérieurs postérieurs ampleurs écouteurs simulateurs détecteurs extincteurs
minuteurs lenteurs tumeurs dénominateurs matrices cicatrices tondeuses berceuses agrafeuses
perceuses nombreuses sérieuses précieuses liens biens entretiens soutiens maintiens chiens
quotidiens anciens anciennes riens persiennes pistes listes instants montants autocollants gants
restaurants volants courants croissants penchants chants aimants variantes plantes constantes
suivants suivantes composants composantes pendants dépliants importants importantes intéressants
intéressantes marquants marquantes puissants éléphants diamants carburants dominantes courantes
encourageants éclairants dialogues catalogues épilogues prologues analogues monologues homologues
ateliers cahiers papiers quartiers chantiers escaliers sentiers métiers fichiers calendriers
courriers milliers premiers premières derniers dernières paniers leviers piliers paliers tiers
volontiers entiers entières manières matières lumières frontières carrières prières rivières
barrières bannières bières filières croisières poussières clairières visières charnières
particuliers particulières réguliers régulières singuliers fiers fières cimetières paupières
boîtiers claviers colliers oliviers peupliers marronniers financiers financières deniers théières
héritiers questionnaires dictionnaires années journées demi-journées soirées matinées idées durées
entrées données tournées rentrées arrivées allées pensées veillées poignées bouchées gorgées
assemblées trophées épées fusées fées cheminées armées montées traversées randonnées tranchées
percées avancées mêlées portées visées corvées vallées chaussées marées dictées huées nuées
épopées odyssées mosquées musées lycées clés blés prés degrés dés thés cafés marchés clichés
congés préjugés procédés énoncés relevés exposés résumés communiqués tracés canapés pavés fossés
gués carrés défilés trépieds progrès congrès succès accès procès excès très près après auprès dès
foulées plongées éditions lancées
"""
_THINGS: Final = frozenset(_THINGS_WORDS.split())
_SHORTEST: Final = 5

PERSON: Final = (
    r"(?:femme|homme|fille|garçon|jeune|élève|enfant|personne|élue?|membre|collègue|mère|père|"
    r"maman|papa|imame?|musulmane?|juive?|noire?|témoin|gosse|gamine?|victime|voisine?|"
    r"apprentie?|cheff?e?|prof|copain|copine|amie?|proche|parent|adolescente?|ado|agente?|"
    r"référente?|bénévole|stagiaire|locataire|propriétaire|infirmi[eè]re?|polici[eè]re?|"
    r"ouvri[eè]re?|pompi[eè]re?|conseill[eè]re?|écoli[eè]re?|convertie?|détenue?|déléguée?|"
    r"réfugiée?|employée?|invitée?|rescapée?|inscrite?|absente?|présidente?|secrétaire|capitaine|"
    r"arbitre|coach|gardienne?|avocate?|médecin|juge|pasteur|curé|prêtre|étudiante?|lycéenne?|"
    r"monsieur|dame|bourgmestre|maire|commerçante?|\w{2,20}(?:trice|euse|ienne|éenne|iste|logue|"
    r"iatre)|(?!moyen|entretien|soutien|maintien|quotidien|ancien)\w{4,20}(?:ien|éen)|(?!erreur|"
    r"facteur|secteur|moteur|ordinateur|projecteur|indicateur|valeur|couleur|malheur|bonheur|"
    r"honneur|intérieur|extérieur|horreur|classeur|serveur|meilleur|supérieur|vecteur|"
    r"levier)\w{2,20}(?:teur|neur|geur|leur|seur|deur|veur|queur)|(?:habit|particip|enseign|"
    r"intervén|interven|assist|surveill|soign|ressortiss|représent|combatt|milit|pratiqu|croy|"
    r"survivant|aid)ante?)"
)
"""One person in French; a pattern without groups."""

_BIG_VERBS: Final = (
    r"(?:ont|sont|étaient|avaient|seront|restent|viennent|venaient|vont|n['\u2019](?:ont|avaient|"
    r"étaient)|ne (?:sont|viennent|se|veulent|parlent|savent)|s['\u2019](?:en|y|étaient)|"
    r"se (?:sont|voient|disent)|y (?:sont|ont|étaient)|en (?:ont|sont)|l['\u2019]ont|nous|"
    r"m['\u2019]ont|disent|disaient|refusent|acceptent|acceptèrent|travaillent|suivent|habitent|"
    r"vivent|parlent|voulaient|veulent|partagent|reviennent|revenaient|continuent|"
    r"d['\u2019]entre|parmi|ensemble|seulement)"
)
_SAVE: Final = (
    r"(?:sauf|excepté|hormis|moins|à part|mis à part|en dehors d[e'\u2019]|"
    r"à l['\u2019]exception d[e'\u2019])"
)
PHRASES: Final = (
    rf"(?:tous|toutes|tout le monde|l['\u2019]ensemble|chacun|chacune|la totalité)(?: (?:les|des|"
    rf"du|de|nos|ces|ses) \w{{2,20}})?(?: \w{{2,20}})?,? {_SAVE} ?(?:une? seule?|"
    rf"{{n}})(?: (?:personnes?|d['\u2019]entre (?:eux|elles)|{PERSON}s?))?|"
    rf"à l['\u2019]exception (?:de |d['\u2019]){{n}}|à {{n}} (?:personnes?|exceptions?|élèves?|"
    rf"familles?|jeunes?) près|(?:aucun|aucune|personne|nul) (?:sauf|excepté|hormis) {{n}}|"
    r"(?:une )?demi-douzaine(?: de| d['\u2019])?|(?:une )?demi-dizaine|(?:venue?s|partie?s|"
    r"restée?s|arrivée?s|repartie?s|étaient|assise?s|vivent|logent|dorment) à {n}(?= ?(?:[.,;:]|"
    r"dans|sur|pour|chez|autour|et|au|en))|{n} (?:d['\u2019]entre (?:eux|elles|nous)|"
    r"des (?=jeunes|élèves|enfants|participant|famille|parents|femmes|hommes|mères|pères|inscrit|"
    r"garçons|filles|adolescent)|de ces (?=jeunes|élèves|enfants)|parmi (?:eux|elles))|"
    rf"(?:(?<=[.!?;:,] )|(?<=\n)){{n}}(?= {_BIG_VERBS} )|(?<= et ){{n}}(?= autres,? {_BIG_VERBS} "
    rf")|(?:dont|parmi (?:eux|elles|lesquels|lesquelles),?) (?!une? ){{n}}(?= (?:qui|"
    rf"{_BIG_VERBS}|[^\W\d_]+ent) )|"
    r"(?:dont|parmi (?:eux|elles)) {n}(?=[.,;])|"
    rf"(?:les|ces) {{n}}(?= (?:qui|{_BIG_VERBS}) )|(?:les|ces|l['\u2019]un des|"
    rf"aucun des) {{n}}(?=[.,;] )|(?:les|ses|leurs|mes|nos) {{n}} (?:petite?s|grande?s|derniers|"
    rf"dernières|plus (?:jeunes|grande?s|petite?s|âgée?s))(?= (?:vont|vivent|y|dorment|dans|chez|"
    rf"étaient|avaient|{_BIG_VERBS})(?!\w)|[.,;:])|(?:les )?{{n}} autres(?= (?:qui|"
    rf"{_BIG_VERBS}) |[.,;])|"
    r"(?:un|le|ce|leur) petit groupe de {n}|un groupe de {n}|(?:ils|elles|on|nous) (?:étaient|"
    r"étions|était|sont|sommes|n['\u2019]étaient que|n['\u2019]étions que|ne sont que|"
    r"ne sont plus que|n['\u2019]étaient plus que|restaient|seront) (?:à peine |"
    r"environ )?(?!une?\b){n}(?= ?(?:[.,;:!?\n]|autour|dans|à |au |en tout|ce |pour|sur|chez|"
    r"cette|seulement|jeunes|et|hier))|(?:ils|elles|nous) (?:étaient|étions|sont|"
    r"sommes) (?!une?\b){n}|{n} (?:au total|en tout)(?=[.,;:)])|il y en (?:a|"
    r"avait) {n}(?= (?:qui|dont))|(?:(?<=en suivons )|(?<=en suivions )|(?<=en accompagnons )|"
    r"(?<=en connaissons )|(?<=en accueillons ))(?!une?\b){n}(?=[.,;])|"
    r"il n['\u2019]y en (?:avait|a eu|a) (?:plus )?que {n}|il en (?:reste|restait|manque|"
    r"manquait|est venu) {n}|(?:(?<=[Ss]euls )|(?<=[Ss]eules ))(?:les )?{n}(?= (?:d|ont|sont|sur|"
    r"n|se|parmi)(?!\w))|"
    rf"(?:un seul|une seule)(?: jeune| autre| petite?)? {PERSON}(?!s)|(?:toutes|"
    rf"tous) (?:les )?{{n}}(?=[.,;] )|(?<=enfants, ){{n}}(?=,)|(?<=filles, ){{n}}(?=,)|"
    rf"(?<=garçons, ){{n}}(?=,)|(?<=jeunes, ){{n}}(?=,)|(?<=frères, ){{n}}(?=,)|"
    rf"(?<=élèves, ){{n}}(?=,)"
)
"""Few people counted without a noun for them; `{n}` stands for a small number."""


def is_thing(word: str) -> bool:
    """Say whether a French plural that ends as people do is a thing: "heures", "soirées"."""
    return word in _THINGS


def is_people(word: str) -> bool:
    """Say whether a French plural is a word for people, or for what happens to them.

    Args:
        word: A word in lower case, with its accents: "-és" is people, "-es" says nothing.
    """
    if fold(word) in _PEOPLE:
        return True
    if len(word) < _SHORTEST or word in _THINGS:
        return False
    if word.endswith(_ENDINGS):
        return not word.endswith("ments")
    return word.endswith(_PARTICIPLES) and not word.endswith(_ABSTRACT)
