"""The data key: what is sealed opens where it stands, and nowhere else."""

import json
import stat
from base64 import urlsafe_b64encode
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from node.errors import SealedFieldError
from node.keyring import Keyring, create_keyring, open_keyring

KEY, OTHER = bytes(range(32)), bytes(range(32, 64))


def seal(keyring: Keyring, text: str = "Quillon") -> bytes:
    """Seal a text for one row of one column."""
    return keyring.seal(text, table="practice", column="title", row=7)


@pytest.mark.parametrize("text", ["", "Quillon", "ångström 猫 \x00 \n", "x" * 100_000])
def test_what_was_sealed_opens_where_it_stands(text: str) -> None:
    keyring = Keyring({1: KEY})

    assert keyring.open(seal(keyring, text), table="practice", column="title", row=7) == text


def test_a_sealed_field_is_what_the_page_of_the_format_says() -> None:
    sealed = seal(Keyring({258: KEY}))

    assert sealed[:3] == b"\x01\x01\x02"
    assert len(sealed) == 3 + 12 + len("Quillon") + 16
    # Opened with the library alone, from the written format.
    place = b"practice|title|7"
    assert AESGCM(KEY).decrypt(sealed[3:15], sealed[15:], place) == b"Quillon"


def test_the_same_text_sealed_twice_differs() -> None:
    keyring = Keyring({1: KEY})

    assert seal(keyring) != seal(keyring)


@pytest.mark.parametrize(
    ("table", "column", "row"),
    [
        pytest.param("account", "title", 7, id="another table"),
        pytest.param("practice", "aim", 7, id="another column"),
        pytest.param("practice", "title", 8, id="another row"),
    ],
)
def test_a_field_moved_elsewhere_does_not_open(table: str, column: str, row: int) -> None:
    keyring = Keyring({1: KEY})

    with pytest.raises(SealedFieldError):
        keyring.open(seal(keyring), table=table, column=column, row=row)


def test_another_key_does_not_open() -> None:
    with pytest.raises(SealedFieldError):
        Keyring({1: OTHER}).open(seal(Keyring({1: KEY})), table="practice", column="title", row=7)


def test_a_field_changed_in_any_byte_does_not_open() -> None:
    keyring = Keyring({1: KEY})
    sealed = seal(keyring)

    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(SealedFieldError):
            keyring.open(bytes(changed), table="practice", column="title", row=7)


def test_a_field_cut_off_anywhere_does_not_open() -> None:
    keyring = Keyring({1: KEY})
    sealed = seal(keyring)

    for length in range(len(sealed)):
        with pytest.raises(SealedFieldError):
            keyring.open(sealed[:length], table="practice", column="title", row=7)


def test_the_newest_key_seals_and_the_older_ones_still_open() -> None:
    old = seal(Keyring({1: KEY}))
    both = Keyring({1: KEY, 2: OTHER})

    assert both.open(old, table="practice", column="title", row=7) == "Quillon"
    assert seal(both)[1:3] == b"\x00\x02"


def test_a_blind_index_is_equal_for_one_text_and_one_purpose_alone() -> None:
    keyring = Keyring({1: KEY})
    index = keyring.blind_index("Quillon Ofrane", purpose="register")

    assert len(index) == 32
    assert keyring.blind_index(" quillon ofrane ", purpose="register") == index
    assert keyring.blind_index("Quillon", purpose="register") != index
    assert keyring.blind_index("Quillon Ofrane", purpose="account") != index
    assert Keyring({1: OTHER}).blind_index("Quillon Ofrane", purpose="register") != index


def test_a_new_key_keeps_blind_indexes_comparable() -> None:
    before, after = Keyring({1: KEY}), Keyring({1: KEY, 2: OTHER})

    assert before.blind_index("x", purpose="p") == after.blind_index("x", purpose="p")


def test_a_derived_key_is_for_one_use_and_stays_when_a_key_is_added() -> None:
    derived = Keyring({1: KEY}).derive("audit")

    assert len(derived) == 32
    assert Keyring({1: KEY, 2: OTHER}).derive("audit") == derived
    assert Keyring({1: KEY}).derive("other") != derived
    assert Keyring({1: OTHER}).derive("audit") != derived


def test_no_key_is_in_the_repr() -> None:
    shown = repr(Keyring({1: KEY}))

    assert shown == "<Keyring current=1>"


def test_a_key_file_is_read_by_its_owner_alone_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    sealed = seal(create_keyring(path))

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert open_keyring(path).open(sealed, table="practice", column="title", row=7) == "Quillon"


def test_a_key_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    create_keyring(path)
    before = path.read_bytes()

    with pytest.raises(FileExistsError):
        create_keyring(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(None, id="no file"),
        pytest.param("", id="an empty file"),
        pytest.param("[]", id="a list"),
        pytest.param('{"keys": {}}', id="no keys"),
        pytest.param('{"keys": {"one": ""}}', id="a key without a number"),
        pytest.param('{"keys": {"1": 5}}', id="a key that is a number"),
        pytest.param(
            json.dumps({"keys": {"1": urlsafe_b64encode(b"short").decode()}}), id="a short key"
        ),
    ],
)
def test_a_file_that_is_no_key_file_is_refused(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "data.json"
    if content is not None:
        path.write_text(content)

    with pytest.raises(SealedFieldError, match=str(path)):
        open_keyring(path)
