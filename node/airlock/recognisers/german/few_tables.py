"""Few people in German as tables and reports have them: "davon offen: 4", "abgebrochen: 3"."""

from typing import Final

__all__ = ["IN_TABLES"]

# What is counted there as often as people are.
_THINGS: Final = (
    r"(?:[A-Za-zäöüß-]* )?(?:[A-ZÄÖÜ]?[a-zäöüß]*)(?:[Ss]chulen|[Vv]ereine|[Tt]ermine|[Ss]tunden|"
    r"[Ss]tädte|[Oo]rte|[Ll]änder|[Kk]urse|[Ww]orkshops|[Mm]odule|[Pp]rojekte|[Tt]räger|"
    r"[Ee]inrichtungen|[Kk]ommunen|[Oo]nline|[Pp]räsenz|[Tt]reffen|[Vv]eranstaltungen|[Ss]eiten|"
    r"[Ee]uro|[Mm]aterialien|[Vv]ideos|[Bb]eiträge|[Pp]osts|[Kk]lassen|[Gg]ruppen|[Tt]age|"
    r"[Ww]ochen|"
    r"[Ss]itzungen|[Gg]espräche|[Bb]esuche|[Gg]emeinden|[Mm]oscheen|[Kk]irchen|[Bb]etriebe|"
    r"[Ff]irmen|"
    r"[Pp]rozent|[Ff]ragen|[Aa]ufgaben|[Ss]eminare|[Ff]ortbildungen|[Ss]tandorte|[Aa]ktionen)"
)
_ENDS: Final = r"(?=[ \t]*(?:$|[,;|)\n]))"

IN_TABLES: Final = (
    (
        rf"(?:[Dd]avon|[Dd]arunter|[Hh]iervon) (?!ab)(?!{_THINGS}:)[A-ZÄÖÜa-zäöüß][\w "
        rf"/-]{{2,40}}?: ?"
        rf"{{n}}{_ENDS}"
    ),
    (
        r"(?:(?:[Aa]b|[Ee]in|[Aa]us|[Aa]n|[Aa]uf|[Nn]eu auf)?[Gg]e(?:brochen|stiegen|sprungen|"
        r"meldet|"
        r"sagt|kommen|blieben|wiesen|laden|nommen)|(?:[Ww]eiter|[Nn]eu)?[Vv]ermittelt|[Bb]egleitet|"
        r"[Ee]rreicht|[Ee]rschienen|[Tt]eilgenommen|[Ee]ntlassen|[Bb]eraten|[Aa]usgeschieden|"
        r"[Rr]ückfällig|[Mm]ännlich|[Ww]eiblich|[Dd]ivers|[Nn]euzugänge|[Aa]bbrüche|[Aa]bbrecher|"
        r"[Aa]usstiege|[Aa]bgänge|[Ll]aufend|[Nn]eu|[Ii]n Haft|[Ii]n Beratung|m|w|d|männl\.|"
        r"weibl\.|"
        r"[Mm]ädchen|[Jj]ungen|[Jj]ungs|[Ff]rauen|[Mm]änner|[Bb]urschen|[Bb]uben|[Jj]ugendliche|"
        r"[Ee]rwachsene|[Ff]amilien|[Mm]ütter|[Vv]äter|[Kk]inder|[Pp]ersonen|[Kk]lient(?:en|innen)|"
        r"[Vv]erdachtsfälle|[Rr]ückfälle|[Ff]älle|[Bb]etroffene|[Gg]efährdete|"
        r"[Rr]ückkehrer(?:innen)?):"
        rf" ?{{n}}{_ENDS}"
    ),
)
"""Patterns of a label with a number behind it; `{n}` stands for the numbers."""
