"""Words that are names and also something else: Klein is a colour of meaning, and a family.

A name in this list counts as a name only where the writing says so: with a capital inside a
sentence, or behind a title. The list holds what families and children of the six languages are
called and what ordinary prevention texts say; the full word lists come with a later version.
"""

from node.textguard.folding import fold

__all__ = ["ABBREVIATIONS", "CIVIL_TITLES", "COMPOUND_HEADS", "ORDINARY", "PARTICLES"]

_ENGLISH = """
able angel baker bell best bird bishop black bloom bond booth bright brook brown buck bush butcher
butler carter case chance church clay clear close cook cool cooper cross day dean drew drum east
faith farmer field fisher flower ford forest fox free friend frost gardener gate gold good grace
grant gray green grey guy hall hand hard hardy hart head heart hill holiday hope house hunter joy
judge june keen key king knight lane large law leader lee light lily little long lord love major
mark marsh mason master may miller moon moor moss north order page park parker penny person pike
piper pool poor pope porter potter power price priest prince pure quick read reader reason reed
rich rivers robin rock root rose rush sage sand savage school sharp short silver singer singh
small smart smith snow south speaker spring star steel still stone street strong summer sun swift
taylor teacher temple thorn town turner wall ward waters way weaver web welcome well wells west
white wild will wise wolf wood woods work world young
"""
_DUTCH = """
arts bakker bank beer berg bloem boer boers bos bosman brand broek brouwer bruin buiten dam dekker
dijk doorn draad duin engel geld goed graaf groen groot haas hal hand heer heide herder hof hoop
huis jager jong kamp kant keizer kerk klein klok kok koning koper kort kramer kuiper kunst kwik
lam land lang leeuw maan maas meer meester mei mens meyer mol molen mulder nacht nieuw nood noord
oost oud paard paul pauw post prins punt raad recht regel rijk ring roos schipper school schout
sluis smid smit snel sneller staal stad stam steen ster sterk stil stok storm straat struik tak
timmer veld ver vink vis visser vlag vogel voorn vos vrede vriend vries water weg west wijn wild
wilde winter wit wolf zand zee zeer zomer zorg zwart
"""
_FRENCH = """
ami ange arnaud bas beau bel berger bergère blanc blond bois bon bonne bonnet bontemps boucher
boulanger boule brun camp cause champ charpentier chef chevalier clair claire clerc coq court
cousin couture croix deschamps dieu doux fabre faure fer fermier feu fleur font fontaine fort
forêt fournier franc garde garnier gauche grand grande gros guerre haut heureux jardin jeune joli
jolie jour juste lacroix lambert langlois large leblanc lebrun legrand lejeune lemaire lenoir
leroy long loup lune marchand marche marin martin masson mer mercier meunier monde mont moreau
moulin neuf noir nouveau noël olive page pain palais parent pas pasquier petit petite pierre place
poirier pont portier prince prudent prévost renard rey riche roche roi rond rose rouge roux roy
sage saison sauvage soleil solitaire temps terre tour vallée vert vidal ville violette voisin vrai
"""
_GERMAN = """
abend adler albrecht altmann arbeit arm bach bauer baum beck becker berg bergmann bischof blau
blum blume bock brand braun breit busch böhm böse dick dorn eisen engel ernst essen fahrer feld
fest fink fischer frank frei freitag freund fried friede froh frost fuchs fuß garten geist gerber
glas glück gold graf grau groß grün gut haas hahn hammer hart hase haus heim held herbst herz
herzog hirsch hof hoffnung holz horn huber hund jahn jung junge jäger kaiser kaufmann keller kern
kirche klein klug koch kopf korn kraft kramer kranz krause kreis krieg krüger kunst kurz könig
kühn land lang lange laut lehmann lehrer licht lieb liebe lied linde löwe mai mann markt maurer
mayer meier meister mond montag morgen mut müller nacht nagel neu neumann ost ott otto pfarrer
pfeiffer pfeil platz post rat recht reich reiter richter ring ritter rose rot rothe sander sauer
schatz scherer schiff schlosser schmidt schmied schmitt schneider schreiber schreiner schröder
schule schulz schuster schwarz schäfer schön see seidel sommer sonntag spieler stahl stark stein
stern still stock stolz storch sturm süß tag tal teich thal vater vogel vogt voll wagner wald
walter wasser weber weg weich wein weis weiß welt wild winkler winter wirth wohl wolf wolle zeit
ziegler zimmermann zucker
"""
_SPANISH_ITALIAN = """
alba alegre amor bello bianca bianchi bianco blanca blanco bravo calle campo cara casa castillo
clara colombo conte cordero corona costa cruz delgado dolores esperanza esposito estrella ferrari
fiore flor flores fontana fuente galli gallo gatti gatto gentile giusto gloria grande grasso greco
guerra guerrero herrero iglesia leon león libero luna luz mar marina marino mayor mercedes monte
mora moreno neri nero nieve nieves pace palma pastor pastore paz pazos pena pilar poza prado ramos
reina rey reyes ricci ricco rivera roca rojo romano rosa rosario rossi rosso rubio sala sarto
serra sierra silva sol sole soledad testa torre torres valle vega vera verde verdi victoria vidal
villa vita viva ángel
"""
ORDINARY = frozenset(
    fold(word)
    for words in (_ENGLISH, _DUTCH, _FRENCH, _GERMAN, _SPANISH_ITALIAN)
    for word in words.split()
)
"""Names that are also words, folded."""

_PARTICLES = """
aan aben al ap ben bin bint d da dal dalla de degli dei del dela den der des di dos du el en es het
ibn in l la las le les lo los ou op s st t te ten ter ul un van ver vom von zu zum zur y
"""
PARTICLES = frozenset(_PARTICLES.split())
"""Small words inside names, folded; alone they are no name."""

_TITLES = """
mr mrs ms miss mister sir dr prof mevr mevrouw mw dhr heer meneer juffrouw juf monsieur madame mme
mlle mademoiselle me maitre herr herrn frau sr sra srta senor senora don dona signor signora sig
"""
CIVIL_TITLES = frozenset(_TITLES.split())
"""Titles of address, folded. Offices such as the mayor are not among them; they are public."""

_HEADS = """
dossier zaak familie gezin clan bende groep broers kinderen kwestie casus affaire fall akte sippe
bande gruppe brüder kinder sache vorgang family case file gang brothers
"""
COMPOUND_HEADS = tuple(fold(word) for word in _HEADS.split())
"""Words that Dutch and German write onto a name: "Peetersdossier", "Schmidtfamilie"."""

_ABBREVIATIONS = """
eu un us uk vn vs nl be fr de es it ran ngo ong onu ue vzw asbl bv nv sa ev usa ok pv cv tv pc id eg
ie
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
"""Dotted capitals that are no initials of anybody."""
