"""Addresses no peer may have: the special ranges of IPv4 and IPv6.

A name in somebody else's hands can lead anywhere, also back into our own network. A
peer is therefore reached only at an ordinary public address. For IPv4 the special
ranges are listed and everything else passes. For IPv6 only the global unicast block
`2000::/3` passes, less the ranges inside it that carry an IPv4 address or have no host
behind them; so the mapped, compatible and translated spellings of an IPv4 address,
loopback, link-local and whatever is assigned outside that block are refused without
being decoded.

The ranges stand here rather than being asked from `ipaddress`, because its answers have
changed between Python releases. Limit: an operator's own NAT64 prefix inside global
unicast cannot be told from an ordinary network.

Source: IANA IPv4 and IPv6 Special-Purpose Address Registries; RFC 6890, RFC 5214.
"""

from collections.abc import Mapping
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
)
from typing import Final

from federation.errors import AddressRefusedError

__all__ = ["SPECIAL_IPV4", "SPECIAL_IPV6", "check_public_address"]

SPECIAL_IPV4: Final[Mapping[IPv4Network, str]] = {
    IPv4Network("0.0.0.0/8"): "unspecified",
    IPv4Network("10.0.0.0/8"): "private",
    IPv4Network("100.64.0.0/10"): "carrier-grade NAT",
    IPv4Network("127.0.0.0/8"): "loopback",
    IPv4Network("169.254.0.0/16"): "link-local",
    IPv4Network("172.16.0.0/12"): "private",
    IPv4Network("192.0.0.0/24"): "protocol assignment",
    IPv4Network("192.0.2.0/24"): "documentation",
    IPv4Network("192.31.196.0/24"): "AS112",
    IPv4Network("192.52.193.0/24"): "multicast tunnel",
    IPv4Network("192.88.99.0/24"): "6to4 relay",
    IPv4Network("192.168.0.0/16"): "private",
    IPv4Network("192.175.48.0/24"): "AS112",
    IPv4Network("198.18.0.0/15"): "benchmark",
    IPv4Network("198.51.100.0/24"): "documentation",
    IPv4Network("203.0.113.0/24"): "documentation",
    IPv4Network("224.0.0.0/4"): "multicast",
    IPv4Network("240.0.0.0/4"): "reserved",
}
"""Ranges of IPv4 without a public host, each with the word used in messages."""

SPECIAL_IPV6: Final[Mapping[IPv6Network, str]] = {
    IPv6Network("2001::/32"): "Teredo",
    IPv6Network("2001:2::/48"): "benchmark",
    IPv6Network("2001:db8::/32"): "documentation",
    IPv6Network("2001::/23"): "protocol assignment",
    IPv6Network("2002::/16"): "6to4",
    IPv6Network("2620:4f:8000::/48"): "AS112",
    IPv6Network("3fff::/20"): "documentation",
}
"""Ranges inside global unicast without an ordinary host; the first that fits names it."""

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_ISATAP_MARKS = frozenset({0x00005EFE, 0x02005EFE})
_INTERFACE_MARK_SHIFT = 32
_MARK_MASK = 0xFFFFFFFF


def check_public_address(address: str, *, about: str) -> None:
    """Check that ``address`` is one an ordinary public host may have.

    Args:
        address: As a resolver spells it; an IPv6 zone is allowed and refused with its range.
        about: The peer whose name led here.

    Raises:
        AddressRefusedError: A special range, or not the standard spelling of an address.
    """
    try:
        parsed = ip_address(address)
    except ValueError as error:
        raise AddressRefusedError("the name leads to no IP address", about=about) from error
    kind = _special_kind(parsed)
    if kind is not None:
        raise AddressRefusedError(f"the name leads to a {kind} address", about=about)


def _special_kind(address: IPv4Address | IPv6Address) -> str | None:
    """Return the word for the special range that holds ``address``, or None."""
    if isinstance(address, IPv4Address):
        return next((kind for net, kind in SPECIAL_IPV4.items() if address in net), None)
    if address not in _GLOBAL_UNICAST or address.scope_id is not None:
        return "non-global IPv6"
    # RFC 5214, section 6.1: these interface identifiers end in an IPv4 address to tunnel to.
    if int(address) >> _INTERFACE_MARK_SHIFT & _MARK_MASK in _ISATAP_MARKS:
        return "ISATAP"
    return next((kind for net, kind in SPECIAL_IPV6.items() if address in net), None)
