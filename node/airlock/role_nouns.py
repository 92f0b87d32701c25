"""What people do, where it stands right before their name: with the name gone, that is enough.

"The youth worker Samira Haddad" becomes "the youth worker"; no phrase has to take her place.
"""

import re
from functools import cache
from typing import Final

from node.textguard.folding import fold

__all__ = ["is_role_before_name"]

# Ends of words, folded: "jongerenwerker" and "straathoekwerker" both end in "werker".
_ENDS: Final = {
    "en": """
worker workers coach mentor trainer teacher officer counsellor counselor coordinator manager
leader imam priest pastor rabbi headteacher principal director chair chairman chairwoman
chairperson secretary treasurer volunteer neighbour neighbor colleague mother father brother
sister son daughter uncle aunt cousin mum dad grandmother grandfather psychologist nurse doctor
student pupil caretaker guard janitor captain player facilitator journalist reporter mayor
researcher
""",
    "nl": """
werker werkster coach mentor trainer trainster leraar lerares leerkracht docent docente juf
meester agent agente begeleider begeleidster hulpverlener hulpverleenster coordinator imam
pastoor dominee priester rabbijn directeur directrice voorzitter voorzitster secretaris
penningmeester vrijwilliger vrijwilligster buurman buurvrouw collega moeder vader broer zus zoon
dochter oom tante neef nicht oma opa mama papa psycholoog psychologe verpleegkundige consulent
consulente opvoeder opvoedster leerling student studente conciergerie concierge bewaker aanvoerder
journalist journaliste burgemeester onderzoeker onderzoekster vriend vriendin
""",
    "fr": """
educateur educatrice animateur animatrice coordinateur coordinatrice mediateur mediatrice
intervenant intervenante professeur professeure enseignant enseignante instituteur institutrice
directeur directrice proviseur principal principale president presidente secretaire tresorier
tresoriere imam cure pretre pasteur rabbin entraineur entraineuse coach mentor benevole voisin
voisine collegue mere pere frere soeur fils fille oncle tante cousin cousine psychologue
infirmier infirmiere agent agente gardien gardienne concierge eleve etudiant etudiante
journaliste maire conseiller conseillere formateur formatrice referent referente travailleur
travailleuse
""",
    "de": """
arbeiter arbeiterin padagoge padagogin lehrer lehrerin trainer trainerin mentor mentorin coach
berater beraterin betreuer betreuerin koordinator koordinatorin leiter leiterin imam pfarrer
pfarrerin pastor pastorin rabbiner direktor direktorin vorsitzende vorsitzender ehrenamtliche
ehrenamtlicher nachbar nachbarin kollege kollegin mutter vater bruder schwester sohn tochter onkel
tante cousin cousine psychologe psychologin beamte beamtin beamter schuler schulerin student
studentin hausmeister hausmeisterin journalist journalistin burgermeister burgermeisterin
helfer helferin erzieher erzieherin sozialarbeiter moderator moderatorin referent referentin
""",
}
_LAST: Final = re.compile(r"([^\W\d_]{2,40})[ \u00a0]\Z")
_SHORTEST_END: Final = 5
"""Fewest letters of an end that also stands behind other letters: "Sohn" does not end "Mohn"."""


def is_role_before_name(before: str, *, language: str) -> bool:
    """Say whether a text ends with what somebody does, and a space.

    Args:
        before: The text in front of a name.
        language: Primary subtag of the text.
    """
    found = _LAST.search(before)
    if found is None or language not in _ENDS:
        return False
    word, ends = fold(found[1]), _ends(language)
    return word in ends or word.endswith(tuple(end for end in ends if len(end) >= _SHORTEST_END))


@cache
def _ends(language: str) -> frozenset[str]:
    return frozenset(_ENDS[language].split())
