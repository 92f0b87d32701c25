"""The name by which sessions know an account: random, and changed when all of them must end."""

from secrets import token_hex

__all__ = ["new_uniquifier"]


def new_uniquifier() -> str:
    """Return a new name; sessions that hold the old one end."""
    return token_hex(32)
