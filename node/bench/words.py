"""Words of three languages from which texts are invented, and words that no language has.

All nouns are plural and stand for places, meetings and habits, none for people: a number of people
or a name would be a finding, and a text that the airlock stops is of no use here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

__all__ = ["COINED", "LEXICONS", "Lexicon", "coined_word"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What sentences of one language are made of.

    Attributes:
        sentence: Frame with the places `adjective`, `subject`, `verb`, `object` and `manner`.
        nouns: Plural nouns.
        adjectives: In the form that stands beside any of the nouns.
        verbs: In the plural.
        manners: How, when or where; the end of a sentence.
    """

    sentence: str
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    verbs: tuple[str, ...]
    manners: tuple[str, ...]


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def _phrases(lines: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines.strip().split(","))


_DUTCH = Lexicon(
    sentence="De {adjective} {subject} {verb} de {object} {manner}.",
    nouns=_split(
        "gesprekken scholen buurten pleinen afspraken vragen overleggen lokalen wijken clubs "
        "loketten avonden cursussen lessen verenigingen huiskamers rondes brieven agenda's "
        "werkvloeren netwerken bruggen partners vormingen debatten zorgen signaleringen plannen "
        "bijeenkomsten gewoonten verhalen beelden regels moskeeën kerken bibliotheken "
        "sporthallen jeugdhuizen opleidingen ateliers keukentafels straten drempels mandaten "
        "contactpunten evaluaties oefeningen spelvormen theaterstukken workshops tentoonstellingen "
        "rapporten handreikingen routes wachttijden budgetten ruimtes stemmen woorden ideeën"
    ),
    adjectives=_split(
        "vaste open rustige lokale nieuwe gewone stille brede kleine warme trage heldere "
        "gezamenlijke korte lange vroege late eerlijke moeilijke zachte stevige informele formele "
        "wekelijkse maandelijkse persoonlijke gedeelde bescheiden zichtbare veilige nuttige"
    ),
    verbs=_split(
        "versterken openen dragen vullen zoeken verbinden volgen bespreken verbeteren ontlasten "
        "voorbereiden verklaren delen bewaken vertragen herhalen begeleiden verhelderen tonen "
        "ondersteunen onderzoeken verdiepen verbreden vereenvoudigen"
    ),
    manners=_phrases(
        "zonder haast, met geduld, op de werkvloer, in het buurthuis, na schooltijd, "
        "voor de zomer, bij de koffie, in gewone taal, met open deuren, zonder oordeel, "
        "langs bestaand overleg, "
        "op neutraal terrein, met een vast gezicht, in klein gezelschap, dicht bij huis, "
        "aan het einde van de week, met steun van het bestuur, in alle openheid"
    ),
)
_FRENCH = Lexicon(
    sentence="Les {subject} {adjective} {verb} les {object} {manner}.",
    nouns=_split(
        "rencontres écoles quartiers places accords questions réunions salles clubs guichets "
        "soirées ateliers cours associations permanences tournées lettres agendas équipes réseaux "
        "passerelles partenaires formations débats soucis projets habitudes récits images règles "
        "mosquées églises bibliothèques gymnases foyers apprentissages cuisines rues seuils "
        "mandats relais bilans exercices jeux spectacles expositions rapports guides parcours "
        "délais budgets espaces voix paroles idées démarches pratiques outils chartes"
    ),
    adjectives=_split(
        "stables calmes simples larges modestes solides utiles sincères difficiles visibles "
        "proches rapides tranquilles durables multiples communes souples fragiles honnêtes "
        "efficaces sensibles mobiles rares libres paisibles"
    ),
    verbs=_split(
        "renforcent ouvrent portent nourrissent cherchent relient suivent discutent améliorent "
        "soulagent préparent expliquent partagent protègent ralentissent répètent accompagnent "
        "éclairent montrent soutiennent explorent approfondissent élargissent simplifient"
    ),
    manners=_phrases(
        "sans hâte, avec patience, sur le terrain, à la maison de quartier, après la classe, "
        "avant la pause, autour d'un café, en langage courant, portes ouvertes, sans jugement, "
        "dans les instances existantes, en terrain neutre, avec le soutien de la mairie, "
        "en petit comité, près du domicile, en fin de semaine, en toute transparence, pas à pas"
    ),
)
_ENGLISH = Lexicon(
    sentence="The {adjective} {subject} {verb} the {object} {manner}.",
    nouns=_split(
        "conversations schools streets squares agreements questions meetings rooms districts clubs "
        "desks evenings courses lessons associations kitchens rounds letters agendas workplaces "
        "networks bridges partnerships trainings debates worries plans gatherings habits stories "
        "pictures rules mosques churches libraries gyms workshops thresholds mandates contacts "
        "reviews exercises games plays exhibitions reports guides routes delays budgets spaces "
        "voices words ideas approaches practices tools charters doorsteps timetables"
    ),
    adjectives=_split(
        "steady open calm local new ordinary quiet broad modest warm slow clear shared short long "
        "early late honest difficult gentle firm informal formal weekly monthly personal visible "
        "safe useful patient reliable"
    ),
    verbs=_split(
        "strengthen open carry fill seek connect follow discuss improve relieve prepare explain "
        "share guard slow repeat guide clarify show support explore deepen widen simplify"
    ),
    manners=_phrases(
        "without haste, with patience, on the ground, in the community centre, after school, "
        "before the summer, over coffee, in plain language, with open doors, without judgement, "
        "through existing meetings, on neutral ground, with a familiar face, in small company, "
        "close to home, at the end of the week, with the council behind it, in all openness"
    ),
)

LEXICONS: Final[Mapping[str, Lexicon]] = MappingProxyType(
    {"nl": _DUTCH, "fr": _FRENCH, "en": _ENGLISH}
)
"""By language tag."""

_HEADS = _split(
    "bral crom dwil flan gresk hulm jort klev lomb mirf nulk prast quim rolf skrin tromp ulv vlim "
    "wulg yst zorm blef drunt frisk glonk kwast plimp snork stolm twelk"
)
_MIDDLES = _split(
    "a o i u ado eri ilo oma ure ani eto ibu oku ari ela imo ota uda abe eco idu ofa uri azo"
)
_TAILS = _split(
    "bels donk fels gurt hamps kens lops munt nips purks rasten sels tomps vets wicks zens brols "
    "clunks drifs flunten grops plons skels stips tricks vlons"
)

COINED: Final = len(_HEADS) * len(_MIDDLES) * len(_TAILS)
"""How many coined words there are."""


def coined_word(place: int) -> str:
    """Return one coined word, so that an index meets as many rare words as real towns write.

    Args:
        place: From 0 to `COINED` less one.
    """
    place, tail = divmod(place, len(_TAILS))
    head, middle = divmod(place, len(_MIDDLES))
    return _HEADS[head] + _MIDDLES[middle] + _TAILS[tail]
