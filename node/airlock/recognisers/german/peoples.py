"""Words for where somebody comes from, what they believe, which scene and status they are of.

Whole classes: peoples and nations of the world with their forms, faiths, scenes, legal statuses.
"""

from typing import Final

__all__ = [
    "ABROAD",
    "ADJECTIVES",
    "BELIEVERS_FREE",
    "BELIEVERS_FREE_ADJ",
    "NATIONAL_ER",
    "ONE_NATIONAL",
]


def _any(text: str) -> str:
    return "|".join(sorted(set(text.split()), key=len, reverse=True))


# Nouns in "-e", "-en", feminine "-in".
_WEAK: Final = (
    "Afghan Alevit Jesid Ezid Bulgar Chines Taiwanes Dän Finn Franzos Georgiann Griech Ir Kroat "
    "Kurd Lett Est Kongoles Libanes Malaysi Moldaw Mongol Nepales Pol Portugies Rumän Russ Sard "
    "Schott Schwed Senegales Serb Slowak Slowen Sudanes Südsudanes Togoles Tschech Tschetschen "
    "Türk Turkmen Usbek Kasach Kirgis Tadschik Tatar Uigur Ungar Vietnames Weißruss Belaruss "
    "Inguschet Tscherkess Aserbaidschan Aseri Burmes Singales Sinhales Beninaner Ruthen Osset "
    "Abchas Asiat Osteuropä Abessini Amhar Oromo Paschtun Hazar Turkom Kopt Maronit Drus Schi "
    "Deutschtürk Austrotürk Russlanddeutsch Spätaussiedl Sorb Bosniak Kosovar Makedon Mazedon "
    "Libyer Guines Gabun Ruandes Angolan Chilen Kurmandsch Zaz Lasen Las Aramä Assyr Chaldä Suryoy "
    "Wolgadeutsch Rom Jenisch Israelit Hebrä Philippin Sikh Sudet Siebenbürg Nordfries"
)
# Nouns in "-er", one or many; feminine "-erin".
_ER: Final = (
    "Syr Irak Iran Somali Eritre Ägypt Tunesi Algeri Marokkan Liby Palästinens Pakistan Nigerian "
    "Nigr Ghana Äthiopi Alban Bosni Mazedoni Nordmazedoni Ukrain Litau Armeni Georgi "
    "Aserbaidschan Jemenit Indi Tamil Gambi Ivor Mali Guine Kamerun Kosovo-Alban Itali Spani "
    "Niederländ Holländ Amerikan Brit Engländ Österreich Schweiz Belgi Luxemburg Deutschschweiz "
    "Iraqi Saudi Jordani Kuwait Katar Emirat Sudanes Tansani Kenian Ugand Ruand Burund Angolan "
    "Mosambikan Simbabw Südafrikan Afrikan Nordafrikan Westafrikan Amerikan US-Amerikan Kanadi "
    "Mexikan Brasilian Argentini Peruan Kolumbian Venezolan Kuban Dominikan Haitian Jamaikan "
    "Australi Neuseeländ Japan Korean Südkorean Indonesi Thailänd Kambodschan Bangladesch "
    "Srilank Israeli Zyprer Zypriot Malt Island Isländ Norweg Montenegrin Moldawi Kasachstan "
    "Sibiri Kaukasi Dagestan Südtirol Ostbelgi Wallon Flam Banglades Togo Benin Sierra-Leon "
    "Liberian Kapverd Madegass Mauret Mauretani Tschad Zentralafrikan Komor Burkin "
    "Europä Südamerikan Lateinamerikan Araber Arab Berb Kabyl Perser Pers"
)
_OTHER_ONE: Final = (
    "Araber Araberin Berber Berberin Perser Perserin Israeli Somali Pakistani Iraki "
    "Bangladeschi "
    "Katari Saudi Kuwaiti Thai Filipino Filipina Latino Latina Roma Romni Rom Sinto "
    "Sintiza "
    "Deutscher Deutsche Russlanddeutscher Russlanddeutsche Deutschtürke Deutschtürkin "
    "Jenischer "
    "Kosovo-Albaner Kosovo-Albanerin Kosovoalbaner Kosovoalbanerin Afrodeutscher "
    "Afrodeutsche "
    "Siebenbürger Siebenbürgerin Donauschwabe Südtiroler Südtirolerin Banater Pakistaner "
    "Pakistanerin Sudanese Wolgadeutscher "
    "Afroösterreicher Afroösterreicherin Schwarzer PoC BIPoC Palästinenser "
    "Palästinenserin Katalane "
    "Katalanin Baske Baskin Flame Flämin Wallone Wallonin Bretone Elsässer Kanake "
    "Ausländer "
    "Ausländerin Migrant Migrantin Einwanderer Zuwanderer Spätaussiedler "
    "Spätaussiedlerin Ungar "
    "Ungarin Tatar Tatarin Kosovar Kosovarin Zypriot Zypriotin Ivorer Malier Asiate "
    "Asiatin Exilant "
    "Exiliraner Exilsyrer"
)
# Faiths, scenes and statuses; each is one person as it stands.
_ONE: Final = (
    "Konvertit Konvertitin Alevit Alevitin Sunnit Sunnitin Schiit Schiitin Salafist "
    "Salafistin "
    "Wahhabit Wahhabitin Sufi Ahmadi Ismailit Ismailitin Druse Drusin Jeside Jesidin "
    "Ezide Ezidin "
    "Êzîde Yezide Yezidin Jezide Jezidin Bahai Bahá'í Muslim Muslima Muslimin Moslem "
    "Moslemin Jude "
    "Jüdin Christ Christin Katholik Katholikin Protestant Protestantin Evangelikaler "
    "Evangelikale "
    "Freikirchler Freikirchlerin Mennonit Mennonitin Baptist Baptistin Pfingstler "
    "Pfingstlerin "
    "Adventist Adventistin Mormone Mormonin Kopte Koptin Maronit Maronitin Aramäer "
    "Aramäerin "
    "Assyrer Assyrerin Orthodoxer Orthodoxe Buddhist Buddhistin Hindu Hinduistin Sikh "
    "Atheist "
    "Atheistin Agnostiker Agnostikerin Scientologe Scientologin Satanist Satanistin "
    "Konfessionsloser "
    "Ex-Muslim Ex-Muslima Ex-Muslimin Exmuslim Exmuslima Ex-Salafist Ex-Salafistin "
    "Ex-Dschihadist "
    "Dschihadist Dschihadistin Islamist Islamistin Neonazi Ex-Neonazi Ex-Nazi Nazi "
    "Altnazi Skinhead "
    "Ex-Skinhead Rechtsextremist Rechtsextremistin Linksextremist Linksextremistin "
    "Rechtsextremer "
    "Rechtsextreme Linksextremer Rechtsradikaler Identitärer Identitäre Autonomer "
    "Autonome Hooligan "
    "Ultra Reichsbürger Reichsbürgerin Selbstverwalter Selbstverwalterin "
    "Staatsverweigerer "
    "Staatsverweigerin Querdenker Querdenkerin Prepper Incel Antifaschist Antifaschistin "
    "Anarchist "
    "Anarchistin Burschenschafter Verschwörungsgläubiger Verschwörungsgläubige "
    "Völkischer "
    "Kameradschafter Kameradschaftsmitglied Rechtsrocker Aussteiger Aussteigerin "
    "Rückkehrer "
    "Rückkehrerin Syrienrückkehrer Syrienrückkehrerin Syrien-Rückkehrer "
    "Syrien-Rückkehrerin "
    "IS-Rückkehrer IS-Rückkehrerin IS-Anhänger IS-Anhängerin IS-Kämpfer Gefährder "
    "Gefährderin "
    "Asylwerber Asylwerberin Asylbewerber Asylbewerberin Asylsuchender Asylsuchende "
    "Asylberechtigter Asylberechtigte Geduldeter Geduldete Staatenloser Staatenlose "
    "Flüchtling "
    "Geflüchteter Bürgerkriegsflüchtling Kriegsflüchtling Kontingentflüchtling "
    "Schutzberechtigter Schutzberechtigte Drittstaatsangehöriger Drittstaatsangehörige "
    "Homosexueller Lesbe Transfrau Transmann"
)
_ADJECTIVE_STEMS: Final = (
    "tschetschen somal syr afghan irak türk kurd marokkan alger tunes ägypt lib libanes "
    "libysch "
    "palästinens iran pers pakistan eritre äthiop sudanes südsudanes niger nigerian "
    "ghana kongoles "
    "ruand burund angolan kamerun alban kosovar kosovo-alban kosovoalban bosn serb kroat "
    "mazedon "
    "nordmazedon montenegrin sloven slowen slowak tschech ungar bulgar rumän poln ukrain "
    "russ "
    "belaruss weißruss moldau moldaw lett litau est armen georg aserbaidschan dagestan "
    "inguschet "
    "kasach usbek tadschik kirgis turkmen uigur arab berber kabyl jemenit saud "
    "saudi-arab jordan "
    "senegales mal guine gamb ivor togo togoles benin burkin tansan kenian ugand simbabw "
    "südafrikan "
    "afrikan nordafrikan westafrikan tamil singhales sri-lank ind bangladesch nepales "
    "vietnames "
    "chines mongol philippin indones malays griech zypr italien span portugies französ "
    "niederländ "
    "belg brit engl ir schott dän schwed norweg finn isländ amerikan US-amerikan "
    "afroamerikan "
    "südamerikan lateinamerikan kanad austral japan korean thailänd brasilian kolumbian "
    "kuban "
    "dominikan venezolan peruan chilen argentin mexikan haitian israel jüd muslim islam "
    "christl "
    "jesid êzîd yezid jezid alevit assyr aramä kopt sunnit schiit salafist wahhabit "
    "orthodox "
    "buddhist hinduist sikh rom sint deutsch-türk deutschtürk deutsch-russ "
    "türkisch-deutsch "
    "österreich schweizer sorb kaukas asiat osteuropä südosteuropä ostafrikan "
    "zentralasiat "
    "paschtun hazar oromo tigrin bosniak ahmad mennonit"
)
ADJECTIVES: Final = (
    rf"(?:(?:{_any(_ADJECTIVE_STEMS)})(?:isch|sch|ch)(?:stämmig|sprachig)?|muslimisch|jüdisch|"
    r"christlich|christlich-orthodox|russisch-orthodox|griechisch-orthodox|serbisch-orthodox|"
    r"syrisch-orthodox|jesidisch|alevitisch|orthodox|katholisch|evangelisch|evangelikal|"
    r"freikirchlich|konvertiert|geflüchtet|strenggläubig|streng gläubig|tiefgläubig|strengreligiös|"
    r"konservativ-muslimisch|radikalisiert|rechtsextrem|rechtsradikal|linksextrem|islamistisch|"
    r"dschihadistisch|salafistisch|neonazistisch|schwarz|Schwarz|dunkelhäutig|russlanddeutsch|"
    r"afrodeutsch|asylsuchend|staatenlos|geduldet|unbegleitet|subsidiär schutzberechtigt|sorbisch|"
    r"afghanisch-kurdisch|deutsch|österreichisch|schweizerisch)"
)
"""Adjectives of peoples, faiths, scenes and statuses, without their ending."""

ONE_NATIONAL: Final = (
    rf"(?:(?:{_any(_WEAK)})(?:e|in)|(?:{_any(_ER)})erin|{_any(_OTHER_ONE)}|{_any(_ONE)}|"
    r"Zeug(?:e|in) Jehovas|Foreign Fighter|Grauer Wolf|subsidiär Schutzberechtigte[r]?)"
)
"""One person by people, faith, scene or status, in the nominative."""

NATIONAL_ER: Final = rf"(?:(?:{_any(_ER)})er)"
"""Peoples in "-er", which are one or many."""

BELIEVERS_FREE: Final = (
    r"(?:zum Islam|zum Christentum|zum Judentum|zum Buddhismus|zum Salafismus|zur Orthodoxie|"
    r"zum katholischen Glauben|zum Glauben|zu den Zeugen Jehovas)"
)
"""What somebody turns to."""

BELIEVERS_FREE_ADJ: Final = (
    r"(?:gläubig|strenggläubig|streng gläubig|streng religiös|strengreligiös|tiefgläubig|"
    r"tief gläubig|sehr gläubig|muslimisch|jüdisch|christlich|orthodox|alevitisch|jesidisch|"
    r"katholisch|evangelisch|evangelikal|sunnitisch|schiitisch|konvertiert|konfessionslos|"
    r"ungläubig|getauft|ungetauft|staatenlos|geduldet|asylberechtigt|schwul|lesbisch|homosexuell|"
    r"transgeschlechtlich|bisexuell|queer|kurdischstämmig|türkischstämmig|russischstämmig)"
)
"""Adjectives said of one person behind "ist"."""

ABROAD: Final = [
    "Grosny",
    "Mogadischu",
    "Aleppo",
    "Damaskus",
    "Homs",
    "Idlib",
    "Raqqa",
    "Rakka",
    "Kobane",
    "Afrin",
    "Kabul",
    "Herat",
    "Kandahar",
    "Kundus",
    "Masar-i-Scharif",
    "Bagdad",
    "Mossul",
    "Basra",
    "Kirkuk",
    "Erbil",
    "Sindschar",
    "Schingal",
    "Teheran",
    "Ankara",
    "Istanbul",
    "Izmir",
    "Diyarbakir",
    "Gaziantep",
    "Konya",
    "Beirut",
    "Gaza",
    "Ramallah",
    "Kairo",
    "Alexandria",
    "Tunis",
    "Sousse",
    "Algier",
    "Casablanca",
    "Tanger",
    "Rabat",
    "Nador",
    "Tripolis",
    "Bengasi",
    "Khartum",
    "Asmara",
    "Addis",
    "Lagos",
    "Kano",
    "Accra",
    "Dakar",
    "Bamako",
    "Conakry",
    "Abidjan",
    "Kinshasa",
    "Nairobi",
    "Kiew",
    "Kyjiw",
    "Charkiw",
    "Odessa",
    "Donezk",
    "Mariupol",
    "Lwiw",
    "Moskau",
    "Minsk",
    "Warschau",
    "Krakau",
    "Bukarest",
    "Sofia",
    "Belgrad",
    "Sarajevo",
    "Zenica",
    "Pristina",
    "Prishtina",
    "Tirana",
    "Skopje",
    "Zagreb",
    "Split",
    "Tiflis",
    "Jerewan",
    "Baku",
    "Machatschkala",
    "Taschkent",
    "Duschanbe",
    "Bischkek",
    "Astana",
    "Islamabad",
    "Lahore",
    "Karatschi",
    "Peschawar",
    "Delhi",
    "Dhaka",
    "Colombo",
    "Jaffna",
    "Hanoi",
    "Peking",
    "Kurdistan",
    "Rojava",
    "Tschetschenien",
    "Dagestan",
    "Inguschetien",
    "Anatolien",
    "Ostanatolien",
    "Kosovo",
    "Südtirol",
    "Siebenbürgen",
    "Kaschmir",
    "Punjab",
    "Tigray",
    "Darfur",
    "Nordafrika",
    "Westafrika",
    "Ostafrika",
    "Zentralasien",
    "Osteuropa",
    "Lateinamerika",
    "Südamerika",
    "Nahost",
    "Palästina",
]
"""Towns and regions that people say they come from, besides countries."""
