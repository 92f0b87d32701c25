"""Keys are said as eight words that are the same whenever the keys are."""

from federation.keys import KeySet, generate_signing_key
from node.trust.spoken_keys import WORDS, _word, speak_keys


def test_a_word_is_a_proquint() -> None:
    # 127.0.0.1 is lusab-babad in the paper that proposes them.
    assert (_word(0x7F00), _word(0x0001)) == ("lusab", "babad")


def test_eight_words_stand_for_keys_in_whatever_order_they_come() -> None:
    first, second = (generate_signing_key("ES256").public for _ in range(2))

    words = speak_keys(KeySet([first, second]))

    assert len(words) == WORDS
    assert all(len(word) == 5 and word.isalpha() for word in words)
    assert speak_keys(KeySet([second, first])) == words


def test_other_keys_have_other_words() -> None:
    first, second = (generate_signing_key("ES256").public for _ in range(2))
    assert speak_keys(KeySet([first])) != speak_keys(KeySet([second]))
    assert speak_keys(KeySet([first])) != speak_keys(KeySet([first, second]))
