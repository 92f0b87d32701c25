"""German by word classes: what may be written about one person, and what is about nobody."""

import pytest

from node.airlock.scanning import Line, scan

_DIRECT = frozenset({"ID", "CONTACT", "ADDRESS", "ORG", "PERSON"})

_FOUND = (
    ("ROLE", "Unser Platzwart hat es gemeldet.", "Platzwart"),
    ("ROLE", "Die Schwägerin wohnt nebenan.", "Schwägerin"),
    ("ROLE", "Er lebt bei seiner Oma väterlicherseits.", "seiner Oma"),
    ("ROLE", "Sie ist die Witwe des früheren Imams.", "Witwe des früheren Imams"),
    ("ROLE", "Der Onkel eines Mitschülers rief an.", "Onkel eines Mitschülers"),
    (
        "ROLE",
        "Der Vater, der 2013 nach Raqqa zog, schreibt noch.",
        "Vater, der 2013 nach Raqqa zog",
    ),
    ("ROLE", "Ihre Ex-Schwiegermutter half.", "Ex-Schwiegermutter"),
    (
        "ROLE",
        "Anna Huber, Kassierin des Trachtenvereins, war dabei.",
        "Kassierin des Trachtenvereins",
    ),
    ("ROLE", "Der einzige Bäcker im Ort hat geschlossen.", "einzige Bäcker im Ort"),
    ("ROLE", "Sie war die erste Muslimin im Gemeinderat.", "erste Muslimin im Gemeinderat"),
    ("ROLE", "Der Gründer der Bürgerinitiative kam.", "Gründer der Bürgerinitiative"),
    ("ROLE", "Er ist Schlagzeuger der Band.", "Schlagzeuger der Band"),
    ("ROLE", "Der Kapitän der U19 sprach mit ihm.", "Kapitän der U19"),
    ("ROLE", "Sein Firmpate ist Polizist.", "Sein Firmpate"),
    ("ROLE", "Der Mann der Direktorin wurde bedroht.", "Mann der Direktorin"),
    ("ROLE", "Der Halbbruder sitzt in Haft.", "Halbbruder"),
    ("DEMOG", "Er ist gebürtiger Tunesier.", "gebürtiger Tunesier"),
    ("DEMOG", "Sie sei überzeugte Zeugin Jehovas.", "Zeugin Jehovas"),
    ("DEMOG", "Ein bosnischer Lehrling fiel auf.", "bosnischer Lehrling"),
    ("DEMOG", "Sie stammt aus Homs.", "stammt aus Homs"),
    ("DEMOG", "Der subsidiär Schutzberechtigte kam mit.", "subsidiär Schutzberechtigte"),
    ("DEMOG", "Seine Familie ist alevitisch.", "alevitisch"),
    ("DEMOG", "Er konvertierte mit 17 zum Islam.", "konvertierte"),
    ("DEMOG", "Die kurdische Nachbarin half.", "kurdische Nachbarin"),
    ("DEMOG", "Der Jugendliche (Rom, staatenlos) schwieg.", "Rom, staatenlos"),
    ("DEMOG", "Er war früher Neonazi.", "Neonazi"),
    ("DEMOG", "Als Sohn türkischer Gastarbeiter kennt er das.", "Sohn türkischer Gastarbeiter"),
    ("AGE", "Der Bub ist elfeinhalb.", "elfeinhalb"),
    ("AGE", "Mit kaum 15 brach er die Schule ab.", "Mit kaum 15"),
    ("AGE", "Jg. 08", "Jg. 08"),
    ("AGE", "Er wird im März 18.", "18"),
    ("AGE", "Sie ist Mitte zwanzig.", "Mitte zwanzig"),
    ("AGE", "Er geht in die 3b der Mittelschule.", "3b"),
    ("AGE", "Der Zwölfjährige weinte.", "Zwölfjährige"),
    ("AGE", "Er besucht das zweite Lehrjahr.", "zweite Lehrjahr"),
    ("AGE", "Das Mädchen, gerade 13, schwieg.", "gerade 13"),
    ("AGE", "Alter: 17 J.", "17 J."),
    ("AGE", "Sie ist noch nicht 14.", "14"),
    ("AGE", "Er ist ein 2009er.", "2009er"),
    ("COUNT", "Von den zwölf Burschen blieben drei.", "drei"),
    ("COUNT", "Alle außer einem kamen.", "Alle außer einem"),
    ("COUNT", "Wir waren nur zu fünft.", "zu fünft"),
    ("COUNT", "Sechs Mädchen haben abgebrochen.", "Sechs Mädchen"),
    ("COUNT", "Zwei aus der Parallelklasse zogen mit.", "Zwei aus der Parallelklasse"),
    ("COUNT", "Teilnehmende: 24, davon 3 aus dem Heim.", "davon 3"),
    ("COUNT", "Es gab bloß zwei Ausreisefälle.", "zwei Ausreisefälle"),
    ("COUNT", "Gekommen sind etwa sieben, acht Eltern.", "sieben, acht Eltern"),
    ("COUNT", "Keiner bis auf zwei hat geantwortet.", "bis auf zwei"),
    ("COUNT", "Ein Trio aus der Oberstufe steckt dahinter.", "Ein Trio"),
    ("DATE", "Am Dienstag in der Karwoche war es so weit.", "Dienstag"),
    ("DATE", "Termin: 3.7., 15 Uhr", "3.7."),
    ("DATE", "am 5. dieses Monats", "5. dieses Monats"),
    ("DATE", "Tags darauf kam er wieder.", "Tags darauf"),
    ("DATE", "Sie ging vorgestern Nacht.", "vorgestern Nacht"),
    ("DATE", "In der Nacht auf den 9. November brannte es.", "9. November"),
    ("DATE", "Es war der Samstag vor Pfingsten.", "Samstag vor Pfingsten"),
    ("DATE", "Am 24.12. war er allein.", "24.12."),
    ("EVENT", "Seit der Messerstecherei am Busbahnhof ist Ruhe.", "Messerstecherei am Busbahnhof"),
    ("EVENT", "Nach dem Brand der Turnhalle kamen viele.", "Brand der Turnhalle"),
    ("EVENT", "Die Festnahme seines Cousins im Mai traf ihn.", "Festnahme seines Cousins im Mai"),
    (
        "EVENT",
        "Der Farbanschlag auf das Parteibüro ist ungeklärt.",
        "Farbanschlag auf das Parteibüro",
    ),
    ("EVENT", "Er war bei der Schlägerei nach dem Derby dabei.", "Schlägerei nach dem Derby"),
    ("ID", "Der Akt läuft unter GZ 2 St 45/23.", "2 St 45/23"),
    ("ID", "Kennzeichen W-12345 X", "W-12345 X"),
    ("ID", "SV-Nr. 1234 010180", "1234 010180"),
    ("ID", "Mitgliedsnummer 88-1204", "88-1204"),
    ("ID", "Koordinaten: 48.2082, 16.3738.", "48.2082, 16.3738"),
    ("CONTACT", "Schreib an lea punkt moser ät gmx punkt at", "lea punkt moser ät gmx punkt at"),
    ("CONTACT", "Ruf an: O664 12 34 5O6", "O664 12 34 5O6"),
    ("ADDRESS", "Er wohnt Am Steinfeld 3/2/14, 1100 Wien.", "Am Steinfeld 3/2/14"),
    ("ADDRESS", "Treffpunkt Ulmengasse", "Ulmengasse"),
    ("ADDRESS", "Sie lebt in der Wiener Straße 12.", "Wiener Straße 12"),
    ("ADDRESS", "Büro: Hinter den Höfen 7b", "Hinter den Höfen 7b"),
    ("ADDRESS", "Sie zog in den Tulpenweg.", "Tulpenweg"),
    ("ORG", "Er trainiert beim Boxclub Phönix.", "Boxclub Phönix"),
    ("ORG", "Sie macht eine Lehre bei Hubertec.", "Hubertec"),
    ("ORG", "Die Kita Sonnenkäfer half.", "Kita Sonnenkäfer"),
    ("ORG", "im Verein Bunte Nachbarn", "Verein Bunte Nachbarn"),
    ("ORG", "Der SV Blau-Weiß Mahlow lud ein.", "SV Blau-Weiß Mahlow"),
    ("ORG", "Die Yunus-Emre-Moschee öffnete.", "Yunus-Emre-Moschee"),
    ("PERSON", "Servus Gustl,\nbis bald", "Gustl"),
    ("PERSON", "LG\nK.", "K."),
    ("PERSON", "Frau Stöckl (geb. Hainz) kam.", "Stöckl (geb. Hainz)"),
    ("PERSON", "Der Çelik-Fall ist offen.", "Çelik"),
    ("PERSON", "Abu Zubair nennt er sich.", "Abu Zubair"),
    ("PERSON", "laut jovana petković ist nichts passiert", "jovana petković"),
)

_LEFT_ALONE = (
    "Die Mütter und Väter wurden eingeladen. Jede Mutter kennt das.",
    "Unsere Beraterinnen arbeiten mit muslimischen Jugendlichen und deren Familien.",
    "Im zweiten Schritt wurden fünf Module entwickelt, drei davon online.",
    "Das Projekt startete im März 2023 und endete im Herbst 2024.",
    "Teilnehmen können Jugendliche ab 14 Jahren, in der Regel aus der 8. bis 10. Klasse.",
    "Die Leiterin des Jugendamts und der Bürgermeister eröffneten die Tagung.",
    "Die Koordinatorin moderierte, ein Polizist erklärte die Rechtslage.",
    "Wir bieten jeden Dienstag eine offene Sprechstunde an, außer in den Ferien.",
    "Der Verein stellt Räume, die Schule übernimmt die Anmeldung.",
    "Im Mittelpunkt steht der Umgang mit Propaganda, Verschwörungserzählungen und Gewalt.",
    "Die Gruppe besteht aus acht bis zwölf Personen.",
    "Der Handlungsleitfaden hat vier Kapitel und einen Anhang.",
    "Etwa 60 Prozent der Befragten stimmten zu, 12 von 20 Schulen nahmen teil.",
    "Ein Imam, eine Pfarrerin und ein Rabbiner können eingeladen werden.",
    "Am Ende jedes Workshops füllen alle einen Fragebogen aus.",
    "In Linz, Graz und Aachen gibt es vergleichbare Angebote.",
    "Der Vorstand entscheidet, die Geschäftsstelle setzt um.",
    "Die Fachkräfte sprechen Arabisch, Dari und Kurdisch.",
    "Bei Bedarf vermitteln wir an die Familienberatung oder an die Suchthilfe.",
    "Das Modell stammt aus Dänemark und wurde in Österreich angepasst.",
    "Gefördert vom Bundesministerium des Innern und dem Land Tirol, Laufzeit 36 Monate.",
    "Kapitel 3 behandelt Rechtsextremismus, Kapitel 4 Islamismus.",
    "Die Moderation übernahm eine externe Trainerin; sie war hilfreich.",
    "Nach dem Anschlag auf eine Synagoge steigt überall die Verunsicherung.",
    "Wer Hilfe sucht, ruft die Hotline an; montags bis freitags von 9 bis 17 Uhr.",
    "Schwerpunkte: Prävention im Netz, Elternarbeit, Sport. Kosten: 4.500 Euro.",
    "Rückkehrerinnen und ihre Kinder brauchen Zeit und verlässliche Begleitung.",
    "Mitarbeitende aus Jugendarbeit, Schule und Polizei trafen sich dreimal.",
    "Das Netzwerk wächst: 2021 waren es neun Kommunen, heute sind es dreißig.",
    "Jugendliche mit türkischen Wurzeln erleben häufig Diskriminierung.",
    "In der Fastenzeit und an Feiertagen verschieben wir Termine.",
    "Der Einsatz von Peers hat sich bewährt, weil sie die Sprache der Jugendlichen sprechen.",
    "Die Haltung der Schulleitung war entscheidend; ohne Rückhalt geht es nicht.",
    "Als Trägerin tritt die Volkshochschule auf, als Partner der Sportbund.",
)


@pytest.mark.parametrize(("kind", "text", "words"), _FOUND)
def test_what_identifies_one_is_found_however_it_is_written(
    kind: str, text: str, words: str
) -> None:
    covered = {
        at
        for each in scan(Line(line_id="a", language="de", text=text))
        for at in range(each.start, each.end)
    }
    start = text.index(words)
    places = [at for at in range(start, start + len(words)) if text[at].isalnum()]
    share = sum(at in covered for at in places) / len(places)
    assert share == 1 if kind in _DIRECT else share >= 0.5


@pytest.mark.parametrize("text", _LEFT_ALONE)
def test_what_is_about_nobody_is_left_alone(text: str) -> None:
    assert [
        text[each.start : each.end] for each in scan(Line(line_id="a", language="de", text=text))
    ] == []
