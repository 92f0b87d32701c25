"""Words with a capital that are nobody's name wherever they stand: functions, bodies, peoples."""

from typing import Final

from node.airlock.recognisers.english.words import (
    BODIES,
    COUNTIES,
    FUNCTION,
    GENERIC,
    INSTITUTIONS,
    NO_SUBJECT,
    OFFICES,
    PEOPLES,
    PUBLIC,
)
from node.textguard.folding import fold

__all__ = ["DULL"]

_DULL_WORDS: Final = """
staff police school schools nobody everyone everybody somebody someone mother father mum dad mam
garda
guards gardaí people parents teacher teachers boy girl boys girls others both all none some many
most
later then now here there maybe perhaps please thanks yes no okay ok well so but and he she they
we you it i
team council office court church mosque internet facebook christmas easter neighbours neighbour
friends
young old everybody anyone class group members youth pupils students management reception head
principal
mentor mentors coach trainer trainers volunteers volunteer colleague colleagues partners social wife
husband brother sister grandmother grandfather one two three four five six seven eight nine ten
first
what who why how when where while until because since before after during this that these those
his her
my our their your its the an sir madam grandma grandpa auntie uncle granny gran nan da doctor nurse
sundays mondays fridays saturdays media press radio god lord committee board union eu un ngos
ngo rules
irish others emmys oscars olympics paralympics nineties eighties seventies sixties fifties troubles
netherlands balkans philippines maldives highlands borders states nations brownies cubs scouts
guides
rovers rangers wanderers shamrocks gaels harriers greens tories socialists liberals democrats
republicans
beatles alps andes urals services studies sciences arts humanities languages sports games
"""
DULL: Final = (
    frozenset(fold(word) for word in _DULL_WORDS.split())
    | PUBLIC
    | PEOPLES
    | GENERIC
    | BODIES
    | FUNCTION
    | INSTITUTIONS
    | NO_SUBJECT
    | OFFICES
    | COUNTIES
)
"""Words that name nobody, folded, though English may write them with a capital."""
