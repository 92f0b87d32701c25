"""Which points are fit to be Ed25519 public keys."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from federation.ed25519_point import check_point

RFC_8032_PUBLIC_KEYS = [
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e",
]

SMALL_ORDER = {
    "order 1": "01" + "00" * 31,
    "order 2": "ec" + "ff" * 30 + "7f",
    "order 4, positive": "00" * 32,
    "order 4, negative": "00" * 31 + "80",
    "order 8, first": "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "order 8, second": "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "order 8, third": "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "order 8, fourth": "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
}

NOT_CANONICAL = {
    "y is the field's prime": "ed" + "ff" * 30 + "7f",
    "y is the prime and 1": "ee" + "ff" * 30 + "7f",
    "y is all ones": "ff" * 31 + "7f",
    "y is the prime, negative": "ed" + "ff" * 31,
    "zero with a sign, order 1": "01" + "00" * 30 + "80",
    "zero with a sign, order 2": "ec" + "ff" * 31,
}


@pytest.mark.parametrize("digits", RFC_8032_PUBLIC_KEYS)
def test_the_public_keys_of_rfc_8032_are_fit(digits: str) -> None:
    check_point(bytes.fromhex(digits))


@pytest.mark.parametrize("digits", SMALL_ORDER.values(), ids=SMALL_ORDER.keys())
def test_a_point_of_small_order_is_refused(digits: str) -> None:
    with pytest.raises(ValueError, match="small order"):
        check_point(bytes.fromhex(digits))


@pytest.mark.parametrize("digits", SMALL_ORDER.values(), ids=SMALL_ORDER.keys())
def test_the_library_alone_takes_points_of_small_order(digits: str) -> None:
    # The reason for this module; when this fails one day, the check may go.
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(digits))


@pytest.mark.parametrize("digits", NOT_CANONICAL.values(), ids=NOT_CANONICAL.keys())
def test_a_second_spelling_of_a_point_is_refused(digits: str) -> None:
    with pytest.raises(ValueError, match="not canonical"):
        check_point(bytes.fromhex(digits))


@pytest.mark.parametrize("y", [2, 7, 8, 12])
def test_a_y_without_a_point_is_refused(y: int) -> None:
    with pytest.raises(ValueError, match="not on the curve"):
        check_point(y.to_bytes(32, "little"))


@pytest.mark.parametrize("size", [0, 31, 33])
def test_another_length_than_32_bytes_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="instead of 32"):
        check_point(bytes(size))
