"""Which addresses a peer may have, and which lead back into somebody's network."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis.strategies import ip_addresses

from federation.addresses import SPECIAL_IPV4, SPECIAL_IPV6, check_public_address
from federation.errors import AddressRefusedError

BIRCH = "https://birch.example"


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("0.0.0.0", id="unspecified"),  # noqa: S104 - an address to refuse, nothing binds it
        pytest.param("0.1.2.3", id="this network"),
        pytest.param("10.0.0.1", id="private ten"),
        pytest.param("172.16.0.1", id="private 172, first"),
        pytest.param("172.31.255.255", id="private 172, last"),
        pytest.param("192.168.1.1", id="private 192"),
        pytest.param("127.0.0.1", id="loopback"),
        pytest.param("127.255.255.254", id="loopback, last"),
        pytest.param("100.64.0.1", id="carrier-grade NAT, first"),
        pytest.param("100.127.255.255", id="carrier-grade NAT, last"),
        pytest.param("169.254.169.254", id="cloud metadata"),
        pytest.param("192.0.0.8", id="protocol assignment"),
        pytest.param("192.0.2.1", id="documentation one"),
        pytest.param("198.51.100.7", id="documentation two"),
        pytest.param("203.0.113.9", id="documentation three"),
        pytest.param("192.88.99.1", id="6to4 relay"),
        pytest.param("198.18.0.1", id="benchmark, first"),
        pytest.param("198.19.255.255", id="benchmark, last"),
        pytest.param("224.0.0.1", id="multicast"),
        pytest.param("239.255.255.250", id="multicast, local"),
        pytest.param("240.0.0.1", id="reserved"),
        pytest.param("255.255.255.255", id="broadcast"),
        pytest.param("::", id="IPv6 unspecified"),
        pytest.param("::1", id="IPv6 loopback"),
        pytest.param("0:0:0:0:0:0:0:1", id="IPv6 loopback, long"),
        pytest.param("::ffff:127.0.0.1", id="IPv4-mapped loopback"),
        pytest.param("::ffff:7f00:1", id="IPv4-mapped loopback in hexadecimal"),
        pytest.param("::ffff:8.8.8.8", id="IPv4-mapped public"),
        pytest.param("::ffff:0:10.0.0.1", id="IPv4-translated"),
        pytest.param("::10.0.0.1", id="IPv4-compatible"),
        pytest.param("64:ff9b::a00:1", id="NAT64"),
        pytest.param("64:ff9b:1::a00:1", id="NAT64, local use"),
        pytest.param("100::1", id="discard only"),
        pytest.param("2001:0:4136:e378:8000:63bf:3fff:fdd2", id="Teredo"),
        pytest.param("2001:2::1", id="IPv6 benchmark"),
        pytest.param("2001:10::1", id="ORCHID"),
        pytest.param("2001:20::1", id="ORCHIDv2"),
        pytest.param("2001:db8::1", id="IPv6 documentation"),
        pytest.param("3fff::1", id="IPv6 documentation, newer"),
        pytest.param("2002:7f00:1::1", id="6to4 of loopback"),
        pytest.param("2002:808:808::1", id="6to4 of a public address"),
        pytest.param("2a00:1450::5efe:10.0.0.1", id="ISATAP"),
        pytest.param("2a00:1450::200:5efe:8.8.8.8", id="ISATAP, global mark"),
        pytest.param("2620:4f:8000::1", id="IPv6 AS112"),
        pytest.param("fc00::1", id="unique local"),
        pytest.param("fdff:ffff::1", id="unique local, random"),
        pytest.param("fe80::1", id="link-local"),
        pytest.param("fe80::1%eth0", id="link-local with a zone"),
        pytest.param("2a00:1450::1%eth0", id="global with a zone"),
        pytest.param("fec0::1", id="site-local"),
        pytest.param("ff02::1", id="IPv6 multicast"),
        pytest.param("5f00::1", id="segment routing"),
        pytest.param("4000::1", id="not yet assigned"),
    ],
)
def test_an_address_of_a_special_range_is_refused(address: str) -> None:
    with pytest.raises(AddressRefusedError) as caught:
        check_public_address(address, about=BIRCH)
    assert caught.value.about == BIRCH


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("2130706433", id="decimal"),
        pytest.param("0x7f000001", id="hexadecimal"),
        pytest.param("0177.0.0.1", id="octal"),
        pytest.param("127.1", id="short"),
        pytest.param("8.8.8.8 ", id="trailing blank"),
        pytest.param("８.8.8.8", id="full-width digit"),  # noqa: RUF001 - the look-alike is the case
        pytest.param("birch.example", id="a name"),
        pytest.param("", id="nothing"),
        pytest.param("[2a00:1450::1]", id="brackets"),
    ],
)
def test_an_unusual_spelling_is_refused_rather_than_guessed(address: str) -> None:
    with pytest.raises(AddressRefusedError):
        check_public_address(address, about=BIRCH)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("8.8.8.8", id="IPv4"),
        pytest.param("9.255.255.255", id="just under private ten"),
        pytest.param("11.0.0.0", id="just over private ten"),
        pytest.param("100.63.255.255", id="just under carrier-grade NAT"),
        pytest.param("100.128.0.0", id="just over carrier-grade NAT"),
        pytest.param("172.15.255.255", id="just under private 172"),
        pytest.param("172.32.0.0", id="just over private 172"),
        pytest.param("198.17.255.255", id="just under benchmark"),
        pytest.param("198.20.0.0", id="just over benchmark"),
        pytest.param("223.255.255.255", id="just under multicast"),
        pytest.param("2a00:1450:4009:80b::200e", id="IPv6"),
        pytest.param("2001:200::1", id="just over protocol assignments"),
        pytest.param("2003::1", id="just over 6to4"),
    ],
)
def test_an_ordinary_public_address_passes(address: str) -> None:
    check_public_address(address, about=BIRCH)


@given(ip_addresses())
def test_nothing_passes_that_the_standard_library_calls_not_global(
    address: IPv4Address | IPv6Address,
) -> None:
    try:
        check_public_address(str(address), about=BIRCH)
    except AddressRefusedError:
        return
    assert address.is_global


ENDS = [str(net[place]) for net in SPECIAL_IPV4 for place in (0, -1)] + [
    str(net[place]) for net in SPECIAL_IPV6 for place in (0, -1)
]


@pytest.mark.parametrize("end", ENDS)
def test_both_ends_of_each_listed_range_are_refused(end: str) -> None:
    with pytest.raises(AddressRefusedError):
        check_public_address(end, about=BIRCH)
