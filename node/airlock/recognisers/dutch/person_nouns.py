"""Dutch nouns for one person: by their endings, and those that no ending tells."""

import re
from functools import lru_cache
from typing import Final

from node.airlock.recognisers.dutch.few_people import is_person_noun
from node.textguard.folding import fold

__all__ = ["KIN", "KIN_SURE", "SEVERAL_KIN", "is_anybody_noun", "is_one_person"]

_REMEMBERED: Final = 8192

# Heads of words for relatives; what stands before them is written onto them.
_KIN_HEADS: Final = (
    "moeder|moedertje|moeke|vader|vadertje|vake|mama|mamma|papa|pappa|mams|paps|broer|broertje|"
    "broerke|zus|zusje|zuske|zuster|zustertje|zoon|zoontje|zoonlief|dochter|dochtertje|"
    "dochterlief|oom|oompje|ome|nonkel|tante|tantetje|neef|neefje|kozijn|nicht|nichtje|oma|"
    "omaatje|opa|opaatje|bomma|bompa|bonma|bonpa|moemoe|vava|meme|pepe|opoe|grootje|peetje|"
    "grootmoe|grootva|kleinkind|petekind|metekind|peter|zwager|zwagerin|echtgenoot|echtgenote|"
    "eega|wederhelft|levenspartner|levensgezel|levensgezellin|weduwe|weduwnaar|verloofde|"
    "geliefde|minnaar|minnares|bruid|bruidegom|voogd|voogdes|schoonfamilie|vriendin|vriendinnetje|"
    "vriendje|tweelinghelft|oudoom|oudtante|peetoom|peettante"
)
_KIN_LOOSE: Final = "man|vrouw|partner|vriend|lief|liefje|ex|meter|kind|kindje|maat|maatje|bazin"
_BEFORE_KIN: Final = (
    "stief|schoon|pleeg|groot|overgroot|betovergroot|half|tweeling|bonus|plus|peet|adoptie|"
    "adoptief|achter|klein|achterklein|oud|jeugd|school|harts|boezem|gast|bet|toekomstige|"
    "huwelijks|bloed|zielen|dorps|buur|kamer"
)
_EX: Final = r"(?:ex-?|oud-)?"
KIN_SURE: Final = rf"{_EX}(?:(?:{_BEFORE_KIN}){{0,2}}(?:{_KIN_HEADS})|ma|pa|mam|pap)"
"""A relative of somebody, whatever stands before it."""

KIN: Final = rf"(?:{KIN_SURE}|{_EX}(?:{_BEFORE_KIN})?(?:{_KIN_LOOSE}))"
"""A relative where a possessive says whose: "her man"."""

SEVERAL_KIN: Final = (
    rf"(?:{_BEFORE_KIN})?(?:broers|broertjes|zussen|zusjes|zusters|zonen|zoons|zoontjes|dochters|"
    r"dochtertjes|neven|neefjes|nichten|nichtjes|ooms|tantes|nonkels|kleinkinderen|grootouders|"
    r"schoonouders|pleegouders|kinderen|kindjes|zwagers|halfbroers|vriendinnen)"
)
"""Relatives, more than one."""

_OTHERS_WORDS: Final = """
knul knaap ventje manneke jongske meiske vrouwtje mannetje jongeling kerel gozer gast
puber peuter kleuter baby meid meiske meisje jongen jongetje jongeman juf
meester lerares docente leraar kok kokkin smid abt prior paap paus koning prins prinses held heldin
dief boef baas bazin klant tolk gids gids' arts huisarts tandarts chirurg psychiater psycholoog
pedagoog socioloog politicoloog theoloog theologe criminoloog antropoloog psychologe pedagoge
sociologe filosoof filosofe historicus historica medicus politicus politica musicus academicus
technicus mecanicien elektricien opticien diplomaat advocaat advocate prelaat soldaat acrobaat
kandidaat kandidate magistraat ambtenaar ambtenares molenaar architect architecte notaris
secretaris commissaris stagiair stagiaire functionaris bibliothecaris apotheker apothekeres
piloot matroos boer boerin herder slager bakker kapper kapster visser jager tuinman vakman
zakenman zakenvrouw brandweerman politieman politievrouw buschauffeur chauffeur ingenieur
regisseur acteur actrice directeur directrice inspecteur inspectrice monteur masseur masseuse
coiffeur coiffeuse danseres zangeres schrijfster dichteres dichter verpleegster verpleegkundige
verloskundige vroedvrouw poetsvrouw poetshulp schoonmaker schoonmaakster onthaalmoeder opvoeder
opvoedster begeleider begeleidster coach mentor monitor monitrice leider leidster imam pastoor
dominee predikant rabbijn pater zuster non monnik diaken kapelaan koster pandit aalmoezenier
consulent consulente voogd bewindvoerder deurwaarder griffier cipier rechter jurist juriste
bediende arbeider arbeidster arbeidskracht werkneemster werknemer zelfstandige ondernemer
ondernemster winkelier marktkramer magazijnier vrachtwagenchauffeur taxichauffeur koerier
postbode metselaar loodgieter schrijnwerker timmerman elektromonteur lasser dakwerker schilder
stukadoor stratenmaker mijnwerker havenarbeider dokwerker fabrieksarbeider textielarbeider
textielarbeidster gastarbeider seizoenarbeider arbeidsmigrant migrant migrante immigrant
vluchteling asielzoeker asielzoekster statushouder nieuwkomer expat student studente leerling
leerlinge scholier scholiere stagelopend cursist cursiste deelnemer deelneemster bewoner bewoonster
buur buurman buurvrouw buurjongen buurmeisje buurtbewoner overbuur overbuurvrouw huisgenoot
collega vrijwilliger vrijwilligster gepensioneerde werkloze werkzoekende jongere minderjarige
volwassene bejaarde oudere gehuwde alleenstaande gescheidene weduwe weduwnaar wees weeskind
kind kleinkind tiener twintiger dertiger veertiger vijftiger zestiger zeventiger tachtiger
man vrouw mens dame heer meneer mevrouw burger inwoner inwoonster onderdaan landgenoot landgenote
staatsburger supporter fan speler speelster spits keeper doelman aanvoerder voetballer voetbalster
bokser boksster judoka karateka atleet atlete wielrenner zwemmer danser rapper dj muzikant
muzikante zanger kunstenaar kunstenares blogger vlogger influencer gamer hacker journalist
journaliste redacteur redactrice activist activiste militant militante politicus gemeenteraadslid
sleutelfiguur ervaringsdeskundige rolmodel spreekster spreker gastspreker getuige slachtoffer dader
verdachte gedetineerde ex-gedetineerde patiënt patiënte cliënt cliënte oud-leerling ex-leerling
familielid gezinslid lid kroegbaas cafébaas uitbater uitbaatster zaakvoerder zaakvoerster
beroepsvisser bijbelstudent koranleraar koranlerares godsdienstleerkracht godsdienstleraar
leerkracht zorgleerkracht vakleerkracht kleuterjuf hulpkracht duizendpoot mantelzorger scriba
kraamverzorgster thuisverpleegkundige pinksterpastor pastor begeleidster conciërge concierge portier
"""
_OTHERS: Final = frozenset(map(fold, _OTHERS_WORDS.split()))
_LING: Final = re.compile(
    r"(?:.*(?:leer|vluchte|bekeer|dorpe|stede|jonge|vreemde|afstamme|huur|zuige|volge|beginne|"
    r"inwijke|banne|versteke|enke|een|drenke|lieve|sterve|zonder|gunste|twee|nieuwe|nako|"
    r"kame|pupi|ontheem)ling)e?\Z"
)
_THING_END_WORDS: Final = """
gemeente rente lente event incident accent content percent parlement moment dier bier spier
scharnier spoor decor score indicator tractor projector generator radiator zender wekker stekker
teller helikopter charter cover ladder hefboom zolder polder schouder vlinder tijger klavier
scanner monitoring trigger order buffer kader restaurant checklist playlist kant krant bestand
verstand afstand stand land hand pand rand band wand zand brand strand oorlog wetenschap dokter-
patient thriller kamer beker vinger kleder meter liter uur buurt keuken markt klooster klimaat
certificaat resultaat formaat apparaat mandaat citaat plakkaat dictaat debat raad daad straat
staat maat plaat zaad draad verraad kwaad voorraad gelaat laat toer
"""
_THING_ENDS: Final = tuple(map(fold, _THING_END_WORDS.split()))
_KANT: Final = ("fabrikant", "muzikant", "predikant", "praktikant", "kandidant")


@lru_cache(maxsize=_REMEMBERED)
def is_one_person(word: str) -> bool:
    """Say whether a singular means one person, more surely and more often than its ending says."""
    folded = fold(word).replace("\u2019", "'")
    if folded in _OTHERS:
        return True
    halves = folded.rsplit("-", 1)
    if len(halves) > 1 and halves[1] in _OTHERS:
        return True
    if folded.endswith(("ling", "linge")):
        return _LING.fullmatch(folded) is not None
    if folded.endswith(_THING_ENDS) and not folded.endswith(_KANT):
        return False
    is_learned = folded.endswith(("loog", "loge", "goog", "goge", "graaf", "aat", "icus", "ica"))
    return is_person_noun(folded) or (is_learned and not folded.endswith(("dialoog", "catalogue")))


def is_anybody_noun(word: str) -> bool:
    """Say whether a noun means any official or worker, whose function singles nobody out."""
    return _PUBLIC.search(fold(word)) is not None


_PUBLIC: Final = re.compile(
    r"(?:burgemeester|schepen|wethouder|minister|staatssecretaris|gouverneur|commissaris|ambtenaar|"
    r"coordinator|coordinatrice|agent|inspecteur|jongerenwerker|jeugdwerker|straathoekwerker|"
    r"regisseur|medewerker|medewerkster|adviseur|onderzoeker|auteur|professor|hoogleraar|"
    r"gemeentesecretaris|korpschef|officier|procureur|beleidsmedewerker|raadslid|consulent|"
    r"aandachtsfunctionaris|contactpersoon|aanspreekpunt|griffier|partner|houder|drager|gebruiker|"
    r"ontvanger|aanvrager|indiener|lezer|schrijver|koning|kamer|voorzitter van de gemeenteraad)\Z"
)
