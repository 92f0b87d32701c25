"""The tables that the process facing peers may write: hints, nonces, who fetched what.

Nothing in here is trusted and nothing is missed when it is lost, except nonces, which make a POST
answerable once. Numbers that a peer chose, and days in seconds, have 64 bits.
"""

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from node.database import InboxModel

__all__ = ["CallerHint", "Fetch", "Nonce", "Ping"]


class Ping(InboxModel):
    """A peer says that a collection grew; one row per collection, coalesced."""

    __tablename__ = "ping"

    collection: Mapped[str] = mapped_column(String(400), primary_key=True)
    origin: Mapped[str] = mapped_column(String(400))
    size: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]


class Nonce(InboxModel):
    """A nonce that was used, until its request would have expired anyway."""

    __tablename__ = "nonce"

    caller: Mapped[str] = mapped_column(String(400), primary_key=True)
    nonce: Mapped[str] = mapped_column(String(100), primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)


class CallerHint(InboxModel):
    """An unknown caller; acted on only if a superior lists it. One row per caller, bounded."""

    __tablename__ = "caller_hint"

    caller: Mapped[str] = mapped_column(String(400), primary_key=True)
    at: Mapped[datetime]


class Fetch(InboxModel):
    """How far one caller has been given one collection; the disclosure log reads it."""

    __tablename__ = "fetch"

    caller: Mapped[str] = mapped_column(String(400), primary_key=True)
    collection: Mapped[str] = mapped_column(String(400), primary_key=True)
    served_to: Mapped[int] = mapped_column(BigInteger)
    day: Mapped[int] = mapped_column(BigInteger)
