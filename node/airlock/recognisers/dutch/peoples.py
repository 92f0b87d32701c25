"""Dutch words for where somebody is from, what somebody believes, and where somebody belongs.

Adjectives are in their short form; how they are inflected is made here. Words are complete as far
as the countries of the world go, and name what prevention texts say of beliefs, papers and scenes.
"""

import re
from typing import Final

from babel import Locale

__all__ = ["ADJECTIVE", "BELIEVER", "COUNTRY", "DEMONYM", "FAITH", "HALF", "RELIGIOUS", "STATUS"]

_ORIGIN_WORDS: Final = """
Afghaans Afrikaans Albanees Algerijns Amerikaans Andorrees Angolees Antilliaans Arabisch
Argentijns Armeens Arubaans Aramees Aziatisch Assyrisch Australisch Azerbeidzjaans Bahreins
Bengaals Bangladees Barbadiaans Belgisch Beninees Berbers Boliviaans Bosnisch Botswaans Braziliaans
Brits Bulgaars Burkinees Burundees Birmees Cambodjaans Canadees Caribisch Centraal-Afrikaans
Chileens Chinees Colombiaans Comorees Congolees Cubaans Curaçaos Cypriotisch Dagestaans Deens
Djiboutiaans Dominicaans Druzisch Duits Ecuadoraans Egyptisch Engels Eritrees Ests Ethiopisch
Europees Filipijns Fins Frans Gabonees Gambiaans Georgisch Ghanees Grieks Guatemalteeks Guinees
Guyaans Haïtiaans Hongaars Iers IJslands Indiaas Indisch Indonesisch Ingoesjetisch Iraaks Iraans
Israëlisch Italiaans Ivoriaans Jamaicaans Japans Javaans Jemenitisch Joegoslavisch Jordaans
Kaapverdisch Kameroens Kaukasisch Kazachs Keniaans Kirgizisch Koerdisch Koeweits Koreaans Kosovaars
Kroatisch Laotiaans Lets Libanees Liberiaans Libisch Litouws Luxemburgs Macedonisch
Malagassisch Maleisisch Malinees Maltees Marokkaans Mauritaans Mexicaans Moldavisch Mongools
Montenegrijns Mozambikaans Molukse Moluks Moors Namibisch Nepalees Nicaraguaans Nigerees
Nigeriaans Noord-Afrikaans Noors Oegandees Oekraïens Oezbeeks Oeigoers Omaans Oost-Europees
Oostenrijks Pakistaans Palestijns Papoea Paraguayaans Pasjtoens Perzisch Peruaans Peruviaans Pools
Portugees Punjabi Riffijns Rif-Berbers Roemeens Roma Russisch Rwandees Saoedisch Saudisch Schots
Scandinavisch Senegalees Servisch Siciliaans Sierra-Leoons Singalees Sint-Maartens Slavisch
Sloveens Slowaaks Soedanees Somalisch Somalilands Spaans Srilankaans Sri-Lankaans Surinaams
Syrisch Tadzjieks Tamil Tamils Tanzaniaans Thais Tibetaans Togolees Tsjadisch Tsjechisch
Tsjetsjeens Tunesisch Turkmeens Turks Turkstalig Arabischtalig Franstalig anderstalig Ugandees
Uruguayaans Venezolaans Vietnamees Vlaams Waals Brussels Limburgs Brabants Fries Hollands Zeeuws
Nederlands Wit-Russisch Belarussisch Zaïrees Zambiaans Zimbabwaans Zuid-Afrikaans Zweeds Zwitsers
Koptisch Balkan Maghrebijns Noord-Afrikaans West-Afrikaans Oost-Afrikaans Latijns-Amerikaans
Zuid-Amerikaans Hazara Yezidi Jezidisch Sinti Bulgaars-Turks Molukker Bask Catalaans Toeareg
Amazigh Ashkenazisch Sefardisch Hindoestaans Creools Marron Javaans-Surinaams Chaldeeuws
"""
# Of no country one is new in: "een Belgische moeder", "de Nederlandse collega" say little.
_HOME_WORDS: Final = """
Belgisch Nederlands Vlaams Brussels Limburgs Brabants Hollands Zeeuws Europees Waals
"""
_HOME: Final = frozenset(_HOME_WORDS.split())
_FAITH_WORDS: Final = """
islamitisch moslim joods christelijk katholiek rooms-katholiek protestants gereformeerd hervormd
evangelisch evangelicaal orthodox Grieks-orthodox Russisch-orthodox Syrisch-orthodox
Servisch-orthodox Roemeens-orthodox orthodox-joods ultraorthodox chassidisch koptisch maronitisch
apostolisch hindoeïstisch boeddhistisch sjiitisch soennitisch salafistisch wahabitisch alevitisch
jezidisch soefistisch atheïstisch vrijzinnig ongelovig gelovig praktiserend diepgelovig
strenggelovig bekeerd kersvers-bekeerd gesluierd vrijgemaakt doopsgezind luthers mormoons
ahmadi sikh pinkster baptistisch charismatisch antroposofisch hindoestaans bevindelijk
jihadistisch extreemrechts extreem-rechts ultrarechts rechts-extremistisch rechtsextremistisch
extreemlinks linksradicaal neonazistisch fascistisch geradicaliseerd radicaliserend uitgereisd
teruggekeerd veroordeeld uitgeprocedeerd ongedocumenteerd illegaal staatloos gevlucht geadopteerd
allochtoon autochtoon zwart donker gekleurd biculturele homoseksueel lesbisch biseksueel
transgender queer non-binair dakloos anarchistisch soeverein complotgelovig
"""
# Said of anybody or of things as well, so that only a noun for one person beside it counts.
_NOUNS_OF_PEOPLE: Final = """
Afghaan Afrikaan Albanees Algerijn Amerikaan Angolees Antilliaan Arabier Arameeër Argentijn
Armeniër Arubaan Assyriër Aziaat Australiër Azerbeidzjaan Azeri Bengaal Bangladeshi Berber Belg
Belgische Bosniër Braziliaan Brit Bulgaar Burundees Burkinees Cambodjaan Canadees Chileen Chinees
Colombiaan Congolees Cubaan Curaçaoënaar Cyprioot Dagestaan Deen Dominicaan Duitser Egyptenaar
Eritreeër Est Ethiopiër Filipijn Filipino Fin Fransman Française Fransoos Gambiaan Georgiër Ghanees
Griek Guineeër Haïtiaan Hazara Hongaar Ier IJslander Indiër Indonesiër Ingoesj Irakees Iraki
Iraniër Israëli Israëliër Italiaan Ivoriaan Jamaicaan Japanner Jemeniet Jordaniër Joegoslaaf
Kaapverdiër Kameroener Kazach Keniaan Koerd Koreaan Kosovaar Kroaat Laotiaan Let Libanees Liberiaan
Libiër Litouwer Macedoniër Maghrebijn Malinees Maleisiër Marokkaan Mauritaniër Mexicaan Moldaviër
Molukker Mongool Montenegrijn Nepalees Nigeriaan Nigerees Noor Oegandees Oeigoer Oekraïner Oezbeek
Oostenrijker Pakistaan Pakistani Palestijn Papoea Pasjtoen Perzier Peruaan Pool Portugees Punjabi
Riffijn Roemeen Rohingya Rus Russin Rwandees Saoedi Schot Senegalees Serviër Serf Singalees Sloveen
Slowaak Soedanees Somaliër Somali Spanjaard Surinamer Syriër Tadzjiek Tamil Tanzaniaan Thai
Tibetaan Togolees Tsjaad Tsjech Tsjetsjeen Tunesiër Turk Turkin Turkmeen Ugandees Venezolaan
Vietnamees Waal Wit-Rus Zairees Zambiaan Zigeuner Zimbabwaan Zuid-Afrikaan Zweed Zwitser
Toeareg Bask Catalaan Hutu Tutsi Sinto Creool Hindoestaan Javaan Marron
"""
_BELIEVER_WORDS: Final = """
moslim moslima ex-moslim ex-moslima moslimbroeder jood jodin christen christin ex-christen katholiek
protestant gereformeerde hervormde evangelicaal evangelist baptist pinksterchristen kopt maroniet
hindoe boeddhist sjiiet soenniet salafist salafiste ex-salafist wahabiet aleviet alevi jezidi
jezidische yezidi soefi ahmadi sikh mormoon jehovagetuige soeni druze bahai rastafari atheïst
atheïste agnost afvallige bekeerling bekeerlinge bekeerde herintreder gelovige ongelovige
jihadist jihadiste ex-jihadist jihadi jihadbruid kalifaatkind kalifaatvrouw Syriëganger
Syriëgangster Syriëstrijder Syriëstrijdster ex-Syriëganger ex-Syriëstrijder terugkeerder
terugkeerster teruggekeerde uitreiziger uitreizigster IS-vrouw IS-strijder IS-weduwe IS-ganger
IS-sympathisant ISIS-sympathisant IS-aanhanger strijder oud-strijder ex-strijder
Jehova's_getuige jehova's_getuige getuige_van_Jehova Bondsman
bondsman Gereformeerde-Bondsman gereformeerde-bondsman kloosterling ronselaar
prediker haatprediker neonazi ex-neonazi nazi skinhead ex-skinhead hooligan ex-hooligan ultra
extremist extremiste ex-extremist rechts-extremist rechtsextremist ex-rechtsextremist
links-extremist radicaal geradicaliseerde incel prepper soeverein complotdenker complotdenkster
complottheoreticus viruswaanzinnige antivaxer wappie anarchist anarchiste antifascist communist
maoïst marxist identitair white-supremacist satanist accelerationist dierenactivist eco-activist
klimaatactivist PKK'er Gülenist gülenist uittreder uittreedster uitstapper oud-lid ex-lid
bendelid ex-bendelid motorclublid sekteled sektelid ex-sektelid drilrapper kraker separatist
nationalist jihadronselaar
"""
_STATUS_WORDS: Final = """
vluchteling vluchtelinge oorlogsvluchteling asielzoeker asielzoekster statushouder nieuwkomer
anderstalige illegaal sans-papier transmigrant migrant migrante arbeidsmigrant gastarbeider
gezinshereniger amv'er amv nbmv uitgeprocedeerde ongedocumenteerde staatloze adoptiekind
geadopteerde ex-gedetineerde ex-gevangene ex-delinquent ex-crimineel ex-verslaafde gedetineerde
veroordeelde geïnterneerde ontsnapte woonwagenbewoner woonwagenbewoonster zigeuner zigeunerin
expat lesbienne homo homoseksueel transvrouw transman transgender transmeisje transjongen
travestiet non-binair dakloze thuisloze oorlogswees weeskind kindsoldaat ex-kindsoldaat
dienstweigeraar deserteur veteraan oud-militair ex-militair ex-legionair legionair overlevende
vreemdeling buitenlander repatriant derdelander EU-burger autist
"""


def _inflected(word: str) -> str:
    """Return an adjective as a pattern for both its forms: "Chinees", "Chinese"."""
    if word.endswith("ees"):
        return f"{word[:-3]}e(?:es|se)"
    if word.endswith(("aal", "oon")):
        return f"{word[:-2]}(?:{word[-2:]}|{word[-1]}e)"
    return f"{word}e?" if word[-1] in "sdthkgnmprl" else word


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_ORIGINS: Final = [word for word in _ORIGIN_WORDS.split() if word not in _HOME]
HALF: Final = _any([re.escape(word) for word in _ORIGIN_WORDS.split()])
"""An adjective of any country in its short form: the first half of "Turks-Nederlandse"."""

ADJECTIVE: Final = (
    rf"(?:(?:half-?|{HALF}|oer|etnisch|on)-?)?(?:{_any([_inflected(word) for word in _ORIGINS])})"
    rf"(?:-(?:orthodoxe?|katholieke?|joodse?|islamitische?|"
    rf"{_any([_inflected(w) for w in _ORIGIN_WORDS.split()])}))?"
    rf"|(?:{HALF})-(?:{_any([_inflected(word) for word in _ORIGIN_WORDS.split()])})"
)
"""An adjective of a country or a people, both its forms, with what is written onto it."""

RELIGIOUS: Final = (
    rf"(?:(?:oud|streng|ultra|ex|niet|diep|vrij|nieuw|half|"
    rf"licht)-?)?(?:{_any([_inflected(w) for w in _FAITH_WORDS.split()])})"
)
"""An adjective of a belief, of papers, of a scene."""


def _demonym(word: str) -> str:
    if word.endswith("ees"):
        return f"{word[:-3]}e(?:es|se)"
    if word.endswith(("aan", "ijn", "een")):
        return f"{word}(?:se)?"
    return word


DEMONYM: Final = _any(
    [
        *(_demonym(word) for word in _NOUNS_OF_PEOPLE.split()),
        # A woman is called by the adjective: "een Syrische".
        *(
            _inflected(word).replace("e?", "e").replace("(?:es|se)", "se")
            for word in _ORIGIN_WORDS.split()
            if word.endswith(("s", "sch"))
        ),
    ]
)
"""A man or a woman of a country or a people, as a noun with a capital."""

BELIEVER: Final = _any([re.escape(word.replace("_", " ")) for word in _BELIEVER_WORDS.split()])
"""Whoever believes something or belongs to a scene, as a noun."""

STATUS: Final = _any([re.escape(word) for word in _STATUS_WORDS.split()])
"""Whoever came, stays or was sentenced under the law, as a noun."""

FAITH: Final = (
    r"(?:de islam|het christendom|het jodendom|het katholicisme|het boeddhisme|het geloof|het "
    r"salafisme|het soefisme|de koptische kerk|jehova['\u2019]s getuigen|het hindoeïsme|het "
    r"protestantisme|de orthodoxie|Allah|een sekte|de sharia|het sjiisme)"
)
"""A belief that somebody turns to."""

_NEAR: Final = frozenset(
    {"Nederland", "België", "Luxemburg", "Europese Unie", "Eurozone", "wereld"}
)
_LANDS: Final = """
Tsjetsjenië Koerdistan Dagestan Ingoesjetië Palestina Gaza de_Gazastrook de_Westbank
de_Westelijke_Jordaanoever het_Rifgebergte de_Rif Anatolië de_Balkan Kosovo Congo Birma de_Oeral
de_Donbas Donetsk de_Krim Aleppo Damascus Raqqa Homs Idlib Kobani Mosul Bagdad Kaboel Kandahar
Mogadishu Grozny Asmara Kinshasa Nador Casablanca Tanger Berkane Oujda Al_Hoceima Emirdağ
Emirdag Istanboel Istanbul Ankara Teheran Beiroet Caïro Marioepol Charkov Charkiv Kiev Kyiv
Paramaribo Joegoslavië de_Sovjet-Unie Latijns-Amerika West-Afrika Oost-Afrika Noord-Afrika
de_Maghreb het_Midden-Oosten de_Kaukasus Oost-Europa Centraal-Azië de_Antillen
de_Verenigde_Staten Amerika Engeland Schotland Wallonië Afrika Azië de_Hoorn_van_Afrika Tigray
Darfoer Oost-Turkestan Xinjiang Punjab Kasjmir Bosnië Macedonië Wit-Rusland Ivoorkust Kaapverdië
de_Filipijnen Burma Hongkong Marrakesh Mekka
"""
COUNTRY: Final = _any(
    [
        *(
            re.escape(name)
            for code, name in Locale("nl").territories.items()
            if len(code) == len("BE") and name not in _NEAR
        ),
        *(name.replace("_", " ") for name in _LANDS.split()),
    ]
)
"""A country, a people's land or a town of one that is not near."""
