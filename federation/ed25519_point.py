"""The curve of Ed25519, as far as deciding which public keys are fit to verify with.

Libraries verify with points that no honest key generator produces: under a point of
small order one signature fits many messages, and a point written in a second,
non-canonical way gives one key two fingerprints.

Source: RFC 8032, sections 5.1.2 (encoding) and 5.1.3 (decoding).
"""

__all__ = ["check_point"]

_P = 2**255 - 19
_D = -121665 * pow(121666, -1, _P) % _P
_SQRT_MINUS_ONE = pow(2, (_P - 1) // 4, _P)
_ENCODED_BYTES = 32


def check_point(encoded: bytes) -> None:
    """Check that ``encoded`` is the one encoding of a point whose order is not small.

    Args:
        encoded: Public key; 32 bytes, little endian, sign of x in the top bit.

    Raises:
        ValueError: Wrong length, not canonical, not on the curve, or of an order
            that divides 8.
    """
    if len(encoded) != _ENCODED_BYTES:
        raise ValueError(f"{len(encoded)} bytes instead of {_ENCODED_BYTES}")
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= _P:
        raise ValueError("the encoding is not canonical")
    x = _recover_x(y)
    if x == 0 and sign:
        raise ValueError("the encoding is not canonical")
    # Doubling three times multiplies by the cofactor 8; only the eight points of
    # small order end at the neutral element (0, 1).
    for _ in range(3):
        x, y = _double(x, y)
    if (x, y) == (0, 1):
        raise ValueError("the point is of small order")


def _recover_x(y: int) -> int:
    """Return an x of ``y``; either will do, as a point and its negative have one order."""
    x_squared = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(x_squared, (_P + 3) // 8, _P)
    if (x * x - x_squared) % _P:
        x = x * _SQRT_MINUS_ONE % _P
    if (x * x - x_squared) % _P:
        raise ValueError("the point is not on the curve")
    return x


def _double(x: int, y: int) -> tuple[int, int]:
    """Return the sum of a point with itself; the curve's law has no exceptions."""
    product = _D * x * x * y * y % _P
    doubled_x = 2 * x * y * pow(1 + product, -1, _P) % _P
    doubled_y = (y * y + x * x) * pow(1 - product, -1, _P) % _P
    return doubled_x, doubled_y
