"""Words for people and cases that a small number must not stand before, in six languages.

Organisations, meetings, hours and professionals are not here: "three schools" and "two youth
workers" describe a network, "two brothers" describes a family. A *marked* noun tells more than the
number does (kinship, or a sex where the language has a general word), so even "a girl" counts one
person, while "a pupil" may be any pupil.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from node.airlock.recognisers.dutch.few_people import is_people_noun
from node.airlock.recognisers.english.people_words import person_noun
from node.airlock.recognisers.french.few_people import is_people
from node.textguard.folding import fold

__all__ = ["ARTICLES", "PEOPLE", "TWINS", "CountNoun", "find_noun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountNoun:
    """One form of a word for people or cases.

    Attributes:
        plural: Plural to write in a proposal; of a marked noun, the general word for people.
        marked: Whether an article before the singular already points at one person.
        is_plural: Whether this form can stand behind a number over one.
    """

    plural: str
    marked: bool
    is_plural: bool


PEOPLE: Mapping[str, str] = {
    "en": "people",
    "nl": "personen",
    "fr": "personnes",
    "de": "Personen",
    "es": "personas",
    "it": "persone",
}
"""The most general word for people, per language."""

ARTICLES: Mapping[str, frozenset[str]] = {
    "en": frozenset({"a", "an"}),
    "nl": frozenset({"een"}),
    "fr": frozenset({"un", "une"}),
    "de": frozenset({"ein", "eine", "einen", "einem", "einer"}),
    "es": frozenset({"un", "una"}),
    "it": frozenset({"un", "una", "uno"}),
}
"""Indefinite articles, which count one."""

TWINS: Mapping[str, frozenset[str]] = {
    "en": frozenset({"twins"}),
    "nl": frozenset({"tweeling"}),
    "fr": frozenset({"jumeaux", "jumelles"}),
    "de": frozenset({"zwillinge", "zwillingen"}),
    "es": frozenset({"gemelos", "gemelas", "mellizos", "mellizas"}),
    "it": frozenset({"gemelli", "gemelle"}),
}
"""Words that count two people without a number."""

# "singular/plural", further plural forms behind another stroke; a plus stands for a space.
_GENERAL = {
    "en": "young+person/young+people/young+persons youth/youths youngster/youngsters "
    "teenager/teenagers teen/teens adolescent/adolescents pupil/pupils student/students "
    "child/children kid/kids parent/parents family/families person/people/persons "
    "participant/participants resident/residents refugee/refugees returnee/returnees "
    "client/clients victim/victims suspect/suspects neighbour/neighbours minor/minors "
    "adult/adults member/members prisoner/prisoners detainee/detainees newcomer/newcomers "
    "convert/converts individual/individuals case/cases file/files referral/referrals "
    "incident/incidents",
    "nl": "jongere/jongeren leerling/leerlingen student/studenten scholier/scholieren "
    "kind/kinderen tiener/tieners ouder/ouders gezin/gezinnen familie/families persoon/personen "
    "deelnemer/deelnemers bewoner/bewoners inwoner/inwoners vluchteling/vluchtelingen "
    "terugkeerder/terugkeerders cliënt/cliënten slachtoffer/slachtoffers verdachte/verdachten "
    "buur/buren minderjarige/minderjarigen volwassene/volwassenen bekeerling/bekeerlingen "
    "gedetineerde/gedetineerden nieuwkomer/nieuwkomers gelovige/gelovigen mens/mensen lid/leden "
    "casus/casussen dossier/dossiers melding/meldingen geval/gevallen incident/incidenten "
    "signaal/signalen collega/collega+s vriend/vrienden vriendin/vriendinnen gast/gasten "
    "getuige/getuigen klasgenoot/klasgenoten huisgenoot/huisgenoten lotgenoot/lotgenoten "
    "vrijwilliger/vrijwilligers aanmelding/aanmeldingen klacht/klachten aangifte/aangiften "
    "dader/daders gast/gasten bezoeker/bezoekers huurder/huurders baby/baby+s oma/oma+s opa/opa+s",
    "fr": "jeune/jeunes élève/élèves étudiant/étudiants enfant/enfants adolescent/adolescents "
    "ado/ados parent/parents famille/familles personne/personnes participant/participants "
    "habitant/habitants réfugié/réfugiés mineur/mineurs adulte/adultes victime/victimes "
    "suspect/suspects voisin/voisins détenu/détenus collégien/collégiens lycéen/lycéens "
    "converti/convertis membre/membres cas/cas dossier/dossiers signalement/signalements "
    "incident/incidents",
    "de": "Jugendlicher/Jugendliche/Jugendlichen Schüler/Schüler/Schülern Kind/Kinder/Kindern "
    "Elternteil/Elternteile Familie/Familien Person/Personen Teilnehmer/Teilnehmer/Teilnehmern "
    "Teilnehmender/Teilnehmende/Teilnehmenden Bewohner/Bewohner/Bewohnern "
    "Geflüchteter/Geflüchtete/Geflüchteten Flüchtling/Flüchtlinge/Flüchtlingen "
    "Rückkehrer/Rückkehrer/Rückkehrern Klient/Klienten Opfer/Opfer/Opfern Nachbar/Nachbarn "
    "Verdächtiger/Verdächtige/Verdächtigen Minderjähriger/Minderjährige/Minderjährigen "
    "Erwachsener/Erwachsene/Erwachsenen Student/Studenten Studierender/Studierende/Studierenden "
    "Häftling/Häftlinge/Häftlingen Konvertit/Konvertiten Mensch/Menschen "
    "Mitglied/Mitglieder/Mitgliedern Heranwachsender/Heranwachsende/Heranwachsenden "
    "Fall/Fälle/Fällen Vorfall/Vorfälle/Vorfällen Meldung/Meldungen Akte/Akten",
    "es": "joven/jóvenes alumno/alumnos estudiante/estudiantes adolescente/adolescentes "
    "menor/menores familia/familias persona/personas participante/participantes vecino/vecinos "
    "refugiado/refugiados víctima/víctimas adulto/adultos preso/presos miembro/miembros "
    "caso/casos expediente/expedientes incidente/incidentes",
    "it": "giovane/giovani alunno/alunni studente/studenti bambino/bambini "
    "adolescente/adolescenti minore/minori genitore/genitori famiglia/famiglie persona/persone "
    "partecipante/partecipanti abitante/abitanti rifugiato/rifugiati vittima/vittime "
    "adulto/adulti detenuto/detenuti membro/membri caso/casi fascicolo/fascicoli "
    "incidente/incidenti segnalazione/segnalazioni",
}
_MARKED = {
    "en": "boy/boys girl/girls man/men woman/women brother/brothers sister/sisters "
    "sibling/siblings mother/mothers father/fathers son/sons daughter/daughters cousin/cousins "
    "uncle/uncles aunt/aunts nephew/nephews niece/nieces husband/husbands wife/wives lad/lads "
    "schoolgirl/schoolgirls schoolboy/schoolboys widow/widows",
    "nl": "jongen/jongens meisje/meisjes man/mannen vrouw/vrouwen broer/broers broertje/broertjes "
    "zus/zussen zusje/zusjes zuster/zusters moeder/moeders vader/vaders zoon/zonen/zoons "
    "dochter/dochters neef/neven nicht/nichten oom/ooms tante/tantes leerlinge/leerlinges "
    "studente/studentes weduwe/weduwen",
    "fr": "garçon/garçons fille/filles homme/hommes femme/femmes frère/frères sœur/sœurs "
    "mère/mères père/pères fils/fils cousin/cousins cousine/cousines oncle/oncles tante/tantes "
    "neveu/neveux nièce/nièces étudiante/étudiantes adolescente/adolescentes "
    "collégienne/collégiennes lycéenne/lycéennes participante/participantes "
    "habitante/habitantes voisine/voisines détenue/détenues mineure/mineures "
    "réfugiée/réfugiées veuve/veuves",
    "de": "Junge/Jungen/Jungs Mädchen/Mädchen Mann/Männer/Männern Frau/Frauen "
    "Bruder/Brüder/Brüdern Schwester/Schwestern Mutter/Mütter/Müttern Vater/Väter/Vätern "
    "Sohn/Söhne/Söhnen Tochter/Töchter/Töchtern Cousin/Cousins Cousine/Cousinen "
    "Onkel/Onkel Tante/Tanten Neffe/Neffen Nichte/Nichten Geschwister/Geschwister/Geschwistern "
    "Schülerin/Schülerinnen Studentin/Studentinnen Teilnehmerin/Teilnehmerinnen "
    "Nachbarin/Nachbarinnen Bewohnerin/Bewohnerinnen Witwe/Witwen",
    "es": "chico/chicos chica/chicas niño/niños niña/niñas hombre/hombres mujer/mujeres "
    "hermano/hermanos hermana/hermanas madre/madres padre/padres hijo/hijos hija/hijas "
    "primo/primos prima/primas tío/tíos tía/tías alumna/alumnas viuda/viudas",
    "it": "ragazzo/ragazzi ragazza/ragazze uomo/uomini donna/donne fratello/fratelli "
    "sorella/sorelle madre/madri padre/padri figlio/figli figlia/figlie cugino/cugini "
    "cugina/cugine zio/zii zia/zie alunna/alunne studentessa/studentesse vedova/vedove",
}

# Ends of compounds: "Grundschulkinder", "tienermeisjes". Short ends ("-fall") would catch others.
_COMPOUND_ENDS = {
    "nl": ("jongeren", "leerlingen", "kinderen", "meisjes", "jongens", "vrouwen", "gezinnen"),
    "de": ("schüler", "schülerin", "schülerinnen", "kinder", "mädchen", "familien"),
}


def _forms(language: str) -> dict[str, CountNoun]:
    forms: dict[str, CountNoun] = {}
    for table, marked in ((_GENERAL, False), (_MARKED, True)):
        for row in table[language].split():
            singular, *plurals = row.replace("+", " ").split("/")
            plural = PEOPLE[language] if marked else plurals[0]
            for form in [singular, *plurals]:
                forms[fold(form)] = CountNoun(
                    plural=plural, marked=marked, is_plural=form in plurals
                )
    return forms


_FORMS = {language: _forms(language) for language in PEOPLE}


def find_noun(words: str, *, language: str) -> CountNoun | None:
    """Return the noun that `words` are a form of, or None.

    Args:
        words: One word, or two with a space between for "young people".
        language: One of the six languages.
    """
    folded = fold(words)
    noun = _FORMS[language].get(folded)
    if noun is not None:
        return noun
    if language == "en" and person_noun(folded):
        return CountNoun(plural=PEOPLE["en"], marked=False, is_plural=True)
    for end in _COMPOUND_ENDS.get(language, ()):
        if folded.endswith(fold(end)):
            return _FORMS[language][fold(end)]
    if language == "nl" and is_people_noun(words) and (" " not in words or words[-2:] == " s"):
        return CountNoun(plural=words, marked=False, is_plural=True)
    if language == "fr" and is_people(words):
        return CountNoun(plural=PEOPLE["fr"], marked=False, is_plural=True)
    return None
