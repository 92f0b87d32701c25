"""Dutch: ages, relatives, offices, origins, counts, days, events and numbers in many forms.

Everybody and everything here is invented. What is found has to cover at least half of the words.
"""

from time import process_time

import pytest

from node.airlock.findings import FindingType
from node.airlock.recognisers import Recogniser
from node.airlock.recognisers.counts import SmallCounts
from node.airlock.recognisers.dates import DatesAndAges
from node.airlock.recognisers.events import Events
from node.airlock.recognisers.names import Names
from node.airlock.recognisers.organisations import Organisations
from node.airlock.recognisers.patterns import Patterns
from node.airlock.recognisers.places import Places
from node.airlock.recognisers.roles import Roles
from tests.node.airlock.invented_register import context, register, spans

NOBODY = register()


def covered(recogniser: Recogniser, marked: str) -> float:
    """Return what part of the words in brackets is found."""
    before, words, behind = marked.replace("]", "[").split("[")
    start, end = len(before), len(before) + len(words)
    found = {
        at
        for _excerpt, match in spans(
            recogniser, before + words + behind, context("nl", known=NOBODY)
        )
        for at in range(match.start, match.end)
    }
    letters = [at for at in range(start, end) if (before + words + behind)[at].isalnum()]
    return sum(at in found for at in letters) / len(letters)


def found(recogniser: Recogniser, text: str) -> list[str]:
    return [excerpt for excerpt, _match in spans(recogniser, text, context("nl", known=NOBODY))]


@pytest.mark.parametrize(
    "marked",
    [
        "Hij is [zestien] en blijft thuis.",
        "Ze was [net achttien] toen het gebeurde.",
        "De jongen, die [bijna veertien] is, komt vaak.",
        "Toen hij [zeventien] was, stopte hij.",
        "Hij is [zestien en een half], zei zijn oom.",
        "De knul, [nog geen vijftien], kwam alleen.",
        "Die ene is nog maar [13] hé, dus rustig.",
        "Ze is [36] geworden in de cel.",
        "[Midden dertig], schat ik, en getrouwd.",
        "Een man van [in de vijftig] deed open.",
        "Een [twintiger] uit de straat hielp mee.",
        "Op [haar zestiende] ging ze weg.",
        "Hij is [geboren in 2006] en woont hier.",
        "De jongste is [acht maanden] oud.",
        "[Zes] is hij, en al zo wijs.",
        "Een meisje (m, [16]) belde ons.",
        "Een [16-jarig] meisje belde ons.",
        "Ze zit [in het vijfde middelbaar] nu.",
        "Hij doet [vijf vwo] en wil stoppen.",
        "Zijn broer zit in [havo 3] daar.",
        "Een leerling uit [5 humane] tekende het.",
        "Ze zit in [4 TSO] en hij niet.",
        "Hij volgt [mbo niveau 2] in de stad.",
        "Een [derdejaars] vroeg om hulp.",
        "Het kind zit in [de tweede kleuterklas] daar.",
        "Hij zit in [3B] sinds kort.",
    ],
)
def test_the_age_of_one_person_is_found_however_it_is_told(marked: str) -> None:
    assert covered(DatesAndAges(), marked) >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "De groep is voor jongeren van 12 tot 16 jaar.",
        "Inloop voor 12- tot 15-jarigen.",
        "We vieren het tienjarig bestaan.",
        "De zaal is 12 meter lang.",
        "Lokaal 3B is vrij.",
        "Leerlingen uit groep 7 en 8 kwamen langs.",
        "Een moeder van vier kinderen sprak.",
        "Van 15 jaar en ouder.",
    ],
)
def test_bands_of_ages_lengths_and_classes_are_no_age(text: str) -> None:
    ages = [
        excerpt
        for excerpt, match in spans(DatesAndAges(), text, context("nl", known=NOBODY))
        if match.type is FindingType.AGE
    ]
    assert ages == []


@pytest.mark.parametrize(
    "marked",
    [
        "[Zijn oudste zus] blijft ons aanspreekpunt.",
        "[Zijn tweelingbroer] was weg.",
        "Bij haar, van wie [de man] dat zei.",
        "[Schoonmoeder] woont in.",
        "[Tante langs moederskant] was er ook.",
        "Dat is [de kleine van de kapper] daar.",
        "Hij sliep bij [zijn bomma] die week.",
        "Ze belde [haar ex-vriend] op.",
        "[De moeder] belde later terug.",
        "[De tante waar hij logeert] werkt hier.",
        "Ze is [haar oudste] kwijt.",
        "[De weduwe van de slager] weet het.",
        "Hij is [de zoon van een visser] uit het dorp.",
        "[Hun stiefvader] heeft een verbod.",
        "[Zijn voogd] had het voorspeld.",
        "[Zijn bokstrainer] hoorde het.",
        "[De scoutsleider] kwam mee.",
        "[De penningmeester van die stichting] hielp.",
        "Hij is [de koster van de kerk] daar.",
        "Zij is [de spil van de naaikring] in het dorp.",
        "[De begeleidster van de nachtopvang] gaf het nummer.",
        "[De scriba van Sint-Quackel] vond het jeugdig.",
        "[De godsdienstleerkracht van basisschool Zwaluwbos] sprak.",
        "[De voorganger van moskee An-Quackel] kwam.",
        "Zij is [de enige theologe in het korps] hier.",
        "Hij is [de enige leerling met een thuisschoolverleden] daar.",
        "Zij was [de eerste vrouwelijke shiftleider in de mijn] ooit.",
        "[De oudste van hen] belt soms.",
        "Hij is [de enige die Tsjetsjeens spreekt] hier.",
        "Vraag het aan [onze vertrouwensleerkracht] hier.",
    ],
)
def test_relatives_offices_of_small_bodies_and_only_ones_are_found(marked: str) -> None:
    assert covered(Roles(), marked) >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "De coördinator van de stad belt terug.",
        "De burgemeester van Gent kwam kijken.",
        "De directeur van de GGD schuift aan.",
        "De voorzitter van de vergadering dankt iedereen.",
        "Een leerling en zijn mentor praten samen.",
        "Leerlingen en hun ouders krijgen een brief.",
        "De enige manier is wachten.",
        "De eerste stap van het plan is klaar.",
        "Het laatste gesprek duurde lang.",
        "De Turkse gemeenschap vierde feest.",
        "De folder is er in het Turks en het Arabisch.",
        "De Franse politie nam het over.",
        "Marokkaanse en Turkse moeders kwamen samen.",
        "Zij is lid van de gemeenteraad.",
        "De Europese strategie is nieuw.",
    ],
)
def test_public_offices_groups_languages_and_things_are_nobody(text: str) -> None:
    assert found(Roles(), text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "[Een Eritrese statushouder] hielp mee.",
        "[Een Roma-moeder] vroeg dat.",
        "Hij is al lang [sjiiet] en zwijgt.",
        "[Een bekeerde Antwerpenaar] gaf uitleg.",
        "[Een Syrisch-orthodoxe jongen] kwam.",
        "[Een Pakistaanse oud-leerling] hielp.",
        "Hij is [zoon van gevluchte Tsjetsjenen] hier.",
        "Een meisje [van Albanese komaf] bleef.",
        "[Een leerlinge die zich een jaar eerder bekeerd had] sprak.",
        "Hij is zelf [Congolese pinksterpastor] en blij.",
        "[Een oud-gereformeerde weduwe] zong.",
        "Indruk: [streng katholiek], gastvrij.",
        "Ze is [geboren op Ambon] en weet dat.",
        "Ze bleek [zelf bekeerd], en dat hielp.",
        "[Een voormalig jehova's getuige] kwam vertellen.",
        "Ik wist niet dat hij [Koptisch] is.",
        "[Een jongen uit Somalië] bleef.",
        "Ze zag [een marokkaanse jongen] lopen.",
        "Hij was [lid van een gesloten telegramgroep] toen.",
        "Hij noemt zich [salafist] sinds kort.",
        "Il est venu avec [un réfugié kurde] hier.",
    ],
)
def test_the_origin_belief_or_scene_of_one_person_is_found(marked: str) -> None:
    assert covered(Roles(), marked) >= 0.5


@pytest.mark.parametrize(
    "marked",
    [
        "Er kwam [een zestal vrijwilligers] helpen.",
        "Van hen stapten er [3] voortijdig uit.",
        "Tussen [hen beiden] loopt het stroef.",
        "Er zaten [nog geen tien vrouwen] in.",
        "Er stelden er [amper zes] een vraag.",
        "[Een man of zes] heeft bezwaar.",
        "Er is een vriendengroep van [zeven of acht] hier.",
        "Wij waren met [7] die dag.",
        "[Op drie na alle gezinnen] bleven.",
        "Meisjes: [4]",
        "Grootvader, 77, en [twee kleinkinderen] waren thuis.",
        "[5 jongens en 2 meisjes] deden mee.",
        "[Geen van beiden] wilde praten.",
    ],
)
def test_few_people_are_found_however_they_are_counted(marked: str) -> None:
    assert covered(SmallCounts(), marked) >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "De evaluatie kent vijf vragen, waarvan één open.",
        "Er zijn er 3 per school.",
        "We gaven minder dan tien lessen.",
        "Een moeder die zich zorgen maakt belt ons.",
        "De groep van 8 tot 11 jaar start.",
        "Alle drie de scholen deden mee.",
    ],
)
def test_things_bands_and_anybody_are_not_counted(text: str) -> None:
    assert found(SmallCounts(), text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "We bellen [aanstaande vrijdag] terug.",
        "Nieuwe sessie [maandag over twee weken] daar.",
        "Pas op [de vooravond van de vorming] mocht het.",
        "Hij verdween [vrijdag jl.] uit huis.",
        "Het was [de ochtend na de inval] stil.",
        "Hij viel [in de nacht van zaterdag op zondag] aan.",
        "Ze kwam [op de veertiende].",
        "Hij vertrok op [eenentwintig maart] ineens.",
        "Het was [de week voor de paasvakantie] gebeurd.",
        "Hij belde [daags na de begrafenis] op.",
    ],
)
def test_a_day_told_by_another_day_is_found(marked: str) -> None:
    assert covered(DatesAndAges(), marked) >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "- Dinsdag en donderdag: inloop.",
        "- Eerste zaterdag van de maand: ontbijt.",
        "Op maandag en donderdag zijn we in Zutphen.",
        "Woensdag is onze vergaderdag.",
        "Sinterklaas zorgt elk jaar voor discussie.",
        "Voor Dodenherdenking maken we een lespakket.",
        "Zes weken later een terugkomles.",
    ],
)
def test_days_of_a_plan_and_feasts_as_themes_are_left_alone(text: str) -> None:
    assert found(DatesAndAges(), text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Het begon met [de ruzie om de spandoeken] toen.",
        "Ze was er [toen de trein gekaapt werd] bij.",
        "Het werd [de afgelaste finale in juni] daarna.",
        "Na [de dreigbrief in de brievenbus van het gebedshuis] bleef het stil.",
        "Sinds [die avond aan het tankstation] zwijgt hij.",
        "Dat was na [de couppoging in juli 2016] zo.",
        "Het ging over [het bombardement op de luchthaven] daar.",
    ],
)
def test_what_happened_once_is_found_in_any_of_its_forms(marked: str) -> None:
    assert covered(Events(), marked) >= 0.5


@pytest.mark.parametrize(
    "marked",
    [
        "De melding stond onder [24-07719] al.",
        "Het bestaat onder [RON-JW/118] dus.",
        "Kenmerk [2 0 2 4 - 1 1 3 8] hier.",
        "De code is bijvoorbeeld [KOR-B-17] dus.",
        "Hij staat als [DV-2O25-l7] vermeld.",
        "Cliëntnummer [88213] is van haar.",
        "Referte: [485a2d3731] intern.",
        "Nummer [0486 / 2g I7 4O] staat er.",
    ],
)
def test_a_number_of_a_file_is_found_in_any_form(marked: str) -> None:
    assert covered(Patterns(), marked) == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Schooljaar 2023-2024 was druk.",
        "Verordening (EU) 2016/679 geldt.",
        "Sinds COVID-19 werken we online.",
        "Zaal 0.14 is vrij.",
        "We zijn 24/7 open.",
        "Er kwamen 1.240 leerlingen.",
        "Bel de politie op 0900-8844 daarvoor.",
        "Met m.vr.gr. van ons.",
    ],
)
def test_years_laws_rooms_amounts_and_service_lines_are_no_number_of_anybody(text: str) -> None:
    assert found(Patterns(), text) == []


@pytest.mark.parametrize(
    ("recogniser", "marked"),
    [
        (Organisations(), "Hij leest in de [al quackel-moskee] daar."),
        (Organisations(), "De directie van [vrije basisschool De Zwaluw] belde."),
        (Organisations(), "Hij speelt bij [RKSV Sint-Quackel] nu."),
        (Organisations(), "Ze werkt bij [kringloop Al Zwaluw] sinds kort."),
        (Places(), "Het adres is [Zwaluwbossingel 8A, tweede verdieping]."),
        (Places(), "We gingen naar [Tweede Zwaluwdwarsstraat bus 301] toen."),
        (Places(), "Kom naar [STEENWEG OP QUACKEL 7 HUIS] dan."),
        (Names(), "Het was [Johannes-Quirijn Quackelbeen] zelf."),
        (Names(), "Ze sprak met [Ludmila Quackova, geboren Zwirbel] daar."),
        (Names(), "Verwijder ook #[annapeeters] hier."),
        (Names(), "Het was [Al-Quackels] fiets."),
    ],
)
def test_names_are_found_whole(recogniser: Recogniser, marked: str) -> None:
    assert covered(recogniser, marked) == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Het ministerie van Onderwijs betaalt mee.",
        "We volgden de module Motiverende Gespreksvoering samen.",
        "De folder is er in het Turks, Pools en Frans.",
        "De Wpg en de Wjsg gelden hier niet.",
        "We reden met De Lijn naar zee.",
    ],
)
def test_ministries_methods_languages_and_laws_name_nobody(text: str) -> None:
    assert [*found(Names(), text), *found(Places(), text)] == []


@pytest.mark.parametrize(
    "piece",
    ["de oude ", "toen hij ", "zijn oudste ", "een Syrische ", "A-1", "er zijn er ", "#abc "],
)
def test_a_long_text_of_one_piece_is_read_in_seconds(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    for recogniser in (Roles(), DatesAndAges(), SmallCounts(), Events(), Patterns(), Names()):
        began = process_time()
        found(recogniser, text)
        assert process_time() - began < 8
