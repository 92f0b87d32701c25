"""What French organisations are called by kind, clubs without one, and clubs in small letters."""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.allowed import allowed_names
from node.airlock.lexicon.lists import given_names
from node.textguard.folding import fold

__all__ = ["KINDS", "MARKERS", "find_small", "is_body"]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(" ".join(text.split()).split(", "))


_KINDS_TEXT: Final = """
mosquée, grande mosquée, église, église évangélique, église protestante, chapelle, basilique,
paroisse, unité pastorale, synagogue, temple, pagode, école, école primaire, école élémentaire,
école maternelle, école secondaire, école fondamentale, école communale, école libre, école
coranique, groupe scolaire, collège, lycée, lycée professionnel, lycée général, lycée technique,
lycée agricole, lycée hôtelier, lycée polyvalent, athénée, athénée royal, institut, haute école,
internat, crèche, halte-garderie, micro-crèche, maison d'enfants, club, club sportif, club de
football, club de foot, club de boxe, club de judo, club de lutte, club de karaté, club de basket,
club d'échecs, club de rugby, club de natation, club de handball, club de pétanque, club de tir,
club de jeunes, dojo, salle de boxe, salle de sport, salle de musculation, association,
association sportive, association culturelle, association cultuelle, association de parents,
association des parents, association de quartier, association de femmes, association d'habitants,
amicale, amicale des locataires, fondation, collectif, collectif citoyen, collectif d'habitants,
comité, comité de quartier, comité des fêtes, comité de soutien, régie de quartier, asso, centre
social, centre socioculturel, centre socio-culturel, centre culturel, centre d'animation, centre
de loisirs, centre de jour, centre d'accueil, centre d'hébergement, centre de jeunes, centre
islamique, centre équestre, espace culturel, espace jeunes, espace jeunesse, espace femmes, maison
de quartier, maison des jeunes, maison de jeunes, maison de la jeunesse, maison médicale, maison
d'accueil, maison de repos, mjc, foyer, foyer rural, foyer de jeunes travailleurs, résidence
sociale, théâtre, médiathèque, ludothèque, bibliothèque, gymnase, complexe sportif, piscine, salle
de prière, salle des fêtes, cercle, cercle sportif, épicerie, épicerie solidaire, supérette,
supermarché, librairie, papeterie, boucherie, boucherie halal, boulangerie, pâtisserie,
poissonnerie, traiteur, brasserie, pizzeria, friterie, sandwicherie, kebab, snack, café, café
associatif, café-restaurant, bar-tabac, bistrot, restaurant, hôtel, auberge, auberge de jeunesse,
salon de coiffure, salon de thé, coiffure, barbier, pressing, laverie, blanchisserie, garage,
carrosserie, station-service, auto-école, taxis, transports, ambulances, menuiserie, menuiseries,
ébénisterie, maçonnerie, plomberie, toitures, imprimerie, boutique, magasin, pharmacie, clinique,
studio, usine, entreprise, société, agence, agence d'intérim, agence immobilière, intérim,
scierie, jardinerie, pépinière, chaufferie, télé-boutique, taxiphone, grossiste, ferme-auberge,
ferme pédagogique, recyclerie, ressourcerie, asbl, union sportive, étoile sportive, jeunesse
sportive, entente sportive, troupe, troupe de théâtre, unité scoute, troupe scoute, patro,
chorale, fanfare, confrérie, harmonie, web-radio, radio associative, ong, coopérative, mutuelle,
espace, espace de vie, espace de quartier, tiers-lieu, point jeunes, point d'accueil, antenne,
cabinet, cabinet médical, hammam, onglerie, barbershop, salon, grill, tacos, fast-food,
food-truck, bazar, droguerie, quincaillerie, entrepôt, dépôt, halle, kiosque, cafétéria, cantine,
bar, bar à chicha, chicha, bodega, night-shop, night shop, tabac, presse, bureau de tabac,
taverne, guinguette, discothèque, boîte de nuit, cinéma, ciné-club, musée, galerie, atelier,
atelier vélo, manège, stade, vélodrome, patinoire, bowling, skatepark, académie, académie de
musique, conservatoire, école de devoirs, école de musique, école de boxe, école de danse, école
supérieure, école hôtelière, école de conduite, ime, itep, mecs, chrs, fjt, ehpad, esat, ceméa,
amo, service d'accrochage scolaire, centre éducatif, centre de formation, centre médical, centre
de santé, centre aéré, centre hospitalier, hôpital, polyclinique, résidence, résidence-services,
home, maison de retraite, maison familiale rurale, mfr, cfa, ifapme, cefa, couvent, abbaye,
monastère, séminaire, prieuré, presbytère, sanctuaire, oratoire, aumônerie, mission, loge,
obédience, madrasa, zaouïa, husseiniya, gurdwara, salle du royaume, institut islamique, église
orthodoxe, assemblée, temple protestant, diocèse, aumônerie protestante, compagnie, compagnie de
théâtre, ligue, groupe scout, meute, groupe folklorique, société de chasse, harmonie municipale,
batucada, banda, groupe de parole, coopérative agricole, ferme, haras, écurie, chenil, domaine,
camping, gîte, start-up, cabinet d'avocats, étude, étude notariale, crèche parentale, ludothèque
associative, épicerie sociale, friperie, ressourcerie associative, chantier, carrières,
laboratoire, fonderie, aciérie, verrerie, brasserie artisanale, distillerie, filature,
conserverie, abattoir, transporteur, déménagements, taxis-ambulances, vtc, nettoyage, sécurité
privée, gardiennage, jardins partagés, potager collectif, radio, radio locale, télé locale, webtv,
journal de quartier, gazette, union locale, section, section syndicale, amicale laïque, foyer
laïque, patronage, cercle laïque, maison de la laïcité, club house, club-house, fan-club,
moto-club, garage associatif, scop, garage solidaire, ateliers, entreprise d'insertion, chantier
d'insertion, maison d'édition, salle de concert
"""
KINDS: Final = _listed(_KINDS_TEXT)
"""Kinds that stand before the name."""

_MARKERS_TEXT: Final = """
Étoile Sportive, Étoile, Jeunesse Sportive, Entente Sportive, Entente, Avenir, Royale Union,
Royal, Royale, Stade, Boxing Club, Boxing, Judo Club, Karaté Club, Dojo, Patro, Espérance, RFC,
RCS, CS, ES, JS, ASC, USC, Cercle, Élan, Académie, Les Francs, Garage, Boulangerie, Boucherie,
Épicerie, Pizzeria, Transports, Taxis, Toitures, Maçonnerie, Plomberie, Menuiserie, Coiffure,
Snack, Imprimerie, Pneus, Cycles, Intérim, Grossiste, Froid, Télé-Boutique, SARL, SPRL, SRL, Ets,
Établissements
"""
MARKERS: Final = _listed(_MARKERS_TEXT)
"""Words that make a name of what follows them."""

_END: Final = (
    r"(?=[.,;:!?)\n]|\Z| (?:et|qui|que|a|ont|est|sont|pour|avec|à|dans|mais|pas|depuis|où|on|il|"
    r"elle|ils|j|je|tous|après|avant|chaque|m|n|se|s|y|en|sur|ce|cette|le (?:lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche))(?!\w))"
)
_SHORT: Final = re.compile(
    r"(?<![\w-])(?:(?<=\bau )|(?<=\bdu )|(?<=\ble )|(?<=\bclub )|(?<=\bl['\u2019]))(?:fc|as|us|"
    r"rfc|asc|usc|rc|rcs|sc|ac|es|js|cs|racing|olympique|sporting) [^\W\d_][\w'\u2019-]*"
)
_SMALL: Final = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(sorted((kind for kind in KINDS if " d" not in kind), key=len, reverse=True))
    + r")(?: (?!(?:de|du|des|d|et|qui|que|à|a|est|pour|avec|dans|mais|pas|"
    r"où)(?!\w))[^\W\d_][\w'\u2019-]*)"
    r"(?: [^\W\d_][\w'\u2019-]*){0,3}?" + _END
)
_CLUB: Final = re.compile(
    r"(?<![\w-])(?:(?<=\bau )|(?<=\bdu )|(?<=\ble )|(?<=\bla )|(?<=\bl['\u2019])|(?<=\bclub ))(?:"
    + "|".join(sorted((marker.lower() for marker in MARKERS), key=len, reverse=True))
    + r")(?: [^\W\d_][\w'\u2019-]*){1,4}?"
    + _END
)
_LOW_START: Final = re.compile(r"(?:\A|[.!?] |\n)[a-zà-ÿ]")
_HIGH_START: Final = re.compile(r"(?:\A|[.!?] |\n)[A-ZÀ-Þ]")


_FIRM: Final = re.compile(
    r"(?<![\w&-])(?<!\b[Cc]hez )[A-ZÀ-Þ][\w'\u2019-]{1,60}+ (?:& [A-ZÀ-Þ][\w'\u2019-]+|"
    r"(?:&|et) (?:Fils|Frères|Associés|Cie|Filles|Sœurs))(?!\w)"
)
_AT: Final = re.compile(
    r"(?<=\b[Cc]hez )(?!M\.|MM|Mmes?|Mlles?|Monsieur|Madame|Maître|Dr|"
    r"Pr)(?P<first>[A-ZÀ-Þ][\w'\u2019-]*)(?: (?:& |et |d['\u2019]|du |des |de la |de |le |la |"
    r"les )?[A-ZÀ-Þ][\w'\u2019-]*){1,3}"
)


# Ways to hold a meeting, by the names that everybody gives them.
_METHODS: Final = frozenset({"world cafe", "repair cafe", "open space", "theatre de l opprime"})
_WORD: Final = re.compile(r"[^\W_]+")


def is_body(name: str) -> bool:
    """Say whether a name is none: "SG-CIPDR", a method, or what stands between quotations."""
    closing, opening = name.find("\u00bb"), name.find("\u00ab")
    if closing >= 0 and (opening < 0 or closing < opening):
        return True  # What stands between two quotations.
    words = [
        " ".join(_WORD.findall(fold(part))) for part in (name, name.split(" et ", maxsplit=1)[0])
    ]
    if any(part in _METHODS or part in allowed_names() for part in words):
        return True
    return "-" in name and " " not in name and name.replace("-", "").isalpha() and name.isupper()


def find_small(plain: str) -> Iterator[tuple[int, int]]:
    """Yield organisations that no kind stands before: firms, clubs, and all in small letters."""
    for found in _AT.finditer(plain):
        if fold(found["first"]) not in given_names():
            yield found.span()
    for found in _FIRM.finditer(plain):
        yield found.span()
    for found in _SHORT.finditer(plain):
        yield found.span()
    if len(_LOW_START.findall(plain)) <= len(_HIGH_START.findall(plain)):
        return
    for pattern in (_SMALL, _CLUB):
        for found in pattern.finditer(plain):
            yield found.span()
