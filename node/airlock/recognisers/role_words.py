"""Words for relatives, only ones, chairs, origins and beliefs in four languages.

Each is a pattern without groups; an underscore stands for a space.
"""

from collections.abc import Mapping
from typing import Final

from node.airlock.recognisers.french import role_words as french_words

__all__ = ["BELIEF", "CHAIRS", "KIN", "ONLY", "ORIGIN", "PERSONS", "POSSESSIVES"]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


KIN: Final[Mapping[str, tuple[str, ...]]] = {
    "en": _words(
        "mother father mum dad brother sister son daughter wife husband widow widower uncle aunt "
        "cousin nephew niece grandmother grandfather granny stepfather stepmother stepson "
        "stepdaughter fiancée fiancé fiancee girlfriend boyfriend partner ex-wife ex-husband "
        "twin half-brother half-sister brother-in-law sister-in-law mother-in-law father-in-law "
        "foster_mother foster_father godmother grandson granddaughter mam mammy mummy daddy "
        "grandad granddad grandpa grandma gran nan nana great-aunt great-uncle great-grandmother "
        "great-grandfather step-brother stepbrother step-sister stepsister step-father "
        "step-mother half_brother half_sister twin_brother twin_sister godfather foster_son "
        "foster_daughter spouse bride groom ex-partner ex-girlfriend ex-boyfriend son-in-law "
        "daughter-in-law sibling grandparent foster_brother foster_sister foster_parent "
        "adoptive_mother adoptive_father firstborn"
    ),
    "nl": _words(
        "moeder vader mama papa broer zus zoon dochter vrouw man echtgenote echtgenoot weduwe "
        "weduwnaar oom tante neef nicht grootmoeder grootvader oma opa stiefvader stiefmoeder "
        "stiefzoon vriendin verloofde partner ex-man ex-vrouw ex-partner tweelingbroer "
        "tweelingzus halfbroer halfzus schoonbroer schoonzus schoonmoeder schoonvader "
        "pleegmoeder pleegvader kleinzoon kleindochter broertje zusje zoontje dochtertje"
    ),
    "fr": french_words.KIN,
    "de": _words(
        "Stieftochter Stiefbruder Stiefschwester Pflegesohn Pflegetochter Pflegebruder Großtante "
        "Großonkel Großneffe Patenonkel Patenkind Taufpate Taufpatin Exfreund Exfreundin "
        "Ex-Freund Ex-Freundin Exmann Exfrau Ex-Partner Ex-Partnerin Expartner Gatte Gattin "
        "Lebenspartner Lebenspartnerin Braut Bräutigam Zwilling Adoptivsohn Adoptivtochter "
        "Adoptivmutter Adoptivvater Kusine Vetter Urgroßmutter Urgroßvater Enkelsohn Enkelkind "
        "Schwiegersohn Schwiegertochter Großmama Großpapa Omi Opi Brüderchen Schwesterchen Brudi "
        "Baby Vormund Patin Pate Mutter Vater Mama Papa Bruder Schwester Sohn Tochter "
        "Frau(?!_(?:in|im|aus|die|bei|an|auf)_) Mann(?!_(?:in|im|aus|die|bei|an|auf)_) Ehefrau "
        "Ehemann Witwe Witwer Onkel Tante Cousin Cousine Neffe Nichte Großmutter Großvater Oma "
        "Opa Stiefvater Stiefmutter Stiefsohn Freundin Freund Verlobte Verlobter Verlobten "
        "Partner Partnerin Lebensgefährtin Lebensgefährte Ex-Mann Ex-Frau Zwillingsbruder "
        "Zwillingsschwester Halbbruder Halbschwester Schwager Schwägerin Schwiegermutter "
        "Schwiegervater Pflegemutter Pflegevater Enkel Enkelin Patentante"
    ),
}
"""Relatives."""

POSSESSIVES: Final[Mapping[str, tuple[str, ...]]] = {
    "en": _words("his her their my"),
    "nl": _words("zijn haar hun mijn z'n d'r"),
    "fr": _words("son sa ses leur mon ma"),
    "de": _words(
        "sein seine seiner seinem seinen ihr ihre ihrer ihrem ihren mein meine meiner meinem "
        "meinen deren dessen"
    ),
}
"""Words that make somebody the relative of a person told about."""

ONLY: Final[Mapping[str, tuple[str, ...]]] = {
    "en": _words(
        "the_only the_sole the_first_female the_first_woman the_first_chairwoman the_first "
        "the_oldest the_youngest the_longest-serving"
    ),
    "nl": _words(
        "de_enige het_enige de_eerste_vrouwelijke de_eerste_vrouw de_oudste de_jongste als_enige"
    ),
    "fr": french_words.ONLY,
    "de": _words(
        "als_einzige als_einziger der_einzigste die_einzigste der_erste_und_einzige "
        "die_erste_und_einzige einzigen einziges die_erste_weibliche die_erste_muslimische "
        "der_erste_muslimische die_erste_Schwarze der_erste_Schwarze die_erste_schwarze "
        "der_erste_schwarze die_erste_türkische der_erste_türkische dienstältesten "
        "dienstältester der_einzige die_einzige das_einzige dem_einzigen den_einzigen "
        "der_einzigen einziger einzige die_erste_Frau dienstälteste der_dienstälteste "
        "die_dienstälteste der_jüngste die_jüngste der_älteste die_älteste"
    ),
}
"""What says that there is one alone; German and English have rules of their own."""

CHAIRS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": _words(
        "chair chairman chairwoman chairperson president secretary treasurer founder captain "
        "caretaker headteacher principal imam priest manager owner liaison_officer vice-chair "
        "vice-chairman vice-chairwoman co-chair co-founder founding_member headmaster "
        "headmistress head_teacher deputy_head vice-principal deputy_principal vicar pastor "
        "rector curate parish_priest sacristan organist goalkeeper skipper landlord landlady "
        "proprietor spokesman spokeswoman spokesperson muezzin choirmaster warden bursar rabbi "
        "groundsman janitor"
    ),
    "nl": _words(
        "voorzitter voorzitster secretaris penningmeester oprichter oprichtster kapitein "
        "conciërge directeur directrice schooldirecteur schooldirectrice imam pastoor "
        "beheerder eigenaar uitbater zaakvoerder"
    ),
    "fr": french_words.CHAIRS,
    "de": _words(
        "Kassierer Kassiererin Kassenwart Kassenwartin Schatzmeister Schatzmeisterin "
        "Ehrenvorsitzende Ehrenvorsitzender Ehrenvorsitzenden Vizeobmann Obmannstellvertreter "
        "Präsident Präsidentin Vereinsgründer Vereinsgründerin Gründerin Mitgründer Mitgründerin "
        "Mitbegründer Mitbegründerin Sprecher Sprecherin Kapitänin Torwart Torhüter Torhüterin "
        "Stürmer Mannschaftskapitän Jugendleiter Jugendleiterin Abteilungsleiter "
        "Abteilungsleiterin Küster Küsterin Mesner Mesnerin Kaplan Pastor Pastorin Diakon "
        "Diakonin Vorbeter Hodscha Rabbiner Rabbinerin Priester Betreiber Betreiberin Besitzer "
        "Besitzerin Chef Chefin Geschäftsführer Geschäftsführerin Eigentümer Eigentümerin "
        "Hauswart Hauswartin Schulwart Schulwartin Platzwartin Schülersprecher Schülersprecherin "
        "Schulsprecher Schulsprecherin Elternvertreter Elternvertreterin Elternbeirat "
        "Jahrgangssprecher Klassenvorstand Heimleiter Heimleiterin Schulleitung Direktorin "
        "Hortleiterin Kitaleiterin Kita-Leiterin Chorleiter Chorleiterin Feuerwehrkommandant "
        "Wehrführer Ortsvorsteher Ortsvorsteherin Ortsbäuerin Vorsitzende Vorsitzender "
        "Vorsitzenden Vorstand Kassier Kassierin Schriftführer Schriftführerin Gründer Gründerin "
        "Kapitän Hausmeister Hausmeisterin Schulleiter Schulleiterin Rektor Rektorin Direktor "
        "Direktorin Imam Pfarrer Pfarrerin Seelsorger Seelsorgerin Platzwart Elternsprecher "
        "Elternsprecherin Klassensprecher Klassensprecherin Obmann Obfrau Inhaber Inhaberin Wirt "
        "Wirtin Leiter Leiterin"
    ),
}
"""Offices that one person holds in a small body."""

PERSONS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": _words(
        "boy girl man woman lad teenager pupil student youth youngster mother father family "
        "refugee convert brother sister neighbour teacher trainer coach volunteer lady guy "
        "child worker"
    ),
    "nl": _words(
        "jongen meisje man vrouw jongere tiener leerling student moeder vader gezin familie "
        "vluchteling bekeerling bekeerlinge buurman buurvrouw kind trainer vrijwilliger "
        "vrijwilligster jongeman dame gast"
    ),
    "fr": french_words.PERSONS,
    "de": _words(
        "Junge Jungen Mädchen Mann Mannes Frau Jugendlicher Jugendliche Jugendlichen Schüler "
        "Schülerin Schülers Student Studentin Mutter Vater Familie Flüchtling Geflüchteter "
        "Konvertit Konvertitin Nachbar Nachbarin Kind Trainer Bursche Burschen Teenager "
        "Lehrling"
    ),
}
"""Words for one person that an origin may stand beside."""

ORIGIN: Final[Mapping[str, tuple[str, ...]]] = {
    "en": _words(
        "Chechen Somali Syrian Afghan Iraqi Turkish Kurdish Moroccan Algerian Tunisian "
        "Egyptian Libyan Lebanese Palestinian Iranian Pakistani Bangladeshi Eritrean "
        "Ethiopian Sudanese Nigerian Ghanaian Congolese Rwandan Albanian Kosovan Bosnian "
        "Serbian Serb Croatian Bulgarian Romanian Roma Polish Ukrainian Russian Latvian "
        "Lithuanian Yazidi Alevi Dutch Belgian French German Arab Berber Tamil Senegalese "
        "Malian Guinean Armenian Georgian Uzbek Traveller"
    ),
    "nl": _words(
        "Tsjetsjeen Somalisch Syrisch Afghaans Iraaks Turks Koerdisch Marokkaans Algerijns "
        "Tunesisch Egyptisch Libisch Libanees Palestijns Iraans Pakistaans Eritrees "
        "Ethiopisch Soedanees Nigeriaans Ghanees Congolees Rwandees Albanees Kosovaars "
        "Bosnisch Servisch Kroatisch Bulgaars Roemeens Pools Oekraïens Russisch Lets Litouws "
        "Jezidi Surinaams Antilliaans Indonesisch Moluks Armeens Georgisch Berbers Arabisch "
        "Senegalees Guinees Kaapverdisch Tsjetsjeens Roma Duits Frans"
    ),
    "fr": french_words.ORIGIN,
    "de": _words(
        "aserbaidschanisch dagestanisch inguschetisch kasachisch usbekisch tadschikisch "
        "kirgisisch uigurisch jemenitisch jordanisch gambisch ivorisch togoisch kamerunisch "
        "nordmazedonisch mazedonisch montenegrinisch griechisch italienisch spanisch "
        "portugiesisch vietnamesisch chinesisch indisch bangladeschisch tamilisch belarussisch "
        "moldauisch ungarisch slowakisch tschechisch jüdisch muslimisch tschetschenisch "
        "somalisch syrisch afghanisch irakisch türkisch kurdisch marokkanisch algerisch "
        "tunesisch ägyptisch libysch libanesisch palästinensisch iranisch pakistanisch "
        "eritreisch äthiopisch sudanesisch nigerianisch ghanaisch kongolesisch ruandisch "
        "albanisch kosovarisch bosnisch serbisch kroatisch bulgarisch rumänisch polnisch "
        "ukrainisch russisch lettisch litauisch jesidisch alevitisch armenisch georgisch "
        "arabisch senegalesisch malisch guineisch tamilisch"
    ),
}
"""Peoples and countries as adjectives, without their endings."""

BELIEF: Final[Mapping[str, tuple[str, ...]]] = {
    "en": _words(
        "convert revert ex-Muslim former_neo-Nazi former_extremist former_foreign_fighter "
        "returnee Chechen Somali Yazidi Alevi Syrian Kurd Afghan "
        "former_member_of_a_\\w+(?:-\\w+)?_group former_skinhead Jehovah's_Witness"
    ),
    "nl": _words(
        "bekeerling bekeerlinge bekeerde_moslima ex-moslim ex-jihadist Syriëganger "
        "Syriëgangster teruggekeerde_strijder Tsjetsjeen Tsjetsjeense Somaliër Somalische "
        "Syriër Afghaan Afghaanse Koerd Koerdische jezidi aleviet alevitische Irakees "
        "Eritreeër voormalig\\w*_neonazi ex-skinhead"
    ),
    "fr": french_words.BELIEF,
    "de": _words(
        "Konvertit Konvertitin Konvertiten Ex-Muslim Rückkehrer Rückkehrerin Tschetschene "
        "Tschetschenin Tschetschenen Somalier Somalierin Syrer Syrerin Afghane Afghanin "
        "Kurde Kurdin Jeside Jesidin Alevit Alevitin Iraker Irakerin Eritreer Eritreerin "
        "ehemaliger_Salafist ehemalige_Salafistin ehemaliger_Neonazi ehemaliger_Skinhead "
        "Aussteiger Aussteigerin Ahmadi"
    ),
}
"""What somebody believes or left, and where somebody came from, as a noun."""
