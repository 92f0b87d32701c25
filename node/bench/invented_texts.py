"""Practices that nobody did, the same ones on every machine, and questions that find them.

Each record follows from the seed and its number alone, so that a longer run begins with the records
of a shorter one. Common words are very common and coined words are rare, as words are.
"""

import json
from collections.abc import Iterator
from random import Random
from typing import Final

from node.bench.words import COINED, LEXICONS, Lexicon, coined_word
from node.search.question import SearchQuery
from schemas.practice_words import (
    CostBand,
    DontCode,
    EvidenceLevel,
    LessonKind,
    Level,
    NetworkPart,
    NetworkStep,
    PracticeKind,
    Rights,
    Sector,
    Setting,
    TargetGroup,
)
from schemas.vocabulary import load_vocabulary

__all__ = ["SEED", "invented_lines", "invented_queries"]

SEED: Final = "linkpin"

_COINED_SHARE = 0.3
_RARITY = 3
_LANGUAGES = tuple(LEXICONS)
_FIRST_YEAR, _LAST_YEAR = 2012, 2020


def invented_lines(first: int, last: int, *, seed: str = SEED) -> bytes:
    """Return import lines of the records `first` to `last`, without the last one."""
    lines = (
        json.dumps(_practice(number, seed), ensure_ascii=False) for number in range(first, last)
    )
    return "\n".join(lines).encode()


def invented_queries(number: int, *, seed: str = SEED) -> Iterator[SearchQuery]:
    """Yield questions of mixed kinds, in turn: words, phrases, concepts, filters, none at all."""
    random = _random(seed, "questions")
    kinds = (_rare, _common, _several, _phrase, _concept, _narrowed, _newest, _mistyped)
    for place in range(number):
        yield kinds[place % len(kinds)](random)


def _random(seed: str, about: object) -> Random:
    return Random(f"{seed}/{about}")  # noqa: S311 - the same texts each time; nothing secret


def _practice(number: int, seed: str) -> dict[str, object]:
    random = _random(seed, number)
    language = _LANGUAGES[number % len(_LANGUAGES)]
    lexicon = LEXICONS[language]
    start = random.randint(_FIRST_YEAR, _LAST_YEAR)
    return {
        "language": language,
        "title": _sentence(lexicon, random).rstrip("."),
        "situation": _text(lexicon, random, 3, 6),
        "aim": _text(lexicon, random, 2, 4),
        "partners": _text(lexicon, random, 1, 2),
        "approach": _text(lexicon, random, 4, 7),
        "result": _text(lexicon, random, 2, 4),
        "differently": _text(lexicon, random, 1, 2),
        "needs_first": _text(lexicon, random, 1, 2),
        "kind": random.choice(list(PracticeKind)),
        "themes": random.sample(_concepts(), random.randint(1, 5)),
        "target_groups": random.sample(list(TargetGroup), random.randint(1, 3)),
        "settings": random.sample(list(Setting), random.randint(1, 3)),
        "level": random.choice(list(Level)),
        "network_step": random.choice(list(NetworkStep)),
        "network_part": random.choice(list(NetworkPart)),
        "partner_sectors": random.sample(list(Sector), random.randint(1, 5)),
        "period": {"from": f"{start}-0{random.randint(1, 9)}", "to": f"{start + 1}-12"},
        "evidence": random.choice(list(EvidenceLevel)),
        "resources": {
            "cost_band": random.choice(list(CostBand)),
            "hours_per_week": random.randint(1, 40),
        },
        "rights": random.choice(list(Rights)),
        "lessons": [
            {"kind": LessonKind.WORKED, "text": _text(lexicon, random, 1, 2)},
            {
                "kind": LessonKind.DONT,
                "text": _text(lexicon, random, 1, 2),
                "dont": random.choice(list(DontCode)),
            },
        ],
    }


def _text(lexicon: Lexicon, random: Random, fewest: int, most: int) -> str:
    sentences = random.randint(fewest, most)
    return " ".join(_sentence(lexicon, random) for _ in range(sentences))


def _sentence(lexicon: Lexicon, random: Random) -> str:
    is_coined = random.random() < _COINED_SHARE
    return lexicon.sentence.format(
        adjective=random.choice(lexicon.adjectives),
        subject=random.choice(lexicon.nouns),
        verb=random.choice(lexicon.verbs),
        object=_coined(random) if is_coined else random.choice(lexicon.nouns),
        manner=random.choice(lexicon.manners),
    )


def _coined(random: Random) -> str:
    return coined_word(int(COINED * random.random() ** _RARITY))


def _concepts() -> list[str]:
    return sorted(load_vocabulary().concepts)


def _lexicon(random: Random) -> Lexicon:
    return LEXICONS[random.choice(_LANGUAGES)]


def _rare(random: Random) -> SearchQuery:
    return SearchQuery(text=_coined(random))


def _common(random: Random) -> SearchQuery:
    return SearchQuery(text=random.choice(_lexicon(random).nouns))


def _several(random: Random) -> SearchQuery:
    lexicon = _lexicon(random)
    words = (*random.sample(lexicon.nouns, 2), random.choice(lexicon.verbs))
    return SearchQuery(text=" ".join(words))


def _phrase(random: Random) -> SearchQuery:
    return SearchQuery(text=f'"{random.choice(_lexicon(random).manners)}"')


def _concept(random: Random) -> SearchQuery:
    labels = load_vocabulary().get_concept(random.choice(_concepts())).labels
    return SearchQuery(text=random.choice(sorted(labels.values())))


def _narrowed(random: Random) -> SearchQuery:
    lexicon = _lexicon(random)
    return SearchQuery(
        text=random.choice(lexicon.nouns),
        filters={
            "kind": (random.choice(list(PracticeKind)).value,),
            "settings": (random.choice(list(Setting)).value,),
        },
    )


def _newest(random: Random) -> SearchQuery:
    return SearchQuery(filters={"themes": (random.choice(_concepts()),)})


def _mistyped(random: Random) -> SearchQuery:
    word = random.choice(_lexicon(random).nouns)
    return SearchQuery(text=f"{word[:-2]}{word[-1]}{word[-2]}")
